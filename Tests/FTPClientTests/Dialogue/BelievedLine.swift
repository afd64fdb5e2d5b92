import FTPProtocol
import Testing

@testable import FTPClient

/// What replies make of the belief, whoever waits for them: there is nobody here who does.
struct BelievedLine {
  var pending = PendingReplies()
  var belief = ConnectionBelief()

  /// A new connection.
  init() {}

  /// A connection on which the server is in a directory, as ``Place/init(_:)`` reads it.
  init(in place: [String]) { belief.confirm(Place(place)) }

  /// Sends a command; CWD and CDUP lead to a place.
  mutating func send(_ line: String, to destination: [String]? = nil) throws {
    let command = try Command(line: line)
    let sent = PlacedCommand(command, leadingTo: destination.map { Place($0) })
    _ = pending.expect(sent, from: belief.place)
    belief.expect(command)
  }

  /// Takes a reply.
  mutating func receive(_ line: String) throws {
    let reply = try Reply(line: line)
    guard case .answers(let entry) = pending.take(reply) else { return }
    belief.take(reply, to: entry)
  }
}
