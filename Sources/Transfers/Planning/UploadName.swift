import FTPProtocol

extension PartialName {
  /// The temporary name of an upload, in the directory of its final one; `nil` for a path without
  /// a last name.
  static func temporary(for target: RemotePath) -> RemotePath? {
    guard let name = target.lastComponent?.octets else { return nil }
    let octets = stem(of: name) + [UInt8](PartialFile.suffix.utf8)
    return target.hasParent ? target.parent.appending(octets) : RemotePath(octets)
  }
}
