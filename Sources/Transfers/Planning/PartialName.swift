/// The names of files that are not complete, on either side.
enum PartialName {
  /// The longest name of a file on the file systems of Linux, in octets.
  private static let nameLimit = 255

  /// Returns what such a name begins with: the name of the whole file, cut where a suffix would
  /// make it too long.
  ///
  /// A cut name ends in digits that tell it from others with the same beginning.
  static func stem(of name: [UInt8]) -> [UInt8] {
    let longestSuffix = PartialFile.recordSuffix.utf8.count
    guard name.count + longestSuffix > nameLimit else { return name }
    let mark = [UInt8]("-\(String(checksum(name), radix: 16))".utf8)
    var stem = name.prefix(nameLimit - longestSuffix - mark.count)
    // No character is cut in the middle.
    while let last = stem.last, last & 0xC0 == 0x80 { stem.removeLast() }
    if let last = stem.last, last >= 0xC0 { stem.removeLast() }
    return stem + mark
  }

  /// A number that tells octets from others, the same in every run (FNV-1a).
  static func checksum(_ octets: [UInt8]) -> UInt64 {
    octets.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }
}
