import Octets

/// A date with a word behind each number: `11月 24日 14:03`, `2026년 11월 24일`.
///
/// In Chinese, Japanese and Korean, the larger unit comes first, but for the year, which may come
/// last. The encoding does not matter: the order tells what a number means.
struct EastAsianDate {
  let time: ListedTime
  let end: Int
  let column: LineEvidence.Column

  /// Reads a date that begins at a place in a line.
  init?(_ line: Span<UInt8>, _ start: Int, _ form: ListingForm) {
    guard let first = MarkedNumber(line, start) else { return nil }
    guard let second = MarkedNumber(line, first.end), first.isMarked || second.isMarked else {
      return nil
    }
    if first.digits == 4 {
      guard let third = MarkedNumber(line, second.end) else { return nil }
      let clock = Self.clock(line, third.end)
      let time = ListedTime(
        year: first.value,
        month: second.value,
        day: third.value,
        clock: clock?.field
      )
      guard let time else { return nil }
      (self.time, end) = (time, clock?.end ?? third.end)
      column = clock == nil ? .yearAtLeft : .clock
      return
    }
    guard first.isMarked, first.digits <= 2, second.digits <= 2 else { return nil }
    if let clock = Self.clock(line, second.end) {
      let time = ListedTime(
        month: first.value,
        day: second.value,
        clock: clock.field,
        guessing: form.clock
      )
      guard let time else { return nil }
      (self.time, end, column) = (time, clock.end, .clock)
      return
    }
    guard let third = MarkedNumber(line, second.end), third.digits == 4,
      let time = ListedTime(
        year: third.value,
        month: first.value,
        day: second.value,
        clock: nil
      )
    else { return nil }
    (self.time, end, column) = (time, third.end, .year)
  }

  /// Reads `14:03` and `下午 2:03`.
  private static func clock(_ line: Span<UInt8>, _ start: Int) -> (field: ClockField, end: Int)? {
    guard let word = word(line, start) else { return nil }
    if let field = ClockField(line, word) { return (field, word.upperBound) }
    guard let isAfternoon = HalfOfDay.isAfternoon(line, before: word),
      let next = self.word(line, word.upperBound), let plain = ClockField(line, next),
      let field = ClockField(plain, isAfternoon: isAfternoon)
    else { return nil }
    return (field, next.upperBound)
  }

  /// The word behind the blanks at a place.
  private static func word(_ line: Span<UInt8>, _ start: Int) -> Range<Int>? {
    let rest = line.trimmingStart(start..<line.count)
    var end = rest.lowerBound
    while end < line.count, !line[end].isBlank { end += 1 }
    return rest.lowerBound > start && end > rest.lowerBound ? rest.lowerBound..<end : nil
  }
}

/// A number with a word of a few octets behind it that are not ASCII.
private struct MarkedNumber {
  let value: Int
  let digits: Int
  let isMarked: Bool
  let end: Int

  init?(_ line: Span<UInt8>, _ start: Int) {
    var index = line.trimmingStart(start..<line.count).lowerBound
    let first = index
    while index < line.count, line[index].isDigit, index - first < 5 { index += 1 }
    digits = index - first
    guard digits <= 4, let value = line.number(first..<index) else { return nil }
    self.value = value
    let mark = index
    // The second octet of a letter in Shift JIS or Big5 may be ASCII (年 is 0x94 0x4E).
    while index < line.count, index - mark < 3, !line[index].isASCII { index += 1 }
    if index - mark == 1, index < line.count, !line[index].isBlank, !line[index].isDigit {
      index += 1
    }
    isMarked = index > mark
    end = index
    guard end == line.count || line[end].isBlank || (isMarked && line[end].isDigit) else {
      return nil
    }
  }
}
