package import FTPProtocol
import Octets
import SystemPackage
import Transport

extension Session {
  /// How many names are asked for what they are.
  private static var describedNameLimit: Int { 100 }

  /// Up to how many names wait for that; more are given out as they come, and as no more than names.
  private static var keptNameLimit: Int { 10_000 }

  /// Lists a directory with NLST, for servers whose LIST says nothing.
  ///
  /// What the names are is asked one by one (SIZE, CWD), as long as they are not too many.
  ///
  /// - Parameters:
  ///   - place: The directory.
  ///   - now: What the year of a Unix listing's date is guessed by, UTC.
  ///   - lines: What LIST said, if that was not understood: the same lines are no names.
  ///   - receive: Takes the entries.
  /// - Returns: Whether there are names.
  /// - Throws: ``FTPError/refused(_:by:)`` when it is no directory, and by some when it is empty.
  func listNames(
    in place: Place,
    _ now: TimeValue,
    unlike lines: Listing? = nil,
    _ receive: (Listing) throws(FTPError) -> Void
  ) throws(FTPError) -> Bool {
    var names: [[UInt8]] = []
    var areMany = false
    try receiveNames(in: place) { part throws(FTPError) in
      if areMany { return try receive(Self.listing(of: part, now)) }
      names += part
      areMany = names.count > Self.keptNameLimit
      guard areMany else { return }
      try receive(Self.listing(of: names, now))
      names = []
    }
    if areMany { return true }
    // One of a name is enough (servers that join several listings name some twice).
    var seen: Set<[UInt8]> = []
    names.removeAll { !seen.insert($0).inserted }
    let refused = Set(lines?.lazy.map(\.name) ?? [])
    var known: [[UInt8]: String] = [:]
    for name in names.prefix(Self.describedNameLimit) {
      known[name] = try kindFacts(of: RemotePath(name), in: place)
    }
    // Lines that nobody understood as LIST are names where there is something of that name; so is the
    // `total 0` of servers whose NLST is `ls -l` too.
    names.removeAll { name in
      (refused.contains(name) || ListingEntry.isHeading(name))
        && (known[name] ?? Self.noFacts) == Self.noFacts
    }
    guard !names.isEmpty else {
      if lines == nil { try receive(Listing()) }
      return false
    }
    try receive(Self.listing(of: names, known: known, now))
    return true
  }

  /// What is said of a name of which nothing is known.
  private static var noFacts: String { "type=unknown;" }

  /// Makes a listing of names and what is known of the first of them.
  private static func listing(
    of names: [[UInt8]],
    known: [[UInt8]: String] = [:],
    _ now: TimeValue
  ) -> Listing {
    var facts: [UInt8] = []
    for name in names {
      let told = known[name] ?? noFacts
      // `ls: .: Permission denied` is no name; what is no line of facts stays unparsed, and is said.
      let isRemark = known[name] == noFacts && name.containsRemark
      facts += (isRemark ? [] : [UInt8]("\(told) ".utf8)) + name + [.carriageReturn, .lineFeed]
    }
    var listing = Listing()
    var reader = ListingReader(.facts, now: now)
    if let part = reader.read(facts.span) { listing.append(part) }
    listing.append(reader.finish())
    return listing
  }

  /// Says of a name what MLSD would.
  private func kindFacts(of path: RemotePath, in place: Place) throws(FTPError) -> String {
    if try isDirectory(path, in: place) { return "type=dir;" }
    guard let size = try size(of: path, in: place) else { return Self.noFacts }
    return "type=file;size=\(size);"
  }

  /// Asks for the names in a directory (NLST), without `.` and `..`, and gives them out as they come.
  ///
  /// - Parameters:
  ///   - directory: `nil` for the working directory.
  ///   - receive: Takes some names at a time, in the server's order. Names alone: directories that
  ///     some servers write in front are cut off. It cannot use the session meanwhile. What it throws
  ///     stops the listing; the session stays in step.
  /// - Throws: ``FTPError/refused(_:by:)`` when it is no directory;
  ///   ``FTPError/incompleteListing(_:)``.
  package func streamNames(
    in directory: RemotePath?,
    _ receive: ([[UInt8]]) throws(FTPError) -> Void
  ) throws(FTPError) {
    do throws(FTPError) {
      try receiveNames(in: try place(of: directory), receive)
    } catch {
      guard try meansEmptyDirectory(error, directory) else { throw error }
    }
  }

  func receiveNames(
    in place: Place,
    _ receive: ([[UInt8]]) throws(FTPError) -> Void
  ) throws(FTPError) {
    var lines = NameLines()
    var decoder = dialogue.connection.names.charset.map { ListingDecoder($0) }
    func give() throws(FTPError) {
      let names = try lines.take()
      if !names.isEmpty { try receive(names) }
    }
    let nlst = PlacedCommand(Command(.nlst), in: place)
    let (reply, end) = try receiveListing(nlst) { wire throws(FTPError) in
      lines.octets += decoder?.take(wire) ?? wire.withUnsafeBufferPointer { [UInt8]($0) }
      try give()
    }
    if reply.saysNotRead { throw .incompleteListing(.notRead(reply)) }
    lines.octets += decoder?.finish() ?? []
    if !lines.isAtEnd, try isWhole(end, of: nlst) { lines.octets += ListingEnd.line }
    try give()
    guard lines.isAtEnd else { throw .incompleteListing(.endsInMidLine) }
  }
}

extension [UInt8] {
  /// Whether it has the shape of what a program says of a file that it cannot read: `NAME: REASON`.
  fileprivate var containsRemark: Bool {
    indices.dropLast().contains { self[$0] == .colon && self[$0 + 1] == .space }
  }
}

/// The lines of NLST, cut anywhere.
private struct NameLines {
  /// What has not been taken.
  var octets: [UInt8] = []

  /// The longest line that is read; no name of any system is that long.
  private static let lineLimit = 1 << 21

  /// Takes the names whose lines are complete.
  ///
  /// - Throws: ``FTPError/incompleteListing(_:)`` for a line without an end.
  mutating func take() throws(FTPError) -> [[UInt8]] {
    let end = (octets.lastIndex(of: .lineFeed) ?? -1) + 1
    guard octets.count - end <= Self.lineLimit else {
      throw .incompleteListing(.tooLong(octetLimit: Self.lineLimit))
    }
    let lines = octets[..<end]
    octets = [UInt8](octets[end...])
    return lines.split(separator: .lineFeed).compactMap { line in
      let name = line.last == .carriageReturn ? line.dropLast() : line
      return RemotePath([UInt8](name)).lastComponent?.octets
    }
  }

  /// Whether nothing is left but blanks, or the mark for the end of a file of DOS.
  var isAtEnd: Bool {
    octets.allSatisfy { [.tab, .carriageReturn, .substitute, .space].contains($0) }
  }
}
