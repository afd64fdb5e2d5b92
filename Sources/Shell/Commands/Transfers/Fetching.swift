import FTPClient
import FTPProtocol
import Octets
import Platform
import SystemPackage
import Terminal
import Transfers

/// Files from the server to this machine, as `get`, `mget`, `cp` and `mv` ask for them.
struct Fetching {
  /// Whether a file that has the name is replaced without a question.
  var force: Bool
  var type: RepresentationType
  var policy: TransferPolicy

  /// Asks about names that are taken, once for all that the command fetches.
  private let question = ReplacingQuestion()

  /// Fetches as the options of a command say.
  init(force: Bool, type: RepresentationType, policy: TransferPolicy) {
    self.force = force
    self.type = type
    self.policy = policy
  }

  /// Fetches what one operand named.
  ///
  /// - Parameters:
  ///   - matches: What the operand stands for; several only if it was a pattern.
  ///   - destination: A new name, a directory, or `-`; `nil` for the same names here.
  ///   - shell: Where the session is.
  /// - Returns: What the last transfer did; `nil` if that was none.
  /// - Throws: ``CommandError``; the first of several.
  @discardableResult
  func fetch(
    _ matches: [RemoteMatch],
    to destination: LocalOperand?,
    in shell: ShellState
  ) throws(CommandError) -> TransferOutcome? {
    guard let destination else {
      return try fetch(matches, intoDirectory: nil, in: shell)
    }
    guard matches.count == 1, let match = matches.first else {
      return try fetch(matches, intoDirectory: destination, in: shell)
    }
    if destination.isStandardStream {
      return try fetchToStandardOutput(match, shell)
    }
    let path = shell.localPath(destination)
    if destination.word.plain.last == .slash || isDirectory(path) {
      return try fetch(matches, intoDirectory: destination, in: shell)
    }
    return try fetch(match, as: .named(path), in: shell)
  }

  /// Fetches files under their own names.
  ///
  /// All are tried; the first failure is reported at the end, unless it ends the session.
  ///
  /// - Returns: What the last transfer did; `nil` if that was none.
  /// - Throws: ``CommandError``, before anything moves when two would have one name.
  @discardableResult
  func fetch(
    _ matches: [RemoteMatch],
    intoDirectory destination: LocalOperand?,
    in shell: ShellState
  ) throws(CommandError) -> TransferOutcome? {
    let directory = destination.map { shell.localPath($0) } ?? shell.localDirectory
    try OneNameEach.check(matches)
    let open = try Self.open(directory)
    var failures = Failures()
    var outcome: TransferOutcome?
    announce(matches, shell)
    for (index, match) in matches.enumerated()
    where !shell.front.doneBefore.contains(match.path.octets) {
      if let entry = match.entry, entry.kind == .directory {
        shell.output.say(TransferSummary.skippedDirectory(Escaping.name(match.path.octets)))
        continue
      }
      do throws(CommandError) {
        guard let name = match.path.lastComponent?.octets else {
          let advice = "Give it a name here: get REMOTE LOCAL."
          throw CommandError(what(match), .refused("the path has no last name", advice: advice))
        }
        outcome = try fetch(
          match,
          // Only what the user typed may be a link.
          as: match.isNamedByServer
            ? .place(LocalPlace(name, in: open)) : .named(directory.appending(octets: name)),
          isAnnounced: matches.count > 1,
          in: shell
        )
      } catch {
        try failures.note(error, isLast: index == matches.count - 1, in: shell)
      }
    }
    try failures.throwFirst()
    return outcome
  }

  /// Opens a directory here that files are fetched into.
  static func open(_ directory: FilePath) throws(CommandError) -> SharedDirectory {
    do throws(Errno) {
      return SharedDirectory(try OpenDirectory.open(directory.isEmpty ? "." : directory))
    } catch {
      throw CommandError([UInt8]("get into ".utf8) + directory.octets, .local(error))
    }
  }

  /// Fetches a file as something.
  ///
  /// - Parameters:
  ///   - match: The file.
  ///   - target: Where it goes.
  ///   - isAnnounced: Whether its size has been announced.
  ///   - shell: Where the session is.
  /// - Returns: What the transfer did; `nil` if it was skipped.
  /// - Throws: ``CommandError``.
  func fetch(
    _ match: RemoteMatch,
    as target: Download.Target,
    isAnnounced: Bool = false,
    in shell: ShellState
  ) throws(CommandError) -> TransferOutcome? {
    let session = try shell.loggedIn()
    var download = Download(of: match.path, to: target)
    download.type = type
    download.overwrite = overwrite(in: shell)
    download.policy = policy
    if policy.keepsModes { download.mode = try mode(of: match, session) }
    download.askAboutReplacing = { target, existing, facts in
      question.ask(
        about: shell.shownNames.local(target),
        old: ReplacingQuestion.Side(existing),
        new: ReplacingQuestion.Side(facts),
        on: shell.front
      )
    }
    let name: [UInt8] =
      switch target {
      case .named(let path): path.octets
      case .place(let place): place.path.octets
      case .standardOutput: [.hyphen]
      }
    let progress = progress(match, name, isAnnounced: isAnnounced, shell)
    let outcome: TransferOutcome
    do throws(CommandError) {
      outcome = try shell.transferring(what(match)) { () throws(TransferFailure) in
        try download.run(in: session, progress)
      }
    } catch {
      throw RefusalLookup.explained(error, of: match.path, at: session)
    }
    return outcome.wasSkipped ? nil : outcome
  }

  private func fetchToStandardOutput(
    _ match: RemoteMatch,
    _ shell: ShellState
  ) throws(CommandError) -> TransferOutcome? {
    try shell.output.flushForCommand()
    guard !shell.output.isTerminal else {
      // What a file has in it is not for a terminal to obey.
      var text = TextOutput(shell.output)
      try RemoteReader(shell: shell, verb: "get").readWhole(match.path) {
        octets throws(CommandError) in
        try text.write(octets)
        return true
      }
      try text.finish()
      return nil
    }
    return try fetch(match, as: .standardOutput(shell.output.descriptor ?? 1), in: shell)
  }

  /// What happens to a file that has the name.
  func overwrite(in shell: ShellState) -> OverwritePolicy {
    force ? .always : shell.settings.overwrite
  }

  /// Asks for the permission bits; `nil` where the server does not tell.
  private func mode(of match: RemoteMatch, _ session: Session) throws(CommandError) -> UInt16? {
    if let mode = match.entry?.mode { return mode }
    do throws(FTPError) {
      return try session.entry(at: match.path, now: .current)?.mode
    } catch {
      throw CommandError(what(match), .session(error))
    }
  }

  /// Tells how much there is to come, where several files are known.
  private func announce(_ matches: [RemoteMatch], _ shell: ShellState) {
    guard matches.count > 1 else { return }
    let files = matches.filter {
      $0.entry?.kind != .directory && !shell.front.doneBefore.contains($0.path.octets)
    }
    let sizes = files.compactMap { $0.entry?.size }
    let octets = sizes.reduce(into: Int64(0)) { $0.addSaturated($1) }
    shell.observer.expect(
      files: files.count,
      octets: octets,
      unsized: files.count - sizes.count
    )
    shell.observer.completeExpectations()
  }

  private func progress(
    _ match: RemoteMatch,
    _ target: [UInt8],
    isAnnounced: Bool = false,
    _ shell: ShellState
  ) -> TransferProgress {
    TransferProgress(
      of: match.path.octets,
      to: target,
      .fromServer,
      in: shell.observer,
      announced: isAnnounced ? match.entry?.size.map { .size($0) } ?? .unsized : .none
    )
  }

  private func what(_ match: RemoteMatch) -> [UInt8] {
    [UInt8]("get ".utf8) + match.path.octets
  }

  private func isDirectory(_ path: FilePath) -> Bool {
    FileInfo.isDirectory(path)
  }
}
