import Octets

/// Lines in front of the entries of a listing, which describe nothing.
///
/// Known by their place and shape, not by their words: each language has its own.
enum Heading {
  /// Whether a line is the total of `ls -l` in any language, or the name of what is listed.
  ///
  /// `total 12`, `insgesamt 1,2M`, `总用量 12`, `total: 0`, `total -956`; `.:`, `/pub/a folder:`.
  static func isOfUnix(_ line: Span<UInt8>, _ fields: LineFields) -> Bool {
    let last = fields[fields.count - 1]
    if line[last.upperBound - 1] == .colon {
      return line[fields[0].lowerBound].isOne(of: "./")
    }
    guard (2...3).contains(fields.count), isAmount(line, last) else { return false }
    for index in 0..<(fields.count - 1) where !isWord(line, fields[index]) { return false }
    return true
  }

  /// Whether a line that nobody understood may still be an entry, and not a server's greeting.
  static func mayBeEntry(_ line: Span<UInt8>, of dialect: ListingDialect) -> Bool {
    guard line.count <= greetingLimit else { return true }
    let fields = LineFields(line)
    guard fields.count > 0 else { return false }
    switch dialect {
    case .facts, .eplf: return true
    case .unix, .mac, .netWare, .enterprise:
      return fields.count > 2 && (isMode(line, fields[0]) || isMode(line, fields[1]))
    case .dos: return DateField(line, fields[0]) != nil
    default:
      for index in 0..<fields.count
      where ClockField(line, fields[index]) != nil || DateField(line, fields[index]) != nil {
        return true
      }
      return false
    }
  }

  /// The longest line of a greeting.
  private static let greetingLimit = 1024

  /// Whether it is a number as a total has it, exact or rounded.
  private static func isAmount(_ line: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let isNegative = line[range.lowerBound] == .hyphen && range.count > 1
    let digits = isNegative ? (range.lowerBound + 1)..<range.upperBound : range
    guard line[digits.lowerBound].isDigit else { return false }
    let last = line[digits.upperBound - 1]
    guard last.isDigit || last.isOne(of: "kKmMgGtTB") else { return false }
    return line.allSatisfy(digits.lowerBound..<(digits.upperBound - 1)) {
      $0.isDigit || $0.isOne(of: ".,kKmMgG")
    }
  }

  private static func isWord(_ line: Span<UInt8>, _ range: Range<Int>) -> Bool {
    line.allSatisfy(range) { $0.isLetter || !$0.isASCII || $0 == .colon }
  }

  /// Whether it looks like the letters of `ls -l`, whatever each of them means.
  private static func isMode(_ line: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard (9...12).contains(range.count) else { return line[range.lowerBound] == .openBracket }
    var count = 0
    for index in range where line[index].isOne(of: "-rwx") { count += 1 }
    return count >= 6
  }
}

extension ListingEntry {
  /// Whether a line has the shape of a heading of `ls -l`, such as `total 0`; files have such names
  /// too.
  package static func isHeading(_ line: [UInt8]) -> Bool {
    let line = line.span
    let fields = LineFields(line)
    return fields.count > 0 && Heading.isOfUnix(line, fields)
  }
}
