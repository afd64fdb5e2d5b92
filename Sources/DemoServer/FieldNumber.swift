/// Numbers in the arguments of commands.
enum FieldNumber {
  /// Reads a count of octets: decimal digits alone.
  static func octetCount(_ octets: [UInt8]) -> Int64? {
    guard !octets.isEmpty, octets.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int64(String(decoding: octets, as: UTF8.self))
  }
}
