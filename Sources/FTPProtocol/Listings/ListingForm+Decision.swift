import Octets

extension ListingForm {
  /// How many lines decide, from the first on that says anything.
  private static let sampleLines = 100

  /// Finds out how a listing is written by its first lines, of which the last may be cut.
  ///
  /// - Returns: The form, and whether there was an entry in it: else more lines may say more.
  static func decide(
    _ source: ListingReader.Source,
    _ octets: Span<UInt8>,
    now: TimeValue
  ) -> (form: ListingForm, isSure: Bool) {
    let lineEnd = LineEnd.decide(octets)
    var best = ListingForm(source == .facts ? .facts : .unknown, now: now)
    best.lineEnd = lineEnd
    guard source == .list else {
      _ = best.adapt(to: octets)
      return (best, true)
    }
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
    return (best, bestScore.entries > 0)
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
    let evidence = adapt(to: octets)
    var (score, headings) = ((entries: 0, others: 0), 0)
    // Three numbers are forks and their sum, or links, an owner's number and a size.
    if dialect == .mac, !evidence.isCertainlyMac { return score }
    read(octets) { outcome, _ in
      switch outcome {
      case .entry: score.entries += 1
      case .nothing: score.others += 1
      case .heading where score.entries == 0: headings += 1
      case .heading, .incomplete, .notUnderstood: break
      }
    }
    // Names alone, two words each, are no headings.
    if headings <= 2 { score.others += headings }
    return score
  }

  /// Follows what the lines tell.
  private mutating func adapt(to octets: Span<UInt8>) -> ListingEvidence {
    var evidence = ListingEvidence()
    read(octets) { _, entry in evidence.note(entry.evidence, clock) }
    evidence.apply(to: &self)
    if evidence.isTornByParts {
      // Where names begin was not known yet.
      evidence = ListingEvidence()
      read(octets) { _, entry in evidence.note(entry.evidence, clock) }
      evidence.apply(to: &self)
    }
    return evidence
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
        var longer = ParsedLine()
        outcome = dialect.parse(octets.extracting(start..<more.end), self, into: &longer)
        if outcome != .notUnderstood { (entry, next) = (longer, more.next) }
      }
      // Blank lines say nothing.
      if line.end > start { body(outcome, entry) }
      start = next
      if count > 0 || outcome != .notUnderstood { count += 1 }
    }
  }
}

extension Listing {
  /// Reads everything again if the whole listing shows another form than its beginning did.
  package mutating func settle() {
    var settled = form
    evidence.apply(to: &settled)
    guard settled != form else { return }
    let clocks = (clock, factsClock)
    defer { (clock, factsClock) = clocks }
    form = settled
    let parts = zip(chunks, lineCounts)
    (chunks, lineCounts, octetCount) = ([], [], 0)
    (records, unparsedCount, isSortedByName) = (ListingRecords(), 0, true)
    let (told, wasCut) = (evidence, endsInMidLine)
    var state = ListingPart.State()
    for (chunk, count) in parts {
      var part = ListingPart(settled, state: state)
      let lines = count < chunk.count ? chunk.span.copy(0..<count) : chunk
      _ = part.read(lines.span, isLast: true)
      state = part.state
      append(part.listing(lines))
    }
    (evidence, endsInMidLine) = (told, wasCut)
  }
}
