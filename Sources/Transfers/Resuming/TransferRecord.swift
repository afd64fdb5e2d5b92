import Octets

/// What is known of the source of a transfer, kept while the transfer is not complete.
///
/// As a file it is lines of a name and a value, the last of them `end`.
package struct TransferRecord: Hashable, Sendable {
  /// Where the octets come from: the URL of a file at a server, without any password, or a path
  /// of this machine.
  package let source: [UInt8]

  /// Octets; `nil` when nobody told.
  package let size: Int64?

  /// The modification time in seconds since 1970, UTC; `nil` when nobody told.
  package let modified: Int64?

  /// The part of the modification time below a second, in nanoseconds, 0 where nobody tells.
  package let nanoseconds: Int64

  /// The octets that have not come, where several connections fetch a file.
  ///
  /// In order, without overlap; empty where only the end is missing.
  package var missing: [Range<Int64>] = []

  private static let heading = "ferry-partial 2"

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

  /// Whether it is of the same file in the same state; what is missing does not matter.
  func isSame(as other: TransferRecord) -> Bool {
    source == other.source && size == other.size && modified == other.modified
      && nanoseconds == other.nanoseconds
  }

  /// Reads a record; `nil` for anything that is none, or not whole.
  package init?(parsing octets: [UInt8]) {
    guard octets.count <= Self.sizeLimit else { return nil }
    var lines = octets.split(separator: .lineFeed, omittingEmptySubsequences: false)
    // What follows is left of a longer record that stood there before.
    guard let end = lines.firstIndex(where: { $0.elementsEqual("end".utf8) }), end + 1 < lines.count
    else { return nil }
    lines.removeSubrange(end...)
    guard let heading = lines.first, heading.elementsEqual(Self.heading.utf8) else { return nil }
    var values: [String: ArraySlice<UInt8>] = [:]
    var missing: [Range<Int64>] = []
    for line in lines.dropFirst() {
      guard let blank = line.firstIndex(of: .space) else { return nil }
      let name = line[..<blank].text
      let value = line[(blank + 1)...]
      if name == "missing" {
        guard let range = Self.range(value), range.lowerBound >= missing.last?.upperBound ?? 0
        else {
          return nil
        }
        missing.append(range)
      } else {
        values[name] = value
      }
    }
    func number(_ name: String) -> Int64? {
      values[name].flatMap { Int64($0.text) }
    }
    guard let source = values["source"].flatMap({ PercentCoding.decode($0) }) else { return nil }
    self.init(
      source: source,
      size: number("size"),
      modified: number("modified"),
      nanoseconds: number("nanoseconds") ?? 0
    )
    guard missing.last.map({ $0.upperBound <= size ?? -1 }) ?? true else { return nil }
    self.missing = missing
  }

  /// The record as a file.
  package var octets: [UInt8] {
    var octets =
      [UInt8]("\(Self.heading)\nsource ".utf8) + PercentCoding.encode(source) { $0 < .space }
    if let size { octets += "\nsize \(size)".utf8 }
    if let modified { octets += "\nmodified \(modified)".utf8 }
    if nanoseconds != 0 { octets += "\nnanoseconds \(nanoseconds)".utf8 }
    for range in missing { octets += "\nmissing \(range.lowerBound) \(range.upperBound)".utf8 }
    return octets + "\nend\n".utf8
  }

  private static func range(_ value: ArraySlice<UInt8>) -> Range<Int64>? {
    let numbers = value.split(separator: .space).map { $0.decimalNumber }
    guard numbers.count == 2, let first = numbers[0], let last = numbers[1], 0 <= first,
      first < last
    else { return nil }
    return first..<last
  }
}
