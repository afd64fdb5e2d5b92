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

  /// Whether a line that nobody understood may still be an entry, or tell of one that is missing,
  /// and is not a server's greeting.
  static func mayBeEntry(_ line: Span<UInt8>, of dialect: ListingDialect) -> Bool {
    guard line.count <= greetingLimit else { return true }
    let fields = LineFields(line)
    guard fields.count > 0 else { return false }
    if ErrorLine.isOne(line, fields) { return true }
    switch dialect {
    case .facts:
      // A name without facts has a blank in front of it.
      return line[0].isBlank
        || (line.firstIndex(of: .equals, in: 0..<line.count) != nil
          && line.firstIndex(of: .semicolon, in: 0..<line.count) != nil)
    case .eplf: return line[0] == .plus
    case .unix, .mac, .netWare, .enterprise:
      return isMode(line, fields, 0) || isMode(line, fields, 1)
    case .dos:
      if DateField(line, fields[0]) != nil { return true }
      for index in 0..<fields.count
      where line[fields[index].lowerBound] == .less
        && line[fields[index].upperBound - 1] == .greater
      {
        return index + 1 < fields.count
      }
      return false
    default:
      for index in 0..<fields.count
      where ClockField(line, fields[index]) != nil || DateField(line, fields[index]) != nil {
        return true
      }
      return dialect == .vms && line.lastIndex(of: .semicolon, in: fields[0]) != nil
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

  /// Whether a field looks like the letters of `ls -l`, whatever each of them means.
  private static func isMode(_ line: Span<UInt8>, _ fields: LineFields, _ index: Int) -> Bool {
    guard index + 1 < fields.count else { return false }
    let field = fields[index]
    if line[field.lowerBound] == .openBracket { return index + 2 < fields.count }
    guard (4...12).contains(field.count) else { return false }
    var (count, hyphens) = (0, 0)
    for offset in field {
      if line[offset] == .hyphen { hyphens += 1 }
      if line[offset].isOne(of: "-rwxsStTlL?") { count += 1 }
    }
    // Ten hyphens are a line across, unless a number of links follows.
    if hyphens == field.count {
      return field.count == 10 && line.number(fields[index + 1]) != nil
    }
    if field.count >= 9 { return count >= 6 && count > hyphens || hyphens >= 6 }
    // `-r-x`: with a hyphen, it is no word.
    return hyphens > 0 && index + 2 < fields.count
      && line.allSatisfy((field.lowerBound + 1)..<field.upperBound) { $0.isOne(of: "-rwxsStTlL?") }
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
