import Octets

/// Lines in which a server says why something is missing from a listing.
///
/// `ls: cannot access 'a': Permission denied`, `./a: Stale file handle`, `Error reading a.txt`.
enum ErrorLine {
  /// Whether a line tells of an error, and is no greeting.
  static func isOne(_ line: Span<UInt8>, _ fields: LineFields) -> Bool {
    let first = fields[0]
    for word in beginnings where line.equals(first, word) { return fields.count > 1 }
    let last = fields[fields.count - 1]
    let end = line.trimmingMarks(last)
    for word in ends where line.equals(end, word) { return true }
    if fields.count > 2, line.equals(end, "found"), line.equals(fields[fields.count - 2], "not") {
      return true
    }
    // What a program says ends with its reason, behind a colon.
    for index in stride(from: fields.count - 2, through: 0, by: -1)
    where line[fields[index].upperBound - 1] == .colon {
      return isReason(line, fields, from: index + 1)
    }
    return false
  }

  /// Whether the words from a field on are one of the reasons that systems give.
  private static func isReason(_ line: Span<UInt8>, _ fields: LineFields, from start: Int) -> Bool {
    guard fields.count - start <= 8 else { return false }
    for index in start..<fields.count {
      for word in reasons where line.equals(line.trimmingMarks(fields[index]), word) { return true }
    }
    return false
  }

  private static let beginnings: [StaticString] = [
    "error", "error:", "cannot", "can't", "unable", "failed", "failure",
  ]

  private static let ends: [StaticString] = ["denied", "failed"]

  private static let reasons: [StaticString] = [
    "error", "denied", "stale", "cannot", "can't", "found", "such", "permitted", "failed",
    "failure", "invalid", "too", "timed", "busy", "refused", "unreachable", "exist",
  ]
}

extension Span where Element == UInt8 {
  /// A word without the marks of a sentence around it.
  fileprivate func trimmingMarks(_ word: Range<Int>) -> Range<Int> {
    var (start, end) = (word.lowerBound, word.upperBound)
    while start < end, self[start].isOne(of: "\"'([") { start += 1 }
    while start < end, self[end - 1].isOne(of: "\"')].,;!") { end -= 1 }
    return start..<end
  }
}
