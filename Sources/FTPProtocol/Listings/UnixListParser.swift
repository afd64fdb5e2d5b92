/// Lines of `ls -l` and its relatives.
///
/// Read from the date, which is the one part that cannot be mistaken: what stands before it is
/// mode, links, owner, group, size in this order, with some of them missing here and there.
package enum UnixListParser {
  /// Reads one line.
  ///
  /// - Parameters:
  ///   - line: Without its end.
  ///   - now: What a date without a year is dated by.
  /// - Returns: `nil` if it is no such line.
  package static func parse(_ line: Span<UInt8>, now: TimeValue) -> ListingEntry? {
    let octets = line.indices.map { line[$0] }
    var scanner = FieldScanner(octets)
    guard var first = scanner.next() else { return nil }
    // `ls -i` puts the number of the inode first.
    if FieldScanner.number(first) != nil, let second = scanner.next() { first = second }
    guard let mode = UnixMode(first) else { return nil }

    var fields: [ArraySlice<UInt8>] = []
    while fields.count < 8 {
      var ahead = scanner
      if fields.count >= 1, let date = UnixListDate.parse(&ahead, now: now) {
        return entry(octets, mode, fields, date, ahead)
      }
      guard let field = scanner.next() else { return nil }
      fields.append(field)
    }
    return nil
  }

  private static func entry(
    _ octets: [UInt8],
    _ mode: UnixMode,
    _ fields: [ArraySlice<UInt8>],
    _ date: UnixListDate,
    _ scanner: FieldScanner
  ) -> ListingEntry? {
    guard var name = scanner.restAfterBlank() else { return nil }
    var entry = ListingEntry(name, mode.kind, raw: octets)
    entry.mode = mode.bits
    entry.modified = date.time
    entry.modifiedPrecision = date.precision
    guard takeFields(fields, mode, &entry) else { return nil }
    if mode.kind == .link, let (linkName, target) = splitLink(name) {
      name = linkName
      entry.name = name
      entry.linkTarget = target
    }
    return name.isEmpty ? nil : entry
  }

  /// Takes links, owner, group and size, of which the size is always there.
  private static func takeFields(
    _ fields: [ArraySlice<UInt8>],
    _ mode: UnixMode,
    _ entry: inout ListingEntry
  ) -> Bool {
    var rest = fields[...]
    guard let last = rest.popLast() else { return false }
    if mode.isDevice {
      // `8, 0` or `8,0` stands where other files have a size.
      if let major = rest.last, major.last == 0x2C { rest.removeLast() }
    } else {
      guard let size = FieldScanner.size(last) else { return false }
      entry.size = size
    }
    if let count = rest.first.flatMap({ FieldScanner.number($0) }) {
      entry.links = count
      rest.removeFirst()
    }
    entry.owner = rest.first.map { [UInt8]($0) }
    entry.group =
      rest.dropFirst().isEmpty
      ? nil : [UInt8](rest.dropFirst().joined(separator: [0x20]))
    return true
  }

  /// Takes `name -> target` apart at the first arrow.
  private static func splitLink(_ text: [UInt8]) -> (name: [UInt8], target: [UInt8])? {
    let arrow: [UInt8] = [0x20, 0x2D, 0x3E, 0x20]
    guard text.count > arrow.count else { return nil }
    for index in 1...(text.count - arrow.count) where text[index...].starts(with: arrow) {
      return ([UInt8](text[..<index]), [UInt8](text[(index + arrow.count)...]))
    }
    return nil
  }
}

/// The first field of `ls -l`: what the file is, and who may do what with it.
struct UnixMode {
  let kind: EntryKind
  let isDevice: Bool

  /// Permission bits; `nil` where the letters are unusual.
  let bits: UInt16?

  /// Reads ten letters, with a mark for access lists or labels behind them or without.
  init?(_ field: ArraySlice<UInt8>) {
    let letters = [UInt8](field)
    guard let first = letters.first, letters.count >= 10, letters.count <= 11 else { return nil }
    if letters.count == 11 {
      guard [0x2B, 0x2E, 0x40].contains(letters[10]) else { return nil }
    }
    switch Character(Unicode.Scalar(first)) {
    case "-": kind = .file
    case "d": kind = .directory
    case "l": kind = .link
    case "b", "c", "p", "s", "D", "C": kind = .other
    default: return nil
    }
    isDevice = first == 0x62 || first == 0x63
    let allowed = Set("rwxsStTlL-".utf8)
    guard letters[1..<10].allSatisfy({ allowed.contains($0) }) else { return nil }
    bits = Self.bits(letters[1..<10])
  }

  private static func bits(_ letters: ArraySlice<UInt8>) -> UInt16? {
    var bits: UInt16 = 0
    for (index, letter) in letters.enumerated() {
      let bit = UInt16(0o400) >> UInt16(index)
      let special = UInt16(0o4000) >> UInt16(index / 3)
      switch Character(Unicode.Scalar(letter)) {
      case "-": break
      case "r", "w", "x": bits |= bit
      case "s", "t": bits |= bit | special
      case "S", "T", "l", "L": bits |= special
      default: return nil
      }
    }
    return bits
  }
}
