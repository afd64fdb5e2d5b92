import ArgumentParser
import FTPClient
import FTPProtocol
import Transfers

/// `rm`: remove files at the server.
struct RmCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "rm",
    abstract: "Remove files at the server.",
    discussion: """
      What a pattern fits is removed without a question; directories are left alone without -r. \
      With it, links are removed, and never what they lead to.
      """
  )

  static let worksOnCommandLine = true

  @Flag(name: .short, help: "A file that is not there is no error.")
  var force = false

  @Flag(name: [.customShort("r"), .customLong("recursive")], help: "Directories and all in them.")
  var isRecursive = false

  @Argument(help: "The files, or patterns.")
  var files: [RemoteOperand]

  func run(in shell: ShellState) throws(CommandError) {
    let session = try shell.loggedIn()
    var failures = Failures()
    for (index, file) in files.enumerated() {
      let isLastOperand = index == files.count - 1
      do throws(CommandError) {
        try remove(try shell.remoteMatches([file]), isLastOperand, &failures, session, shell)
      } catch {
        if force, case .noMatch = error.cause { continue }
        try failures.note(error, isLast: isLastOperand, in: shell)
      }
    }
    try failures.throwFirst()
  }

  /// Removes what one operand named; one failure keeps no other from going.
  private func remove(
    _ matches: [RemoteMatch],
    _ isLastOperand: Bool,
    _ failures: inout Failures,
    _ session: Session,
    _ shell: ShellState
  ) throws(CommandError) {
    for (index, match) in matches.enumerated() {
      do throws(CommandError) {
        try remove(match, session, shell)
      } catch {
        let isLast = isLastOperand && index == matches.count - 1
        // Going on makes no sense where this throws.
        try failures.note(error, isLast: isLast, in: shell)
      }
    }
  }

  private func remove(
    _ match: RemoteMatch,
    _ session: Session,
    _ shell: ShellState
  ) throws(CommandError) {
    if isRecursive {
      try removeTree(match.path, session, shell)
    } else if let entry = match.entry, entry.kind == .directory {
      shell.output.say("skipping ", match.path.octets, ", a directory: see 'rm -r'")
    } else {
      try removeFile(match.path, session)
    }
  }

  private func removeFile(_ path: RemotePath, _ session: Session) throws(CommandError) {
    do throws(FTPError) {
      try session.removeFile(path)
    } catch {
      if force, isMissing(path, error, session) { return }
      throw CommandError(what(path), .session(error))
    }
  }

  private func removeTree(
    _ path: RemotePath,
    _ session: Session,
    _ shell: ShellState
  ) throws(CommandError) {
    guard path.normalized.lastComponent != nil else {
      throw CommandError(
        what(path),
        .refused("it is where you are, or above it", advice: "Name what is in it: 'rm -r *'.")
      )
    }
    var first: CommandError?
    var refusal: FTPError?
    var listers: WalkListers?
    defer { listers?.end() }
    var removal = TreeRemoval(in: session, now: .current) { outcome in
      // What was never there is no failure with -f.
      if force, case .failed(path, let error) = outcome { refusal = error }
      guard let error = failure(outcome) else { return }
      if refusal == nil { shell.show(error) }
      first = first ?? error
    }
    removal.prepare = { walk in listers = shell.walkListers(for: &walk, session) }
    do throws(FTPError) {
      if try removal.remove(path) { return }
    } catch {
      throw CommandError(what(path), .session(error))
    }
    if let refusal, isMissing(path, refusal, session) { return }
    if let first { throw refusal == nil ? first.alreadyShown : first }
  }

  private func failure(_ outcome: TreeRemoval.Outcome) -> CommandError? {
    switch outcome {
    case .removed: nil
    case .failed(let path, let error): CommandError(what(path), .session(error))
    case .unclear(let path):
      CommandError(
        what(path),
        .refused(
          "the listing of the directory does not tell all",
          advice: "Nothing is removed where that is not known to be complete."
        )
      )
    case .leftOut(let step): WalkRemark.error(step, "rm", TreeRemoval.options)
    }
  }

  private func isMissing(_ path: RemotePath, _ error: FTPError, _ session: Session) -> Bool {
    guard case .refused(let reply, _) = error, reply.code == .fileUnavailable else { return false }
    return (try? session.entry(at: path, now: .current)) == .some(nil)
  }

  private func what(_ path: RemotePath) -> [UInt8] {
    [UInt8]("rm ".utf8) + path.octets
  }
}
