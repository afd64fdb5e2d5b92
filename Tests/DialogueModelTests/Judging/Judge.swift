import Shell

/// Follows a dialogue: where the user is after each line, and whether the line was right.
struct Judge {
  private let dialogue: Dialogue
  private let stage: ServerStage

  /// Where the user may be: several where the outcome of a line is not known.
  private(set) var places: [String]

  /// Where `cd -` leads.
  private var previous: String?

  /// What each line means in each place where the user may have been.
  private var meanings: [Int: [LineMeaning]] = [:]

  private(set) var violations: [Violation] = []

  /// Begins before the login.
  init(_ dialogue: Dialogue, _ stage: ServerStage) {
    self.dialogue = dialogue
    self.stage = stage
    places = [dialogue.server.home]
  }

  /// What is known of a line that has ended.
  struct Outcome {
    let position: Int
    let status: ExitStatus

    /// What was written to standard output.
    let output: String

    /// Files of this machine, below the local directory.
    let local: [String: [UInt8]]
  }

  /// Finds what a line means before it runs.
  mutating func begin(_ position: Int) {
    let (home, previous) = (dialogue.server.home, previous)
    meanings[position] = places.map { place in
      LineMeaning(dialogue.lines[position].text, in: place, home: home, previous: previous)
    }
  }

  /// Judges a line that has ended, and finds where the user is after it.
  mutating func end(_ outcome: Outcome) {
    let position = outcome.position
    let meanings = meanings[position] ?? []
    let (acts, versions, isDeceived, stopped, standing) = stage.locked { state in
      (
        state.acts.filter { $0.line == position }, state.versions,
        state.deceivedLines.contains(position), state.endlessLines[position], state.standing
      )
    }
    if let stopped { report(.endless, position, stopped) }
    if outcome.status == .done, !isDeceived {
      let complaints = meanings.map { meaning in
        DoneCheck(meaning, outcome, acts, versions, standing).complaint
      }
      if let complaint = complaints.first, !complaints.contains(nil) {
        report(.notDone, position, complaint ?? "")
      }
    }
    if dialogue.isFaultless || dialogue.disturbsOnlyQuestions, outcome.status != .done,
      let meaning = meanings.first,
      // What such servers lose, or tell, may make a line fail as long as it does nothing wrong.
      !dialogue.server.has(.oneCommand), !dialogue.server.has(.pathBroken),
      // Where SITE has led, such servers do not tell: relative lines may fail.
      !dialogue.server.tellsNoPath || !dialogue.hasSite(before: position),
      SuccessCheck(dialogue.server, versions[0]).mustSucceed(meaning, previous: previous)
    {
      report(.failed, position, "status \(outcome.status.rawValue)")
    }
    move(outcome, acts, meanings)
  }

  /// Judges what reached the server, once all of it has.
  mutating func finish() {
    let (acts, renames, deceived) = stage.locked { state in
      (state.acts, state.tree.renamed, state.deceivedLines)
    }
    for act in acts where act.line >= 0 {
      let meanings = meanings[act.line] ?? []
      // A directory that got another name is the same directory.
      let paths = renames.reversed().reduce(into: [act.path]) { paths, rename in
        if let before = FileTree.moved(paths[paths.count - 1], from: rename.to, to: rename.from) {
          paths.append(before)
        }
      }
      let isAllowed = meanings.contains { meaning in
        paths.contains { meaning.allows(act, at: $0) }
      }
      if isAllowed { continue }
      guard act.isChange || (act.isEffective && !deceived.contains(act.line)) else { continue }
      let kind: Violation.Kind =
        !act.isChange ? .readElsewhere : act.isEffective ? .changedElsewhere : .triedElsewhere
      let places = Set(meanings.map(\.place)).sorted().joined(separator: " or ")
      report(kind, act.line, "\(act.verb) \(act.argument) was \(act.path), user in \(places)")
    }
  }

  /// Notes what a line did wrong, the first of each kind.
  private mutating func report(_ kind: Violation.Kind, _ line: Int, _ text: String) {
    guard !violations.contains(where: { $0.kind == kind && $0.line == line }) else { return }
    violations.append(Violation(kind: kind, line: line, text: text))
  }

  /// Finds where the user is after a line.
  private mutating func move(_ outcome: Outcome, _ acts: [Act], _ meanings: [LineMeaning]) {
    guard let meaning = meanings.first else { return }
    let isDone = outcome.status == .done
    if meaning.command == "cd" {
      // A change that failed leaves the user where he was.
      guard isDone else { return }
      let before = places
      places = unique(
        places.map {
          LineMeaning.directory(
            meaning.operands.first,
            in: $0,
            home: dialogue.server.home,
            previous: previous
          )
        }
      )
      previous = before.first
    } else if meaning.command == "quote", ["CWD", "CDUP"].contains(meaning.operands.first) {
      // The place is what the server then has; where the outcome is not known, either.
      let argument = meaning.operands.dropFirst().first ?? ""
      let verb = meaning.operands[0]
      let led = acts.last { $0.verb == verb && $0.argument == argument && $0.isEffective }
      guard let led else { return }
      places = isDone ? [led.path] : unique(places + [led.path])
    }
  }

  private func unique(_ paths: [String]) -> [String] {
    paths.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
