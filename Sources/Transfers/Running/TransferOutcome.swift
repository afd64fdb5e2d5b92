/// What a transfer that ended well did.
package struct TransferOutcome: Hashable, Sendable {
  /// The octets that were moved.
  package let octetCount: Int64

  /// From the first command to the last reply.
  package let duration: Duration

  /// Whether the size at the other end was compared and is the same.
  package let sizeIsProven: Bool

  /// Whether nothing was moved because the file that is there is as new.
  package let wasSkipped: Bool

  /// The outcome of a transfer that was not needed.
  static let skipped = TransferOutcome(
    octetCount: 0,
    duration: .zero,
    sizeIsProven: false,
    wasSkipped: true
  )
}

/// Measures a transfer from its first command on.
struct TransferClock {
  private let start = ContinuousClock.now

  func outcome(octetCount: Int64, sizeIsProven: Bool) -> TransferOutcome {
    TransferOutcome(
      octetCount: octetCount,
      duration: ContinuousClock.now - start,
      sizeIsProven: sizeIsProven,
      wasSkipped: false
    )
  }
}
