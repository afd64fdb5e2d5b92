import FTPClient
import FTPProtocol
import Octets
import SystemPackage
import Terminal

/// What stands before and behind the line at the prompt, as the user wants it.
enum PromptText {
  /// Fills a format with what is so now.
  ///
  /// - Parameters:
  ///   - format: Text with marks such as `%h`, which `help prompt` lists.
  ///   - shell: What the marks stand for.
  /// - Returns: Text that is harmless on a terminal.
  static func filled(_ format: String, from shell: ShellState) -> String {
    let session = shell.session
    let status = shell.front.lastStatus
    let jobCount = shell.jobs.jobs.count
    return filled(
      format,
      [
        "h": session.map { "\($0.endpoint)" } ?? "",
        "d": session?.directoryName?.octets.text ?? (session == nil ? "" : "?"),
        "u": session?.credentials?.user.text ?? "",
        "l": session.map { $0.protection == nil ? "clear" : "tls" } ?? "",
        "L": shell.localDirectory.string,
        "j": jobCount == 0 ? "" : "\(jobCount)",
        "s": status == .done ? "" : "\(status.rawValue)",
      ]
    )
  }

  /// Fills a format with values.
  ///
  /// - Parameters:
  ///   - format: What stands between `%[` and `%]` is left out where no mark in it has a value.
  ///   - values: By the letters of the marks.
  /// - Returns: Text that is harmless on a terminal; a mark that nobody knows stays as it is.
  static func filled(_ format: String, _ values: [Character: String]) -> String {
    var (outside, inside) = ("", "")
    var (isInside, hasValue) = (false, false)
    func append(_ text: String) {
      if isInside { inside += text } else { outside += text }
    }
    var rest = format[...]
    while let character = rest.popFirst() {
      guard character == "%", let mark = rest.first else {
        append(Escaping.text([UInt8](String(character).utf8)))
        continue
      }
      rest = rest.dropFirst()
      switch mark {
      case "%": append("%")
      case "[": (isInside, hasValue, inside) = (true, false, "")
      case "]":
        isInside = false
        if hasValue { outside += inside }
        (hasValue, inside) = (false, "")
      default:
        guard let value = values[mark] else {
          append(Escaping.text([UInt8]("%\(mark)".utf8)))
          continue
        }
        if !value.isEmpty { hasValue = true }
        append(Escaping.text([UInt8](value.utf8)))
      }
    }
    return outside + inside
  }
}
