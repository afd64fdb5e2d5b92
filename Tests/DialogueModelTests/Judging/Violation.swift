/// What a client did wrong.
struct Violation: Hashable, Sendable {
  /// In which way.
  enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Something was changed that the line did not mean.
    case changedElsewhere = "changed something elsewhere"

    /// A change was asked for that the line did not mean, and the server refused.
    case triedElsewhere = "tried to change something elsewhere"

    /// Something was looked at that the line did not mean.
    case readElsewhere = "read something elsewhere"

    /// The line ended with status 0 and was not done.
    case notDone = "status 0, and it was not done"

    /// The line sent more commands, or took more time, than it can need.
    case endless = "had no end"

    /// The line failed although nothing went wrong.
    case failed = "failed without a fault"
  }

  let kind: Kind

  /// The position of the line.
  let line: Int

  /// What was seen.
  let text: String
}
