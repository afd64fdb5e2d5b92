import Octets

/// The words for the halves of a day, behind a time of day or in front of it.
enum HalfOfDay {
  /// Whether a word is `PM`, and not `AM`; `nil` for other words.
  static func isAfternoon(_ line: Span<UInt8>, _ range: Range<Int>) -> Bool? {
    guard !range.isEmpty, range.count <= 8 else { return nil }
    if !line[range.lowerBound].isASCII { return find(line, range, in: greek) }
    let first = line[range.lowerBound].lowercased
    guard first == UInt8(ascii: "a") || first == UInt8(ascii: "p") else { return nil }
    let isAfternoon = first == UInt8(ascii: "p")
    let rest = (range.lowerBound + 1)..<range.upperBound
    if rest.isEmpty || line.equals(rest, "m") || line.equals(rest, ".m.") { return isAfternoon }
    // `p.m.` in Spanish has a blank in the middle that ends no field.
    guard rest.count >= 4, line[rest.lowerBound] == .dot, line.hasSuffix(rest, "m."),
      line.allSatisfy((rest.lowerBound + 1)..<(rest.upperBound - 2), { !$0.isASCII })
    else { return nil }
    return isAfternoon
  }

  /// Reads a half that stands in one field or in two (`p. m.`).
  ///
  /// - Returns: Whether it is the afternoon, and the field behind it.
  static func read(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    _ index: Int
  ) -> (isAfternoon: Bool, end: Int)? {
    guard index < fields.count else { return nil }
    let field = fields[index]
    if field.count == 2, line[field.upperBound - 1] == .dot, index + 1 < fields.count,
      line.equals(fields[index + 1], "m.")
    {
      if line.equals(field, "a.") { return (false, index + 2) }
      if line.equals(field, "p.") { return (true, index + 2) }
    }
    return isAfternoon(line, field).map { ($0, index + 1) }
  }

  /// Whether a word in front of a time of day is the afternoon, in Chinese, Japanese and Korean.
  static func isAfternoon(_ line: Span<UInt8>, before range: Range<Int>) -> Bool? {
    guard !line[range.lowerBound].isASCII, range.count == 6 || range.count == 4 else { return nil }
    return find(line, range, in: eastAsian)
  }

  private static func find(
    _ line: Span<UInt8>,
    _ range: Range<Int>,
    in words: [(word: [UInt8], isAfternoon: Bool)]
  ) -> Bool? {
    for (word, isAfternoon) in words where word.count == range.count {
      var index = 0
      while index < word.count, word[index] == line[range.lowerBound + index] { index += 1 }
      if index == word.count { return isAfternoon }
    }
    return nil
  }

  /// In UTF-8 and in the code page of Windows.
  private static let greek: [(word: [UInt8], isAfternoon: Bool)] = [
    ([UInt8]("πμ".utf8), false), ([UInt8]("μμ".utf8), true), ([0xF0, 0xEC], false),
    ([0xEC, 0xEC], true), ([UInt8]("π.μ.".utf8), false), ([UInt8]("μ.μ.".utf8), true),
  ]

  /// In UTF-8, then in GBK, Big5, Shift JIS and the Korean code page.
  private static let eastAsian: [(word: [UInt8], isAfternoon: Bool)] = [
    ([UInt8]("上午".utf8), false), ([UInt8]("下午".utf8), true), ([UInt8]("午前".utf8), false),
    ([UInt8]("午後".utf8), true), ([UInt8]("오전".utf8), false), ([UInt8]("오후".utf8), true),
    ([0xC9, 0xCF, 0xCE, 0xE7], false), ([0xCF, 0xC2, 0xCE, 0xE7], true),
    ([0xA4, 0x57, 0xA4, 0xC8], false), ([0xA4, 0x55, 0xA4, 0xC8], true),
    ([0x8C, 0xDF, 0x91, 0x4F], false), ([0x8C, 0xDF, 0x8C, 0xE3], true),
    ([0xBF, 0xC0, 0xC0, 0xFC], false), ([0xBF, 0xC0, 0xC8, 0xC4], true),
  ]
}
