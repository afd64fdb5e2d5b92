import FTPClient
import FTPProtocol
import Octets
import Platform
import Terminal
import Transfers

/// Copies of files from one server to another one, for `cp` and `mv`.
struct CopyingBetween {
  let verb: String
  let shell: ShellState

  /// Whether what was copied is removed where it was, once that is proven.
  private let removes: Bool

  /// Decides about names that are taken, once for all that the command copies.
  private let replacing: RemoteReplacing

  /// Which way files may go; once they cannot go straight, the others of the command do not try.
  private let passage: ServerCopy.Passage

  /// Copies as a command says.
  init(
    _ verb: String,
    force: Bool,
    removes: Bool = false,
    by passage: ServerCopy.Passage,
    in shell: ShellState
  ) {
    self.passage = passage
    self.verb = verb
    self.shell = shell
    self.removes = removes
    replacing = RemoteReplacing(force: force)
  }

  /// Copies what operands name, if they name two servers.
  ///
  /// - Returns: False when they do not: then it is the business of the command itself.
  /// - Throws: ``CommandError``; the first of several.
  func copy(
    _ sources: [RemoteOperand],
    to target: RemoteOperand
  ) throws(CommandError) -> Bool {
    guard let sides = try SessionOperands.read(sources, target, verb, in: shell) else {
      guard shell.session != nil else { throw CommandError(verb, .notConnected) }
      return false
    }
    var opened: [SessionSlot] = []
    defer { for slot in opened { shell.sessions.close(slot) } }
    let from = try sides.source.slot(in: shell.sessions, &opened)
    let to = try sides.target.slot(in: shell.sessions, &opened)
    guard from !== to else {
      let operands = sides.sources + [sides.targetOperand]
      return try within(from) { () throws(CommandError) in
        try copyAtOne(operands)
      }
    }
    let (source, matches) = try within(from) { () throws(CommandError) in
      (try shell.loggedIn(), try shell.remoteMatches(sides.sources))
    }
    // What is set for the server that files are written to counts, as it does for 'put'.
    try within(to) { () throws(CommandError) in
      let target = try shell.loggedIn()
      let moves = try SourcesAndTarget.moves(
        of: matches,
        to: try shell.remotePath(sides.targetOperand),
        at: target,
        verb,
        isWritten: true
      )
      try copy(moves, source, target)
    }
    return true
  }

  private func copy(
    _ moves: [SourcesAndTarget.Move],
    _ source: Session,
    _ target: Session
  ) throws(CommandError) {
    var failures = Failures()
    var passage = passage
    for (index, move) in moves.enumerated() {
      do throws(CommandError) {
        try copy(move, source, target, &passage)
      } catch {
        try failures.note(error, isLast: index == moves.count - 1, in: shell)
      }
    }
    try failures.throwFirst()
  }

  private func within<Result>(
    _ slot: SessionSlot,
    _ body: () throws(CommandError) -> Result
  ) throws(CommandError) -> Result {
    try shell.sessions.within(slot, body)
  }

  /// Copies or moves at one server, which need not be that of the current session.
  private func copyAtOne(_ operands: [RemoteOperand]) throws(CommandError) -> Bool {
    let (sources, target) = SourcesAndTarget.split(operands)
    if removes {
      try RemoteRenaming(replacing: replacing, shell: shell).rename(sources, to: target)
    } else {
      try RemoteCopying(force: replacing.force, shell: shell).copy(sources, to: target)
    }
    return true
  }

  private func copy(
    _ move: SourcesAndTarget.Move,
    _ source: Session,
    _ target: Session,
    _ passage: inout ServerCopy.Passage
  ) throws(CommandError) {
    let path = move.match.path
    let from = try remotely(.doing(verb, path.octets), source.url(of: path, asksWhere: true))
    let to = try remotely(
      .doing("\(verb) to", move.path.octets),
      target.url(of: move.path, asksWhere: true)
    )
    let what: [UInt8] = .doing(verb, from)
    let entry =
      if let known = move.match.entry { known } else {
        try remotely(what, source.entry(at: path, now: .current))
      }
    guard let entry else { throw CommandError(what, .noSuchName) }
    guard entry.kind != .directory else {
      let advice = "'get -r' and 'put -r' copy directories by way of this machine."
      throw CommandError(what, .failed(.refused, "it is a directory", advice: advice))
    }
    guard try mayReplace(move.path, entry, from, at: target) else { return }
    if removes { try refuseOneFile(path, source, move.path, target, what) }
    let copy = ServerCopy(
      of: ServerCopy.Place(path, at: source),
      to: ServerCopy.Place(move.path, at: target),
      now: .current
    )
    copy.policy = shell.transferPolicy
    copy.policy.demandsProof = removes
    copy.passage = passage
    copy.keepsExisting = replacing.policy(in: shell) == .never
    copy.mode = copy.policy.keepsModes ? entry.mode : nil
    let progress = TransferProgress(of: from, to: to, .toServer, in: shell.observer)
    let outcome: TransferOutcome
    do throws(TransferFailure) {
      outcome = try copy.run(progress)
      if passage == .any, case .throughHere(let obstacle?) = copy.passage {
        passage = copy.passage
        let why = TransferErrorMessage.reason(obstacle)
        shell.output.say("(not straight from server to server: \(why))", style: .dim)
      }
    } catch {
      let whose = copy.failedSide == .target ? .doing("\(verb) to", to) : what
      throw CommandError(whose, .transfer(error))
    }
    if removes { try remove(path, source, from, outcome) }
  }

  private func mayReplace(
    _ path: RemotePath,
    _ entry: ListingEntry,
    _ name: [UInt8],
    at target: Session
  ) throws(CommandError) -> Bool {
    let what: [UInt8] = .doing("\(verb) to", path.octets)
    return try replacing.allows(
      path,
      for: name,
      ReplacingQuestion.Side(entry),
      over: { () throws(CommandError) in
        let old = try remotely(what, target.entry(at: path, now: .current))
        return old?.kind == .directory ? nil : old.map { ReplacingQuestion.Side($0) }
      },
      what,
      in: shell
    )
  }

  /// Refuses to move a file onto what may be the file itself: under another name of the server or of
  /// the user, or behind a link, it would be gone once the source is removed.
  private func refuseOneFile(
    _ path: RemotePath,
    _ source: Session,
    _ targetPath: RemotePath,
    _ target: Session,
    _ what: [UInt8]
  ) throws(CommandError) {
    let there = try remotely(what, target.facts(of: targetPath))
    guard there.size != nil else { return }
    guard there.mayBeOneFile(as: try remotely(what, source.facts(of: path))) else { return }
    let why = "what is there has the same size and time, and may be the file itself"
    throw CommandError(
      what,
      .failed(.refused, why, advice: "'cp' copies it; 'rm' removes one of two.")
    )
  }

  /// Removes a file whose copy is proven, if it is still the one that was copied.
  private func remove(
    _ path: RemotePath,
    _ session: Session,
    _ name: [UInt8],
    _ outcome: TransferOutcome
  ) throws(CommandError) {
    let what: [UInt8] = .doing("remove", name)
    guard outcome.proof != .none else {
      throw CommandError(what, .transfer(TransferFailure(.notProven)))
    }
    let isSame = try remotely(what, session.facts(of: path)) == outcome.facts
    guard isSame, outcome.facts != FileFacts() else {
      throw CommandError(what, .transfer(TransferFailure(.sourceChanged)))
    }
    try remotely(what, session.removeFile(path))
  }
}
