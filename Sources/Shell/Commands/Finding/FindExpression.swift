import FTPProtocol

/// What is looked for, and what is done with what is found, as in find(1).
indirect enum FindExpression: Sendable {
  case all([FindExpression])
  case any([FindExpression])
  case not(FindExpression)
  case test(FindTest)
  case action(FindAction)

  /// Fits, and keeps the walk out of a directory.
  case prune
}

/// What is done with something that was found.
enum FindAction: Hashable, Sendable {
  /// Its path, a line each.
  case print

  /// Its path as it is, with a NUL behind it.
  case printNul

  /// A line as `ls -l` has it.
  case list

  /// An object of JSON.
  case object

  /// The file is removed.
  case delete

  /// The file is fetched.
  case get

  /// Whether the session is needed for it.
  var needsSession: Bool { self == .delete || self == .get }
}

/// What an expression says about one entry.
struct FindOutcome: Sendable {
  var verdict = Verdict.yes

  /// What is to be done with it, in order.
  var actions: [FindAction] = []

  /// Whether the walk stays out of it.
  var prunes = false
}

extension FindExpression {
  /// Looks at an entry.
  ///
  /// As in find(1), what stands behind a test that fails is not reached. What the server told too
  /// little about fits neither a test nor its opposite: nothing is done with it.
  ///
  /// - Parameters:
  ///   - found: The entry.
  ///   - now: Seconds since 1970.
  /// - Returns: What is to be done with it.
  func evaluate(_ found: FoundEntry, now: Int64) -> FindOutcome {
    var outcome = FindOutcome()
    outcome.verdict = verdict(found, now, &outcome, acts: true)
    return outcome
  }

  private func verdict(
    _ found: FoundEntry,
    _ now: Int64,
    _ outcome: inout FindOutcome,
    acts: Bool
  ) -> Verdict {
    switch self {
    case .test(let test): return test.verdict(on: found, now: now)
    case .not(let inner): return inner.verdict(found, now, &outcome, acts: acts).negated
    case .action(let action):
      if acts { outcome.actions.append(action) }
      return .yes
    case .prune:
      if acts { outcome.prunes = true }
      return .yes
    case .all(let parts):
      return chain(parts, endsAt: .no, found, now, &outcome, acts)
    case .any(let parts):
      return chain(parts, endsAt: .yes, found, now, &outcome, acts)
    }
  }

  /// Looks at parts until one decides; behind one that is unknown nothing is done any more.
  private func chain(
    _ parts: [FindExpression],
    endsAt end: Verdict,
    _ found: FoundEntry,
    _ now: Int64,
    _ outcome: inout FindOutcome,
    _ acts: Bool
  ) -> Verdict {
    var isKnown = true
    for part in parts {
      let verdict = part.verdict(found, now, &outcome, acts: acts && isKnown)
      if verdict == end { return end }
      if verdict == .unknown { isKnown = false }
    }
    return isKnown ? end.negated : .unknown
  }

  /// Says whether any part is so.
  func contains(where isWanted: (FindExpression) -> Bool) -> Bool {
    if isWanted(self) { return true }
    switch self {
    case .all(let parts), .any(let parts): return parts.contains { $0.contains(where: isWanted) }
    case .not(let inner): return inner.contains(where: isWanted)
    case .test, .action, .prune: return false
    }
  }

  /// The actions in it.
  var actions: Set<FindAction> {
    switch self {
    case .all(let parts), .any(let parts): parts.reduce(into: []) { $0.formUnion($1.actions) }
    case .not(let inner): inner.actions
    case .action(let action): [action]
    case .test, .prune: []
    }
  }
}

/// Whether something is so, where a server may not tell enough to say.
enum Verdict: Hashable, Sendable {
  case yes
  case no

  /// The server did not tell, or not exactly enough.
  case unknown

  init(_ truth: Bool) {
    self = truth ? .yes : .no
  }

  /// Takes a truth that may not be known.
  init(known truth: Bool?) {
    self = truth.map { Verdict($0) } ?? .unknown
  }

  var negated: Verdict {
    switch self {
    case .yes: .no
    case .no: .yes
    case .unknown: .unknown
    }
  }
}
