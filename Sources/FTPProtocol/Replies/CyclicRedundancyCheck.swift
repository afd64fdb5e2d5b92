/// The checksum that XCRC tells: CRC-32 of IEEE 802.3, as in zip files.
package struct CyclicRedundancyCheck: Hashable, Sendable {
  /// Eight tables, so that eight octets take one step.
  private static let tables: [[UInt32]] = {
    let first = (0..<256).map { (index: UInt32) in
      (0..<8).reduce(index) { value, _ in
        value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1
      }
    }
    var tables = [first]
    for _ in 1..<8 {
      let previous = tables[tables.count - 1]
      tables.append(previous.map { first[Int($0 & 0xFF)] ^ ($0 >> 8) })
    }
    return tables
  }()

  private var state: UInt32 = 0xFFFF_FFFF

  /// Starts with no octets.
  package init() {}

  /// Takes the next octets.
  package mutating func update(_ octets: Span<UInt8>) {
    var index = 0
    let tables = Self.tables
    while index + 8 <= octets.count {
      let low =
        state
        ^ (UInt32(octets[index]) | UInt32(octets[index + 1]) << 8
          | UInt32(octets[index + 2]) << 16 | UInt32(octets[index + 3]) << 24)
      state =
        tables[7][Int(low & 0xFF)] ^ tables[6][Int(low >> 8 & 0xFF)]
        ^ tables[5][Int(low >> 16 & 0xFF)] ^ tables[4][Int(low >> 24)]
        ^ tables[3][Int(octets[index + 4])] ^ tables[2][Int(octets[index + 5])]
        ^ tables[1][Int(octets[index + 6])] ^ tables[0][Int(octets[index + 7])]
      index += 8
    }
    while index < octets.count {
      state = tables[0][Int((state ^ UInt32(octets[index])) & 0xFF)] ^ (state >> 8)
      index += 1
    }
  }

  /// The checksum of all octets, highest octet first.
  package var octets: [UInt8] {
    let value = ~state
    return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}
