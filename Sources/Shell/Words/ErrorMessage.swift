import FTPClient
import FTPProtocol
import Platform
import SystemPackage
import Terminal
import Transfers

/// The words of every error: what could not be done, why, and what can be done about it.
enum ErrorMessage {
  /// Makes the message of an error, safe for a terminal.
  ///
  /// - Parameters:
  ///   - error: As data.
  ///   - line: The number of the line in a script; `nil` at the prompt.
  ///   - file: What the script is called, where there are several.
  /// - Returns: One line, and more where there is advice.
  static func text(for error: CommandError, line: Int?, of file: String? = nil) -> String {
    let file = file.map { "\($0), " } ?? ""
    let place = line.map { "\(file)line \($0): " } ?? ""
    let (why, advice) = reason(error)
    let what = Escaping.text(error.what)
    let head = what.isEmpty ? "" : "\(what): "
    var text = "ferry: \(place)\(head)\(why)"
    if let advice { text += "\n       \(advice)" }
    return SecretText.masked(text)
  }

  /// A name as messages show it.
  static func name(_ octets: [UInt8]) -> String {
    Escaping.name(octets)
  }

  private static func reason(_ error: CommandError) -> (why: String, advice: String?) {
    switch error.cause {
    case .usage(let text, let usage):
      (lowercasingFirst(Escaping.lines(text)), Escaping.lines(usage))
    case .unknownCommand(let near):
      (
        "no such command",
        near.isEmpty
          ? "'help' shows all commands." : "Did you mean \(near.joined(separator: " or "))?"
      )
    case .ambiguousCommand(let names): ("Ambiguous: \(names.joined(separator: ", "))", nil)
    case .grammar(let error, let line): grammar(error, line)
    case .notConnected: ("not connected", "Use 'open HOST' first.")
    case .notLoggedIn: ("nobody is logged in", "Use 'user NAME' first.")
    case .session(let error): FTPErrorMessage.reason(error)
    case .transfer(let failure): TransferErrorMessage.reason(failure)
    case .local(let errno): (words(errno), nil)
    case .noMatch: ("no name there fits the pattern", "Quote it if it is meant as a name.")
    case .noSuchName: ("there is nothing of that name", nil)
    case .url(let error): url(error)
    case .badValue(let allowed): ("it can be: \(allowed)", nil)
    case .childFailed(let status): ("ended with status \(status)", nil)
    case .jobFailed(let status): ("the job ended with status \(status.rawValue)", nil)
    case .output(.badFileDescriptor): ("it was closed when ferry began", nil)
    case .output(let errno): (words(errno), nil)
    case .refused(let why, let advice), .foreign(let why, let advice),
      .failed(_, let why, let advice):
      (why, advice)
    case .interrupted: ("interrupted", nil)
    }
  }

  /// The system's own words for an error, beginning small like the rest.
  static func words(_ errno: Errno) -> String {
    if errno == .fileTooLarge, ResourceLimits.fileSize != nil {
      return "file too large for the limit set with ulimit -f"
    }
    return lowercasingFirst("\(errno)")
  }

  private static func lowercasingFirst(_ text: String) -> String {
    text.prefix(1).lowercased() + text.dropFirst()
  }

  /// Shows the line with a mark below what is to blame.
  private static func grammar(_ error: GrammarError, _ line: [UInt8]) -> (String, String?) {
    let why =
      switch error.reason {
      case .unclosedQuote(let quote): "the quote \(quote) is never closed"
      case .nothingEscaped: "there is nothing behind the backslash"
      case .nowhere: "'>' takes one file behind it, '|' a command"
      case .nothingFollows: "there is no command behind '&&' or '||'"
      case .nothingPrecedes: "there is no command before it"
      case .nul: "a name cannot have a NUL in it"
      case .badOctet: "\\x needs two hexadecimal digits behind it"
      }
    guard !line.isEmpty else {
      return (why, "The line may have a password in it, and is not shown.")
    }
    let before = Escaping.text([UInt8](line.prefix(error.offset)))
    let mark = String(repeating: " ", count: DisplayWidth.of(before)) + "^"
    return ("\(why)\n       \(Escaping.text(line))\n       \(mark)", nil)
  }

  private static func url(_ error: FTPURLError) -> (String, String?) {
    let form = "A URL is ftp://[USER[:PASSWORD]@]HOST[:PORT]/PATH."
    let why =
      switch error.reason {
      case .scheme: "not a URL of an FTP server"
      case .host: "the host (character \(error.offset + 1)) cannot be"
      case .port: "the port (character \(error.offset + 1)) is no number from 1 to 65535"
      case .escape: "the % (character \(error.offset + 1)) needs two hexadecimal digits"
      case .control: "there is a line break or NUL in it (character \(error.offset + 1))"
      }
    return (why, form)
  }
}

extension Escaping {
  /// Makes the lines of another library's text harmless, keeping its line ends.
  fileprivate static func lines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Escaping.text(WordText.plainOctets(String($0))) }
      .joined(separator: "\n       ")
  }
}
