import FTPClient
import FTPProtocol
import Octets
import Platform
import SystemPackage
import Terminal
import Transfers

/// Refuses several sources that would get one name in a directory, before anything moves: only the
/// last of them would be left (as mv(1), "will not overwrite just-created"); and such as would have
/// the name of another one until that is complete, which is written over them.
enum OneNameEach {
  /// Checks files of this machine that go into one directory of a server.
  ///
  /// - Throws: ``CommandError`` that names two of one name; the server's rule about case counts.
  static func check(_ paths: [FilePath], at session: Session) throws(CommandError) {
    guard paths.count > 1 else { return }
    let sources = paths.map { path in
      (path.octets, path.lexicallyNormalized().lastName ?? [])
    }
    try check(sources, ignoresCase: ignoresCase(session))
    try checkPartials(sources)
  }

  /// Checks files of a server that go into one directory of this machine, or of the server.
  ///
  /// - Parameters:
  ///   - matches: The files.
  ///   - session: The server they go to; `nil` for this machine.
  /// - Throws: As ``check(_:at:)``.
  static func check(
    _ matches: [RemoteMatch],
    at session: Session? = nil
  ) throws(CommandError) {
    guard matches.count > 1 else { return }
    let sources = matches.map { ($0.path.octets, $0.path.lastComponent?.octets ?? []) }
    let ignoresCase = if let session { try ignoresCase(session) } else { false }
    try check(sources, ignoresCase: ignoresCase)
    // What a server renames is not written.
    if session == nil { try checkPartials(sources) }
  }

  /// Checks files of one server that are written into one directory of another one.
  ///
  /// - Throws: As ``check(_:at:)``.
  static func check(
    _ matches: [RemoteMatch],
    writtenAt session: Session
  ) throws(CommandError) {
    try check(matches, at: session)
    guard matches.count > 1 else { return }
    try checkPartials(matches.map { ($0.path.octets, $0.path.lastComponent?.octets ?? []) })
  }

  private static func checkPartials(
    _ sources: [(path: [UInt8], name: [UInt8])]
  ) throws(CommandError) {
    let taken = PartialName.taken(among: sources.map(\.name))
    guard let (path, _) = sources.first(where: { taken.contains($0.name) }) else { return }
    throw CommandError(
      path,
      .refused(
        "another one would be written over it, which has that name until it is complete",
        advice: "Nothing was moved. Give one of them another name."
      )
    )
  }

  private static func ignoresCase(_ session: Session) throws(CommandError) -> Bool {
    do throws(FTPError) {
      return try session.ignoresCase()
    } catch {
      throw CommandError("compare names", .session(error))
    }
  }

  private static func check(
    _ sources: [(path: [UInt8], name: [UInt8])],
    ignoresCase: Bool
  ) throws(CommandError) {
    var first: [[UInt8]: [UInt8]] = [:]
    for (path, name) in sources {
      let key = ignoresCase ? [UInt8](name.text.lowercased().utf8) : name
      if let other = first.updateValue(path, forKey: key), other != path {
        throw CommandError(
          other + [UInt8](" and ".utf8) + path,
          .refused(
            "both would become \(Escaping.name(name)), and only one would be left",
            advice: "Nothing was moved. Give them different names or directories."
          )
        )
      }
    }
  }
}
