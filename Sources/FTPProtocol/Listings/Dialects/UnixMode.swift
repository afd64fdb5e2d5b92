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
  /// Some servers leave the letters for everybody else out (`drwxr-x`, `drwx`), or the one for the kind
  /// (BSD `ls -T`), or write that twice (`--rw-r-----`), or have letters of DOS in between:
  /// `-rwx---A--` (VxWorks), `-wa-------` (Distinct).
  init?(_ line: Span<UInt8>, _ range: Range<Int>) {
    guard range.count >= 4, let kind = Self.kind(line, range) else {
      guard range.count == 9, let bits = Self.bits(line, range) else { return nil }
      (kind, isDevice, self.bits, links) = (.other, false, bits, nil)
      return
    }
    self.kind = kind
    let first = line[range.lowerBound]
    isDevice = first == UInt8(ascii: "b") || first == UInt8(ascii: "c")
    let end = min(range.lowerBound + 10, range.upperBound)
    let letters = (range.lowerBound + 1)..<end
    guard let bits = Self.bits(line, letters) else {
      let isTwice = range.count == 11 && line[range.lowerBound + 1] == .hyphen
      let bits = isTwice ? Self.bits(line, letters.dropFirst().lowerBound..<range.upperBound) : nil
      guard bits != nil || Self.areAttributes(line, range) else { return nil }
      (self.bits, links) = (bits, nil)
      return
    }
    guard range.count >= 10 else {
      guard [4, 5, 7].contains(range.count) else { return nil }
      (self.bits, links) = (nil, nil)
      return
    }
    self.bits = bits
    let mark = end..<range.upperBound
    let hasMark = !mark.isEmpty && line[mark.lowerBound].isOne(of: "+.@-")
    let rest = hasMark ? (mark.lowerBound + 1)..<mark.upperBound : mark
    links = rest.isEmpty ? nil : line.number(rest)
    guard rest.isEmpty || links != nil else { return nil }
  }

  /// Reads digits with the kind in front (`100644`, `040755`) or without (`0644`).
  init?(_ line: Span<UInt8>, digits range: Range<Int>) {
    guard (4...7).contains(range.count), line.allSatisfy(range, { $0.isOctalDigit }) else {
      return nil
    }
    var mode = 0
    for index in range { mode = mode << 3 | Int(line[index].digitValue) }
    switch mode >> 12 {
    // What cannot be entered is no directory.
    case 0: kind = mode & 0o111 == 0 ? .file : .other
    case 0o10: kind = .file
    case 0o4: kind = .directory
    case 0o12: kind = .link
    case 0o1, 0o2, 0o6, 0o14: kind = .other
    default: return nil
    }
    isDevice = mode >> 12 == 0o2 || mode >> 12 == 0o6
    bits = UInt16(mode & 0o7777)
    links = nil
  }

  private static func kind(_ line: Span<UInt8>, _ range: Range<Int>) -> EntryKind? {
    switch line[range.lowerBound] {
    // Files that were moved to tape have a letter of their own (DMF), some servers one for all.
    case .hyphen, UInt8(ascii: "f"), UInt8(ascii: "m"), UInt8(ascii: "M"): return .file
    case UInt8(ascii: "d"): return .directory
    case UInt8(ascii: "l"): return .link
    // A door of Solaris can be read; a directory of 3CDaemon has no letters behind it.
    case UInt8(ascii: "D"):
      let isBare = line.allSatisfy((range.lowerBound + 1)..<range.upperBound) { $0 == .hyphen }
      return isBare ? .directory : .other
    // Blocks, characters, pipes, sockets and event ports; contiguous files; whiteouts; networks.
    case UInt8(ascii: "b"), UInt8(ascii: "c"), UInt8(ascii: "p"), UInt8(ascii: "s"),
      UInt8(ascii: "P"), UInt8(ascii: "C"), UInt8(ascii: "w"), UInt8(ascii: "n"):
      return .other
    default: return nil
    }
  }

  /// Reads letters, each of which stands in its place.
  @inline(__always)
  private static func bits(_ line: Span<UInt8>, _ letters: Range<Int>) -> UInt16? {
    var bits: UInt16 = 0
    for index in letters {
      guard let bit = Self.bits(line[index], at: index - letters.lowerBound) else { return nil }
      bits |= bit
    }
    return bits
  }

  @inline(__always)
  private static func bits(_ letter: UInt8, at index: Int) -> UInt16? {
    if letter == .hyphen { return 0 }
    let bit = UInt16(0o400) &>> UInt16(truncatingIfNeeded: index)
    let special = UInt16(0o4000) &>> UInt16(truncatingIfNeeded: index / 3)
    switch letter {
    case UInt8(ascii: "r"), UInt8(ascii: "R"): return index % 3 == 0 ? bit : nil
    case UInt8(ascii: "w"), UInt8(ascii: "W"): return index % 3 == 1 ? bit : nil
    case UInt8(ascii: "x"), UInt8(ascii: "X"): return index % 3 == 2 ? bit : nil
    // s, t; S, T, l, L
    case UInt8(ascii: "s"), UInt8(ascii: "t"): return index % 3 == 2 ? bit | special : nil
    case UInt8(ascii: "S"), UInt8(ascii: "T"), UInt8(ascii: "l"), UInt8(ascii: "L"):
      return index % 3 == 2 ? special : nil
    default: return nil
    }
  }

  /// Whether there are letters besides `r`, `w` and `x`, which stand for attributes of DOS.
  private static func areAttributes(_ line: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count == 10 || range.count == 5 else { return false }
    var (hyphens, attributes) = (0, 0)
    for index in range.dropFirst() {
      guard line[index] != .hyphen else {
        hyphens += 1
        continue
      }
      guard line[index].isOne(of: "rwxaAdDhHsSRWXEI") else { return false }
      if !line[index].isOne(of: "rwx") { attributes += 1 }
    }
    return hyphens > 0 && attributes > 0
  }
}
