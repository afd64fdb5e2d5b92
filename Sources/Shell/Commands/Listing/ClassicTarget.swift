import FTPClient
import FTPProtocol
import Octets
import Terminal

/// The last operand of a listing as classic ftp has it: the file here that gets the listing.
enum ClassicTarget {
  /// Takes it off the operands where it is meant so.
  ///
  /// `mdir` and `mls` always have it; `ls` and `dir` where there are two operands and the server has
  /// nothing of the second's name: in a script for classic ftp that is a file here, while at the
  /// prompt it is more likely a name that was mistyped.
  ///
  /// - Parameters:
  ///   - operands: What was typed.
  ///   - isClassic: Whether the command is one that has it always.
  ///   - shell: Where to ask.
  /// - Returns: What is to be listed, and where the listing goes.
  /// - Throws: ``CommandError`` for a second operand at the prompt that is not there.
  static func split(
    _ operands: [RemoteOperand],
    isClassic: Bool,
    _ shell: ShellState
  ) throws(CommandError) -> (operands: [RemoteOperand], target: Redirection?) {
    guard operands.count == 2 || (isClassic && operands.count > 2), let last = operands.last,
      !last.word.hasWildcards, !last.isURL
    else { return (operands, nil) }
    let listed = [RemoteOperand](operands.dropLast())
    let name = last.word.plain
    if name == [.hyphen] { return (listed, nil) }
    if name.first == .bar { return (listed, .command([UInt8](name.dropFirst()))) }
    guard shell.mode == .script || isClassic else { return (operands, nil) }
    let path = try shell.remotePath(last)
    let what: [UInt8] = .doing("list", path.octets)
    let session = try shell.loggedIn()
    guard try remotely(what, session.entry(at: path, now: .current)) == nil,
      try remotely(what, !session.isDirectory(path))
    else { return (operands, nil) }
    if shell.front.noticedCommands.insert("ls FILE").inserted {
      let shown = Escaping.name(name)
      shell.output.say("the listing goes into \(shown) here, as with classic ftp", style: .dim)
    }
    return (listed, .file(last.word, appends: false))
  }

  /// Says what to type for the classic form, where the second operand is not there.
  static func advise(_ operands: [RemoteOperand], after error: CommandError, _ shell: ShellState) {
    guard operands.count == 2, error.what.ends(with: operands[1].word.plain) else { return }
    shell.show(error)
    let words = operands.map { Quoting.quoted($0.word.plain) }
    shell.output.say("       To keep the listing of one here: ls \(words[0]) > \(words[1])")
  }
}

extension [UInt8] {
  /// Whether these are the last octets.
  fileprivate func ends(with octets: [UInt8]) -> Bool { suffix(octets.count).elementsEqual(octets) }
}
