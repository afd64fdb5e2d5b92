import FTPClient
import FTPProtocol
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

  /// Fetches what one operand named.
  ///
  /// - Parameters:
  ///   - matches: What the operand stands for; several only if it was a pattern.
  ///   - destination: A new name, a directory, or `-`; `nil` for the same names here.
  ///   - shell: Where the session is.
  /// - Returns: Whether the file is here; false if it was skipped.
  /// - Throws: ``CommandError``; the first of several.
  @discardableResult
  func fetch(
    _ matches: [RemoteMatch],
    to destination: LocalOperand?,
    in shell: ShellState
  ) throws(CommandError) -> Bool {
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
    if destination.word.plain.last == 0x2F || isDirectory(path) {
      return try fetch(matches, intoDirectory: destination, in: shell)
    }
    return try fetch(match, as: path, shell)
  }

  /// Fetches files under their own names.
  ///
  /// All are tried; the first failure is reported at the end, unless it ends the session.
  @discardableResult
  func fetch(
    _ matches: [RemoteMatch],
    intoDirectory destination: LocalOperand?,
    in shell: ShellState
  ) throws(CommandError) -> Bool {
    let directory = destination.map { shell.localPath($0) } ?? shell.localDirectory
    guard isDirectory(directory) else {
      throw CommandError([UInt8]("get into ".utf8) + directory.octets, .local(.notDirectory))
    }
    var failures = Failures()
    var isDone = true
    announce(matches, shell)
    for match in matches {
      if let entry = match.entry, entry.kind == .directory {
        shell.output.say("skipping ", match.path.octets, ", a directory")
        continue
      }
      do throws(CommandError) {
        guard let name = match.path.lastComponent else {
          let advice = "Give it a name here: get REMOTE LOCAL."
          throw CommandError(what(match), .refused("the path has no last name", advice: advice))
        }
        let path = directory.pushing(FilePath(octets: name.octets))
        let isAnnounced = matches.count > 1
        isDone = try fetch(match, as: path, isAnnounced: isAnnounced, shell) && isDone
      } catch {
        try failures.note(error, isLast: match.path == matches.last?.path, in: shell)
      }
    }
    try failures.throwFirst()
    return isDone
  }

  private func fetch(
    _ match: RemoteMatch,
    as path: FilePath,
    isAnnounced: Bool = false,
    _ shell: ShellState
  ) throws(CommandError) -> Bool {
    let session = try shell.loggedIn()
    var download = Download(of: match.path, to: path)
    download.type = type
    download.overwrite = overwrite(in: shell)
    download.policy = policy
    if policy.keepsModes { download.mode = try mode(of: match, session) }
    download.confirmReplacing = { target in
      shell.confirm("Replace \(ErrorMessage.name(target.octets))?")
    }
    let progress = progress(match, path.octets, isAnnounced: isAnnounced, shell)
    let outcome = try shell.transferring(what(match)) { () throws(TransferFailure) in
      try download.run(in: session, progress)
    }
    return !outcome.wasSkipped
  }

  private func fetchToStandardOutput(
    _ match: RemoteMatch,
    _ shell: ShellState
  ) throws(CommandError) -> Bool {
    try shell.output.flushForCommand()
    let session = try shell.loggedIn()
    let descriptor = shell.output.descriptor ?? 1
    var stream = Stream(match.path, type)
    stream.policy = policy
    let progress = progress(match, [0x2D], shell)
    _ = try shell.transferring(what(match)) { () throws(TransferFailure) in
      try stream.runToStandardOutput(descriptor, in: session, progress)
    }
    return true
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
    let files = matches.filter { $0.entry?.kind != .directory }
    let octets = files.reduce(into: Int64(0)) { $0 += announcedSize($1) }
    shell.observer.expect(files: files.count, octets: octets)
    shell.observer.completeExpectations()
  }

  private func announcedSize(_ match: RemoteMatch) -> Int64 {
    max(0, match.entry?.size ?? 0)
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
      announcedSize: isAnnounced ? announcedSize(match) : nil
    )
  }

  private func what(_ match: RemoteMatch) -> [UInt8] {
    [UInt8]("get ".utf8) + match.path.octets
  }

  private func isDirectory(_ path: FilePath) -> Bool {
    (try? FileInfo(of: path).kind) == .directory
  }
}
