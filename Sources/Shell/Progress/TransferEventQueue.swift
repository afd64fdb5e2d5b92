import Synchronization
import Transfers

/// The events of transfers on their way from the threads where they happen to the one that shows
/// them.
final class TransferEventQueue: Sendable {
  private let events = Mutex<[TransferEvent]>([])

  /// Puts an event behind the others.
  func append(_ event: TransferEvent) {
    events.withLock { $0.append(event) }
  }

  /// Takes all events, in their order.
  func takeAll() -> [TransferEvent] {
    events.withLock { events in
      defer { events = [] }
      return events
    }
  }
}
