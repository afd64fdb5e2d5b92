package import FTPProtocol
import SystemPackage
import Transport

extension Session {
  /// How many names are asked for what they are.
  private static var describedNameLimit: Int { 100 }

  /// Lists the working directory with NLST, for servers whose LIST says nothing.
  ///
  /// What the names are is asked one by one (SIZE, CWD), as long as they are not too many.
  func listNames(
    _ now: TimeValue,
    _ receive: (Listing) throws(FTPError) -> Void
  ) throws(FTPError) {
    let names: [[UInt8]]
    do throws(FTPError) {
      names = try nameList()
    } catch .refused(let reply, _) where reply.code.severity != .protected {
      // `550 No files found`: how empty directories look to NLST.
      return try receive(Listing())
    }
    guard !names.isEmpty else { return try receive(Listing()) }
    if knowledge.listTells == nil {
      knowledge.listTells = false
      observer?.note("LIST tells nothing here; using NLST")
    }
    var facts: [UInt8] = []
    for (index, name) in names.enumerated() {
      let known = index < Self.describedNameLimit ? try kindFacts(of: RemotePath(name)) : ""
      facts += [UInt8]("\(known) ".utf8) + name + [0x0D, 0x0A]
    }
    var reader = ListingReader(.facts, now: now)
    if let part = reader.read(facts.span) { try receive(part) }
    try receive(reader.finish())
  }

  /// Says of a name what MLSD would.
  private func kindFacts(of path: RemotePath) throws(FTPError) -> String {
    if try isDirectory(path) { return "type=dir;" }
    guard let size = try size(of: path) else { return "type=unknown;" }
    return "type=file;size=\(size);"
  }

  /// Asks for the names in a directory (NLST), the working directory for `nil`.
  ///
  /// - Returns: As ``nameList()``.
  package func names(in directory: RemotePath?) throws(FTPError) -> [[UInt8]] {
    guard let directory else { return try nameList() }
    return try inDirectory(directory) { () throws(FTPError) in try nameList() }
  }

  /// Asks for the names in the working directory (NLST), without `.` and `..`.
  ///
  /// - Returns: Names alone: directories that some servers write in front are cut off.
  package func nameList() throws(FTPError) -> [[UInt8]] {
    var octets: [UInt8] = []
    var decoder = self.names.charset.map { ListingDecoder($0) }
    try transfer(Command(.nlst), .fromServer, type: .image) { data throws(FTPError) in
      try Self.drain(&data) { part throws(FTPError) in
        guard octets.count < 1 << 28 else {
          throw .dataConnection(.system(.reading, .fileTooLarge))
        }
        let wire = Span<UInt8>(_unsafeElements: part.bindMemory(to: UInt8.self))
        octets += decoder?.take(wire) ?? [UInt8](part)
      }
    }
    octets += decoder?.finish() ?? []
    return octets.split(separator: 0x0A).compactMap { line in
      let name = line.last == 0x0D ? line.dropLast() : line
      return RemotePath([UInt8](name)).lastComponent?.octets
    }
  }
}
