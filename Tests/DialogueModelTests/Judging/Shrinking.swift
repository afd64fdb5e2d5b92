import Shell

/// Makes a dialogue that a client fails at shorter, as long as it fails in the same way.
struct Shrinking {
  private let kind: Violation.Kind

  private let parsed = ParsedCommands()

  /// How many more dialogues may be run.
  private var budget = 150

  /// Looks for shorter ways to one kind of failure.
  init(_ kind: Violation.Kind) {
    self.kind = kind
  }

  /// Finds a shorter dialogue.
  mutating func shrink(_ dialogue: Dialogue) -> Dialogue {
    var best = dialogue
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for candidate in Self.shorter(best) where budget > 0 {
        guard fails(candidate) else { continue }
        best = candidate
        hasChanged = true
        break
      }
    }
    return best
  }

  /// All dialogues with one thing less: a line, a fault, a trait of the server.
  static func shorter(_ dialogue: Dialogue) -> [Dialogue] {
    var found: [Dialogue] = []
    for position in dialogue.lines.indices.reversed() {
      var shorter = dialogue
      shorter.lines.remove(at: position)
      found.append(shorter)
    }
    for fault in dialogue.openingFaults.indices {
      var shorter = dialogue
      shorter.openingFaults.remove(at: fault)
      found.append(shorter)
    }
    for position in dialogue.lines.indices {
      for fault in dialogue.lines[position].faults.indices {
        var shorter = dialogue
        shorter.lines[position].faults.remove(at: fault)
        found.append(shorter)
      }
    }
    for trait in ServerVariant.Trait.allCases where dialogue.server.has(trait) {
      var shorter = dialogue
      shorter.server.traits.remove(trait)
      found.append(shorter)
    }
    return found
  }

  /// Runs a dialogue again, twice where the first time went well: some failures need luck.
  private mutating func fails(_ dialogue: Dialogue) -> Bool {
    for _ in 0..<2 {
      budget -= 1
      let violations = (try? DialogueRun(dialogue, reusing: parsed).run().violations) ?? []
      if violations.contains(where: { $0.kind == kind }) { return true }
    }
    return false
  }
}
