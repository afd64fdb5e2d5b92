/// What one line tells about the way in which the whole listing is written.
struct LineEvidence {
  /// Where the blanks before a name come from.
  enum Column: UInt8, Hashable, Sendable, CaseIterable {
    /// A name behind a time of day.
    case clock

    /// A name behind a year that stands at the right of its column.
    case year

    /// A name behind a year that stands at the left of its column.
    case yearAtLeft

    /// A name behind a size.
    case size

    /// A name behind a date of another kind, of which no column is known: no blank belongs to it
    /// that all lines have.
    case free
  }

  /// What may stand before a name: a part of the line's form, or the beginning of the name.
  ///
  /// Names begin with anything, a form is that of all lines: where one line lacks such a part, what
  /// looks like it in others is their name's.
  enum Part: UInt8, Hashable, Sendable, CaseIterable {
    /// `PM` behind a time of day.
    case half

    /// A year behind a time of day with seconds.
    case year

    /// A time of day behind a year.
    case clockBehindYear

    /// A time of day behind a date in one field.
    case clockBehindDate

    /// A zone behind a time of day with seconds.
    case zone

    /// The name of a zone behind one that is a number.
    case secondZone

    /// What may be a time of day or a word before one, and is not understood.
    case unknownClock

    /// Thousands behind a blank that end where the column of sizes does.
    case alignedThousands

    // One line is not enough for those below: names begin so now and then.

    /// A zone behind a time of day without seconds.
    case zoneBehindMinutes

    /// A zone behind a year.
    case zoneBehindYear

    /// A time of day behind a year that stands at the right of its column.
    case clockBehindColumn

    /// The date's own day of the week, behind it.
    case weekday

    /// A word for hours behind a time of day (`Uhr`).
    case unit

    /// A year behind a time of day without seconds, where some date is too old for `ls -l` to have
    /// left the year out.
    case yearBehindMinutes

    /// A date without a year that `ls -l` would have written with it.
    case oldClock

    /// A time of day without a year and without `PM`, as `ls -l` has it.
    case clockAlone

    /// A fact of MLSD behind a blank.
    case spacedFact

    /// Thousands behind a blank.
    case spacedThousands

    /// Whether no name that is met begins so.
    var isSureInOneLine: Bool { rawValue <= Part.alignedThousands.rawValue }
  }

  /// Parts that were looked for in a line.
  struct Parts: Hashable, Sendable {
    /// Those that are there, a bit for each.
    private(set) var present: UInt32 = 0

    /// Those for which there is the place alone.
    private(set) var absent: UInt32 = 0

    /// Notes that a part is there, or that it is not.
    mutating func note(_ part: Part, isThere: Bool = true) {
      if isThere {
        present |= part.bit
        absent &= ~part.bit
      } else {
        absent |= part.bit & ~present
      }
    }

    /// Notes parts that are not there, a bit for each.
    mutating func lack(_ bits: UInt32) {
      absent |= bits & ~present
    }

    /// Adds what another look at the line told.
    mutating func merge(_ other: Parts) {
      present |= other.present
      absent |= other.absent
    }
  }

  /// How many blanks more than one stand before the name, and behind what.
  var indent: (column: Column, blanks: Int)?

  /// Of which only all lines together tell whether they are parts of the form.
  var parts = Parts()

  /// The numbers of a date whose order is not known.
  var date: DateNumbers?

  /// Whether no line of `ls -l` looks like this one of Mac OS.
  var isCertainlyMac = false

  /// Which table a heading of z/OS announces.
  var table: MVSListParser.Table?
}

extension LineEvidence.Part {
  /// Its place in a set of parts.
  @inline(__always)
  var bit: UInt32 { 1 &<< UInt32(rawValue) }

  /// Those that a line lacks in which a name stands behind the year's column.
  static var behindColumn: UInt32 {
    clockBehindColumn.bit | clockBehindYear.bit | zoneBehindYear.bit | weekday.bit
  }

  /// Those that begin no name, but tell of the whole.
  static var circumstances: UInt32 { oldClock.bit | clockAlone.bit }
}
