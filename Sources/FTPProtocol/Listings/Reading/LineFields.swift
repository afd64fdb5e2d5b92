import Octets

/// Where the fields of a line are: what stands between blanks and tabs.
///
/// Only the first ones: what is behind them is a name, and no name is taken apart.
struct LineFields {
  private static let limit = 20

  private var starts = InlineArray<20, Int32>(repeating: 0)
  private var ends = InlineArray<20, Int32>(repeating: 0)

  /// How many fields were found, at most 20.
  private(set) var count = 0

  /// Looks at a line; one of more than two gigabytes has no fields.
  ///
  /// Where lines belong together, the end of a line ends a field too.
  init(_ line: Span<UInt8>, endsAtLineEnds: Bool = false) {
    guard line.count < Int32.max else { return }
    func isBlank(_ octet: UInt8) -> Bool {
      octet.isBlank || (endsAtLineEnds && octet.isLineEnd)
    }
    var index = 0
    while count < Self.limit {
      while index < line.count, isBlank(line[index]) { index += 1 }
      guard index < line.count else { return }
      starts[count] = Int32(truncatingIfNeeded: index)
      while index < line.count, !isBlank(line[index]) { index += 1 }
      ends[count] = Int32(truncatingIfNeeded: index)
      count += 1
    }
  }

  /// The place of a field.
  subscript(index: Int) -> Range<Int> {
    Int(starts[index])..<Int(ends[index])
  }

  /// The blanks between a field and the one before it.
  func gap(before index: Int) -> Int {
    index == 0 ? Int(starts[0]) : Int(starts[index] - ends[index - 1])
  }
}
