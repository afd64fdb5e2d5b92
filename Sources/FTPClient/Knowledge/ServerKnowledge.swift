package import FTPProtocol
import Octets

/// What experience showed of a server: facts that are kept, and what counts for one session only.
///
/// Facts are hints: they come from a file, and servers change. Whoever uses one must do well when
/// it is wrong.
package struct ServerKnowledge: Hashable, Sendable {
  /// By the number of the fact: they are looked at with every command.
  private var facts = [String?](repeating: nil, count: ServerFact.allCases.count)

  /// How many directories were listed twice to find out whether MLSD hides names.
  package var hiddenProbeCount = 0

  /// Whether the times of MDTM were seen to be other than UTC.
  package var mistrustsClock = false

  /// How often a file that was just sent taught nothing of the clock.
  package var vainClockCount = 0

  /// Whether LIST has told what there is to know of its clock, of a server that has no other word.
  package var hasAskedList = false

  /// Whether the server was asked whether names that differ in case are the same, and did not tell.
  package var caseRuleIsUntold = false

  /// How many files were asked after to learn about the server's clock.
  package var clockQuestionCount = 0

  /// Starts with nothing.
  package init() {}

  /// The value of a fact, a short text without blanks; `nil` when nobody knows.
  package subscript(fact: ServerFact) -> String? {
    get { facts[fact.rawValue] }
    set { facts[fact.rawValue] = newValue }
  }

  /// Whether a fact is so; `nil` when nobody knows.
  package func isTrue(_ fact: ServerFact) -> Bool? {
    switch self[fact] {
    case "yes": true
    case "no": false
    default: nil
    }
  }

  /// Notes whether a fact is so; `nil` forgets it.
  package mutating func set(_ fact: ServerFact, _ value: Bool?) {
    self[fact] = value.map { $0 ? "yes" : "no" }
  }

  /// The facts as `name=value`, sorted, with blanks between them.
  package var text: String {
    ServerFact.allCases.compactMap { fact in self[fact].map { "\(fact.name)=\($0)" } }
      .sorted().joined(separator: " ")
  }

  /// Reads facts as ``text`` has them; what is no fact is passed over.
  package init(parsing text: String) {
    for word in text.split(separator: " ") {
      guard let equals = word.firstIndex(of: "="), equals > word.startIndex else { continue }
      let value = word[word.index(after: equals)...]
      guard value.utf8.allSatisfy({ $0.isPrintable && $0 != .space }),
        let fact = ServerFact.allCases.first(where: { $0.name == word[..<equals] })
      else { continue }
      self[fact] = String(value)
    }
  }
}

extension ServerKnowledge {
  /// Whether a question of the client's own is not asked here, since it cost a connection before.
  package func avoids(_ verb: CommandVerb) -> Bool {
    (self[.avoided] ?? "").split(separator: ",").contains { $0 == verb.name.lowercased() }
  }

  /// Notes that a question of the client's own cost a connection.
  package mutating func avoid(_ verb: CommandVerb) {
    guard !avoids(verb) else { return }
    self[.avoided] = ((self[.avoided].map { $0 + "," }) ?? "") + verb.name.lowercased()
  }

  /// By how much the server's clock is ahead of UTC.
  package var clock: ServerClock {
    get { ServerClock(parsing: self[.clock] ?? "") }
    set { self[.clock] = newValue.samples.isEmpty ? nil : newValue.text }
  }

  /// By how much the clock of MDTM, MLSD and MLST is ahead of UTC; UTC where nothing shows the
  /// contrary.
  package var factsClock: ServerClock {
    get {
      var clock = ServerClock(parsing: self[.factsClock] ?? "")
      clock.isDoubted = mistrustsClock && clock.samples.isEmpty
      return clock
    }
    set { self[.factsClock] = newValue.samples.isEmpty ? nil : newValue.text }
  }

  /// By how many seconds the server's clock is ahead of this machine's at most, apart from its zone;
  /// `nil` when nobody has seen it.
  package var clockLead: Int64? {
    get {
      self[.clockLead].flatMap { Int64($0) }
        .flatMap { (-Self.greatestLead...Self.greatestLead).contains($0) ? $0 : nil }
    }
    set {
      self[.clockLead] = newValue.map { "\(max(-Self.greatestLead, min(Self.greatestLead, $0)))" }
    }
  }

  /// More than any clock is ahead or behind, and little enough to be added to any time.
  private static let greatestLead: Int64 = 1 << 36

  /// How many connections at once the server was seen to allow; `nil` when it has not complained.
  package var connectionLimit: Int? {
    get { self[.connections].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil } }
    set { self[.connections] = newValue.map { "\($0)" } }
  }

  /// Whether files have to be written under their final names, since the server lets nobody give
  /// them temporary ones, or rename them.
  package var storesInPlace: Bool {
    get { isTrue(.temporaryNames) == false }
    set { set(.temporaryNames, newValue ? false : nil) }
  }

  /// Whether STOR begins in the middle of a file after REST; false once it did not.
  package var restartsUploads: Bool {
    get { isTrue(.restartsUploads) != false }
    set { set(.restartsUploads, newValue ? nil : false) }
  }
}
