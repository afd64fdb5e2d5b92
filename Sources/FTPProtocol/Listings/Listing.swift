import Octets

/// A directory as a server described it: entries in the server's order, without `.` and `..`.
///
/// It keeps the server's octets and a small record for each entry; entries are made when they are
/// asked for. What is needed of many of them, such as all names in order, can be had without
/// making them.
package struct Listing: Sendable {
  /// The server's octets, in whole lines.
  var chunks: [[UInt8]] = []

  /// How many octets of each chunk are lines; behind them are names that were made.
  var lineCounts: [Int] = []
  var records = ListingRecords()
  var form: ListingForm
  var evidence = ListingEvidence()

  /// How many octets are kept.
  package internal(set) var octetCount = 0

  /// Whether names are known to be in order.
  var isSortedByName = true

  /// The lines that nobody understood, which are entries too.
  package internal(set) var unparsedCount = 0

  /// Names without entries, each with a LF behind it and without control characters, in a part of a
  /// listing of which nothing else was wanted.
  package internal(set) var plainNames: [UInt8] = []

  /// By which clock times that are not UTC are converted.
  package var clock = ServerClock()

  /// By which clock times that ought to be UTC are corrected.
  package var factsClock = ServerClock()

  /// The server's reply that says that it left entries out.
  package var cutShortBy: Reply?

  /// Whether the last line had no end: what it says is not believed.
  package internal(set) var endsInMidLine = false

  /// Makes a listing without entries.
  package init() {
    self.init(ListingForm(.unknown, now: .epoch))
  }

  init(_ form: ListingForm) {
    self.form = form
  }

  /// The form in which the server wrote it.
  package var dialect: ListingDialect { form.dialect }

  /// Whether the server told all that is in the directory, as far as can be known.
  package var isComplete: Bool { cutShortBy == nil && !endsInMidLine }

  /// All entries at once, which for a million of them takes much memory: prefer the collection.
  package var entries: [ListingEntry] { Array(self) }

  /// Adds the entries of another part of the same listing, or of another answer if this one has
  /// none: `total 0` says nothing of how the names of NLST are written.
  package mutating func append(_ part: Listing) {
    if records.count == unparsedCount, part.records.count > part.unparsedCount {
      if dialect != part.dialect { evidence = ListingEvidence() }
      form = part.form
    } else if dialect == .unknown {
      form = part.form
    }
    let (boundary, first) = (count, UInt32(chunks.count))
    chunks += part.chunks
    lineCounts += part.lineCounts
    octetCount += part.octetCount
    records.append(part.records, firstChunk: first)
    isSortedByName = isSortedByName && part.isSortedByName
    if isSortedByName, boundary > 0, boundary < count {
      isSortedByName = !namePrecedes(boundary, boundary - 1)
    }
    evidence.merge(part.evidence)
    unparsedCount += part.unparsedCount
    plainNames += part.plainNames
    clock = part.clock
    factsClock = part.factsClock
    cutShortBy = cutShortBy ?? part.cutShortBy
    endsInMidLine = endsInMidLine || part.endsInMidLine
  }

  /// Takes out the last line where it had no end.
  package mutating func dropTornLine() {
    guard endsInMidLine, let last = indices.last, kind(at: last) == .unparsed else { return }
    records.removeLast()
    unparsedCount -= 1
  }

  /// Adds the octets of an entry's name, or those of the line if nobody understood it.
  package func appendName(at position: Int, to octets: inout [UInt8]) {
    let record = records[position]
    unsafe chunks[Int(record.chunk)].withUnsafeBufferPointer { chunk in
      unsafe octets.append(contentsOf: UnsafeBufferPointer(rebasing: chunk[record.name]))
    }
  }

  /// What an entry is, without making it.
  package func kind(at position: Int) -> EntryKind {
    records[position].kind
  }

  /// Whether an entry's name begins with a dot; lines that nobody understood do not hide.
  package func isHidden(at position: Int) -> Bool {
    let record = records[position]
    guard record.kind != .unparsed, record.nameLength > 0 else { return false }
    return chunks[Int(record.chunk)][Int(record.nameStart)] == .dot
  }
}

extension Listing: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { records.count }

  /// Makes the entry at a position.
  package subscript(position: Int) -> ListingEntry { entry(at: position, isBrief: false) }

  /// Makes the entry at a position with what tells whether it is as it was: kind, size, time, mode and
  /// mark, and for a line that nobody understood the line.
  package func brief(at position: Int) -> ListingEntry { entry(at: position, isBrief: true) }

  private func entry(at position: Int, isBrief: Bool) -> ListingEntry {
    let record = records[position]
    let chunk = chunks[Int(record.chunk)]
    let octets = chunk.span
    let line = octets.extracting(record.line)
    let name = octets.copy(record.name)
    var parsed = ParsedLine()
    guard record.kind != .unparsed, dialect.parse(line, form, into: &parsed) == .entry else {
      return ListingEntry(name, .unparsed, raw: line.copy(0..<line.count))
    }
    var entry =
      isBrief ? ListingEntry(brief: name, line, parsed) : ListingEntry(name, line, parsed)
    // A form that names its zone is right whatever the clock shows.
    if dialect == .facts {
      entry.correctTime(by: factsClock)
    } else {
      entry.convertTime(by: clock)
    }
    return entry
  }
}
