import FTPClient
import Platform
import SystemPackage

/// A download that is not complete: a file beside its target, under another name.
///
/// Whatever happens to the process, the final name has the old file or the whole new one. A record
/// beside the partial file tells a later run what it is the beginning of.
struct PartialFile: ~Copyable {
  /// What the name of a partial file ends in.
  static let suffix = ".ferry-partial"

  /// What the name of its record ends in.
  static let recordSuffix = suffix + "-info"

  /// What the name of a file ends in that several connections write into.
  static let segmentsSuffix = ".ferry-segments"

  /// The least size of a source, in octets, that is worth a record before anything has gone wrong.
  private static let worthRecording: Int64 = 1 << 20

  let file: LocalFile
  let path: FilePath
  private let target: FilePath
  private var record: PartialRecord?

  /// Opens what an earlier attempt left, or creates an empty file, for this process alone.
  ///
  /// What is no file of the user's own, such as a link that somebody planted, is removed.
  ///
  /// - Throws: ``TransferError/partialInUse(_:)`` when another process is at it.
  init(for target: FilePath) throws(TransferError) {
    let path = Self.path(for: target)
    do throws(Errno) {
      file = try Self.openOwn(path)
    } catch .resourceBusy {
      throw .partialInUse(path)
    } catch {
      throw .local(.creating, target, error)
    }
    self.path = path
    self.target = target
  }

  /// The name of the partial file beside one of this name, cut where it would be too long.
  static func name(for name: [UInt8]) -> [UInt8] {
    PartialName.stem(of: name) + [UInt8](suffix.utf8)
  }

  /// Opens a file that belongs to nobody else, and is locked for the life of the result.
  static func openOwn(_ path: FilePath) throws(Errno) -> LocalFile {
    // Others may remove or rename the file between two calls; nobody does that for ever.
    for _ in 0..<10 {
      let file: LocalFile
      do {
        file = try LocalFile.openOrCreate(path)
      } catch .tooManySymbolicLinkLevels {
        try LocalDirectory.remove(path)
        continue
      }
      guard try file.lock() else { break }
      let info = try file.info()
      let named = try? FileInfo(of: path, followingLinks: false)
      guard let named, named.identity == info.identity else { continue }
      if info.kind == .file, info.isOwnAlone { return file }
      try LocalDirectory.remove(path)
    }
    throw .resourceBusy
  }

  /// The name beside the target.
  static func path(for target: FilePath) -> FilePath {
    sibling(of: target, suffix)
  }

  /// The name of the record beside the target.
  static func recordPath(for target: FilePath) -> FilePath {
    sibling(of: target, recordSuffix)
  }

  /// The name of the file that several connections write into, beside the target.
  ///
  /// It has holes while they do, so it is never taken for the beginning of a download.
  static func segmentsPath(for target: FilePath) -> FilePath {
    sibling(of: target, segmentsSuffix)
  }

  private static func sibling(of target: FilePath, _ suffix: String) -> FilePath {
    let name = target.lastComponent.map { FilePath(root: nil, [$0]).octets } ?? []
    let stem = PartialName.stem(of: name)
    return target.removingLastComponent().appending(octets: stem + [UInt8](suffix.utf8))
  }

  /// Whether a source of such a size gets a record before anything has gone wrong.
  static func isWorthRecording(_ size: Int64?) -> Bool {
    size ?? .max >= worthRecording
  }

  /// The octets that have arrived, those of earlier attempts too.
  var octetCount: Int64 { (try? file.info().size) ?? 0 }

  /// What an earlier attempt knew of the source.
  func earlierRecord() -> PartialRecord? {
    TransferRecord.read(Self.recordPath(for: target))
  }

  /// Throws away what is there and begins anew.
  ///
  /// - Parameter record: What is known of the source; `nil` for what cannot be resumed.
  /// - Throws: Why it cannot be written.
  mutating func begin(_ record: PartialRecord?) throws(TransferError) {
    self.record = record
    do throws(Errno) {
      try file.truncate(to: 0)
      try file.seek(to: 0)
      if let record, record.isTelling, Self.isWorthRecording(record.size) {
        try TransferRecord.write(record, to: Self.recordPath(for: target))
      } else {
        TransferRecord.remove(Self.recordPath(for: target))
      }
    } catch {
      throw .local(.writing, path, error)
    }
  }

  /// Goes on behind what is there.
  mutating func proceed(_ record: PartialRecord) throws(TransferError) {
    self.record = record
    do throws(Errno) {
      try file.seek(to: octetCount)
      try TransferRecord.write(record, to: Self.recordPath(for: target))
    } catch {
      throw .local(.writing, path, error)
    }
  }

  /// Returns the last octets.
  func tail(_ count: Int) throws(TransferError) -> [UInt8] {
    var octets = [UInt8](repeating: 0, count: count)
    let start = octetCount - Int64(count)
    do throws(Errno) {
      var span = octets.mutableSpan
      let filled = try span.withUnsafeMutableBytes { buffer throws(Errno) in
        try file.read(into: buffer, from: start)
      }
      guard filled == count else { throw Errno.ioError }
    } catch {
      throw .local(.reading, path, error)
    }
    return octets
  }

  /// Makes sure that there is room for the whole file, where the file system can do that.
  func reserve(upTo size: Int64?) throws(TransferError) {
    let count = octetCount
    guard let size, size >= Self.worthRecording, size > count else { return }
    do {
      try file.reserve(count..<size)
    } catch {
      throw .local(.writing, path, error)
    }
  }

  /// Gives the file its final name.
  ///
  /// - Parameters:
  ///   - finish: What else it gets.
  ///   - replacing: Whether a file of that name goes.
  /// - Throws: ``TransferError/localFileExists(_:)`` when it may not; the part is kept then.
  consuming func complete(_ finish: Finish, replacing: Bool) throws(TransferError) {
    let (path, target) = (path, target)
    do throws(Errno) {
      if let mode = finish.mode { try file.setMode(mode & 0o777) }
      if let seconds = finish.modified { try? file.setModificationTime(seconds) }
      if finish.isFlushed { try file.flush() }
      // A full disk may show at close only (NFS, quotas).
      try file.close()
    } catch {
      throw .local(.writing, target, error)
    }
    do {
      // Nothing may be left beside a file that has its name.
      TransferRecord.remove(Self.recordPath(for: target))
      if replacing {
        try LocalDirectory.rename(path, to: target)
      } else {
        try LocalDirectory.renameExclusively(path, to: target)
      }
    } catch .fileExists {
      throw .localFileExists(target)
    } catch {
      throw .local(.renaming, target, error)
    }
  }

  /// What a file gets beside its octets.
  struct Finish {
    /// Seconds since 1970, UTC.
    var modified: Int64?
    var mode: UInt16?

    /// Whether the octets are to be on the disk before the name is.
    var isFlushed = false
  }

  /// Ends a transfer that failed: what arrived is kept, nothing is not.
  ///
  /// - Parameter isUsable: Whether a later run may go on behind it.
  /// - Returns: What is kept.
  consuming func keep(isUsable: Bool) -> TransferFailure.KeptPart? {
    let count = octetCount
    guard count > 0 else {
      try? LocalDirectory.remove(path)
      TransferRecord.remove(Self.recordPath(for: target))
      return nil
    }
    // Room that was reserved is given back.
    try? file.truncate(to: count)
    if let record, isUsable {
      try? TransferRecord.write(record, to: Self.recordPath(for: target))
    } else {
      TransferRecord.remove(Self.recordPath(for: target))
    }
    return TransferFailure.KeptPart(.here(path), octetCount: count)
  }
}

extension TransferError {
  /// Turns the end of a local wait into an error of the file.
  init(_ error: WaitError, _ operation: LocalOperation, _ path: FilePath) {
    switch error {
    case .system(let errno): self = .local(operation, path, errno)
    case .cancelled: self = .remote(.cancelled)
    case .timedOut: self = .local(operation, path, .timedOut)
    }
  }
}
