import FTPProtocol

/// What is tried when a server says nothing for a while, and what its next reply teaches.
///
/// For servers that wait for something else than the next command, and would say so too late.
final class StallTrial {
  /// How long a reply may take before it is tried.
  var patience: Duration? { endTime == nil ? Self.usualPatience : nil }

  private let attempt: () -> Void
  private let learn: (Bool) -> Void
  private var endTime: ContinuousClock.Instant?

  private static let usualPatience = Duration.milliseconds(1500)

  /// How soon the reply comes that was waiting for nothing but the attempt.
  private static let reaction = Duration.milliseconds(500)

  /// Waits for the next reply.
  ///
  /// - Parameters:
  ///   - attempt: What may make the server go on.
  ///   - learn: Told whether that was so; not called where a reply does not tell.
  init(_ attempt: @escaping () -> Void, learn: @escaping (Bool) -> Void) {
    self.attempt = attempt
    self.learn = learn
  }

  /// Makes the attempt that the server may be waiting for.
  ///
  /// - Returns: False where it was made already.
  func make() -> Bool {
    guard endTime == nil else { return false }
    attempt()
    endTime = .now
    return true
  }

  /// Takes note that a reply has come.
  func noteReply() {
    guard let endTime else { return learn(false) }
    // One that took longer was on its way anyhow.
    if ContinuousClock.now - endTime <= Self.reaction { learn(true) }
  }
}
