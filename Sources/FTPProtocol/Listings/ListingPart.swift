import Octets

/// Some lines of a listing, read one after the other.
struct ListingPart {
  private let form: ListingForm
  private var records = ListingRecords()

  /// Whether the names are in order so far, and the last of them.
  private var isSortedByName = true
  private var lastName: Range<Int>?
  private var evidence = ListingEvidence()
  private var unparsedCount = 0
  private var endsInMidLine = false

  /// Names that are no part of their line, one behind the other, to be put behind the lines.
  private var madeNames: [UInt8] = []

  /// Where those names were taken to begin.
  private var linesEnd = 0

  /// What the lines before left open.
  private(set) var state: State

  /// What lines leave open for those behind them.
  struct State {
    /// Whether the rest of a line that is too long is passed over.
    var isSkipping = false

    /// The file whose newest version came last.
    var newestName: [UInt8] = []

    /// Whether an entry came, behind which there are no headings.
    var hasEntries = false

    /// Whether a name came that is no path.
    var hasPlainNames = false

    /// The directory whose path stands before all names, with its last slash.
    var directory: [UInt8]?

    /// What tells the links from all others of the server, where lines of their own say where they
    /// lead (ProFTPD 1.3.6).
    var links: Set<[UInt8]> = []
  }

  /// Begins behind the lines that left something open.
  init(_ form: ListingForm, state: State = State()) {
    self.form = form
    self.state = state
  }

  /// Reads all lines that are complete.
  ///
  /// - Parameters:
  ///   - octets: From the beginning of a line.
  ///   - isLast: Whether nothing will follow.
  /// - Returns: Where the next line begins, of which more is needed.
  mutating func read(_ octets: Span<UInt8>, isLast: Bool) -> Int {
    var start = 0
    while let line = form.lineEnd.line(octets, from: start) {
      if state.isSkipping {
        state.isSkipping = false
        start = line.next
        continue
      }
      guard let next = readEntry(octets, start..<line.end, next: line.next, isLast: isLast) else {
        return start
      }
      start = next
    }
    guard isLast, start < octets.count else { return start }
    // Nobody can tell whether a line without an end goes on.
    let rest = start..<octets.count
    if !octets.allSatisfy(rest, { $0.isBlank || $0 == .carriageReturn || $0 == .substitute }) {
      endsInMidLine = true
      if !state.isSkipping { giveUp(rest) }
    }
    return octets.count
  }

  /// Reads a line, and those behind it that belong to it.
  ///
  /// - Returns: Where the next one begins; `nil` if more octets are needed.
  private mutating func readEntry(
    _ octets: Span<UInt8>,
    _ line: Range<Int>,
    next: Int,
    isLast: Bool
  ) -> Int? {
    var entry = ParsedLine()
    var outcome = form.dialect.parse(octets.extracting(line), form, into: &entry)
    var whole = line
    var next = next
    if outcome == .incomplete {
      guard let more = form.lineEnd.line(octets, from: next) else {
        guard isLast else { return nil }
        giveUp(line)
        return next
      }
      var longer = ParsedLine()
      let both = line.lowerBound..<more.end
      outcome = form.dialect.parse(octets.extracting(both), form, into: &longer)
      if outcome == .notUnderstood {
        // The second line may say something of its own.
        giveUp(line)
        return next
      }
      (entry, whole, next) = (longer, both, more.next)
    }
    evidence.note(entry.evidence, form.clock)
    switch outcome {
    case .entry where !hidesAnother(octets.extracting(whole), entry):
      if !state.hasEntries { dropGreeting(octets) }
      take(octets, whole, entry)
    case .nothing: break
    case .heading where !state.hasEntries: break
    default: if !isBlank(octets, whole) { giveUp(whole) }
    }
    return next
  }

  /// Takes out what a server said in front of the first entry (a message of the day).
  private mutating func dropGreeting(_ octets: Span<UInt8>) {
    state.hasEntries = true
    guard unparsedCount > 0 else { return }
    let lines = records
    records = ListingRecords()
    unparsedCount = 0
    for position in 0..<lines.count {
      let line = lines[position].line
      if Heading.mayBeEntry(octets.extracting(line), of: form.dialect) { giveUp(line) }
    }
    isSortedByName = unparsedCount == 0
  }

  private mutating func take(
    _ octets: Span<UInt8>,
    _ line: Range<Int>,
    _ entry: borrowing ParsedLine
  ) {
    var name = (line.lowerBound + entry.name.lowerBound)..<(line.lowerBound + entry.name.upperBound)
    if name.count <= 2, octets[name.lowerBound] == .dot,
      name.count == 1 || octets[name.lowerBound + 1] == .dot
    {
      return
    }
    if entry.mayBelongToLink, isTargetOfLink(octets, line, entry) { return }
    if let path = entry.path, !isBelowDirectory(octets, line, path, name) {
      name = (line.lowerBound + path.lowerBound)..<name.upperBound
    } else if entry.path == nil {
      state.hasPlainNames = true
    }
    if let version = entry.version { name = versioned(octets, line, name, version) }
    if let second = entry.nameExtension {
      // Where the lines will end is known only then.
      let start = octets.count + madeNames.count
      let shifted = (line.lowerBound + second.lowerBound)..<(line.lowerBound + second.upperBound)
      madeNames += octets.copy(name) + [.dot] + octets.copy(shifted)
      name = start..<(octets.count + madeNames.count)
      linesEnd = octets.count
    }
    if isSortedByName { noteOrder(octets, of: name) }
    records.append(ListingRecord(line, entry, name: name))
  }

  /// Whether a line says where a link leads that another line told of.
  private mutating func isTargetOfLink(
    _ octets: Span<UInt8>,
    _ line: Range<Int>,
    _ entry: borrowing ParsedLine
  ) -> Bool {
    guard let unique = entry.unique else { return false }
    let shifted = (line.lowerBound + unique.lowerBound)..<(line.lowerBound + unique.upperBound)
    let identity = octets.copy(shifted)
    if entry.path != nil { return state.links.contains(identity) }
    if state.links.count < Self.linkLimit { state.links.insert(identity) }
    return false
  }

  /// Whether a whole path leads to something in the directory that is listed: all names of the
  /// listing are such paths then, and what stands before the last slash is the same in all.
  private mutating func isBelowDirectory(
    _ octets: Span<UInt8>,
    _ line: Range<Int>,
    _ path: Range<Int>,
    _ name: Range<Int>
  ) -> Bool {
    guard !state.hasPlainNames else { return false }
    let directory = octets.copy((line.lowerBound + path.lowerBound)..<name.lowerBound)
    if let known = state.directory { return known == directory }
    state.directory = directory
    return true
  }

  /// How many links are remembered whose targets may follow.
  private static let linkLimit = 10_000

  private mutating func noteOrder(_ octets: Span<UInt8>, of name: Range<Int>) {
    defer { lastName = name }
    guard let lastName else { return }
    // Names that were made are not there yet.
    guard name.upperBound <= octets.count, lastName.upperBound <= octets.count else {
      isSortedByName = false
      return
    }
    isSortedByName = !octets.precedes(name, lastName)
  }

  /// The newest version of a file, which comes first, needs no number; the others do.
  private mutating func versioned(
    _ octets: Span<UInt8>,
    _ line: Range<Int>,
    _ name: Range<Int>,
    _ version: Range<Int>
  ) -> Range<Int> {
    let plain = octets.copy(name)
    guard plain == state.newestName else {
      state.newestName = plain
      return name
    }
    return name.lowerBound..<(line.lowerBound + version.upperBound)
  }

  /// Whether a CR within a name ends one line and begins another.
  private func hidesAnother(_ line: Span<UInt8>, _ entry: borrowing ParsedLine) -> Bool {
    guard form.lineEnd != .carriageReturn,
      let end = line.firstIndex(of: .carriageReturn, in: entry.name), end + 1 < line.count
    else { return false }
    var other = ParsedLine()
    let rest = line.extracting((end + 1)..<line.count)
    return form.dialect.parse(rest, form, into: &other) == .entry
  }

  /// Keeps a line that nobody understood.
  mutating func giveUp(_ line: Range<Int>) {
    records.append(ListingRecord(line, .unparsed))
    isSortedByName = false
    unparsedCount += 1
  }

  /// Keeps the beginning of a line that is too long, and passes over its rest.
  mutating func skip(_ beginning: Range<Int>) {
    if !state.isSkipping { giveUp(beginning) }
    state.isSkipping = true
  }

  private func isBlank(_ octets: Span<UInt8>, _ line: Range<Int>) -> Bool {
    octets.allSatisfy(line) { $0.isBlank || $0 == .carriageReturn }
  }

  /// Makes the part; the octets are those that were read, without what was left over.
  consuming func listing(_ octets: [UInt8]) -> Listing {
    var listing = Listing(form)
    listing.evidence = evidence
    listing.unparsedCount = unparsedCount
    listing.endsInMidLine = endsInMidLine
    listing.isSortedByName = isSortedByName
    guard records.count > 0 else { return listing }
    listing.octetCount = octets.count + madeNames.count
    listing.records = records
    listing.chunks = [octets]
    listing.lineCounts = [octets.count]
    guard !madeNames.isEmpty else { return listing }
    listing.chunks = [octets + madeNames]
    listing.records.moveNames(from: linesEnd, by: linesEnd - octets.count)
    return listing
  }
}
