/// The last lines of the dialogue with the server, to explain a failure by.
struct DialogueRecord: Sendable {
  private static let limit = 24

  /// The lines, oldest first, harmless and without passwords.
  private(set) var lines: [String] = []

  /// Adds lines; the oldest are forgotten.
  mutating func add(_ more: [String]) {
    lines += more.suffix(Self.limit)
    if lines.count > Self.limit { lines.removeFirst(lines.count - Self.limit) }
  }

  /// Forgets all, before another command.
  mutating func clear() { lines = [] }
}

/// A failure that was shown, and what was said to the server before it.
struct ShownFailure: Sendable {
  let error: CommandError
  let dialogue: [String]
}
