/// Small and capital letters as one, for servers that do not tell them apart.
enum CaseFolding {
  /// Returns what a character and its other case have in common.
  static func folded(_ value: UInt32) -> UInt32 {
    guard value >= 0x80 else { return (0x41...0x5A).contains(value) ? value | 0x20 : value }
    guard let scalar = Unicode.Scalar(value) else { return value }
    return single(scalar.properties.lowercaseMapping) ?? value
  }

  /// Returns a character in both cases.
  static func variants(_ value: UInt32) -> [UInt32] {
    guard let scalar = Unicode.Scalar(value) else { return [value] }
    return [folded(value), single(scalar.properties.uppercaseMapping) ?? value]
  }

  private static func single(_ text: String) -> UInt32? {
    text.unicodeScalars.count == 1 ? text.unicodeScalars.first?.value : nil
  }
}
