import FTPProtocol
import Octets

/// The names of files that are not complete, on either side.
package enum PartialName {
  /// What the name of a partial file ends in.
  static let suffix = ".ferry-partial"

  /// What the name of its record ends in.
  static let recordSuffix = suffix + "-info"

  /// The longest name of a file on the file systems of Linux, in octets.
  private static let nameLimit = 255

  /// The name beside one of this name, cut where it would be too long.
  static func partial(of name: [UInt8]) -> [UInt8] {
    stem(of: name) + [UInt8](suffix.utf8)
  }

  /// The name of the record beside one of this name.
  static func record(of name: [UInt8]) -> [UInt8] {
    stem(of: name) + [UInt8](recordSuffix.utf8)
  }

  /// The temporary name of an upload, in the directory of its final one; `nil` for a path without
  /// a last name.
  static func temporary(for target: RemotePath) -> RemotePath? {
    guard let name = target.lastComponent?.octets else { return nil }
    let octets = partial(of: name)
    return target.hasParent ? target.parent.appending(octets) : RemotePath(octets)
  }

  /// Returns those of some names that others of them take up until they are complete: of two such
  /// files in one directory, one would be written over.
  ///
  /// - Parameter names: The names of files that go into one directory.
  /// - Returns: The names of those that cannot be there.
  package static func taken(among names: [[UInt8]]) -> Set<[UInt8]> {
    let suspects = Set(names.filter { mayBeOne($0) })
    guard !suspects.isEmpty else { return [] }
    return names.reduce(into: []) { taken, name in
      taken.formUnion(needed(for: name).filter { suspects.contains($0) })
    }
  }

  /// The names that a file takes up until it is complete, besides its own.
  package static func needed(for name: [UInt8]) -> [[UInt8]] {
    [partial(of: name), record(of: name)]
  }

  /// Whether another file of the directory may need a name until it is complete.
  package static func mayBeOne(_ name: [UInt8]) -> Bool {
    name.hasSuffix(suffix) || name.hasSuffix(recordSuffix)
  }

  /// The name of the file that a name of this kind belongs to; `nil` for another name, and for one that
  /// was cut.
  static func whole(of name: some BidirectionalCollection<UInt8>) -> [UInt8]? {
    for end in [suffix.utf8, recordSuffix.utf8] where name.count > end.count {
      if name.suffix(end.count).elementsEqual(end) { return [UInt8](name.dropLast(end.count)) }
    }
    return nil
  }

  /// Returns what such a name begins with: the name of the whole file, cut where a suffix would
  /// make it too long.
  ///
  /// A cut name ends in digits that tell it from others with the same beginning.
  private static func stem(of name: [UInt8]) -> [UInt8] {
    let longestSuffix = recordSuffix.utf8.count
    guard name.count + longestSuffix > nameLimit else { return name }
    let mark = [UInt8]("-\(String(name.checksum(), radix: 16))".utf8)
    let stem = [UInt8](name.prefix(nameLimit - longestSuffix - mark.count))
    return stem.withoutCutCharacter + mark
  }
}

extension [UInt8] {
  fileprivate func hasSuffix(_ suffix: String) -> Bool {
    self.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
  }
}
