import Octets

extension ListingForm {
  /// How many lines decide, and within how many octets.
  private static let sampleLines = 100
  private static let sampleSize = 65536

  /// Finds out how a listing is written by its first lines, of which the last may be cut.
  static func decide(
    _ source: ListingReader.Source,
    _ pending: Span<UInt8>,
    now: TimeValue
  ) -> ListingForm {
    let sample = pending.extracting(first: sampleSize)
    let hasLine = sample.firstIndex(of: .lineFeed, in: 0..<sample.count) != nil
    let octets = hasLine ? sample : pending
    let lineEnd = LineEnd.decide(octets)
    var best = ListingForm(source == .facts ? .facts : .unknown, now: now)
    best.lineEnd = lineEnd
    guard source == .list else { return best }
    var bestScore = (entries: 0, others: 0)
    let lineCount = lineCount(octets, lineEnd)
    for dialect in ListingDialect.ofLists {
      var form = ListingForm(dialect, now: now)
      form.lineEnd = lineEnd
      let score = form.adaptAndCount(octets)
      if score > bestScore { (best, bestScore) = (form, score) }
      // No other understands more than every line.
      if score.entries == lineCount { break }
    }
    return best
  }

  /// How many of the lines that decide say anything.
  private static func lineCount(_ octets: Span<UInt8>, _ lineEnd: LineEnd) -> Int {
    var start = 0
    var count = 0
    for _ in 0..<sampleLines {
      guard let line = lineEnd.line(octets, from: start) else { break }
      if line.end > start { count += 1 }
      start = line.next
    }
    return count
  }

  /// Follows what the lines tell, and counts those that are understood then: entries, and lines
  /// that are known to be none.
  private mutating func adaptAndCount(_ octets: Span<UInt8>) -> (entries: Int, others: Int) {
    var evidence = ListingEvidence()
    read(octets) { _, entry in evidence.note(entry.evidence) }
    evidence.apply(to: &self)
    var score = (entries: 0, others: 0)
    // Three numbers are forks and their sum, or links, an owner's number and a size.
    if dialect == .mac, !evidence.isCertainlyMac { return score }
    read(octets) { outcome, _ in
      switch outcome {
      case .entry: score.entries += 1
      case .nothing: score.others += 1
      case .incomplete, .notUnderstood: break
      }
    }
    return score
  }

  private func read(
    _ octets: Span<UInt8>,
    _ body: (ParsedLine.Outcome, borrowing ParsedLine) -> Void
  ) {
    var start = 0
    var count = 0
    while count < Self.sampleLines, let line = lineEnd.line(octets, from: start) {
      var entry = ParsedLine()
      var outcome = dialect.parse(octets.extracting(start..<line.end), self, into: &entry)
      var next = line.next
      if outcome == .incomplete, let more = lineEnd.line(octets, from: next) {
        entry = ParsedLine()
        outcome = dialect.parse(octets.extracting(start..<more.end), self, into: &entry)
        next = more.next
      }
      // Blank lines say nothing.
      if line.end > start { body(outcome, entry) }
      start = next
      count += 1
    }
  }
}

extension ListingForm.LineEnd {
  /// Finds out what ends the lines of a listing.
  fileprivate static func decide(_ octets: Span<UInt8>) -> Self {
    var both = 0
    var feeds = 0
    var returns = 0
    var last: UInt8 = 0
    for index in octets.indices {
      let octet = octets[index]
      if octet == .lineFeed {
        if last == .carriageReturn { both += 1 } else { feeds += 1 }
      } else if last == .carriageReturn {
        returns += 1
      }
      last = octet
    }
    if both + feeds == 0 { return returns > 0 ? .carriageReturn : .lineFeed }
    // Names have line feeds in them, but not most names.
    return feeds * 4 < both ? .both : .lineFeed
  }
}

extension Listing {
  /// Reads everything again if the whole listing shows another form than its beginning did.
  package mutating func settle() {
    var settled = form
    evidence.apply(to: &settled)
    guard settled != form else { return }
    let knownClock = clock
    defer { clock = knownClock }
    form = settled
    let parts = chunks
    (chunks, records, unparsedCount, isSortedByName) = ([], ListingRecords(), 0, true)
    let (told, wasCut) = (evidence, endsInMidLine)
    for chunk in parts {
      var part = ListingPart(settled)
      _ = part.read(chunk.span, isLast: true)
      append(part.listing(chunk))
    }
    (evidence, endsInMidLine) = (told, wasCut)
  }
}
