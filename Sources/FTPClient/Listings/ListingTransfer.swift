import FTPProtocol
import Octets
import Transport

extension Session {
  /// Runs one listing command, and parses what comes.
  ///
  /// - Parameters:
  ///   - command: What lists.
  ///   - source: Which kind of command that is.
  ///   - now: What the year of a Unix listing's date is guessed by, UTC.
  ///   - hiddenToo: Where nothing but names is wanted, whether those that begin with a dot are too;
  ///     `nil` where entries are wanted.
  ///   - receive: Takes the parts.
  /// - Throws: What ``transfer(_:_:type:from:with:_:)`` throws.
  func readListing(
    _ command: PlacedCommand,
    _ source: ListingReader.Source,
    _ now: TimeValue,
    namesOf hiddenToo: Bool? = nil,
    _ receive: (Listing) throws(FTPError) -> Void
  ) throws(FTPError) {
    let (clock, factsClock) = (knowledge.clock, knowledge.factsClock)
    let now = source == .list ? clock.shows(at: now) : now
    var reader =
      hiddenToo.map { ListingReader(namesOf: source, showsHidden: $0, now: now) }
      ?? ListingReader(source, now: now)
    var decoder = dialogue.connection.names.charset.map { ListingDecoder($0) }
    func give(_ part: Listing?) throws(FTPError) {
      guard var part else { return }
      (part.clock, part.factsClock) = (clock, factsClock)
      try receive(part)
    }
    let (reply, end) = try receiveListing(command) { wire throws(FTPError) in
      if let lines = decoder?.take(wire) {
        try give(reader.read(lines.span))
      } else {
        try give(reader.read(wire))
      }
    }
    if reply.saysNotRead { throw .incompleteListing(.notRead(reply)) }
    if let rest = decoder?.finish() { try give(reader.read(rest.span)) }
    let isWhole = try isWhole(end, of: command, reader)
    var last = reader.finish(believesLastLine: isWhole)
    last.noteCut(saidBy: reply)
    last.dropTornLine()
    try give(last)
    guard !last.endsInMidLine else { throw .incompleteListing(.endsInMidLine) }
  }

  /// Runs one listing command, and gives out the octets.
  ///
  /// - Returns: The final reply, and how the octets ended.
  func receiveListing(
    _ command: PlacedCommand,
    _ receive: (Span<UInt8>) throws(FTPError) -> Void
  ) throws(FTPError) -> (Reply, ListingEnd) {
    let limit = Self.listingLimit
    var end = ListingEnd()
    let reply = try transfer(command, .fromServer, type: .image) { data throws(FTPError) in
      end = ListingEnd()
      try data.readAll { octets throws(FTPError) in
        end.note(octets)
        guard end.count <= limit else { throw .incompleteListing(.tooLong(octetLimit: limit)) }
        try receive(Span<UInt8>(_unsafeElements: octets.bindMemory(to: UInt8.self)))
      }
      end.isProven = data.hasWholeEnd && data.stream.protection != nil
    }
    return (reply, end)
  }

  /// Whether the last line of a listing, which has no end, is whole all the same, and an entry.
  ///
  /// TLS tells that nothing has been cut off; in clear the listing is read once more, and has to
  /// come to the same end.
  private func isWhole(
    _ end: ListingEnd,
    of command: PlacedCommand,
    _ reader: ListingReader
  ) throws(FTPError) -> Bool {
    guard end.isOpen else { return false }
    var (open, closed) = (reader, reader)
    let torn = open.finish()
    guard torn.endsInMidLine else { return false }
    guard closed.finish(believesLastLine: true).unparsedCount < torn.unparsedCount else {
      return false
    }
    return try isWhole(end, of: command)
  }

  /// Whether a listing whose last line has no end is whole all the same.
  func isWhole(_ end: ListingEnd, of command: PlacedCommand) throws(FTPError) -> Bool {
    if end.isProven { return true }
    observer?.note("the last line has no end; listing once more, to see whether it is whole")
    return try receiveListing(command) { _ in }.1 == end
  }
}

/// How the octets of a listing ended.
struct ListingEnd: Equatable {
  /// How many there were.
  private(set) var count = 0

  /// The last of them.
  private var tail: [UInt8] = []

  /// Whether TLS has told that they were all.
  var isProven = false

  /// How many octets two listings have to share at the end to be taken for the same.
  private static let tailSize = 4096

  /// What a server that leaves it out would have sent.
  static let line: [UInt8] = [.carriageReturn, .lineFeed]

  mutating func note(_ octets: UnsafeRawBufferPointer) {
    count += octets.count
    if octets.count < Self.tailSize {
      tail = tail.suffix(Self.tailSize - octets.count) + octets
    } else {
      tail = [UInt8](octets.suffix(Self.tailSize))
    }
  }

  /// Whether the last line has no end.
  var isOpen: Bool { !tail.isEmpty && tail.last != .lineFeed }
}

extension Listing {
  /// Adds another part of the same listing, as long as there is room for it.
  ///
  /// A server that never stops is stopped here, and by what a stream reads at most; who needs no
  /// more than a part at a time has no use for this.
  ///
  /// - Parameters:
  ///   - part: The next entries.
  ///   - entryLimit: How many are kept.
  ///   - octetLimit: How many of the server's octets are kept.
  /// - Throws: ``FTPError/incompleteListing(_:)``.
  mutating func collect(
    _ part: Listing,
    entryLimit: Int = 4_000_000,
    octetLimit: Int = 1 << 29
  ) throws(FTPError) {
    append(part)
    guard count <= entryLimit else { throw .incompleteListing(.tooManyEntries(limit: entryLimit)) }
    guard octetCount <= octetLimit else {
      throw .incompleteListing(.tooLong(octetLimit: octetLimit))
    }
  }
}
