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
