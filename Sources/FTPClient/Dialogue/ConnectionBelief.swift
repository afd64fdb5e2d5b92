import FTPProtocol
import Octets

/// What is believed of the server's side of one control connection.
///
/// Changed by replies alone: a command that has been sent makes unknown what it may change, until
/// its reply comes, whoever waits for that. `nil` is "not known".
struct ConnectionBelief: Sendable {
  /// The working directory there; on a new connection, that of the login.
  private(set) var place: Place? = .login

  private(set) var type: RepresentationType?

  /// The digest that HASH computes; `nil` for what FEAT said.
  private(set) var hash: DigestAlgorithm?

  /// What REST has set for the next transfer; 0 for none.
  private(set) var restart: Int64? = 0

  /// The argument of PROT.
  private(set) var protectionLevel: String?

  /// What RNFR named last.
  private var renamed: RemotePath?

  /// Whether the server was told the host, and what the client is.
  var hasNamedHost = false
  var hasIntroduced = false

  /// Whether the server was asked for UTF-8.
  var hasChosenUTF8 = false

  /// Which facts of MLSD and MLST the server was asked for; `nil` while the choice is its own.
  var chosenFacts: FactChoice?

  /// Forgets what a command of the user's own making may have changed.
  mutating func doubt(andPlace mayHaveMoved: Bool) {
    (type, hash, restart) = (nil, nil, nil)
    if mayHaveMoved { place = nil }
  }

  /// Notes that PWD has told where we are.
  mutating func confirm(_ place: Place) { self.place = place }

  /// Forgets what a command may change that is being sent.
  mutating func expect(_ command: Command) {
    switch command.verb {
    case .cwd, .cdup: place = nil
    case .user, .pass, .acct, .rein: (place, type, hash) = (nil, nil, nil)
    case .type: type = nil
    case .opts where command.chosenHash != nil: hash = nil
    case .rest: restart = nil
    case .prot: protectionLevel = nil
    case _ where command.movesData: restart = restart == 0 ? 0 : nil
    default: break
    }
  }

  /// Takes the final reply to a command.
  mutating func take(_ reply: Reply, to entry: PendingReplies.Entry) {
    let command = entry.command
    let isDone = reply.code.isCompletion
    switch command.verb {
    case .cwd, .cdup:
      place = isDone ? entry.destination : reply.code.isNegative ? entry.origin : nil
    case .user, .pass, .acct: if isDone { place = .login }
    case .type: type = isDone ? command.representationType : nil
    case .opts: if isDone, let chosen = command.chosenHash { hash = chosen }
    case .rest: restart = reply.code.isIntermediate ? command.number : 0
    case .prot: protectionLevel = isDone ? command.argumentText : nil
    case .rmd, .rmda: if isDone { leave(command.path) }
    case .rnfr: renamed = command.path
    case .rnto: if isDone { leave(renamed) }
    case _ where command.movesData: if isDone { restart = 0 }
    default: break
    }
  }
}

extension ConnectionBelief {
  /// Forgets the place where the server is if it may be the one that was removed, or renamed.
  private mutating func leave(_ path: RemotePath?) {
    guard let path, path.isAbsolute || path.leadsUp else { return }
    if let here = place?.absolutePath, path.isAbsolute, !here.isBelow(path) { return }
    place = nil
  }
}

extension Command {
  /// Whether a data connection belongs to it.
  var movesData: Bool {
    switch verb {
    case .retr, .stor, .stou, .appe, .list, .nlst, .mlsd: true
    default: false
    }
  }

  fileprivate var path: RemotePath? { argument.map { RemotePath($0) } }

  fileprivate var argumentText: String? { argument.map { $0.text } }

  fileprivate var number: Int64? { argumentText.flatMap { Int64($0) } }

  fileprivate var representationType: RepresentationType? {
    [RepresentationType.image, .ascii].first { $0.argument == argumentText }
  }

  /// The algorithm of `OPTS HASH SHA-256`.
  fileprivate var chosenHash: DigestAlgorithm? {
    let words = (argumentText ?? "").split(separator: " ")
    guard verb == .opts, words.count == 2, words[0] == "HASH" else { return nil }
    return DigestAlgorithm(rawValue: String(words[1]))
  }
}

extension ReplyCode {
  /// Whether the command was not carried out: 4yz, 5yz.
  var isNegative: Bool { isTransientNegative || isPermanentNegative }
}

extension Reply {
  /// The path in a reply to PWD; `nil` for a refusal, whatever path that quotes.
  var toldDirectory: RemotePath? { code.isCompletion ? QuotedPathname.parse(self) : nil }
}
