import FTPProtocol
import Testing

@testable import FTPClient

/// Commands, what the server says then, and what each of that is.
struct Arrivals: CustomTestStringConvertible, Sendable {
  /// A command that was sent.
  struct Sent: Sendable, ExpressibleByStringLiteral {
    let line: String
    var isFirst = true
    var isFence = false

    init(stringLiteral line: String) { self.line = line }

    init(_ line: String, isFirst: Bool = true, isFence: Bool = false) {
      (self.line, self.isFirst, self.isFence) = (line, isFirst, isFence)
    }

    /// A command that stands behind others in its packet.
    static func behind(_ line: String) -> Sent { Sent(line, isFirst: false) }

    /// A question that shows where the replies before it end.
    static func fence(_ line: String) -> Sent { Sent(line, isFence: true) }
  }

  let name: String
  let commands: [Sent]

  /// What the server says, and what that is, as ``text(_:)`` writes it.
  let replies: [(line: String, arrival: String)]

  var testDescription: String { name }

  init(_ name: String, _ commands: [Sent], _ replies: [(line: String, arrival: String)]) {
    (self.name, self.commands, self.replies) = (name, commands, replies)
  }

  /// Looks whether the replies are what they should be.
  func check(_ location: SourceLocation = #_sourceLocation) throws {
    var pending = PendingReplies()
    for sent in commands {
      _ = pending.expect(
        PlacedCommand(try Command(line: sent.line)),
        from: nil,
        isFirst: sent.isFirst,
        isFence: sent.isFence
      )
    }
    let arrivals = try replies.map { text(pending.take(try Reply(line: $0.line))) }
    #expect(arrivals == replies.map(\.arrival), sourceLocation: location)
  }

  private func text(_ arrival: PendingReplies.Arrival) -> String {
    switch arrival {
    case .begins(let entry): "begins \(entry.command.verb)"
    case .answers(let entry): "answers \(entry.command.verb)"
    case .leavesUnfinished(let entry): "unfinished \(entry.command.verb)"
    case .strays(let entry): "strays before \(entry.command.verb)"
    case .breaksOrder(let entry): "out of order at \(entry.command.verb)"
    case .settlesStray(let entry): "settles \(entry.command.verb)"
    case .unasked: "unasked"
    }
  }
}
