/// Something that happened to a transfer, for those who show it.
///
/// How far a transfer is, is no event: its ``TransferProgress`` can be read at any time.
package enum TransferEvent: Sendable {
  /// Octets will move now; the size is told, as far as it is known, and where it goes on.
  case started(TransferProgress)

  /// An attempt failed, and another one follows after a pause.
  case retrying(TransferProgress, RetryNotice)

  /// All is there.
  case done(TransferProgress, TransferOutcome)

  /// Nothing had to be moved: what is there is as new.
  case skipped(TransferProgress)

  /// It is given up; what never started can fail too.
  case failed(TransferProgress, TransferFailure)
}

/// An attempt that failed and is not the last one.
package struct RetryNotice: Sendable {
  /// The number of the attempt that comes next, from 2.
  package let attempt: Int

  /// How many attempts there are at most.
  package let limit: Int

  /// How long until then.
  package let pause: Duration

  /// Why the last attempt failed.
  package let reason: TransferError

  /// Tells of an attempt to come.
  package init(attempt: Int, of limit: Int, after pause: Duration, reason: TransferError) {
    self.attempt = attempt
    self.limit = limit
    self.pause = pause
    self.reason = reason
  }
}
