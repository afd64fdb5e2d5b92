import FTPClient
import FTPProtocol
import Octets
import Terminal
import Transfers

/// What becomes of a file at the server whose name another one is to get: how `put`, `cp` and `mv`
/// decide that, once for all that a command moves.
struct RemoteReplacing {
  /// Whether a file that has the name is replaced without a question.
  var force: Bool

  private let question = ReplacingQuestion()

  /// Decides as the options of a command say.
  init(force: Bool) {
    self.force = force
  }

  /// What counts, with `ask` where somebody can be asked.
  ///
  /// A script replaces. In the background of somebody who would have been asked, what is there stays.
  func policy(in shell: ShellState) -> OverwritePolicy {
    guard !force else { return .always }
    let policy = shell.settings.overwrite
    guard policy == .ask, !shell.front.canDecide else { return policy }
    return shell.front.isBesidePerson ? .never : .always
  }

  /// Decides about a name, and says it where what is there stays.
  ///
  /// - Parameters:
  ///   - target: The name.
  ///   - source: What is to get it, and how a person named that.
  ///   - new: What is known of it; a single expression, which is worked out only if it matters.
  ///   - old: What has the name; `nil` for nothing.
  ///   - what: What cannot be done.
  ///   - shell: Where somebody may be asked.
  /// - Returns: Whether the name may be given to the new one.
  /// - Throws: ``CommandError`` where a file that is there is an error.
  func allows(
    _ target: RemotePath,
    for source: [UInt8],
    _ new: @autoclosure () throws(CommandError) -> ReplacingQuestion.Side,
    over old: () throws(CommandError) -> ReplacingQuestion.Side?,
    _ what: [UInt8],
    in shell: ShellState
  ) throws(CommandError) -> Bool {
    let policy = policy(in: shell)
    guard policy != .always, let old = try old() else { return true }
    let isReplaced: Bool
    switch policy {
    case .always: isReplaced = true
    case .never: throw CommandError(what, .transfer(TransferFailure(.remoteFileExists)))
    case .newer:
      // What is not known to be older is not left out, as `put -r` has it.
      if let oldTime = old.span, let newTime = try new().span {
        isReplaced = newTime.mayBeLater(than: oldTime)
      } else {
        isReplaced = true
      }
    case .ask:
      switch question.ask(about: target.octets, old: old, new: try new(), on: shell.front) {
      case .replace, .noAnswer: isReplaced = true
      case .keep: isReplaced = false
      case .stop: throw CommandError(what, .interrupted)
      }
    }
    if !isReplaced { shell.output.say(TransferSummary.skipped(Escaping.name(source))) }
    return isReplaced
  }

  /// Decides about a name that one file of a server is to get from another one there.
  ///
  /// - Parameters:
  ///   - target: The name.
  ///   - match: What is to get it.
  ///   - what: What cannot be done.
  ///   - shell: Where the session is.
  /// - Returns: Whether the name may be given to it.
  /// - Throws: As ``allows(_:for:_:over:_:in:)``.
  func allows(
    _ target: RemotePath,
    for match: RemoteMatch,
    _ what: [UInt8],
    in shell: ShellState
  ) throws(CommandError) -> Bool {
    guard policy(in: shell) != .always else { return true }
    let session = try shell.loggedIn()
    guard try !Self.isOneName(match.path, target, what, session) else { return true }
    func entry(_ path: RemotePath) throws(CommandError) -> ListingEntry? {
      try remotely(what, session.entry(at: path, now: .current))
    }
    func new() throws(CommandError) -> ReplacingQuestion.Side {
      let known = if let known = match.entry { known } else { try entry(match.path) }
      return known.map { ReplacingQuestion.Side($0) } ?? .unknown
    }
    return try allows(
      target,
      for: match.path.octets,
      new(),
      over: { () throws(CommandError) in
        let entry = try entry(target)
        // No server gives a directory's name to something else.
        return entry?.kind == .directory ? nil : entry.map { ReplacingQuestion.Side($0) }
      },
      what,
      in: shell
    )
  }

  /// Whether two paths lead to one file by their names: only the case of letters changes then.
  static func isOneName(
    _ path: RemotePath,
    _ other: RemotePath,
    _ what: [UInt8],
    _ session: Session
  ) throws(CommandError) -> Bool {
    let here = (try? session.workingDirectory()) ?? .here
    let (path, other) = (here.appending(path).normalized, here.appending(other).normalized)
    if path == other { return true }
    guard path.octets.text.lowercased() == other.octets.text.lowercased() else { return false }
    return try remotely(what, session.ignoresCase())
  }
}
