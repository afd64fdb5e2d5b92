import Octets
import Platform
import Synchronization
import SystemPackage

/// The locks of the directories that one work sends to, each held as long as any part of the work is in it.
///
/// A plan comes back to a directory while files that it sent there first are under way.
final class DirectoryLocks: Sendable {
  private struct Held {
    weak var lock: DirectoryLock?
  }

  private let held = Mutex<[[UInt8]: Held]>([:])

  /// Keeps other processes of this user from a directory.
  ///
  /// - Parameters:
  ///   - url: The directory.
  ///   - records: Where locks are kept.
  /// - Returns: What holds the lock as long as it is there; `nil` where there can be none.
  /// - Throws: `Errno.resourceBusy` while another process has it.
  func take(_ url: [UInt8], in records: FilePath) throws(Errno) -> DirectoryLock? {
    try held.withLock { held throws(Errno) in
      if let lock = held[url]?.lock { return lock }
      guard let record = try UploadRecord.open(in: records, for: url + [.slash]) else { return nil }
      let lock = DirectoryLock(record)
      held[url] = Held(lock: lock)
      return lock
    }
  }
}

/// Keeps other processes of this user from sending to a directory.
final class DirectoryLock: Sendable {
  private let record: UploadRecord

  init(_ record: UploadRecord) { self.record = record }

  deinit { record.end(keeps: false) }
}
