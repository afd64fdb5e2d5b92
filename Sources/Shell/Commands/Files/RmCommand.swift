import ArgumentParser
import FTPClient
import FTPProtocol
import Terminal
import Transfers

/// `rm`: remove files at the server.
struct RmCommand: AskingCommand {
  static let configuration = CommandConfiguration(
    commandName: "rm",
    abstract: "Remove files at the server.",
    discussion: """
      Directories are left alone without -r. With it, links are removed, and never what they lead \
      to. At a terminal, what patterns and directories stand for is counted and asked about once; \
      -f and scripts do not ask.
      """
  )

  static let worksOnCommandLine = true

  @Flag(name: .short, help: "Do not ask; a file that is not there is no error.")
  var force = false

  @Flag(
    name: [.customShort("r"), .customShort("R"), .customLong("recursive")],
    help: "Directories and all in them."
  )
  var isRecursive = false

  @Argument(help: "The files, or patterns.")
  var files: [RemoteOperand]

  var asksFirst: Bool { !force && (isRecursive || files.contains { $0.word.hasWildcards }) }

  func run(in shell: ShellState) throws(CommandError) {
    let session = try shell.loggedIn()
    var failures = Failures()
    let matches = try expanded(&failures, shell)
    var counted: RemovalCount?
    if !force, shell.front.canDecide {
      let question = RemovalQuestion(session: session, isRecursive: isRecursive)
      counted = try question.ask(about: matches, in: shell)
    }
    var removed = Removed()
    defer { if let text = removed.text(counted) { shell.output.say("removed \(text)") } }
    for (index, match) in matches.enumerated() {
      do throws(CommandError) {
        try remove(match, &removed, session, shell)
      } catch {
        removed.isAll = false
        // One failure keeps no other from going, unless going on makes no sense.
        try failures.note(error, isLast: index == matches.count - 1, in: shell)
      }
    }
    try failures.throwFirst()
  }

  /// Finds all that is to go, each once, before anything does.
  private func expanded(
    _ failures: inout Failures,
    _ shell: ShellState
  ) throws(CommandError) -> [RemoteMatch] {
    var matches: [RemoteMatch] = []
    var paths: Set<RemotePath> = []
    for (index, file) in files.enumerated() {
      do throws(CommandError) {
        for match in try shell.remoteMatches([file]) where paths.insert(match.path).inserted {
          matches.append(match)
        }
      } catch {
        if force, case .noMatch = error.cause { continue }
        try failures.note(error, isLast: matches.isEmpty && index == files.count - 1, in: shell)
      }
    }
    return matches
  }

  /// Removes what one operand, or one name of a pattern, stands for.
  private func remove(
    _ match: RemoteMatch,
    _ removed: inout Removed,
    _ session: Session,
    _ shell: ShellState
  ) throws(CommandError) {
    if isRecursive {
      try removeTree(match.path, &removed, session, shell)
    } else if let entry = match.entry, entry.kind == .directory {
      let skipped = TransferSummary.skippedDirectory(Escaping.name(match.path.octets))
      shell.output.say("\(skipped): see 'rm -r'")
    } else if try removeFile(match.path, session) {
      removed.files.add(match.entry)
      removed.note(match.path)
    }
  }

  /// Removes a file; false where there was none, which `-f` does not mind.
  private func removeFile(_ path: RemotePath, _ session: Session) throws(CommandError) -> Bool {
    do throws(FTPError) {
      try session.removeFile(path)
      return true
    } catch {
      if force, isMissing(path, error, session) { return false }
      let failure = CommandError(what(path), .session(error))
      throw RefusalLookup.explained(failure, of: path, at: session)
    }
  }

  private func removeTree(
    _ path: RemotePath,
    _ removed: inout Removed,
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
    var gone: [RemotePath] = []
    var goneCount = 0
    defer {
      listers?.end()
      removed.note(gone, count: goneCount)
    }
    var removal = TreeRemoval(in: session, now: .current) { outcome in
      if case .removed(let path) = outcome {
        goneCount += 1
        if gone.isEmpty { gone = [path] }
      }
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

/// What `rm` has removed so far.
private struct Removed {
  /// The files that operands and patterns named.
  var files = RemovalCount()

  /// Whether all went that was asked about.
  var isAll = true

  /// Files and directories together.
  private var count = 0
  private var first: RemotePath?

  mutating func note(_ path: RemotePath) { note([path], count: 1) }

  mutating func note(_ paths: [RemotePath], count: Int) {
    first = first ?? paths.first
    self.count += count
  }

  /// Says what is gone, for a line about it.
  ///
  /// - Parameter counted: What was asked about.
  /// - Returns: `nil` for nothing.
  func text(_ counted: RemovalCount?) -> String? {
    guard count > 0 else { return nil }
    if count == 1, let first { return Escaping.name(first.octets) }
    if count == files.fileCount { return files.text }
    if isAll, let counted, count == counted.fileCount + counted.directoryCount {
      return counted.text
    }
    return "\(count) files and directories"
  }
}
