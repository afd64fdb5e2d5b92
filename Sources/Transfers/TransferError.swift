package import FTPClient
package import FTPProtocol
import Platform
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
    case removing
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

  /// Another process is fetching the same file into this one.
  case partialInUse(FilePath)

  /// The server said that all is well, but the sizes differ.
  ///
  /// - expected: What the sender has, in octets.
  /// - actual: What arrived.
  case sizeMismatch(expected: Int64, actual: Int64)

  /// The name cannot be one in a directory of this machine.
  case unsafeName

  /// Another file of the directory has this name until it is complete.
  case takenName

  /// A directory that leads to itself, or is too deep.
  case endlessTree

  /// Nothing shows that the copy is whole, so the original stays.
  case notProven

  /// The copy would be the file itself: both names are of one file.
  case isSource

  /// The copy could be the file itself, and would be written over it.
  case mayBeSource

  /// The server says that a file is there, and shows none.
  case notThere

  /// Another process of this user sends to the same file.
  case remoteFileInUse

  /// The octets at both ends differ, as reading them back shows.
  case contentDiffers

  /// The octets at both ends have different digests.
  case digestMismatch(DigestAlgorithm)

  /// A digest was asked for, and the server tells none.
  case noDigest

  /// The source changed while it was read.
  case sourceChanged

  /// What stands at the name is not what a plan saw there.
  case changedSincePlanned

  /// The octets were to go straight from one server to the other, and cannot.
  case noDirectWay(DirectTransfer.Obstacle)

  /// What the user wanted continued is not the beginning of the source.
  case notContinuable(ResumeObstacle)

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

  /// The part that was kept, never under the final name unless the user wanted that.
  package let kept: KeptPart?

  /// What is left of an unfinished transfer.
  package struct KeptPart: Hashable, Sendable {
    /// On which side it is.
    package enum Place: Hashable, Sendable {
      case here(FilePath)
      case atServer(RemotePath)
    }

    package let place: Place

    /// The octets that are there, at most; `nil` when nobody knows.
    package let octetCount: Int64?

    /// Whether the file that had the final name was removed for this one, which did not get it.
    package var hasRemovedTarget = false

    /// Whether all octets are there, and only the name is not the final one.
    package var isComplete = false

    /// Whether the same command goes on with it.
    package var isContinuable = true

    init(_ place: Place, octetCount: Int64?) {
      self.place = place
      self.octetCount = octetCount
    }
  }

  /// Tells why, and what is left.
  package init(_ error: TransferError, kept: KeptPart? = nil) {
    self.error = error
    self.kept = kept
  }
}

/// Why what an earlier attempt left is of no use.
package enum ResumeObstacle: Hashable, Sendable {
  /// The source has another size or time than then.
  case sourceChanged

  /// Nobody knows that it comes from this source.
  case unknownSource

  /// It is longer than the source.
  case tooLong

  /// Its last octets are not the source's.
  case differs

  /// The server does not begin in the middle of a file.
  case noRestart

  /// It cannot be read again to compare it.
  case unreadable
}

// MARK: Borders

/// Does something at the server; what goes wrong there is the transfer's error.
func remotely<Result: ~Copyable>(
  _ body: @autoclosure () throws(FTPError) -> Result
) throws(TransferError) -> Result {
  do throws(FTPError) {
    return try body()
  } catch {
    throw .remote(error)
  }
}

/// Does something with a file of this machine; what goes wrong is the transfer's error.
func locally<Result: ~Copyable>(
  _ operation: TransferError.LocalOperation,
  _ path: FilePath,
  _ body: @autoclosure () throws(Errno) -> Result
) throws(TransferError) -> Result {
  do throws(Errno) {
    return try body()
  } catch {
    // What was waited for was given up by the user.
    throw error == .canceled ? .remote(.cancelled) : .local(operation, path, error)
  }
}

/// Makes an attempt of which nothing is left when it fails.
func leavingNothing<Result: ~Copyable>(
  _ body: @autoclosure () throws(TransferError) -> Result
) throws(TransferFailure) -> Result {
  do throws(TransferError) {
    return try body()
  } catch {
    throw TransferFailure(error)
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
