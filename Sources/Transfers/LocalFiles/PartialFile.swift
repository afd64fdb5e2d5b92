import FTPClient
import Platform
import SystemPackage

/// A download that is not complete: a file beside its target, under another name.
///
/// Whatever happens to the process, the final name has the old file or the whole new one.
struct PartialFile: ~Copyable {
  /// What the name of a partial file ends in.
  static let suffix = ".ferry-partial"

  /// The longest name of a file on the file systems of Linux, in octets.
  private static let nameLimit = 255

  private let file: LocalFile
  private let path: FilePath
  private let target: FilePath

  /// The octets written so far.
  private(set) var octetCount: Int64 = 0

  /// Creates the file; what an earlier attempt left there is replaced.
  init(for target: FilePath) throws(TransferError) {
    path = Self.path(for: target)
    self.target = target
    do {
      do {
        file = try LocalFile.create(path)
      } catch .fileExists {
        try LocalDirectory.remove(path)
        file = try LocalFile.create(path)
      }
    } catch {
      throw .local(.creating, target, error)
    }
  }

  /// The name of the partial file beside one of this name, cut where it would be too long.
  static func name(for name: [UInt8]) -> [UInt8] {
    name.prefix(nameLimit - suffix.utf8.count) + [UInt8](suffix.utf8)
  }

  /// The name beside the target; a name that would be too long is cut.
  static func path(for target: FilePath) -> FilePath {
    let name = target.lastComponent?.string ?? ""
    guard name.utf8.count + suffix.utf8.count > nameLimit else {
      return target.removingLastComponent().appending(name + suffix)
    }
    var stem = name
    while stem.utf8.count + suffix.utf8.count > nameLimit { stem.removeLast() }
    return target.removingLastComponent().appending(stem + suffix)
  }

  /// Appends octets.
  mutating func write(
    _ octets: [UInt8],
    cancelledBy cancellation: Cancellation?
  ) throws(TransferError) {
    do {
      try file.write(octets, cancelledBy: cancellation)
      octetCount += Int64(octets.count)
    } catch {
      throw TransferError(error, .writing, path)
    }
  }

  /// Appends octets.
  mutating func write(
    _ octets: UnsafeRawBufferPointer,
    cancelledBy cancellation: Cancellation?
  ) throws(TransferError) {
    do {
      try file.write(octets, cancelledBy: cancellation)
      octetCount += Int64(octets.count)
    } catch {
      throw TransferError(error, .writing, path)
    }
  }

  /// Gives the file its final name.
  ///
  /// - Parameter replacing: Whether a file of that name goes.
  /// - Throws: ``TransferError/localFileExists(_:)`` when it may not; the part is kept then.
  consuming func complete(replacing: Bool) throws(TransferError) {
    let (path, target) = (path, target)
    do {
      // A full disk may show at close only (NFS, quotas).
      try file.close()
    } catch {
      throw .local(.writing, target, error)
    }
    do {
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

  /// Ends a transfer that failed: what arrived is kept, nothing is not.
  consuming func keep() -> TransferFailure.KeptPart? {
    guard octetCount > 0 else {
      try? LocalDirectory.remove(path)
      return nil
    }
    return TransferFailure.KeptPart(path: path, octetCount: octetCount)
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
