/// What the lines of a listing tell together about the way in which it is written.
struct ListingEvidence: Hashable, Sendable {
  /// For each column before a name: how many lines had it, and the fewest blanks too many.
  private var lines = SIMD8<Int>()
  private var fewest = SIMD8(repeating: Int.max)

  /// The parts of a date that some line has, and those that some line lacks, a bit for each.
  private var presentParts: UInt8 = 0
  private var absentParts: UInt8 = 0

  /// How many dates have no other reading than each order.
  private var possibleOrders = Set(ListingForm.DateOrder.allCases)

  /// The first heading of z/OS that was met.
  private var table: MVSListParser.Table?

  /// Whether some line can only be one of Mac OS.
  private(set) var isCertainlyMac = false

  /// Takes what one line tells.
  mutating func note(_ line: LineEvidence) {
    if let (column, blanks) = line.indent {
      lines[Int(column.rawValue)] &+= 1
      if blanks < fewest[Int(column.rawValue)] { fewest[Int(column.rawValue)] = blanks }
    }
    if let tail = line.tail {
      let bit: UInt8 = 1 << tail.part.rawValue
      if tail.isThere { presentParts |= bit } else { absentParts |= bit }
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
    presentParts |= other.presentParts
    absentParts |= other.absentParts
    table = table ?? other.table
    let both = possibleOrders.intersection(other.possibleOrders)
    if !both.isEmpty { possibleOrders = both }
  }

  /// Whether what looks like a part of a date is one: no line lacks it.
  private func isPart(_ part: LineEvidence.Tail.Part) -> Bool {
    guard absentParts & 1 << part.rawValue == 0 else { return false }
    // `ls -l` has a year or a time of day, and where it is the one, it is not the other too.
    let half: UInt8 = 1 << LineEvidence.Tail.Part.half.rawValue
    return part != .clockBehindYear || absentParts & half == 0
  }

  /// Whether some dates have a part that others lack: what was read before is worth nothing then.
  var isTornByParts: Bool { presentParts != 0 && absentParts != 0 }

  /// Makes a form follow what is known by now.
  func apply(to form: inout ListingForm) {
    form.table = table
    for part in LineEvidence.Tail.Part.allCases { form[has: part] = isPart(part) }
    form.dateOrder =
      ListingForm.DateOrder.allCases.count == possibleOrders.count
      ? nil : ListingForm.DateOrder.allCases.first { possibleOrders.contains($0) }
    for column in LineEvidence.Column.allCases {
      let isKnown = lines[Int(column.rawValue)] >= column.linesNeeded
      form[indent: column] = isKnown ? fewest[Int(column.rawValue)] : 0
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
    case .yearAtLeft, .size, .free: 1
    }
  }
}

extension ListingForm.DateOrder {
  /// Whether three numbers can be a date in this order.
  fileprivate func isPossible(_ date: DateNumbers) -> Bool {
    let (month, day) =
      switch self {
      case .monthDayYear: (date.first, date.second)
      case .dayMonthYear: (date.second, date.first)
      case .yearMonthDay: (date.second, date.third)
      }
    return (1...12).contains(month) && (1...31).contains(day)
  }
}
