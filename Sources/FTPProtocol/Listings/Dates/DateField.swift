import Octets

/// Three numbers of a date, in the order in which they stand.
struct DateNumbers: Hashable, Sendable {
  let first: Int16
  let second: Int16
  let third: Int16

  /// In the place of a year that is not told: no day either.
  static let unknownYear: Int16 = -1

  /// Takes numbers of at most four digits each.
  init(_ first: Int, _ second: Int, _ third: Int) {
    self.first = Int16(clamping: first)
    self.second = Int16(clamping: second)
    self.third = Int16(clamping: third)
  }
}

/// A date in one field: `2026-11-24`, `11/24/26`, `24.11.2026`, `24-Nov-2026`, `11-24`, `Nov-24`.
struct DateField {
  /// The numbers in the order in which they stand, if all are numbers.
  let numbers: DateNumbers?

  let year: Int?

  /// `nil` if the numbers do not tell which of them it is.
  let month: Int?
  let day: Int?

  /// Whether points stand between the parts, as in the languages that put the day first.
  let hasPoints: Bool

  /// Reads a field; `nil` if it is no date at all.
  init?(_ line: Span<UInt8>, _ field: Range<Int>) {
    // `24.11.2026, 14:03`
    let hasComma = field.count >= 8 && line[field.upperBound - 1] == .comma
    let range = hasComma ? field.lowerBound..<(field.upperBound - 1) : field
    guard range.count >= 4, range.count <= 32,
      line[range.lowerBound].isDigit
        || line[range.lowerBound].isLetter
    else { return nil }
    var separators: (Int, Int?) = (-1, nil)
    var mark: UInt8 = 0
    for index in range where line[index].isOne(of: "-/.") {
      if separators.0 < 0 {
        separators.0 = index
        mark = line[index]
      } else if separators.1 == nil, line[index] == mark {
        separators.1 = index
      } else {
        return nil
      }
    }
    guard separators.0 > range.lowerBound else { return nil }
    hasPoints = mark == .dot
    let first = range.lowerBound..<separators.0
    guard let second = separators.1 else {
      guard let parts = Self.withoutYear(line, first, (separators.0 + 1)..<range.upperBound, mark)
      else { return nil }
      // `27/11` has either order; of `11-24`, the month comes first.
      let hasOrders = mark == .slash
      numbers =
        hasOrders ? DateNumbers(parts.first, parts.second, Int(DateNumbers.unknownYear)) : nil
      (year, month, day) = (nil, parts.month, parts.day)
      return
    }
    let middle = (separators.0 + 1)..<second
    let last = (second + 1)..<range.upperBound
    guard !middle.isEmpty, !last.isEmpty else { return nil }
    if let parts = Self.named(line, first, middle, last) {
      (numbers, year, month, day) = (nil, parts.year, parts.month, parts.day)
      return
    }
    guard let one = line.number(first), let two = line.number(middle),
      let three = line.number(last), first.count <= 4, middle.count <= 2
    else { return nil }
    if first.count == 4 {
      guard last.count <= 2 else { return nil }
      (numbers, year, month, day) = (nil, one, two, three)
    } else {
      guard first.count <= 2, let third = Self.year(three, last.count) else { return nil }
      numbers = DateNumbers(one, two, last.count == 2 ? three : third)
      year = third
      let order: (Int, Int)? =
        hasPoints ? (two, one) : one > 12 ? (two, one) : two > 12 ? (one, two) : nil
      (month, day) = (order?.0, order?.1)
    }
  }

  /// Reads the numbers in an order.
  func date(in order: ListingForm.DateOrder) -> (year: Int, month: Int, day: Int)? {
    if let year, let month, let day, numbers == nil { return (year, month, day) }
    guard let numbers else { return nil }
    let (first, second) = (Int(numbers.first), Int(numbers.second))
    switch order {
    case .monthDayYear: return year.map { ($0, first, second) }
    case .dayMonthYear: return year.map { ($0, second, first) }
    case .yearMonthDay: return Self.year(first, 2).map { ($0, second, Int(numbers.third)) }
    }
  }

  /// Reads `11-24`, `24/11`, `Nov-24` and `24-Nov`; with points it would be any number.
  private static func withoutYear(
    _ line: Span<UInt8>,
    _ first: Range<Int>,
    _ second: Range<Int>,
    _ mark: UInt8
  ) -> (first: Int, second: Int, month: Int, day: Int)? {
    guard mark != .dot, !second.isEmpty else { return nil }
    let (one, two) = (line.number(first), line.number(second))
    if let one, let two {
      guard first.count == 2, second.count == 2 else { return nil }
      // `26-05 2002` is met too: the day first.
      let (month, day) = one > 12 ? (two, one) : (one, two)
      guard (1...12).contains(month), (1...31).contains(day) else { return nil }
      return (one, two, month, day)
    }
    // The name of a month is longer than its day, and that is a number.
    guard mark == .hyphen, let day = one ?? two, (1...31).contains(day),
      (one == nil ? second : first).count <= 2,
      let month = MonthName.month(line, one == nil ? first : second)
    else { return nil }
    return (0, 0, month, day)
  }

  /// `24-Nov-2026`, `Nov-24-2026` and `2026-Nov-24`.
  private static func named(
    _ line: Span<UInt8>,
    _ first: Range<Int>,
    _ middle: Range<Int>,
    _ last: Range<Int>
  ) -> (year: Int, month: Int, day: Int)? {
    guard let number = line.number(last) else { return nil }
    if first.count == 4, last.count <= 2, let year = line.number(first),
      let month = MonthName.month(line, middle)
    {
      return (year, month, number)
    }
    guard let year = year(number, last.count) else { return nil }
    if first.count <= 2, let day = line.number(first), let month = MonthName.month(line, middle) {
      return (year, month, day)
    }
    if middle.count <= 2, let day = line.number(middle), let month = MonthName.month(line, first) {
      return (year, month, day)
    }
    return nil
  }

  /// Understands two digits as a year from 1970 to 2069, and three as years since 1900.
  private static func year(_ number: Int, _ digits: Int) -> Int? {
    switch digits {
    case 4: number
    case 3: (100...199).contains(number) ? 1900 + number : nil
    case 2: number < 70 ? 2000 + number : 1900 + number
    default: nil
    }
  }
}
