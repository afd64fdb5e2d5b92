/// Reads a line field by field, blanks between them.
struct FieldScanner {
  private let line: [UInt8]

  /// Where the next field begins, or the blanks before it.
  private(set) var position = 0

  init(_ line: [UInt8]) {
    self.line = line
  }

  /// Returns the next field and moves behind it; `nil` at the end.
  mutating func next() -> ArraySlice<UInt8>? {
    let start = line[position...].firstIndex { $0 != 0x20 && $0 != 0x09 }
    guard let start else { return nil }
    let end = line[start...].firstIndex { $0 == 0x20 || $0 == 0x09 } ?? line.endIndex
    position = end
    return line[start..<end]
  }

  /// Returns what stands behind exactly one blank, blanks and all; `nil` if there is nothing.
  func restAfterBlank() -> [UInt8]? {
    guard position + 1 < line.count else { return nil }
    return [UInt8](line[(position + 1)...])
  }

  /// Returns what stands behind all blanks; `nil` if there is nothing.
  func restAfterBlanks() -> [UInt8]? {
    let rest = line[position...].drop { $0 == 0x20 || $0 == 0x09 }
    return rest.isEmpty ? nil : [UInt8](rest)
  }

  /// Reads a number of digits alone; `nil` for anything else, and for one that is too large.
  static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count <= 9 else { return nil }
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// Reads a size in octets: digits, with commas between thousands or without.
  static func size(_ field: ArraySlice<UInt8>) -> Int64? {
    let digits = field.filter { $0 != 0x2C }
    guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int64(String(decoding: digits, as: UTF8.self))
  }
}
