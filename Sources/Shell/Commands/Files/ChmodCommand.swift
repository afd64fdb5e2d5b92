import ArgumentParser
import FTPClient
import FTPProtocol
import Octets
import Transfers

/// `chmod`: set permission bits at the server.
struct ChmodCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "chmod",
    abstract: "Set the permission bits of files at the server.",
    discussion: """
      MODE is octal (644) or symbolic (u+x, go-w, a+rX). With -R, directories and all below them; \
      links are left alone there.
      """
  )

  static let worksOnCommandLine = true

  @Flag(name: [.customShort("R"), .customLong("recursive")], help: "Directories and all in them.")
  var isRecursive = false

  @Argument(help: "The bits in octal, such as 644, or a change, such as +x.")
  var mode: PlainOperand

  @Argument(help: "The files, or patterns.")
  var files: [RemoteOperand]

  func run(in shell: ShellState) throws(CommandError) {
    guard let change = ModeChange(mode.text) else {
      throw CommandError(
        [UInt8]("chmod ".utf8) + mode.octets,
        .badValue(allowed: "octal digits from 0 to 7777, or changes such as u+x,go-w")
      )
    }
    let session = try shell.loggedIn()
    var failures = Failures()
    let matches = try shell.remoteMatches(files)
    for (index, match) in matches.enumerated() {
      do throws(CommandError) {
        if isRecursive {
          try apply(change, toTree: match, &failures, session, shell)
        } else {
          let entry = match.entry
          try apply(change, to: match.path, entry, session)
        }
      } catch {
        try failures.note(error, isLast: index == matches.count - 1, in: shell)
      }
    }
    try failures.throwFirst()
  }

  private func apply(
    _ change: ModeChange,
    to path: RemotePath,
    _ known: ListingEntry?,
    _ session: Session
  ) throws(CommandError) {
    let what: [UInt8] = .doing("chmod", path.octets)
    var mode: UInt16 = 0
    var isDirectory = false
    if change.needsOldMode {
      var entry = known
      if entry?.mode == nil {
        entry = try remotely(what, session.entry(at: path, now: .current))
        guard entry != nil else { throw CommandError(what, .noSuchName) }
      }
      // MLST of some servers tells what they let us do, and not the bits.
      if entry?.mode == nil {
        entry = try remotely(what, session.entryTellingLinks(at: path, now: .current))
      }
      guard let known = entry?.mode else {
        let why = "the server does not tell the bits that are there"
        let advice = "Give them in octal: chmod 755 FILE."
        throw CommandError(what, .failed(.refused, why, advice: advice))
      }
      mode = known
      isDirectory = entry?.kind == .directory
    }
    let wanted = change.applied(to: mode, isDirectory: isDirectory)
    try remotely(what, session.changeMode(wanted, of: path))
  }

  /// Changes a directory and all below it, what is deeper first: a directory that nobody may enter
  /// any more hides what is in it.
  private func apply(
    _ change: ModeChange,
    toTree match: RemoteMatch,
    _ failures: inout Failures,
    _ session: Session,
    _ shell: ShellState
  ) throws(CommandError) {
    let what: [UInt8] = .doing("chmod", match.path.octets)
    let isDirectory: Bool
    if let entry = match.entry {
      isDirectory = entry.kind == .directory
    } else {
      isDirectory = try remotely(what, session.isDirectory(match.path))
    }
    guard isDirectory else { return try apply(change, to: match.path, match.entry, session) }
    var found: [(path: RemotePath, entry: ListingEntry)] = []
    // In the form of `ls -l` links are links, and the bits are told.
    var walk = RemoteWalk(match.path, TreeRemoval.options)
    let listers = shell.walkListers(for: &walk, session)
    defer { listers?.end() }
    while let step = try remotely(what, walk.next(in: session, now: .current)) {
      try WalkRemark.note(step, of: walk, &failures, in: shell)
      guard case .directory(let path, _, let listing) = step else { continue }
      for entry in listing where [.file, .directory, .other].contains(entry.kind) {
        found.append(((path ?? .here).appending(entry.name), entry))
      }
    }
    for (path, entry) in found.reversed() {
      do throws(CommandError) {
        try apply(change, to: path, entry, session)
      } catch {
        try failures.note(error, isLast: false, in: shell)
      }
    }
    try apply(change, to: match.path, nil, session)
  }
}
