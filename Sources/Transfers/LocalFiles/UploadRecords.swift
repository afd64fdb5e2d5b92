import FTPClient
import FTPProtocol
import Platform
import SystemPackage

/// What is kept on this machine about uploads that may have to be gone on with.
struct UploadRecords {
  /// Where they are; `nil` for nowhere.
  let directory: FilePath?

  /// The least size of a source, in octets, that is worth a record.
  private static let worthRecording: Int64 = 1 << 20

  /// Whether a source of such a size gets a record.
  func keepsRecord(ofSize size: Int64?) -> Bool {
    guard directory != nil, let size else { return false }
    return size >= Self.worthRecording
  }

  /// Reads what is known of an upload to a URL.
  func read(_ url: [UInt8]) -> PartialRecord? {
    path(url).flatMap { TransferRecord.read($0) }
  }

  /// Keeps what is known of an upload; a record that cannot be kept costs a resume, no more.
  func write(_ record: PartialRecord, _ url: [UInt8]) {
    guard let directory, let path = path(url) else { return }
    var made = FilePath(root: directory.root, [])
    for component in directory.components {
      made.append(component)
      try? LocalDirectory.create(made)
    }
    try? TransferRecord.write(record, to: path)
  }

  /// Forgets an upload that is complete.
  func remove(_ url: [UInt8]) {
    if let path = path(url) { TransferRecord.remove(path) }
  }

  private func path(_ url: [UInt8]) -> FilePath? {
    directory?.appending(String(PartialName.checksum(url), radix: 16))
  }
}
