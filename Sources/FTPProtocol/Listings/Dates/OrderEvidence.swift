/// What dates of three numbers tell about the order of day, month and year.
struct OrderEvidence: Hashable, Sendable {
  /// The orders in which each date makes sense, a bit for each.
  private var possible: UInt8 = 0b111

  /// How many dates there are, and how many are of tomorrow or later in each order.
  private var count = 0
  private var future = SIMD4<Int32>()

  /// Takes a date that has several readings.
  mutating func note(_ date: DateNumbers, _ clock: YearGuess) {
    var left: UInt8 = 0
    var isLater = SIMD4<Int32>()
    for index in 0..<3 where possible & 1 << UInt8(index) != 0 {
      guard let day = date.day(order: index) else { continue }
      left |= 1 << UInt8(index)
      if day > clock.lastDay { isLater[index] = 1 }
    }
    // A line against all others is wrong itself.
    guard left != 0 else { return }
    possible = left
    count &+= 1
    future &+= isLater
  }

  /// Takes what other lines of the same listing told.
  mutating func merge(_ other: OrderEvidence) {
    let both = possible & other.possible
    if both != 0 { possible = both }
    count &+= other.count
    future &+= other.future
  }

  /// The likeliest order; `nil` where all are possible, and that of the dialect is as good as any.
  ///
  /// Few files are of tomorrow: an order that puts most there is not believed.
  func order(_ dialect: ListingDialect) -> ListingForm.DateOrder? {
    let all = ListingForm.DateOrder.allCases
    let orders = all.filter { possible & 1 << UInt8($0.index) != 0 }
    let past = orders.filter { Int(future[$0.index]) &* 2 <= count }
    let likely = past.isEmpty ? orders : past
    let usual: ListingForm.DateOrder = dialect == .os400 ? .yearMonthDay : .monthDayYear
    return orders.count == all.count && likely.contains(usual) ? nil : likely.first
  }
}

extension ListingForm.DateOrder {
  fileprivate var index: Int {
    switch self {
    case .monthDayYear: 0
    case .dayMonthYear: 1
    case .yearMonthDay: 2
    }
  }
}

extension DateNumbers {
  /// The day that the numbers mean in an order, as `20261124`; `nil` if they can mean none.
  fileprivate func day(order: Int) -> Int32? {
    let (year, month, day) =
      switch order {
      case 0: (third, first, second)
      case 1: (third, second, first)
      default: (first, second, third)
      }
    guard (1...12).contains(month), (1...31).contains(day) else { return nil }
    // A date without a year is never of tomorrow.
    if year == Self.unknownYear { return 0 }
    let whole = year >= 100 ? Int32(year) : Int32(year) + (year < 70 ? 2000 : 1900)
    return whole * 10_000 + Int32(month) * 100 + Int32(day)
  }
}
