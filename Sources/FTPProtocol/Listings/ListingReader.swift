/// Reads a listing as it comes, and gives out its entries in parts.
///
/// The first lines are kept until they have decided about the dialect: all are tried on them, and
/// the one that understands most reads everything. After that, memory does not grow with the
/// listing.
package struct ListingReader {
  /// Which command the server answers.
  package enum Source: Hashable, Sendable {
    /// MLSD: one dialect, and no other.
    case facts

    /// LIST: any dialect.
    case list
  }

  private let source: Source
  private let now: TimeValue

  /// Octets that were not given out yet.
  private var pending: [UInt8] = []

  /// `nil` until enough lines are there to decide.
  private var form: ListingForm?

  /// Whether the rest of a line that is too long is passed over.
  private var isSkipping = false

  /// What takes names alone, where nothing else is wanted; `nil` where entries are.
  private let plainNames: PlainNames?

  /// The file whose newest version came last, where files have versions.
  private var newestName: [UInt8] = []

  /// How many octets decide about the dialect.
  private static let sampleSize = 16384

  /// The longest line that is understood; no name of any system is that long.
  static let lineLimit = 1 << 21

  /// Begins a listing; years are guessed by the server's now, as far as it is known.
  package init(_ source: Source, now: TimeValue) {
    self.init(source, now: now, plainNames: nil)
  }

  /// Begins a listing of which nothing is wanted but names, as ``Listing/plainNames`` wherever that
  /// is possible.
  package init(namesOf source: Source, showsHidden: Bool, now: TimeValue) {
    self.init(source, now: now, plainNames: PlainNames(showsHidden: showsHidden))
  }

  private init(_ source: Source, now: TimeValue, plainNames: PlainNames?) {
    self.source = source
    self.now = now
    self.plainNames = plainNames
  }

  /// Takes the next octets, cut anywhere.
  ///
  /// - Returns: The entries that are complete by now; `nil` if there are none yet.
  package mutating func read(_ octets: Span<UInt8>) -> Listing? {
    pending.append(octets)
    guard form != nil || pending.count >= Self.sampleSize else { return nil }
    if let names = takePlainNames() { return names }
    let form = decided()
    return takeLines(form, isLast: false)
  }

  /// Ends the listing.
  ///
  /// - Returns: The entries that were not given out before, perhaps none.
  package mutating func finish() -> Listing {
    let form = decided()
    return takeLines(form, isLast: true)
  }

  private mutating func decided() -> ListingForm {
    if let form { return form }
    let decided = ListingForm.decide(source, pending.span, now: now)
    // What is not understood yet may be a message in front of the listing.
    if decided.dialect != .unknown { form = decided }
    return decided
  }

  /// Makes a part of names alone, once the dialect is decided and all lines are plain.
  private mutating func takePlainNames() -> Listing? {
    guard let plainNames, let form, form.dialect == .facts, !isSkipping else { return nil }
    var part = Listing(form)
    // A line has more facts than name.
    part.plainNames.reserveCapacity(pending.count / 2)
    guard let end = plainNames.read(pending.span, form.lineEnd, into: &part.plainNames), end > 0
    else { return nil }
    pending.removeFirst(end)
    return part
  }

  /// Makes a part of the lines that are complete, and keeps the rest.
  private mutating func takeLines(_ form: ListingForm, isLast: Bool) -> Listing {
    var part = ListingPart(form, isSkipping: isSkipping, newestName: newestName)
    let end = part.read(pending.span, isLast: isLast)
    var chunk = pending
    pending = []
    if end < chunk.count {
      if chunk.count - end > Self.lineLimit {
        part.skip(end..<(end + Self.lineLimit))
      } else {
        pending = chunk.span.copy(end..<chunk.count)
        chunk.removeLast(chunk.count - end)
      }
    }
    isSkipping = part.isSkipping
    newestName = part.newestName
    return part.listing(chunk)
  }
}

extension Listing {
  /// Reads a whole answer to LIST.
  package init(list octets: [UInt8], now: TimeValue) {
    self.init(octets, .list, now: now)
  }

  /// Reads a whole answer to MLSD.
  package init(facts octets: [UInt8]) {
    self.init(octets, .facts, now: .epoch)
  }

  private init(_ octets: [UInt8], _ source: ListingReader.Source, now: TimeValue) {
    self.init()
    var reader = ListingReader(source, now: now)
    if let part = reader.read(octets.span) { append(part) }
    append(reader.finish())
    settle()
  }
}

extension Array where Element == UInt8 {
  fileprivate mutating func append(_ octets: Span<UInt8>) {
    reserveCapacity(count + octets.count)
    unsafe octets.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}
