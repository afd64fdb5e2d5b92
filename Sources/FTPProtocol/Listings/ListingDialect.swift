/// The form of a listing: a property of the whole, not of a line.
package enum ListingDialect: Hashable, Sendable, CaseIterable {
  /// MLSD (RFC 3659 §7).
  case facts

  /// `ls -l`.
  case unix

  /// `DIR` of Windows.
  case dos

  /// None of those.
  case unknown

  /// How many lines decide about the dialect.
  private static let sampleSize = 64

  /// Reads the answer to MLSD; cdir, pdir and names that lead elsewhere are left out.
  package static func parse(facts octets: Span<UInt8>) -> Listing {
    Listing(
      entries: lines(of: octets).compactMap { FactListParser.listingEntry($0) },
      dialect: .facts
    )
  }

  /// Reads the answer to LIST.
  ///
  /// All dialects are tried on the first lines; the one that understands most of them reads all.
  ///
  /// - Parameters:
  ///   - octets: Lines that end with CRLF or LF.
  ///   - now: What years are guessed by.
  /// - Returns: Every line but blank ones, totals, and the directory's own names. Lines that
  ///   nobody understands are of kind ``EntryKind/unparsed``.
  package static func parse(listing octets: Span<UInt8>, now: TimeValue) -> Listing {
    let lines = lines(of: octets).filter { !isHeading($0) }
    let sample = lines.prefix(sampleSize)
    var best = ListingDialect.unknown
    var bestCount = 0
    for dialect in [ListingDialect.unix, .dos] {
      let count = sample.count { dialect.entry($0, now: now) != nil }
      if count > bestCount { (best, bestCount) = (dialect, count) }
    }
    let dialect = best
    let entries = lines.map { line in
      dialect.entry(line, now: now) ?? ListingEntry(line, .unparsed, raw: line)
    }
    return Listing(entries: entries.filter { !$0.isDirectoryItself }, dialect: dialect)
  }

  private func entry(_ line: [UInt8], now: TimeValue) -> ListingEntry? {
    switch self {
    case .unix: UnixListParser.parse(line.span, now: now)
    case .dos: DOSListParser.parse(line.span)
    case .facts, .unknown: nil
    }
  }

  private static func lines(of octets: Span<UInt8>) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    var line: [UInt8] = []
    for index in octets.indices {
      guard octets[index] == 0x0A else {
        line.append(octets[index])
        continue
      }
      if line.last == 0x0D { line.removeLast() }
      if !line.isEmpty { lines.append(line) }
      line = []
    }
    if line.last == 0x0D { line.removeLast() }
    if !line.isEmpty { lines.append(line) }
    return lines
  }

  /// `total 12`, in front of the entries.
  private static func isHeading(_ line: [UInt8]) -> Bool {
    let words = line.split(separator: 0x20)
    guard words.count == 2, let first = words.first, let last = words.last else {
      return line.allSatisfy { $0 == 0x20 || $0 == 0x09 }
    }
    return first.elementsEqual("total".utf8) && last.allSatisfy { (0x30...0x39).contains($0) }
  }
}

extension ListingEntry {
  fileprivate var isDirectoryItself: Bool { name == [0x2E] || name == [0x2E, 0x2E] }
}
