import Octets

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
    case .hyphen: kind = .file
    case UInt8(ascii: "d"): kind = .directory
    case UInt8(ascii: "l"): kind = .link
    // Blocks, characters, pipes, sockets, doors and event ports; contiguous files; whiteouts.
    case UInt8(ascii: "b"), UInt8(ascii: "c"), UInt8(ascii: "p"), UInt8(ascii: "s"),
      UInt8(ascii: "D"), UInt8(ascii: "P"), UInt8(ascii: "C"), UInt8(ascii: "w"):
      kind = .other
    default: return nil
    }
    isDevice = first == UInt8(ascii: "b") || first == UInt8(ascii: "c")
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
    let hasMark = !mark.isEmpty && line[mark.lowerBound].isOne(of: "+.@")
    let rest = hasMark ? (mark.lowerBound + 1)..<mark.upperBound : mark
    links = rest.isEmpty ? nil : line.number(rest)
    guard rest.isEmpty || links != nil else { return nil }
  }

  private static func bits(_ letter: UInt8, at index: Int) -> UInt16? {
    let bit = UInt16(0o400) >> UInt16(index)
    let special = UInt16(0o4000) >> UInt16(index / 3)
    switch letter {
    case .hyphen: return 0
    case UInt8(ascii: "r"): return index % 3 == 0 ? bit : nil
    case UInt8(ascii: "w"): return index % 3 == 1 ? bit : nil
    case UInt8(ascii: "x"): return index % 3 == 2 ? bit : nil
    // s, t; S, T, l, L
    case UInt8(ascii: "s"), UInt8(ascii: "t"): return index % 3 == 2 ? bit | special : nil
    case UInt8(ascii: "S"), UInt8(ascii: "T"), UInt8(ascii: "l"), UInt8(ascii: "L"):
      return index % 3 == 2 ? special : nil
    default: return nil
    }
  }
}
