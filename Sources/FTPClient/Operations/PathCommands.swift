package import FTPProtocol

extension Session {
  /// Makes a command about a path, written so that the server reads that path and nothing else.
  ///
  /// The one place that knows what servers make of strange names. `-x` is an option to LIST; `~x`
  /// somebody's home directory to ProFTPD 1.3.8; digits in front a time to vsftpd's MDTM; blanks in
  /// front are lost in SITE CHMOD, MFMT and others, and are underscores to Pure-FTPd 1.0.50 unless
  /// the path is absolute. May ask where we are (PWD), so all commands of a sequence are made
  /// before the first is sent.
  ///
  /// - Parameters:
  ///   - verb: The command; its argument ends with the path.
  ///   - path: Relative to the working directory, or absolute.
  ///   - before: What stands before the path, with the blank between them.
  /// - Returns: The command, not sent yet.
  /// - Throws: ``FTPError/invalidCommand(_:)`` when the server is known to take such a name for
  ///   another one.
  package func command(
    _ verb: CommandVerb,
    _ path: RemotePath,
    after before: String = ""
  ) throws(FTPError) -> Command {
    let octets = try argument(verb, path)
    let isNew = [.stor, .appe, .mkd, .rnto].contains(verb)
    guard !software.changes(octets, isNew: isNew) else {
      throw .invalidCommand(.changedByServer(verb))
    }
    return Command(verb, [UInt8](before.utf8) + octets)
  }

  private func argument(_ verb: CommandVerb, _ path: RemotePath) throws(FTPError) -> [UInt8] {
    switch path.octets.first {
    case 0x20, 0x09:
      guard let here = try? workingDirectory() else { fallthrough }
      return here.appending(path).octets
    case 0x2D, 0x7E:
      return [0x2E, 0x2F] + path.octets
    case .some(0x30...0x39) where verb == .mdtm:
      return [0x2E, 0x2F] + path.octets
    default:
      return path.octets
    }
  }
}
