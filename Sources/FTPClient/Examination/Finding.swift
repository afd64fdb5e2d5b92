package import FTPProtocol

/// One thing that an examination of a server finds out; the raw value is its name for programs.
package enum ExaminedTopic: String, Hashable, Sendable, CaseIterable {
  /// TLS on the control connection.
  case tls

  /// TLS on data connections.
  case tlsData = "tls-data"

  /// Whether data connections resume the TLS session of the control connection.
  case tlsResumption = "tls-resumption"

  /// Ways of opening data connections.
  case epsv, pasv, eprt, port

  /// Whether a file that is sent comes back as it was.
  case storage

  /// What MDTM or MLST tells of a file that was just sent.
  case times

  /// By which clock LIST tells times.
  case listClock = "list-clock"

  /// Whether the times of files can be set.
  case timeSetting = "time-setting"

  /// Listings of a directory whose contents are known.
  case list
  case listAll = "list-all"
  case nlst, mlsd

  /// Whether MLSD lists the directory that its argument names.
  case mlsdArgument = "mlsd-argument"

  /// Whether MLSD tells names that begin with a dot.
  case mlsdHidden = "mlsd-hidden"

  case mlst, size

  /// Whether CWD takes the paths that PWD tells, and refuses names that are not there.
  case absolutePaths = "absolute-paths"
  case cwdProves = "cwd-proves"

  /// Names in UTF-8, and names that are none.
  case utf8 = "utf-8"
  case octets = "other-octets"

  /// Whether names that differ in case are two.
  case letterCase = "case"

  /// Transfers that begin in the middle of a file.
  case restDownload = "rest-download"
  case restUpload = "rest-upload"
  case append, digests

  /// Whether several commands in one packet get a reply each.
  case batches

  /// Whether commands that are sent during a transfer are answered after it.
  case replyOrder = "reply-order"

  /// Whether a port may be asked for before its transfer.
  case earlyPorts = "early-ports"

  /// Whether each command gets one reply, and none costs the connection.
  case replies

  case connections

  /// What renaming and deleting do.
  case rename
  case renameReplaces = "rename-replaces"
  case renameDirectory = "rename-directory"
  case delete
  case deleteDirectory = "delete-directory"
  case removeFull = "remove-full"

  /// The facts that are learnt with it.
  package var facts: [ServerFact] {
    switch self {
    case .tlsResumption: [.resumptionNeeded]
    case .times: [.factsClock, .clockLead]
    case .listClock: [.clock]
    case .timeSetting: [.timeSetting]
    case .list: [.list]
    case .listAll: [.listAll]
    case .mlsd: [.mlsd]
    case .mlsdHidden: [.mlsdHidden]
    case .absolutePaths: [.absolutePaths]
    case .cwdProves: [.cwdProves]
    case .letterCase: [.ignoresCase]
    case .restUpload: [.restartsUploads]
    case .batches: [.batches]
    case .replyOrder: [.replyOrder]
    case .earlyPorts: [.earlyPorts]
    case .replies: [.extraReplies, .avoided]
    case .connections: [.connections]
    case .rename: [.temporaryNames]
    default: []
    }
  }

  /// Whether a fact of it that is so or not can have a value beside a verdict: what the verdict denies
  /// is not so, and of what it leaves open nothing is known.
  func agrees(_ fact: ServerFact, being isTrue: Bool, with isPositive: Bool) -> Bool {
    switch self {
    case .letterCase: isTrue != isPositive
    case .list, .listAll, .mlsd, .mlsdHidden, .absolutePaths, .cwdProves, .restUpload, .batches,
      .replyOrder, .earlyPorts, .rename:
      isTrue == isPositive
    default: true
    }
  }

  /// Whether nothing can be found out of it without a directory in which something is written.
  package var needsWriting: Bool {
    switch self {
    case .tls, .tlsData, .tlsResumption, .epsv, .pasv, .eprt, .port, .list, .listAll, .nlst, .mlsd,
      .mlst, .size, .listClock, .absolutePaths, .cwdProves, .restDownload, .digests, .batches,
      .earlyPorts, .replies, .connections:
      false
    default: true
    }
  }
}

/// What an examination says of a topic.
package enum Verdict: Sendable {
  case works
  case doesNot

  /// Nothing proves either.
  case notKnown(Doubt)

  /// Why something is not known.
  package enum Doubt: Sendable {
    /// What went wrong instead.
    case failure(FTPError)

    /// Nothing may be written there.
    case readOnly

    /// Any other reason, in words.
    case because(String)
  }

  /// Whether it works; `nil` when that is not known.
  package var isPositive: Bool? {
    switch self {
    case .works: true
    case .doesNot: false
    case .notKnown: nil
    }
  }
}

/// What was seen of a topic, and what that proves.
package struct Finding: Sendable {
  package let topic: ExaminedTopic
  package let verdict: Verdict

  /// What was seen, in words; may hold what the server said, and so needs escaping.
  package let seen: String

  /// The server's reply that decided, where it says more than the verdict.
  package let reply: Reply?

  /// What is kept of it for later sessions.
  package internal(set) var facts: [(fact: ServerFact, value: String)] = []

  init(_ topic: ExaminedTopic, _ seen: Observation) {
    self.topic = topic
    (verdict, self.seen, reply) = (seen.verdict, seen.words, seen.reply)
  }
}

/// What one trial showed.
struct Observation: Sendable {
  let verdict: Verdict
  let words: String
  let reply: Reply?

  static func works(_ words: String = "") -> Observation {
    Observation(verdict: .works, words: words, reply: nil)
  }

  static func doesNot(_ words: String, _ reply: Reply? = nil) -> Observation {
    Observation(verdict: .doesNot, words: words, reply: reply)
  }

  static func refused(_ reply: Reply) -> Observation {
    Observation(verdict: .doesNot, words: "", reply: reply)
  }

  static func notKnown(_ reason: String) -> Observation {
    Observation(verdict: .notKnown(.because(reason)), words: "", reply: nil)
  }

  static func failed(_ error: FTPError) -> Observation {
    Observation(verdict: .notKnown(.failure(error)), words: "", reply: error.reply)
  }
}
