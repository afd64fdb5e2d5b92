import FTPProtocol
import Octets

/// A date as a person types it, in UTC.
enum DateText {
  /// Reads `2026-11-24`, and behind a blank or `T` also `14:03` or `14:03:07`, with `Z` or without.
  static func parse(_ text: String) -> TimeValue? {
    let trimmed = text.last == "Z" ? text.dropLast() : text[...]
    let parts = trimmed.split(omittingEmptySubsequences: false) { $0 == " " || $0 == "T" }
    guard parts.count <= 2, let date = numbers(parts[0], separator: "-"), date.count == 3 else {
      return nil
    }
    var clock = [0, 0, 0]
    if parts.count == 2 {
      guard let fields = numbers(parts[1], separator: ":"), (2...3).contains(fields.count) else {
        return nil
      }
      clock.replaceSubrange(..<fields.count, with: fields)
    }
    return TimeValue(
      year: date[0],
      month: date[1],
      day: date[2],
      hour: clock[0],
      minute: clock[1],
      second: clock[2]
    )
  }

  private static func numbers(_ text: Substring, separator: Character) -> [Int]? {
    let fields = text.split(separator: separator, omittingEmptySubsequences: false)
    let numbers = fields.compactMap { field in
      field.utf8.decimalNumber.flatMap { Int(exactly: $0) }
    }
    return numbers.count == fields.count ? numbers : nil
  }
}
