/// How a listing is written: what all its lines have in common.
struct ListingForm: Hashable, Sendable {
  /// The order of the numbers in a date.
  enum DateOrder: Hashable, Sendable, CaseIterable {
    case monthDayYear
    case dayMonthYear
    case yearMonthDay
  }

  /// What ends a line.
  enum LineEnd: Hashable, Sendable {
    /// LF, with a CR before it or without.
    case lineFeed

    /// CR and LF; a LF alone is part of a name.
    case both

    /// CR, CR and LF, as text that was translated twice has; a LF alone is part of a name.
    case doubled

    /// CR alone.
    case carriageReturn
  }

  var dialect: ListingDialect
  var lineEnd = LineEnd.lineFeed

  /// `nil` if no line has told.
  var dateOrder: DateOrder?

  /// The table of z/OS, if its heading was there.
  var table: MVSListParser.Table?

  /// The blanks before each name that belong to no name, besides the one that is always there.
  private var indents = SIMD8<UInt16>()

  /// The parts that all lines have, a bit for each; in others, what looks so begins a name.
  ///
  /// The first look at the lines takes all for parts that may be some.
  var parts = UInt32.max

  /// The server's now, by which years are guessed.
  let clock: YearGuess

  init(_ dialect: ListingDialect, now: TimeValue) {
    self.dialect = dialect
    clock = YearGuess(now: now)
  }

  /// The blanks before a name that do not belong to it, at most as many as there are.
  subscript(indent column: LineEvidence.Column) -> Int {
    get { Int(indents[Int(column.rawValue)]) }
    set { indents[Int(column.rawValue)] = UInt16(clamping: newValue) }
  }

  /// Whether lines have a part.
  subscript(has part: LineEvidence.Part) -> Bool { parts & part.bit != 0 }
}
