import Octets

/// Lines of the Easily Parsed LIST Format: `+i8388621.48594,m825718503,r,s280,` TAB `djb.html`.
///
/// The name may be on a line of its own.
enum EPLFParser {
  static func parse(_ line: Span<UInt8>, into entry: inout ParsedLine) -> ParsedLine.Outcome {
    guard line.count > 2, line[0] == .plus else { return .notUnderstood }
    let feed = line.firstIndex(of: .lineFeed, in: 0..<line.count) ?? line.count
    guard let name = nameStart(line, feed) else { return .notUnderstood }
    guard name < line.count else {
      return line[line.count - 1].isOne(of: ",\t") ? .incomplete : .notUnderstood
    }
    let tab = min(name - 1, feed)
    var isKnown = false
    var start = 1
    while start < tab {
      let end = line.firstIndex(of: .comma, in: start..<tab) ?? tab
      let value = (start + 1)..<max(end, start + 1)
      switch end > start ? line[start] : 0 {
      case .slash where value.isEmpty: (entry.kind, isKnown) = (.directory, true)
      case UInt8(ascii: "r") where value.isEmpty:
        if entry.kind == .other { entry.kind = .file }
        isKnown = true
      case UInt8(ascii: "s"): entry.size = line.size(value)
      case UInt8(ascii: "m"): entry.time = time(line, value)
      case UInt8(ascii: "i"): entry.unique = value
      case UInt8(ascii: "u"): entry.mode = mode(line, value)
      default: break
      }
      start = end + 1
    }
    entry.name = name..<line.count
    return isKnown ? .entry : .notUnderstood
  }

  /// Finds where the name begins: behind a TAB, or on the next line, which has no facts of its own.
  private static func nameStart(_ line: Span<UInt8>, _ feed: Int) -> Int? {
    if let tab = line.firstIndex(of: .tab, in: 0..<feed),
      !line.allSatisfy((tab + 1)..<feed, { $0 == .carriageReturn })
    {
      return tab + 1
    }
    guard feed < line.count else { return feed }
    let next = feed + 1
    guard next < line.count, line[next] != .plus else { return nil }
    let name = line[next] == .tab ? next + 1 : next
    return name < line.count ? name : nil
  }

  /// Reads seconds since the beginning of 1970, UTC.
  private static func time(_ line: Span<UInt8>, _ range: Range<Int>) -> ListedTime? {
    guard let seconds = line.size(range),
      let time = TimeValue(secondsSinceEpoch: seconds)
    else { return nil }
    return ListedTime(time: time, precision: .second, isUTC: true)
  }

  /// Reads `p644`.
  private static func mode(_ line: Span<UInt8>, _ range: Range<Int>) -> UInt16? {
    guard (4...5).contains(range.count), line[range.lowerBound] == UInt8(ascii: "p") else {
      return nil
    }
    var mode: UInt16 = 0
    for index in range.dropFirst() {
      guard line[index].isOctalDigit else { return nil }
      mode = mode << 3 | UInt16(line[index].digitValue)
    }
    return mode
  }
}
