/// What the lines of a listing tell together about the way in which it is written.
struct ListingEvidence: Hashable, Sendable {
  /// For each column before a name: how many lines had it, and the fewest blanks too many.
  private var lines = SIMD8<Int>()
  private var fewest = SIMD8(repeating: Int.max)

  /// The parts that some line has, those that two lines have, and those that some line lacks, a bit
  /// for each.
  private var presentParts: UInt32 = 0
  private var repeatedParts: UInt32 = 0
  private var absentParts: UInt32 = 0

  /// The dates whose order the line does not tell.
  private var dates = OrderEvidence()

  /// The first heading of z/OS that was met.
  private var table: MVSListParser.Table?

  /// Whether some line can only be one of Mac OS.
  private(set) var isCertainlyMac = false

  /// Takes what one line tells, by the server's now.
  mutating func note(_ line: LineEvidence, _ clock: YearGuess) {
    if let (column, blanks) = line.indent {
      lines[Int(column.rawValue)] &+= 1
      if blanks < fewest[Int(column.rawValue)] { fewest[Int(column.rawValue)] = blanks }
    }
    repeatedParts |= presentParts & line.parts.present
    presentParts |= line.parts.present
    absentParts |= line.parts.absent
    table = table ?? line.table
    isCertainlyMac = isCertainlyMac || line.isCertainlyMac
    if let date = line.date { dates.note(date, clock) }
  }

  /// Takes what other lines of the same listing told.
  mutating func merge(_ other: ListingEvidence) {
    lines &+= other.lines
    fewest = pointwiseMin(fewest, other.fewest)
    repeatedParts |= other.repeatedParts | presentParts & other.presentParts
    presentParts |= other.presentParts
    absentParts |= other.absentParts
    table = table ?? other.table
    isCertainlyMac = isCertainlyMac || other.isCertainlyMac
    dates.merge(other.dates)
  }

  /// The parts that lines have: no line lacks them.
  private var parts: UInt32 {
    typealias Part = LineEvidence.Part
    var parts = presentParts & ~absentParts
    for part in Part.allCases where !part.isSureInOneLine && repeatedParts & part.bit == 0 {
      parts &= ~part.bit
    }
    // `ls -l` has a year or a time of day, and where it is the one, it is not the other too.
    if presentParts & Part.clockAlone.bit != 0 {
      parts &= ~(Part.clockBehindYear.bit | Part.clockBehindColumn.bit)
    }
    if presentParts & Part.oldClock.bit == 0 { parts &= ~Part.yearBehindMinutes.bit }
    return parts
  }

  /// Whether something looked like a part in lines that were read, and is none: what was read before
  /// is worth nothing then.
  var isTornByParts: Bool {
    presentParts & ~(parts | LineEvidence.Part.circumstances) != 0
  }

  /// Makes a form follow what is known by now.
  func apply(to form: inout ListingForm) {
    form.table = table
    form.parts = parts
    form.dateOrder = dates.order(form.dialect)
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
