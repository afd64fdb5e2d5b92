import FTPClient
import FTPProtocol
import Octets
import Platform
import SystemPackage
import Terminal
import Transfers

/// Files from this machine to the server, as `put`, `mput`, `cp` and `mv` ask for them.
struct Sending {
  var type: RepresentationType
  var mode: Upload.Mode

  /// Whether a file that has the name stays.
  var keepsExisting: Bool

  var policy: TransferPolicy

  /// Decides about names that are taken, once for all that the command sends.
  private let replacing: RemoteReplacing

  /// Sends as the options of a command say.
  init(
    type: RepresentationType,
    mode: Upload.Mode = .replace,
    keepsExisting: Bool = false,
    force: Bool = false,
    policy: TransferPolicy
  ) {
    self.type = type
    self.mode = mode
    self.keepsExisting = keepsExisting
    replacing = RemoteReplacing(force: force)
    self.policy = policy
  }

  /// Sends what one operand named.
  ///
  /// - Parameters:
  ///   - paths: What the operand stands for; several only if it was a pattern.
  ///   - destination: A new name or a directory; `nil` for the same names there.
  ///   - shell: Where the session is.
  /// - Returns: What the last transfer did.
  /// - Throws: ``CommandError``; the first of several.
  @discardableResult
  func send(
    _ paths: [FilePath],
    to destination: RemotePath?,
    in shell: ShellState
  ) throws(CommandError) -> TransferOutcome? {
    guard let destination else { return try send(paths, intoDirectory: nil, in: shell) }
    let isDirectory = try isDirectory(destination, shell)
    guard paths.count == 1, let path = paths.first, !isDirectory else {
      return try send(paths, intoDirectory: destination, in: shell)
    }
    return try send(.named(path), as: destination, shell)
  }

  /// Sends what comes from standard input.
  func sendStandardInput(
    to destination: RemotePath?,
    in shell: ShellState
  ) throws(CommandError) {
    guard let destination, try !isDirectory(destination, shell) else {
      let advice = "Say 'put - NAME'."
      throw CommandError(
        "put -",
        .refused("what comes from standard input has no name", advice: advice)
      )
    }
    guard !shell.front.readsStandardInput else {
      throw CommandError(
        "put -",
        .refused("standard input is the script itself", advice: "Use -f FILE for the script.")
      )
    }
    _ = try send(.standardInput, as: destination, shell)
  }

  /// Sends files under their own names.
  ///
  /// All are tried; the first failure is reported at the end, unless it ends the session.
  ///
  /// - Returns: What the last transfer did.
  /// - Throws: ``CommandError`` before anything is sent when two would have one name.
  @discardableResult
  func send(
    _ paths: [FilePath],
    intoDirectory directory: RemotePath?,
    in shell: ShellState
  ) throws(CommandError) -> TransferOutcome? {
    try OneNameEach.check(paths, at: shell.loggedIn())
    var failures = Failures()
    var outcome: TransferOutcome?
    let sizes = announce(paths, shell)
    for (index, path) in paths.enumerated()
    where !shell.front.doneBefore.contains(path.octets) {
      do throws(CommandError) {
        guard let component = path.lexicallyNormalized().lastComponent else {
          throw CommandError(what(.named(path), shell), .local(.isDirectory))
        }
        if paths.count > 1, FileInfo.isDirectory(path) {
          let shown = Escaping.name(shell.shownNames.local(path))
          shell.output.say(TransferSummary.skippedDirectory(shown))
          continue
        }
        let name = FilePath(root: nil, [component]).octets
        outcome = try send(
          .named(path),
          as: directory?.appending(name) ?? RemotePath(name),
          announced: sizes[path].map { .size($0) } ?? .none,
          shell
        )
      } catch {
        try failures.note(error, isLast: index == paths.count - 1, in: shell)
      }
    }
    try failures.throwFirst()
    return outcome
  }

  private func send(
    _ source: Upload.Source,
    as target: RemotePath,
    announced: TransferProgress.Announcement = .none,
    _ shell: ShellState
  ) throws(CommandError) -> TransferOutcome? {
    let session = try shell.loggedIn()
    guard try mayReplace(source, target, session, shell) else { return nil }
    var upload = Upload(of: source, to: target, now: .current)
    upload.type = type
    upload.mode = mode
    // It looks once more right before the file gets its name.
    upload.keepsExisting = keepsExisting || decides && replacing.policy(in: shell) == .never
    upload.policy = policy
    let (name, what) = (self.name(of: source), what(source, shell))
    let progress = TransferProgress(
      of: name,
      to: target.octets,
      .toServer,
      in: shell.observer,
      announced: announced
    )
    do throws(CommandError) {
      return try shell.transferring(what) { () throws(TransferFailure) in
        try upload.run(in: session, progress)
      }
    } catch {
      throw RefusalLookup.explained(error, of: target, at: session)
    }
  }

  /// Tells how much there is to go, where several files are sent.
  ///
  /// - Returns: The sizes that were told.
  private func announce(_ paths: [FilePath], _ shell: ShellState) -> [FilePath: Int64] {
    guard paths.count > 1 else { return [:] }
    var sizes: [FilePath: Int64] = [:]
    for path in paths where !shell.front.doneBefore.contains(path.octets) {
      guard let info = try? FileInfo(of: path), info.kind != .directory else { continue }
      sizes[path] = info.size
    }
    let octets = sizes.values.reduce(into: Int64(0)) { $0.addSaturated($1) }
    shell.observer.expect(files: sizes.count, octets: octets)
    shell.observer.completeExpectations()
    return sizes
  }

  /// What happens to files that are there and differ, for whole directories.
  func overwrite(in shell: ShellState) -> OverwritePolicy {
    keepsExisting ? .never : replacing.force ? .always : shell.settings.overwrite
  }

  /// Whether a file that is there needs a decision.
  private var decides: Bool { !keepsExisting && mode == .replace && !policy.continues }

  /// Decides about a file of that name at the server.
  ///
  /// - Returns: Whether the file is to be sent.
  private func mayReplace(
    _ source: Upload.Source,
    _ target: RemotePath,
    _ session: Session,
    _ shell: ShellState
  ) throws(CommandError) -> Bool {
    guard decides, replacing.policy(in: shell) != .never else { return true }
    let what = what(source, shell)
    var new = ReplacingQuestion.Side.unknown
    if case .named(let path) = source, let info = try? FileInfo(of: path) {
      new = ReplacingQuestion.Side(info)
    }
    return try replacing.allows(
      target,
      for: shell.shownNames.local(source.path),
      new,
      over: { () throws(CommandError) in
        // One packet tells of most names; a listing for each would be much for many files.
        let isThere = try remotely(what, session.isThereBeforeStorage(target))
        guard isThere != false else { return nil }
        if isThere == true {
          let known = ReplacingQuestion.Side(try remotely(what, session.facts(of: target)))
          if known.span != nil || shell.settings.overwrite != .newer { return known }
        }
        let existing = try remotely(what, session.entry(at: target, now: .current))
        return existing.map { ReplacingQuestion.Side($0) } ?? (isThere == true ? .unknown : nil)
      },
      what,
      in: shell
    )
  }

  private func name(of source: Upload.Source) -> [UInt8] {
    if case .standardInput = source { return [.hyphen] }
    return source.path.octets
  }

  private func what(_ source: Upload.Source, _ shell: ShellState) -> [UInt8] {
    if case .standardInput = source { return .doing("put", [.hyphen]) }
    return .doing("put", shell.shownNames.local(source.path))
  }

  /// Whether a path at the server is a directory that things go into.
  func isDirectory(
    _ path: RemotePath,
    _ shell: ShellState
  ) throws(CommandError) -> Bool {
    if path.octets.last == .slash || path == RemotePath(".") || path == RemotePath("..") {
      return true
    }
    let session = try shell.loggedIn()
    do throws(FTPError) {
      return try session.isDirectory(path)
    } catch {
      throw CommandError([UInt8]("put into ".utf8) + path.octets, .session(error))
    }
  }
}
