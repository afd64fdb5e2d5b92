package import FTPProtocol
import Octets

extension Session {
  /// Whether the server says that it makes links: FEAT of ProFTPD's mod_site_misc has `SITE SYMLINK`.
  package func announcesLinks() throws(FTPError) -> Bool {
    try features().list.lines.contains { $0.uppercased() == "SITE SYMLINK" }
  }

  /// Makes a symbolic link (SITE SYMLINK, as ProFTPD's mod_site_misc has it).
  ///
  /// The server takes two words, so that neither name can have a blank in it.
  ///
  /// - Parameters:
  ///   - path: The link, which is new.
  ///   - target: What it leads to, as the link has it; nothing need be there.
  /// - Throws: ``FTPError/unsupported(_:)`` where the server knows no such command;
  ///   ``FTPError/invalidCommand(_:)`` for names that it would take for others.
  package func makeLink(_ path: RemotePath, to target: RemotePath) throws(FTPError) {
    guard target.octets.isUTF8 else { throw .invalidCommand(.notInCharset(.site)) }
    guard !target.octets.contains(where: { $0.isBlank }),
      !path.octets.contains(where: { $0.isBlank })
    else { throw .invalidCommand(.changedByServer(.site)) }
    let reply = try exchange(command(.site, path, after: "SYMLINK \(target.octets.text) "))
    if reply.saysUnknownCommand { throw .unsupported(.site) }
    guard reply.code.isCompletion else { throw .refused(reply, by: .site) }
  }

  /// Lets the server copy a file of its own, without its octets passing through here.
  ///
  /// SITE CPFR and SITE CPTO (ProFTPD's mod_copy), CPFR and CPTO where FEAT has them, SITE COPY where
  /// FEAT has that and no name has a blank. Whoever calls makes sure that the copy is there: servers
  /// say yes to any SITE.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - newPath: Its copy's name; what has it is replaced.
  /// - Returns: False where the server has no way to do it.
  /// - Throws: ``FTPError/refused(_:by:)`` with what the server says of one of the names.
  package func copyAtServer(
    _ path: RemotePath,
    to newPath: RemotePath
  ) throws(FTPError) -> Bool {
    if let isDone = try copy(
      try command(.site, path, after: "CPFR "),
      try command(.site, newPath, after: "CPTO ")
    ) {
      return isDone
    }
    let list = try features().list
    if list.has("CPFR"), let from = CommandVerb("CPFR"), let to = CommandVerb("CPTO"),
      let isDone = try copy(try command(from, path), try command(to, newPath))
    {
      return isDone
    }
    let names = path.octets + newPath.octets
    guard list.lines.contains(where: { $0.uppercased() == "SITE COPY" }),
      path.octets.isUTF8, !names.contains(where: { $0.isBlank })
    else { return false }
    let reply = try exchange(command(.site, newPath, after: "COPY \(path.octets.text) "))
    if reply.saysUnknownCommand { return false }
    guard reply.code.isCompletion else { throw .refused(reply, by: .site) }
    return true
  }

  /// Sends two commands of which the second completes the first.
  ///
  /// - Returns: `nil` where the server does not know the first.
  private func copy(
    _ from: PlacedCommand,
    _ target: PlacedCommand
  ) throws(FTPError) -> Bool? {
    let first = try exchange(from)
    guard first.code.isIntermediate else {
      // A yes at once is the answer of a server that knows nothing of it.
      if first.saysUnknownCommand || first.code.isCompletion { return nil }
      throw .refused(first, by: from.verb)
    }
    let second = try exchange(target)
    if second.saysUnknownCommand { return nil }
    guard second.code.isCompletion else { throw .refused(second, by: target.verb) }
    return true
  }

  /// Creates an empty file, or leaves what is there as it is (APPE of nothing).
  package func createFile(_ path: RemotePath) throws(FTPError) {
    try transfer(command(.appe, path), .toServer, type: .image) { _ throws(FTPError) in }
  }
}
