import Octets

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

  /// How many octets decide, or have to come before it is tried again.
  private var sampleSize = Self.firstSampleSize

  /// Whether the mark with which some text begins has been looked for.
  private var hasBegun = false

  /// What the lines before left open.
  private var state = ListingPart.State()

  /// What takes names alone, where nothing else is wanted; `nil` where entries are.
  private let plainNames: PlainNames?

  /// How many octets decide about the dialect, if they hold an entry.
  private static let firstSampleSize = 16384

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
    guard begin(isLast: false) else { return nil }
    while form == nil, pending.count >= sampleSize {
      // The same octets decide wherever the network cuts.
      let isLast = sampleSize >= Self.lineLimit
      let decision = decision(isLast ? pending.count : sampleSize)
      if decision.isSure {
        form = decision.form
      } else if isLast {
        // Nothing of two megabytes was understood.
        sampleSize = Self.firstSampleSize
        return takeLines(decision.form, isLast: false)
      } else {
        // What is not understood yet may be a message in front of the listing.
        sampleSize *= 2
      }
    }
    guard let form else { return nil }
    return takePlainNames() ?? takeLines(form, isLast: false)
  }

  /// Ends the listing.
  ///
  /// - Parameter believesLastLine: Whether nothing is known to be missing, so that a last line
  ///   without an end is whole.
  /// - Returns: The entries that were not given out before, perhaps none.
  package mutating func finish(believesLastLine: Bool = false) -> Listing {
    _ = begin(isLast: true)
    if believesLastLine { endLastLine() }
    let form = form ?? decision(pending.count).form
    return takeLines(form, isLast: true)
  }

  private func decision(_ size: Int) -> (form: ListingForm, isSure: Bool) {
    ListingForm.decide(source, pending.span.extracting(first: size), now: now)
  }

  /// Takes away the mark with which Windows begins texts of UTF-8.
  ///
  /// - Returns: Whether there is enough to begin.
  private mutating func begin(isLast: Bool) -> Bool {
    guard !hasBegun else { return true }
    guard isLast || pending.count >= Self.mark.count else { return false }
    hasBegun = true
    if pending.starts(with: Self.mark) { pending.removeFirst(Self.mark.count) }
    return true
  }

  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Puts an end to the last line, if there is anything in it.
  private mutating func endLastLine() {
    let lineEnd = form?.lineEnd ?? ListingForm.LineEnd.decide(pending.span)
    let mark: UInt8 = lineEnd == .carriageReturn ? .carriageReturn : .lineFeed
    let line = pending[((pending.lastIndex(of: mark) ?? -1) + 1)...]
    guard line.contains(where: { !$0.isBlank && !$0.isLineEnd && $0 != .substitute }) else {
      return
    }
    let end: [UInt8] =
      switch lineEnd {
      case .carriageReturn: [.carriageReturn]
      case .lineFeed: [.lineFeed]
      case .both: [.carriageReturn, .lineFeed]
      case .doubled: [.carriageReturn, .carriageReturn, .lineFeed]
      }
    while let last = pending.last, last == .carriageReturn { pending.removeLast() }
    pending += end
  }

  /// Makes a part of names alone, once the dialect is decided and all lines are plain.
  private mutating func takePlainNames() -> Listing? {
    guard let plainNames, let form, form.dialect == .facts, !form[has: .spacedFact],
      !state.isSkipping
    else { return nil }
    var part = Listing(form)
    // A line has more facts than name.
    part.plainNames.reserveCapacity(pending.count / 2)
    guard let end = plainNames.read(pending.span, form.lineEnd, into: &part.plainNames), end > 0
    else { return nil }
    pending.removeFirst(end)
    state.hasPlainNames = true
    return part
  }

  /// Makes a part of the lines that are complete, and keeps the rest.
  private mutating func takeLines(_ form: ListingForm, isLast: Bool) -> Listing {
    var part = ListingPart(form, state: state)
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
    state = part.state
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
