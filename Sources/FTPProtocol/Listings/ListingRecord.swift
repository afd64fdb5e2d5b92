/// What is kept of an entry: where it is, and what entries are sorted by.
struct ListingRecord: Sendable {
  /// The chunk of the listing's octets in which the line and the name are.
  var chunk: UInt32

  var lineStart: UInt32
  var lineLength: UInt32
  var nameStart: UInt32
  var nameLength: UInt32
  var kind: EntryKind

  /// -1 if it is not known.
  var size: Int64

  /// Since the beginning of 1970; the smallest number if no time is known.
  var seconds: Int64

  static let unknownTime = Int64.min

  init(_ line: Range<Int>, _ kind: EntryKind) {
    chunk = 0
    lineStart = UInt32(line.lowerBound)
    lineLength = UInt32(line.count)
    (nameStart, nameLength) = (lineStart, lineLength)
    self.kind = kind
    (size, seconds) = (-1, Self.unknownTime)
  }

  /// Takes what a line says; the name is given apart, since not each is a part of its line.
  init(_ line: Range<Int>, _ entry: borrowing ParsedLine, name: Range<Int>) {
    self.init(line, entry.kind)
    nameStart = UInt32(name.lowerBound)
    nameLength = UInt32(name.count)
    if let size = entry.size { self.size = size }
    if let time = entry.time { seconds = time.time.secondsSinceEpoch }
  }

  var line: Range<Int> { Int(lineStart)..<Int(lineStart + lineLength) }
  var name: Range<Int> { Int(nameStart)..<Int(nameStart + nameLength) }
}

/// Records of any number, in pages: to grow them moves none.
struct ListingRecords: Sendable {
  private static let pageBits = 12

  private var pages: [[ListingRecord]] = []
  private(set) var count = 0

  subscript(position: Int) -> ListingRecord {
    pages[position >> Self.pageBits][position & (1 << Self.pageBits - 1)]
  }

  /// Adds records whose chunks are counted from another one on.
  mutating func append(_ records: ListingRecords, firstChunk: UInt32) {
    for page in records.pages {
      for record in page {
        var moved = record
        moved.chunk += firstChunk
        append(moved)
      }
    }
  }

  mutating func append(_ record: ListingRecord) {
    if count & (1 << Self.pageBits - 1) == 0 { addPage() }
    pages[pages.count - 1].append(record)
    count += 1
  }

  /// Takes out the last record of those that there are.
  mutating func removeLast() {
    count -= 1
    pages[count >> Self.pageBits].removeLast()
    if count & (1 << Self.pageBits - 1) == 0 { pages.removeLast() }
  }

  /// Puts the names that were made for a chunk where they came to be.
  mutating func moveNames(from first: Int, by distance: Int) {
    for page in pages.indices {
      for index in pages[page].indices where pages[page][index].nameStart >= first {
        pages[page][index].nameStart -= UInt32(distance)
      }
    }
  }

  /// The first page grows as it needs, since most directories are small.
  private mutating func addPage() {
    var page: [ListingRecord] = []
    if !pages.isEmpty { page.reserveCapacity(1 << Self.pageBits) }
    pages.append(page)
  }
}
