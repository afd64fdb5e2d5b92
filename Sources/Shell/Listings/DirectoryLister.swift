import FTPClient
import FTPProtocol
import Transfers
import Terminal

/// Shows directories and files at the server, as `ls` does.
struct DirectoryLister {
  private let options: ListOptions
  private let shell: ShellState
  private let formatter: ListingFormatter
  private var notices = ListingNotices()
  private var failures = Failures()

  /// Begins for one command.
  init(_ options: ListOptions, _ shell: ShellState) {
    self.options = options
    self.shell = shell
    formatter = options.formatter(for: shell.output)
  }

  /// Shows what operands name, the working directory if there are none.
  ///
  /// - Throws: ``CommandError``; what was not understood has been said then too.
  mutating func show(_ operands: [RemoteOperand]) throws(CommandError) {
    defer { notices.say(to: shell.output) }
    let session = try shell.loggedIn()
    guard !operands.isEmpty else {
      if options.showsDirectories { return try show([entry(at: RemotePath("."), session)]) }
      if options.isRecursive {
        try showRecursively(RemotePath("."), isFirst: true, session)
        return try failures.throwFirst()
      }
      return try showDirectory(nil, session)
    }
    var files: [ListedEntry] = []
    var directories: [(path: RemotePath, listing: Listing?)] = []
    for match in try shell.remoteMatches(operands) {
      do throws(CommandError) {
        switch try contents(of: match, session) {
        case .file(let file): files.append(file)
        case .directory(let listing): directories.append((match.path, listing))
        }
      } catch {
        try failures.note(error, isLast: operands.count == 1, in: shell)
      }
    }
    if !files.isEmpty { try show(files) }
    let isAlone = files.isEmpty && directories.count == 1
    for (index, (path, listing)) in directories.enumerated() {
      if options.isRecursive {
        try showRecursively(path, isFirst: index == 0 && files.isEmpty, session)
        continue
      }
      if !isAlone { try showHeading(path, isFirst: index == 0 && files.isEmpty) }
      if let listing {
        try show(listing, of: path, session)
      } else {
        try showDirectory(path, session)
      }
    }
    try failures.throwFirst()
  }

  private func show(_ files: [ListedEntry]) throws(CommandError) {
    let entries = ListedEntries.named(files)
    let positions = entries.positions(
      options.order,
      isReversed: options.isReversed,
      showsHidden: true
    )
    try formatter.write(entries, at: positions, to: shell.output.writeOctets)
  }

  /// Writes the name of a directory above what is in it; objects know where they are.
  private func showHeading(_ path: RemotePath, isFirst: Bool) throws(CommandError) {
    guard formatter.style != .objects else { return }
    let name = shell.output.displayed(name: path.octets)
    try shell.output.writeOctets((isFirst ? [] : [0x0A]) + name + [0x3A, 0x0A])
  }

  private mutating func showDirectory(
    _ path: RemotePath?,
    _ session: Session
  ) throws(CommandError) {
    if options.isStreaming { return try stream(path, session) }
    try show(try listing(of: path, session), of: path, session)
  }

  /// Shows a directory and those below it, each under its path.
  private mutating func showRecursively(
    _ root: RemotePath,
    isFirst: Bool,
    _ session: Session
  ) throws(CommandError) {
    var walkOptions = RemoteWalk.Options()
    walkOptions.showsHidden = options.showsHidden
    var walk = RemoteWalk(root, walkOptions)
    walk.selects = { [options] path, _, _ in
      options.showsHidden || path.lastComponent?.octets.first != 0x2E
    }
    walk.precedes = { [options] first, second in
      options.isReversed
        ? options.order.precedes(second, first) : options.order.precedes(first, second)
    }
    var isFirst = isFirst
    let scouts = shell.scouts(for: &walk, session)
    defer { scouts?.end() }
    while let step = try next(&walk, root, session) {
      try WalkRemark.note(step, of: walk, &failures, in: shell)
      guard case .directory(let path, _, let listing) = step else { continue }
      let directory = path ?? RemotePath(".")
      try showHeading(directory, isFirst: isFirst)
      try show(listing, of: directory, session)
      isFirst = false
    }
  }

  private func next(
    _ walk: inout RemoteWalk,
    _ root: RemotePath,
    _ session: Session
  ) throws(CommandError) -> RemoteWalk.Step? {
    do throws(FTPError) {
      return try walk.next(in: session, now: .current)
    } catch {
      throw failure(root, error)
    }
  }

  /// Shows entries as they come, keeping none.
  private mutating func stream(
    _ path: RemotePath?,
    _ session: Session
  ) throws(CommandError) {
    let directory = try absolute(path, session)
    var failedWriting: CommandError?
    var notices = self.notices
    do throws(FTPError) {
      try session.streamListing(
        place(path),
        now: .current,
        showsHidden: options.showsHidden
      ) { part throws(FTPError) in
        notices.note(part, of: path)
        do throws(CommandError) {
          try write(part, in: directory)
        } catch {
          failedWriting = error
          throw .stoppedByCaller
        }
      }
      self.notices = notices
    } catch {
      self.notices = notices
      throw failedWriting ?? failure(path, error)
    }
  }

  private mutating func show(
    _ listing: Listing,
    of path: RemotePath?,
    _ session: Session
  ) throws(CommandError) {
    notices.note(listing, of: path)
    try write(listing, in: try absolute(path, session))
  }

  private func write(_ listing: Listing, in directory: RemotePath?) throws(CommandError) {
    let entries = ListedEntries.directory(listing, directory)
    let positions = entries.positions(
      options.order,
      isReversed: options.isReversed,
      showsHidden: options.showsHidden
    )
    try formatter.write(entries, at: positions, to: shell.output.writeOctets)
  }

  /// What an operand turned out to be.
  private enum Contents {
    case file(ListedEntry)

    /// A directory; what is in it, unless that is listed later.
    case directory(Listing?)
  }

  private func contents(
    of match: RemoteMatch,
    _ session: Session
  ) throws(CommandError) -> Contents {
    if let entry = match.entry, entry.kind != .directory || options.showsDirectories {
      return .file(try listed(entry, match.path, session))
    }
    if options.showsDirectories { return .file(try entry(at: match.path, session)) }
    // What is listed later, as it comes or with what is below it, need not be listed now.
    if options.isStreaming || options.isRecursive {
      return try isDirectory(match.path, session)
        ? .directory(nil) : .file(try entry(at: match.path, session))
    }
    do throws(CommandError) {
      let listing = try listing(of: match.path, session)
      // Some servers list a file when they are asked for its directory.
      if listing.count == 1, let only = listing.first, only.kind != .directory,
        only.name == match.path.octets
      {
        return .file(try listed(only, match.path, session))
      }
      return .directory(listing)
    } catch {
      guard case .session(.refused(let reply, _)) = error.cause, reply.code.isPermanentNegative
      else { throw error }
      return .file(try entry(at: match.path, session, refusal: error))
    }
  }

  private func listing(
    of path: RemotePath?,
    _ session: Session
  ) throws(CommandError) -> Listing {
    do throws(FTPError) {
      return try session.list(place(path), now: .current, showsHidden: options.showsHidden)
    } catch {
      throw failure(path, error)
    }
  }

  private func isDirectory(
    _ path: RemotePath,
    _ session: Session
  ) throws(CommandError) -> Bool {
    do throws(FTPError) {
      return try session.isDirectory(path)
    } catch {
      throw failure(path, error)
    }
  }

  /// Looks at a single name.
  private func entry(
    at path: RemotePath,
    _ session: Session,
    refusal: CommandError? = nil
  ) throws(CommandError) -> ListedEntry {
    let entry: ListingEntry?
    do throws(FTPError) {
      entry = try session.entry(at: path, now: .current)
    } catch {
      throw failure(path, error)
    }
    guard let entry else {
      throw refusal ?? CommandError([UInt8]("list ".utf8) + path.octets, .noSuchName)
    }
    return try listed(entry, path, session)
  }

  private func listed(
    _ entry: ListingEntry,
    _ path: RemotePath,
    _ session: Session
  ) throws(CommandError) -> ListedEntry {
    let absolute = try absolute(path, session) ?? path
    return ListedEntry(entry: entry.named(by: absolute), name: path.octets, path: absolute)
  }

  /// Returns where a path leads from the root, for objects, which say so; else what was typed.
  private func absolute(
    _ path: RemotePath?,
    _ session: Session
  ) throws(CommandError) -> RemotePath? {
    guard formatter.style == .objects, !(path?.isAbsolute ?? false) else { return path }
    do throws(FTPError) {
      let here = try session.workingDirectory()
      guard let path = place(path) else { return here }
      return here.map { $0.appending(path).normalized } ?? path
    } catch {
      throw failure(path, error)
    }
  }

  /// The working directory needs no name.
  private func place(_ path: RemotePath?) -> RemotePath? {
    path == RemotePath(".") ? nil : path
  }

  private func failure(_ path: RemotePath?, _ error: FTPError) -> CommandError {
    let what = path.map { [UInt8]("list ".utf8) + $0.octets } ?? [UInt8]("list the directory".utf8)
    return CommandError(what, .session(error))
  }
}
