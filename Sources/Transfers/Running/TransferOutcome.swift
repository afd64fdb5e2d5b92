/// What a transfer that ended well did.
package struct TransferOutcome: Hashable, Sendable {
  /// The octets that were moved by this run.
  package private(set) var octetCount: Int64

  /// From the first command to the last reply.
  package internal(set) var duration: Duration

  /// What was compared with the other end and is the same.
  package let proof: TransferProof

  /// Where this run went on, 0 for the beginning.
  package var resumedFrom: Int64 = 0

  /// Why what an earlier attempt left was thrown away; `nil` if it was not.
  package var restart: ResumeObstacle?

  /// Whether permission bits were to be kept, and the server refused them.
  package var modeIsRefused = false

  /// Whether nothing was moved because the file that is there is as new.
  package let wasSkipped: Bool

  /// The octets a second; `nil` for what took no time.
  package var octetsPerSecond: Double? {
    let (seconds, attoseconds) = duration.components
    let time = Double(seconds) + Double(attoseconds) * 1e-18
    return time > 0.000_001 ? Double(octetCount) / time : nil
  }

  /// Counts octets that this run moved before the point where it went on.
  mutating func count(_ earlier: Int64) {
    octetCount += earlier
    resumedFrom = max(0, resumedFrom - earlier)
  }

  /// The outcome of a transfer that was not needed.
  static let skipped = TransferOutcome(
    octetCount: 0,
    duration: .zero,
    proof: .none,
    wasSkipped: true
  )
}

/// What shows that the octets at both ends are the same.
package enum TransferProof: Hashable, Sendable {
  /// Nothing beyond the server's word.
  case none

  /// Both ends have as many octets.
  case size

  /// Both ends have the same digest, by the algorithm of this name.
  case digest(String)
}

/// Measures a transfer from its first command on.
struct TransferClock {
  private let start = ContinuousClock.now

  /// The time since then.
  var elapsed: Duration { ContinuousClock.now - start }

  func outcome(octetCount: Int64, proof: TransferProof) -> TransferOutcome {
    TransferOutcome(
      octetCount: octetCount,
      duration: elapsed,
      proof: proof,
      wasSkipped: false
    )
  }
}
