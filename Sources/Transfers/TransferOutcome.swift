package import FTPClient
package import FTPProtocol
package import Platform

/// What a transfer that ended well did.
package struct TransferOutcome: Hashable, Sendable {
  /// The octets of the file, those of an earlier run too.
  package let octetCount: Int64

  /// The octets that went over connections in this run, those of failed attempts too.
  package let movedOctetCount: Int64

  /// From the first command to the last reply.
  package let duration: Duration

  /// What was compared with the other end and is the same.
  package let proof: TransferProof

  /// What an earlier run had left, and this one went on with; 0 for nothing.
  package var resumedFrom: Int64 = 0

  /// Why what an earlier attempt left was thrown away; `nil` if it was not.
  package var restart: ResumeObstacle?

  /// Whether permission bits were to be kept, and the server refused them.
  package var modeIsRefused = false

  /// A complete copy under a temporary name that the server lets nobody remove.
  package var strayCopy: RemotePath?

  /// What the server said of the source of a download.
  package var facts: FileFacts?

  /// The source of an upload, as it was when it was read.
  package var source: FileInfo?

  /// Which way a copy from one server to another one went; `nil` for other transfers.
  package var passage: CopyPassage?

  /// Whether nothing was moved because the file that is there is as new.
  package var wasSkipped = false

  /// The octets a second; `nil` for what took no time.
  package var octetsPerSecond: Double? {
    let seconds = duration.inSeconds
    return seconds > 0.000_001 ? Double(movedOctetCount) / seconds : nil
  }

  /// The outcome of a transfer that was not needed.
  static let skipped: TransferOutcome = {
    var outcome = TransferOutcome(
      octetCount: 0,
      movedOctetCount: 0,
      duration: .zero,
      proof: .none
    )
    outcome.wasSkipped = true
    return outcome
  }()
}

/// Which way the octets of a copy from one server to another one went.
package enum CopyPassage: Hashable, Sendable {
  /// Straight from one server to the other.
  case direct

  /// Through this machine, and not onto its disk; why not straight, where that was tried.
  case throughHere(DirectTransfer.Obstacle?)
}

/// What shows that the octets at both ends are the same.
package enum TransferProof: Hashable, Sendable {
  /// Nothing beyond the server's word.
  case none

  /// Both ends have as many octets.
  case size

  /// Both ends have the same digest, by the algorithm of this name.
  case digest(String)

  /// The copy was read back, and has the same octets.
  case content
}

/// Measures a transfer from its first command on.
struct TransferClock {
  private let start = ContinuousClock.now

  /// The outcome of a transfer that ends now.
  func outcome(
    octetCount: Int64,
    moved: Int64,
    proof: TransferProof
  ) -> TransferOutcome {
    TransferOutcome(
      octetCount: octetCount,
      movedOctetCount: moved,
      duration: ContinuousClock.now - start,
      proof: proof
    )
  }
}
