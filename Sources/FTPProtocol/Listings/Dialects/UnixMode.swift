/// The first field of `ls -l`: what the file is, and who may do what with it.
struct UnixMode {
  let kind: EntryKind
  let isDevice: Bool

  /// Permission bits; `nil` where the letters do not tell all of them.
  let bits: UInt16?

  /// A number of links that stands behind the letters without a blank (`drwxr-x---+1464`).
  let links: Int?

  /// Reads ten letters, with a mark for access lists or labels behind them or without.
  ///
  /// Some servers leave the letters for everybody else out (`drwxr-x`).
  init?(_ line: Span<UInt8>, _ range: Range<Int>) {
    let first = line[range.lowerBound]
    switch first {
    case 0x2D: kind = .file
    case 0x64: kind = .directory
    case 0x6C: kind = .link
    // Blocks, characters, pipes, sockets, doors and event ports; contiguous files; whiteouts.
    case 0x62, 0x63, 0x70, 0x73, 0x44, 0x50, 0x43, 0x77: kind = .other
    default: return nil
    }
    isDevice = first == 0x62 || first == 0x63
    let end = min(range.lowerBound + 10, range.upperBound)
    var bits: UInt16 = 0
    for index in (range.lowerBound + 1)..<end {
      guard let bit = Self.bits(line[index], at: index - range.lowerBound - 1) else { return nil }
      bits |= bit
    }
    guard range.count >= 10 else {
      guard range.count == 7 else { return nil }
      (self.bits, links) = (nil, nil)
      return
    }
    self.bits = bits
    let mark = (range.lowerBound + 10)..<range.upperBound
    let hasMark = !mark.isEmpty && [0x2B, 0x2E, 0x40].contains(line[mark.lowerBound])
    let rest = hasMark ? (mark.lowerBound + 1)..<mark.upperBound : mark
    links = rest.isEmpty ? nil : line.number(rest)
    guard rest.isEmpty || links != nil else { return nil }
  }

  private static func bits(_ letter: UInt8, at index: Int) -> UInt16? {
    let bit = UInt16(0o400) >> UInt16(index)
    let special = UInt16(0o4000) >> UInt16(index / 3)
    switch letter {
    case 0x2D: return 0
    case 0x72: return index % 3 == 0 ? bit : nil
    case 0x77: return index % 3 == 1 ? bit : nil
    case 0x78: return index % 3 == 2 ? bit : nil
    // s, t; S, T, l, L
    case 0x73, 0x74: return index % 3 == 2 ? bit | special : nil
    case 0x53, 0x54, 0x6C, 0x4C: return index % 3 == 2 ? special : nil
    default: return nil
    }
  }
}
