package import FTPClient
package import SystemPackage

/// Why a file was not transferred.
package enum TransferError: Error, Sendable {
  /// What was being done with a local file.
  package enum LocalOperation: Hashable, Sendable {
    case opening
    case creating
    case reading
    case writing
    case renaming
  }

  /// The server or the way to it.
  case remote(FTPError)

  /// A file of this machine.
  case local(LocalOperation, FilePath, Errno)

  /// The name is taken on this machine, and nothing may be replaced.
  case localFileExists(FilePath)

  /// The name is taken at the server, and nothing may be replaced.
  case remoteFileExists

  /// A directory stands where a file was meant.
  case localDirectory(FilePath)

  /// The server said that all is well, but the sizes differ.
  ///
  /// - expected: What the sender has, in octets.
  /// - actual: What arrived.
  case sizeMismatch(expected: Int64, actual: Int64)

  /// The name cannot be one in a directory of this machine.
  case unsafeName

  /// A directory that leads to itself, or is too deep.
  case endlessTree

  /// The user stopped it.
  package var isCancellation: Bool {
    if case .remote(let error) = self { return error.isCancellation }
    return false
  }
}

/// A transfer that did not end well, and what is left of it.
package struct TransferFailure: Error, Sendable {
  /// Why.
  package let error: TransferError

  /// The part of a download that was kept, never under the final name.
  package let kept: KeptPart?

  /// A partial file and its size in octets.
  package struct KeptPart: Hashable, Sendable {
    package let path: FilePath
    package let octetCount: Int64
  }

  init(_ error: TransferError, kept: KeptPart? = nil) {
    self.error = error
    self.kept = kept
  }
}
