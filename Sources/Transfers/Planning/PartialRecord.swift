/// What is known of the source of a transfer, kept beside what has arrived of it.
///
/// As a file it is lines of a name and a value.
package struct PartialRecord: Hashable, Sendable {
  /// Where the octets come from: the URL of a file at a server, without any password, or a path
  /// of this machine.
  package let source: [UInt8]

  /// Octets; `nil` when nobody told.
  package let size: Int64?

  /// The modification time in seconds since 1970, UTC; `nil` when nobody told.
  package let modified: Int64?

  /// The part of the modification time below a second, in nanoseconds, 0 where nobody tells.
  package let nanoseconds: Int64

  private static let heading = "ferry-partial 1"

  /// The longest record that is read, in octets.
  static let sizeLimit = 65_536

  /// Takes what is known.
  package init(source: [UInt8], size: Int64?, modified: Int64?, nanoseconds: Int64 = 0) {
    self.source = source
    self.size = size
    self.modified = modified
    self.nanoseconds = nanoseconds
  }

  /// Whether anything is known by which a change of the source would show.
  var isTelling: Bool { size != nil || modified != nil }

  /// Reads a record; `nil` for anything that is none, or not whole.
  package init?(parsing octets: [UInt8]) {
    var lines = octets.split(separator: 0x0A, omittingEmptySubsequences: false)
    // The end of the last line shows that the record is whole.
    guard octets.count <= Self.sizeLimit, lines.popLast()?.isEmpty == true,
      let heading = lines.first, heading.elementsEqual(Self.heading.utf8)
    else { return nil }
    var values: [String: ArraySlice<UInt8>] = [:]
    for line in lines.dropFirst() {
      guard let blank = line.firstIndex(of: 0x20) else { return nil }
      let name = String(decoding: line[..<blank], as: UTF8.self)
      values[name] = line[(blank + 1)...]
    }
    func number(_ name: String) -> Int64? {
      values[name].flatMap { Int64(String(decoding: $0, as: UTF8.self)) }
    }
    guard let source = values["source"].flatMap(Self.unescaped) else { return nil }
    self.init(
      source: source,
      size: number("size"),
      modified: number("modified"),
      nanoseconds: number("nanoseconds") ?? 0
    )
  }

  /// The record as a file.
  package var octets: [UInt8] {
    var octets = [UInt8]("\(Self.heading)\nsource ".utf8) + Self.escaped(source)
    if let size { octets += "\nsize \(size)".utf8 }
    if let modified { octets += "\nmodified \(modified)".utf8 }
    if nanoseconds != 0 { octets += "\nnanoseconds \(nanoseconds)".utf8 }
    return octets + [0x0A]
  }

  private static let digits = [UInt8]("0123456789ABCDEF".utf8)

  private static func escaped(_ octets: [UInt8]) -> [UInt8] {
    octets.flatMap { octet in
      guard octet < 0x20 || octet == 0x25 else { return [octet] }
      return [0x25, digits[Int(octet >> 4)], digits[Int(octet & 15)]]
    }
  }

  private static func unescaped(_ octets: ArraySlice<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    var rest = octets
    while let octet = rest.popFirst() {
      guard octet == 0x25 else {
        result.append(octet)
        continue
      }
      guard let first = rest.popFirst(), let high = digits.firstIndex(of: first),
        let second = rest.popFirst(), let low = digits.firstIndex(of: second)
      else { return nil }
      result.append(UInt8(high << 4 | low))
    }
    return result
  }
}
