import Octets

/// Braces of a word as shells expand them: `{a,b}` and `{1..9}` make several words of one.
///
/// Only what is not quoted counts; a brace without its other half, or with neither a comma nor a
/// range inside, is a brace.
enum BraceExpansion {
  /// The most words that one may become: more is a slip of the fingers.
  static let limit = 10_000

  /// A word that stands for more than ``limit`` words.
  struct TooManyWords: Error, Hashable {}

  /// Returns the words that a word stands for, in order.
  static func words(of word: Word) throws(TooManyWords) -> [Word] {
    guard word.octets.contains(where: { $0.isUnquoted(.openBrace) }) else { return [word] }
    return try expand(word.octets[...]).map { Word($0) }
  }

  private static func expand(
    _ octets: ArraySlice<Word.Octet>
  ) throws(TooManyWords) -> [[Word.Octet]] {
    var start = octets.startIndex
    while let open = octets[start...].firstIndex(where: { $0.isUnquoted(.openBrace) }) {
      guard let group = Group(in: octets, from: open),
        let middles = try alternatives(of: group, octets)
      else {
        start = open + 1
        continue
      }
      let tails = try expand(octets[(group.close + 1)...])
      guard middles.count * tails.count <= limit else { throw TooManyWords() }
      let head = octets[..<open]
      return middles.flatMap { middle in tails.map { head + middle + $0 } }
    }
    return [[Word.Octet](octets)]
  }

  /// Returns what a pair of braces stands for; `nil` if there is no list and no range inside.
  private static func alternatives(
    of group: Group,
    _ octets: ArraySlice<Word.Octet>
  ) throws(TooManyWords) -> [[Word.Octet]]? {
    guard group.commas.isEmpty else {
      var words: [[Word.Octet]] = []
      let borders = [group.open] + group.commas + [group.close]
      for (begin, end) in zip(borders, borders.dropFirst()) {
        words += try expand(octets[(begin + 1)..<end])
        guard words.count <= limit else { throw TooManyWords() }
      }
      return words
    }
    let inside = octets[(group.open + 1)..<group.close]
    guard !inside.contains(where: \.isQuoted),
      let range = BraceRange(inside.map(\.value).text)
    else { return nil }
    guard range.count <= limit else { throw TooManyWords() }
    return range.texts.map { Word($0).octets }
  }

  /// A pair of braces and the commas between its parts.
  private struct Group {
    let open: Int
    let close: Int
    let commas: [Int]

    /// Finds the other half of an opening brace.
    init?(in octets: ArraySlice<Word.Octet>, from open: Int) {
      var depth = 0
      var commas: [Int] = []
      for index in octets[open...].indices where !octets[index].isQuoted {
        switch octets[index].value {
        case .openBrace: depth += 1
        case .closeBrace: depth -= 1
        case .comma where depth == 1: commas.append(index)
        default: break
        }
        guard depth == 0 else { continue }
        self.open = open
        close = index
        self.commas = commas
        return
      }
      return nil
    }
  }
}

/// A range between braces: `1..9`, `01..10`, `9..1`, `a..e`, `0..10..5`.
private struct BraceRange {
  private let first: Int
  private let last: Int
  private let step: Int

  /// The digits that numbers are filled up to with zeros; `nil` for letters.
  private let width: Int?

  init?(_ text: String) {
    let parts = text.split(separator: "..", omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3 else { return nil }
    var step = 1
    if parts.count == 3 {
      guard let number = Int(parts[2]), number != .min else { return nil }
      step = max(1, abs(number))
    }
    self.step = step
    if let first = Self.number(parts[0]), let last = Self.number(parts[1]) {
      (self.first, self.last) = (first, last)
      let isFilled = Self.isFilled(parts[0]) || Self.isFilled(parts[1])
      width = isFilled ? max(parts[0].utf8.count, parts[1].utf8.count) : 0
    } else if let first = Self.letter(parts[0]), let last = Self.letter(parts[1]) {
      (self.first, self.last) = (first, last)
      width = nil
    } else {
      return nil
    }
  }

  var count: Int { abs(last - first) / step + 1 }

  var texts: [String] {
    stride(from: first, through: last, by: first <= last ? step : -step).map { number in
      guard let width else { return [UInt8(number)].text }
      let digits = "\(abs(number))"
      let sign = number < 0 ? "-" : ""
      let zeros = max(0, width - digits.utf8.count - sign.utf8.count)
      return sign + String(repeating: "0", count: zeros) + digits
    }
  }

  private static func number(_ text: Substring) -> Int? {
    guard text.utf8.count <= 10 else { return nil }
    return Int(text)
  }

  private static func letter(_ text: Substring) -> Int? {
    guard text.utf8.count == 1, let octet = text.utf8.first else { return nil }
    return octet.isLetter ? Int(octet) : nil
  }

  /// Whether a number is written with zeros before it.
  private static func isFilled(_ text: Substring) -> Bool {
    let digits = text.drop { $0 == "-" }
    return digits.hasPrefix("0") && digits.utf8.count > 1
  }
}

extension Word.Octet {
  /// Whether it is a character that was typed without quotes.
  fileprivate func isUnquoted(_ value: UInt8) -> Bool { !isQuoted && self.value == value }
}
