import FTPClient
import FTPProtocol
import Transfers
import Transport

/// What the program tells the one who started it.
package enum ExitStatus: Int32, Sendable {
  /// All was done.
  case done = 0

  /// Refused by the server (5yz), or not found there.
  case refused = 1

  /// The command line, or a line of a script, makes no sense.
  case usage = 2

  /// No connection, or it was lost or timed out.
  case noConnection = 3

  /// The login was refused.
  case loginRefused = 4

  /// TLS or a certificate.
  case insecure = 5

  /// A file or the disk of this machine.
  case local = 6

  /// What arrived is not what was sent.
  case mismatch = 7

  /// A temporary refusal (4yz).
  case transient = 8

  /// Guarded: more would be deleted than may, or both sides have changed and one of them would be lost.
  case guarded = 9

  /// A program of this machine that was run failed: `!COMMAND`, or behind `|`.
  case programFailed = 10

  /// The interrupt key.
  case interrupted = 130

  /// Finds the status of an error.
  package init(_ error: CommandError) {
    if let status = error.ownStatus {
      self = status
      return
    }
    switch error.cause {
    case .usage, .unknownCommand, .ambiguousCommand, .grammar, .url, .badValue, .refused, .foreign:
      self = .usage
    case .notConnected: self = .noConnection
    case .notLoggedIn: self = .loginRefused
    case .session(let error): self.init(error)
    case .transfer(let failure): self.init(failure.error)
    case .local, .output: self = .local
    case .childFailed: self = .programFailed
    case .noMatch, .noSuchName: self = .refused
    case .jobFailed(let status), .failed(let status, _, _): self = status
    case .interrupted: self = .interrupted
    }
  }

  private init(_ error: TransferError) {
    switch error {
    case .remote(let error): self.init(error)
    case .local, .localFileExists, .localDirectory, .partialInUse: self = .local
    case .remoteFileExists, .remoteFileInUse, .unsafeName, .takenName, .endlessTree, .noDirectWay,
      .mayBeSource:
      self = .refused
    case .isSource: self = .usage
    case .sizeMismatch, .digestMismatch, .contentDiffers, .noDigest, .notProven, .sourceChanged,
      .notContinuable, .notThere:
      self = .mismatch
    case .changedSincePlanned: self = .guarded
    }
  }

  private init(_ error: FTPError) {
    if error.isCancellation {
      self = .interrupted
      return
    }
    if error.meansTooManyConnections {
      self = .noConnection
      return
    }
    switch error {
    case .transport(.tls), .dataConnection(.tls), .protectionRefused, .protectionLost,
      .dataProtectionRefused,
      .octetsBeforeHandshake, .passwordInClear, .sessionNotResumed:
      self = .insecure
    case .incompleteListing(.notRead): self = .refused
    case .dataConnection(.truncated), .incompleteListing: self = .mismatch
    case .transport, .dataConnection, .malformed, .unexpected, .outOfStep, .outcomeUnknown,
      .refusedGreeting, .ftpProxyRefused, .foreignConnection:
      self = .noConnection
    case .directoryMoved, .directoryUnknown: self = .refused
    case .refused(let reply, _), .directoryLost(_, let reply), .loginRefused(let reply):
      if reply.code == .serviceNotAvailable {
        self = .noConnection
      } else if case .loginRefused = error {
        self = .loginRefused
      } else {
        // A full disk stays full: 452 is as permanent as 552.
        let mayPass = reply.code.isTransientNegative && !error.meansNoRoom
        self = mayPass ? .transient : .refused
      }
    case .credentialsMissing: self = .loginRefused
    case .invalidCommand: self = .usage
    case .unsupported, .stoppedByCaller: self = .refused
    }
  }
}
