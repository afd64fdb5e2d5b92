import FTPClient
package import FTPProtocol
package import Platform
import SystemPackage

/// The digest of a file of this machine, and what the file was while it was read.
package struct LocalDigest: Sendable {
  package let octets: [UInt8]
  package let info: FileInfo

  private static let pieceSize = 1 << 18

  /// Reads a file whole.
  ///
  /// - Parameters:
  ///   - place: The file.
  ///   - algorithm: By what it is computed.
  ///   - followsLink: Whether a link stands for what it leads to.
  ///   - cancellation: Ends it early.
  /// - Returns: `nil` where it cannot be read, or changed meanwhile.
  package static func read(
    _ place: LocalPlace,
    _ algorithm: DigestAlgorithm = .sha256,
    followingLink followsLink: Bool,
    cancelledBy cancellation: Cancellation?
  ) -> LocalDigest? {
    guard
      let file = try? place.directory.open.open(file: place.name, followingLink: followsLink),
      let before = try? file.info(), before.kind == .file, var digest = ContentDigest(algorithm)
    else { return nil }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: pieceSize, alignment: 4096)
    defer { buffer.deallocate() }
    var position: Int64 = 0
    while !(cancellation?.isCancelled ?? false) {
      guard let count = try? file.read(into: buffer, from: position) else { return nil }
      guard count > 0 else {
        guard let after = try? file.info(), after.hasSameContent(as: before) else { return nil }
        return LocalDigest(octets: digest.finish(), info: after)
      }
      digest.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      position += Int64(count)
    }
    return nil
  }

  /// Makes what is remembered of the file here.
  func record(_ moment: Int64) -> ManifestRecord {
    var record = ManifestRecord(.file, size: info.size)
    record.digest = octets
    record.stamp = SideTree.Node(info, seenAt: moment).stamp
    return record
  }
}
