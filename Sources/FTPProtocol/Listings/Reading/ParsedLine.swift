/// What one line of a listing says, as places in the line.
struct ParsedLine {
  /// What a parser made of a line.
  enum Outcome: Hashable, Sendable {
    /// It describes something.
    case entry

    /// It is there, but describes nothing: a heading, a total, the directory itself.
    case nothing

    /// It describes nothing if it stands in front of all entries.
    case heading

    /// The next line belongs to it.
    case incomplete

    /// It is no line of this dialect.
    case notUnderstood
  }

  var kind = EntryKind.other
  var name = 0..<0

  /// A second part of the name, which a point joins to the first (z/VM).
  var nameExtension: Range<Int>?

  /// What is behind the name in the line and tells versions of a file apart (VMS).
  var version: Range<Int>?

  var size: Int64?

  /// Whether ``size`` is rounded, as `9.0M` is.
  var isSizeRounded = false

  var time: ListedTime?
  var mode: UInt16?
  var owner: Range<Int>?
  var group: Range<Int>?
  var links: Int?
  var linkTarget: Range<Int>?
  var unique: Range<Int>?

  /// Where the facts of MLSD are.
  var facts: Range<Int>?

  /// Whether it describes the directory that is listed, or its parent.
  var isDirectoryItself = false

  /// The whole path whose last part is the name, where there is one.
  var path: Range<Int>?

  /// Whether it may be one of two lines about a link: the link without its target, or where that is.
  var mayBelongToLink: Bool { path != nil || (kind == .link && linkTarget == nil) }

  /// What the line tells about the way in which the whole listing is written.
  var evidence = LineEvidence()
}

/// A time as a listing tells it.
struct ListedTime: Hashable, Sendable {
  var time: TimeValue
  var precision: TimeValue.Precision
  var isUTC = false
}

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

  /// What stands behind a date: a part of it, or the beginning of a name.
  ///
  /// Names begin with anything, a date's form is that of all lines: where one line lacks such a
  /// part, what looks like it in others is their name's.
  struct Tail: Hashable, Sendable {
    /// What it would be.
    enum Part: UInt8, Hashable, Sendable, CaseIterable {
      /// `PM` behind a time of day.
      case half

      /// A year behind a time of day with seconds.
      case year

      /// A time of day behind a year.
      case clockBehindYear

      /// A time of day behind a date in one field.
      case clockBehindDate

      /// The name of a zone behind a time of day with seconds.
      case zone
    }

    let part: Part

    /// Whether it is there, and not the place for it alone.
    let isThere: Bool

    init(_ part: Part, isThere: Bool) {
      (self.part, self.isThere) = (part, isThere)
    }
  }

  /// How many blanks more than one stand before the name, and behind what.
  var indent: (column: Column, blanks: Int)?

  /// What stands behind the date, of which only all lines together tell whether it is a part of it.
  var tail: Tail?

  /// The numbers of a date whose order is not known.
  var date: DateNumbers?

  /// Whether no line of `ls -l` looks like this one of Mac OS.
  var isCertainlyMac = false

  /// Which table a heading of z/OS announces.
  var table: MVSListParser.Table?
}
