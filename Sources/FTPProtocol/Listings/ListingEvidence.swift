/// What the lines of a listing tell together about the way in which it is written.
struct ListingEvidence: Hashable, Sendable {
  /// For each column before a name: how many lines had it, and the fewest blanks too many.
  private var lines = SIMD4<Int>()
  private var fewest = SIMD4(repeating: Int.max)

  /// How many dates have no other reading than each order.
  private var possibleOrders = Set(ListingForm.DateOrder.allCases)

  /// The first heading of z/OS that was met.
  private var table: MVSListParser.Table?

  /// Whether some line can only be one of Mac OS.
  private(set) var isCertainlyMac = false

  /// Takes what one line tells.
  mutating func note(_ line: LineEvidence) {
    if let (column, blanks) = line.indent {
      lines[column.rawValue] &+= 1
      if blanks < fewest[column.rawValue] { fewest[column.rawValue] = blanks }
    }
    table = table ?? line.table
    isCertainlyMac = isCertainlyMac || line.isCertainlyMac
    guard let date = line.date, possibleOrders.count > 1 else { return }
    let left = possibleOrders.filter { $0.isPossible(date) }
    // A line against all others is wrong itself.
    if !left.isEmpty { possibleOrders = left }
  }

  /// Takes what other lines of the same listing told.
  mutating func merge(_ other: ListingEvidence) {
    lines &+= other.lines
    fewest = pointwiseMin(fewest, other.fewest)
    table = table ?? other.table
    let both = possibleOrders.intersection(other.possibleOrders)
    if !both.isEmpty { possibleOrders = both }
  }

  /// Makes a form follow what is known by now.
  func apply(to form: inout ListingForm) {
    form.table = table
    form.dateOrder =
      ListingForm.DateOrder.allCases.count == possibleOrders.count
      ? nil : ListingForm.DateOrder.allCases.first { possibleOrders.contains($0) }
    for column in LineEvidence.Column.allCases {
      let isKnown = lines[column.rawValue] >= column.linesNeeded
      form[indent: column] = isKnown ? fewest[column.rawValue] : 0
    }
    // The year's own column is as wide as a time of day, which is one more than a year.
    form[indent: .yearAtLeft] = min(form[indent: .yearAtLeft], 1)
  }
}

extension LineEvidence.Column {
  /// How many lines must have blanks too many before they are taken for the server's way.
  ///
  /// One name that begins with a blank is met; a directory of such names alone hardly.
  fileprivate var linesNeeded: Int {
    switch self {
    case .clock, .year: 2
    case .yearAtLeft, .size: 1
    }
  }
}

extension ListingForm.DateOrder {
  /// Whether three numbers can be a date in this order.
  fileprivate func isPossible(_ date: (first: Int, second: Int, third: Int)) -> Bool {
    let (month, day) =
      switch self {
      case .monthDayYear: (date.first, date.second)
      case .dayMonthYear: (date.second, date.first)
      case .yearMonthDay: (date.second, date.third)
      }
    return (1...12).contains(month) && (1...31).contains(day)
  }
}
