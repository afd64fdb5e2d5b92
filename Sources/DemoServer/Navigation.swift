import FTPProtocol
import Octets
import Platform
import SystemPackage

/// Where the client is, and in which form data travels.
extension DemoSession {
  func answerNavigation(
    _ verb: CommandVerb,
    _ argument: [UInt8]
  ) throws(ServerControl.Ending) -> Bool {
    switch verb.name {
    case "CWD", "XCWD": try changeDirectory(path(argument))
    case "CDUP", "XCUP": try changeDirectory(workingDirectory.parent)
    case "PWD", "XPWD": try control.reply(257, "\"", doubled(workingDirectory), "\" is here.")
    case "TYPE": try setType(argument)
    case "MODE":
      try isLetter("S", argument)
        ? control.reply(200, "Stream mode.") : control.reply(504, "Stream mode only.")
    case "STRU":
      try isLetter("F", argument)
        ? control.reply(200, "File structure.") : control.reply(504, "File structure only.")
    case "ALLO": try control.reply(202, "No need to.")
    default: return false
    }
    return true
  }

  private func changeDirectory(_ path: RemotePath) throws(ServerControl.Ending) {
    guard let place = directory.place(of: path), FileInfo.isDirectory(place)
    else { return try control.reply(550, "There is no such directory.") }
    workingDirectory = path
    try control.reply(250, "Moved.")
  }

  private func setType(_ argument: [UInt8]) throws(ServerControl.Ending) {
    switch argument.text.uppercased() {
    case "A", "A N": type = .ascii
    case "I", "L 8": type = .image
    default: return try control.reply(504, "Types A and I only.")
    }
    try control.reply(200, "Type \(type.argument).")
  }

  private func isLetter(_ letter: String, _ argument: [UInt8]) -> Bool {
    argument.text.uppercased() == letter
  }

  /// A path for a 257 reply: quotes doubled (RFC 959 Appendix II).
  func doubled(_ path: RemotePath) -> [UInt8] {
    path.octets.flatMap { $0 == .doubleQuote ? [.doubleQuote, .doubleQuote] : [$0] }
  }
}
