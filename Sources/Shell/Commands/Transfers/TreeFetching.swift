import FTPClient
import FTPProtocol
import Octets
import Platform
import SystemPackage
import Transfers

/// Directories from the server to this machine, as `get -r` and `mget -r` ask for them.
struct TreeFetching {
  let options: TreeOptions

  /// How the operands that are files are fetched.
  let files: Fetching

  /// Fetches what one operand named.
  ///
  /// - Parameters:
  ///   - matches: What the operand stands for; several only if it was a pattern.
  ///   - destination: A new name or a directory; `nil` for the same names here.
  ///   - isExact: Whether the destination is the tree's own name, even if it is there.
  ///   - shell: Where the session is.
  /// - Throws: ``CommandError``; the first of several.
  func fetch(
    _ matches: [RemoteMatch],
    to destination: LocalOperand?,
    isExact: Bool,
    in shell: ShellState
  ) throws(CommandError) {
    guard let destination, matches.count == 1, let match = matches.first,
      try isDirectory(match, shell)
    else { return try fetch(matches, intoDirectory: destination, in: shell) }
    guard !destination.isStandardStream else {
      throw CommandError(
        what(match),
        .refused("a directory cannot go to standard output", advice: nil)
      )
    }
    let path = shell.localPath(destination)
    if !isExact, FileInfo.isDirectory(path),
      !KnownCopies(in: shell.places.copies).contains(
        try description(match, path, shell),
        at: path
      )
    {
      return try fetch(match, intoDirectory: path, Fetching.open(path), shell)
    }
    try fetchTree(match, as: .named(path), shell)
  }

  /// Fetches files and directories under their own names.
  func fetch(
    _ matches: [RemoteMatch],
    intoDirectory destination: LocalOperand?,
    in shell: ShellState
  ) throws(CommandError) {
    let directory = destination.map { shell.localPath($0) } ?? shell.localDirectory
    try OneNameEach.check(matches)
    let open = try Fetching.open(directory)
    var failures = Failures()
    shell.observer.expect(announcers: matches.count)
    for (index, match) in matches.enumerated() {
      do throws(CommandError) {
        if try isDirectory(match, shell) {
          try fetch(match, intoDirectory: directory, open, shell)
        } else {
          defer { shell.observer.completeExpectations() }
          try files.fetch([match], to: destination, in: shell)
        }
      } catch {
        try failures.note(error, isLast: index == matches.count - 1, in: shell)
      }
    }
    try failures.throwFirst()
  }

  private func fetch(
    _ match: RemoteMatch,
    intoDirectory directory: FilePath,
    _ open: SharedDirectory,
    _ shell: ShellState
  ) throws(CommandError) {
    // `.` and `/` have no name of their own: what is in them goes here.
    guard let name = match.path.lastComponent?.octets else {
      return try fetchTree(match, as: .named(directory), shell)
    }
    // Only what the user typed may be a link.
    try fetchTree(
      match,
      as: match.isNamedByServer
        ? .place(LocalPlace(name, in: open)) : .named(directory.appending(octets: name)),
      shell
    )
  }

  private func fetchTree(
    _ match: RemoteMatch,
    as target: TreeTransfer.Target,
    _ shell: ShellState
  ) throws(CommandError) {
    let session = try shell.loggedIn()
    let path = target.path
    let description = try description(match, path, shell)
    let copies = KnownCopies(in: shell.places.copies)
    copies.begin(description)
    let outcome: TreeOutcome
    do throws(TransferFailure) {
      var options = options
      options.policy = files.policy
      let transfer = TreeTransfer(options, in: shell.observer, now: .current)
      outcome = try transfer.fetch(match.path, to: target, in: session)
    } catch {
      throw CommandError(what(match), .transfer(error))
    }
    if outcome.end == nil { copies.complete(description, at: path) }
    try TreeReport.show(outcome, of: what(match), "get", in: shell)
  }

  private func description(
    _ match: RemoteMatch,
    _ path: FilePath,
    _ shell: ShellState
  ) throws(CommandError) -> [UInt8] {
    KnownCopies.description("get", match.path, path, at: try shell.loggedIn())
  }

  private func isDirectory(_ match: RemoteMatch, _ shell: ShellState) throws(CommandError) -> Bool {
    if let entry = match.entry, entry.kind != .link { return entry.kind == .directory }
    let session = try shell.loggedIn()
    do throws(FTPError) {
      return try session.isDirectory(match.path)
    } catch {
      throw CommandError(what(match), .session(error))
    }
  }

  private func what(_ match: RemoteMatch) -> [UInt8] {
    [UInt8]("get ".utf8) + match.path.octets
  }
}
