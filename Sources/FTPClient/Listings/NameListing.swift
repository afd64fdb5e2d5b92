package import FTPProtocol
import Octets
import SystemPackage
import Transport

extension Session {
  /// How many names are asked for what they are.
  private static var describedNameLimit: Int { 100 }

  /// Lists a directory with NLST, for servers whose LIST says nothing.
  ///
  /// What the names are is asked one by one (SIZE, CWD), as long as they are not too many.
  func listNames(
    in place: Place,
    _ now: TimeValue,
    _ receive: (Listing) throws(FTPError) -> Void
  ) throws(FTPError) {
    let names: [[UInt8]]
    do throws(FTPError) {
      names = try nameList(in: place)
    } catch .refused(let reply, .nlst) where reply.code != .serviceNotAvailable {
      // `550 No files found`: how empty directories look to NLST.
      return try receive(Listing())
    }
    guard !names.isEmpty else { return try receive(Listing()) }
    if knowledge.isTrue(.list) == nil {
      knowledge.set(.list, false)
      observer?.note("LIST tells nothing here; using NLST")
    }
    var facts: [UInt8] = []
    for (index, name) in names.enumerated() {
      let known =
        index < Self.describedNameLimit ? try kindFacts(of: RemotePath(name), in: place) : ""
      facts += [UInt8]("\(known) ".utf8) + name + [.carriageReturn, .lineFeed]
    }
    var reader = ListingReader(.facts, now: now)
    if let part = reader.read(facts.span) { try receive(part) }
    try receive(reader.finish())
  }

  /// Says of a name what MLSD would.
  private func kindFacts(of path: RemotePath, in place: Place) throws(FTPError) -> String {
    if try isDirectory(path, in: place) { return "type=dir;" }
    guard let size = try size(of: path, in: place) else { return "type=unknown;" }
    return "type=file;size=\(size);"
  }

  /// Asks for the names in a directory (NLST), without `.` and `..`.
  ///
  /// - Parameter directory: `nil` for the working directory.
  /// - Returns: Names alone: directories that some servers write in front are cut off.
  /// - Throws: ``FTPError/refused(_:by:)`` when it is no directory, and by some when it is empty.
  package func names(in directory: RemotePath?) throws(FTPError) -> [[UInt8]] {
    try nameList(in: try place(of: directory))
  }

  private func nameList(in place: Place) throws(FTPError) -> [[UInt8]] {
    var octets: [UInt8] = []
    var decoder = dialogue.connection.names.charset.map { ListingDecoder($0) }
    try transfer(PlacedCommand(Command(.nlst), in: place), .fromServer, type: .image) {
      data throws(FTPError) in
      try Self.drain(&data) { part throws(FTPError) in
        guard octets.count < 1 << 28 else {
          throw .dataConnection(.system(.reading, .fileTooLarge))
        }
        let wire = Span<UInt8>(_unsafeElements: part.bindMemory(to: UInt8.self))
        octets += decoder?.take(wire) ?? [UInt8](part)
      }
    }
    octets += decoder?.finish() ?? []
    let end = (octets.lastIndex(of: .lineFeed) ?? -1) + 1
    // Blanks, or the mark for the end of a file of DOS, are no name.
    guard octets[end...].allSatisfy({ [.tab, .carriageReturn, .substitute, .space].contains($0) })
    else { throw .incompleteListing(.endsInMidLine) }
    return octets[..<end].split(separator: .lineFeed).compactMap { line in
      let name = line.last == .carriageReturn ? line.dropLast() : line
      return RemotePath([UInt8](name)).lastComponent?.octets
    }
  }
}
