package import FTPProtocol
import Octets

extension Session {
  /// Makes a command about a path, written so that the server reads that path and nothing else, and
  /// placed where that path is meant.
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
  ///   - directory: Where a relative path is meant; `nil` for the working directory.
  /// - Returns: The command, not sent yet.
  /// - Throws: ``FTPError/invalidCommand(_:)`` when the server is known to take such a name for
  ///   another one.
  package func command(
    _ verb: CommandVerb,
    _ path: RemotePath,
    after before: String = "",
    in directory: Place? = nil
  ) throws(FTPError) -> PlacedCommand {
    var (place, name): (Place?, RemotePath) = (nil, path)
    if !path.isAbsolute { (place, name) = try nearest(path, in: try base(directory)) }
    let octets = try argument(verb, name, in: place)
    let isNew = [.stor, .appe, .mkd, .rnto].contains(verb)
    guard !software.changes(octets, isNew: isNew) else {
      throw .invalidCommand(.changedByServer(verb))
    }
    return PlacedCommand(Command(verb, [UInt8](before.utf8) + octets), in: place)
  }

  /// Finds where a relative path can be named with the least ado.
  ///
  /// A name in the directory in which the server is, where the way back would take a new login; a
  /// name alone where the server's paths have no slashes; else the path as it is.
  private func nearest(
    _ path: RemotePath,
    in place: Place
  ) throws(FTPError) -> (Place, RemotePath) {
    guard let name = path.lastComponent, path.hasParent else { return (place, path) }
    let parent = place.appending(path.parent)
    if !place.hasSlashes { return (parent, RemotePath(name.octets)) }
    guard place.absolutePath == nil, let belief = dialogue.belief.place, belief.isSame(as: parent)
    else { return (place, path) }
    return (parent, RemotePath(name.octets))
  }

  private func argument(
    _ verb: CommandVerb,
    _ path: RemotePath,
    in place: Place?
  ) throws(FTPError) -> [UInt8] {
    switch path.octets.first {
    case .space, .tab:
      if let place, place.isSame(as: .login) { _ = try workingDirectory() }
      let here = directory.wanted.map { place?.isSame(as: $0) ?? false ? $0 : place } ?? place
      guard let here = here?.absolutePath, here.isAbsolute else { fallthrough }
      return here.appending(path).octets
    case .hyphen, .tilde:
      return [.dot, .slash] + path.octets
    case let first? where verb == .mdtm && first.isDigit:
      return [.dot, .slash] + path.octets
    default:
      return path.octets
    }
  }

  /// Names a file at this server as a URL without a password, for records of where something
  /// came from; it is not meant to be parsed.
  ///
  /// - Parameters:
  ///   - path: Relative to the working directory, or absolute.
  ///   - asksWhere: Whether the server may be asked for the working directory; without it, a
  ///     relative path stays one.
  /// - Returns: The URL, with the octets of the path as they are.
  /// - Throws: What goes wrong while the server is asked.
  package func url(of path: RemotePath, asksWhere: Bool) throws(FTPError) -> [UInt8] {
    let user = credentials.map { $0.user + [.at] } ?? []
    if asksWhere, !path.isAbsolute { _ = try workingDirectory() }
    let whole = (directoryName ?? RemotePath("~")).appending(path).normalized.octets
    let slash: [UInt8] = whole.first == .slash ? [] : [.slash]
    return [UInt8]("ftp://".utf8) + user + [UInt8]("\(endpoint)".utf8) + slash + whole
  }

  /// Whether something new can be given a path at this server: that no octet of it ends a command, the
  /// charset has its characters, and the server is not known to write another name.
  ///
  /// - Parameter path: Absolute.
  /// - Returns: False where ``command(_:_:after:in:)`` or sending would throw.
  package func canName(_ path: RemotePath) -> Bool {
    guard let placed = try? command(.stor, path) else { return false }
    return (try? dialogue.connection.names.encoded(placed.command)) != nil
  }
}
