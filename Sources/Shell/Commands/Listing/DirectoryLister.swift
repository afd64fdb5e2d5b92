import FTPClient
import FTPProtocol
import Octets
import Terminal
import Transfers

/// Shows directories and files at the server, as `ls` does.
struct DirectoryLister {
  private let options: ListOptions
  private let shell: ShellState
  private let lookup: RemoteLookup
  private let formatter: ListingFormatter
  private var notices = ListingNotices()
  private var failures = Failures()

  /// Begins for one command.
  ///
  /// - Throws: ``CommandError`` when nobody is logged in.
  init(_ options: ListOptions, _ shell: ShellState) throws(CommandError) {
    self.options = options
    self.shell = shell
    formatter = options.formatter(for: shell.output)
    lookup = RemoteLookup(
      session: try shell.loggedIn(),
      showsHidden: options.showsHidden,
      wantsAbsolutePaths: options.json
    )
  }

  /// Shows what operands name, the working directory if there are none.
  ///
  /// - Throws: ``CommandError``; what was not understood has been said then too.
  mutating func show(_ operands: [RemoteOperand]) throws(CommandError) {
    defer { notices.say(in: shell) }
    if operands.isEmpty {
      try showWorkingDirectory()
    } else {
      try showNamed(operands)
    }
    try failures.throwFirst()
  }

  private mutating func showWorkingDirectory() throws(CommandError) {
    if options.showsDirectories {
      try show([try lookup.entry(at: RemotePath("."))])
    } else if options.isRecursive {
      try showRecursively(RemotePath("."), isFirst: true)
    } else {
      try showDirectory(nil)
    }
  }

  private mutating func showNamed(_ operands: [RemoteOperand]) throws(CommandError) {
    var files: [ListedEntry] = []
    var directories: [(path: RemotePath, listing: Listing?)] = []
    for match in try shell.remoteMatches(operands) {
      do throws(CommandError) {
        switch try contents(of: match) {
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
      let isFirst = index == 0 && files.isEmpty
      if options.isRecursive {
        try showRecursively(path, isFirst: isFirst)
        continue
      }
      if !isAlone { try showHeading(path, isFirst: isFirst) }
      if let listing {
        try show(listing, of: path)
      } else {
        try showDirectory(path)
      }
    }
  }

  /// What an operand turned out to be.
  private enum Contents {
    case file(ListedEntry)

    /// A directory; what is in it, unless that is listed later.
    case directory(Listing?)
  }

  private func contents(of match: RemoteMatch) throws(CommandError) -> Contents {
    if let entry = match.entry, entry.kind != .directory || options.showsDirectories {
      return .file(try lookup.listed(entry, at: match.path))
    }
    if options.showsDirectories { return .file(try lookup.entry(at: match.path)) }
    // What is listed later, as it comes or with what is below it, need not be listed now.
    if options.isStreaming || options.isRecursive {
      return try lookup.isDirectory(match.path)
        ? .directory(nil) : .file(try lookup.entry(at: match.path))
    }
    do throws(CommandError) {
      let listing = try lookup.listing(of: match.path)
      // Some servers list a file when they are asked for its directory.
      if listing.count == 1, let only = listing.first, only.kind != .directory,
        only.name == match.path.octets
      {
        return .file(try lookup.listed(only, at: match.path))
      }
      return .directory(listing)
    } catch {
      guard case .session(let reason) = error.cause, reason.refusesDirectory else { throw error }
      let entry = try lookup.entry(at: match.path, refusal: error)
      // What is a directory and cannot be listed is not shown in the place of what is in it.
      guard entry.entry.kind != .directory else { throw error }
      return .file(entry)
    }
  }
}

/// Showing what was found.
extension DirectoryLister {
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
    try shell.output.writeOctets((isFirst ? [] : [.lineFeed]) + name + [.colon, .lineFeed])
  }

  private mutating func showDirectory(_ path: RemotePath?) throws(CommandError) {
    if options.isStreaming { return try stream(path) }
    try show(try lookup.listing(of: path), of: path)
  }

  private mutating func show(
    _ listing: Listing,
    of path: RemotePath?
  ) throws(CommandError) {
    notices.note(listing, of: path)
    try write(listing, in: try lookup.path(path))
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

  /// Shows entries as they come, keeping none.
  private mutating func stream(_ path: RemotePath?) throws(CommandError) {
    let directory = try lookup.path(path)
    let receiving = ReceivingError()
    var notices = self.notices
    defer { self.notices = notices }
    try receiving.surfacing(
      RemoteLookup.what(path),
      lookup.session.streamListing(
        RemoteLookup.place(path),
        now: .current,
        showsHidden: options.showsHidden,
        namesOnly: formatter.showsNamesAsTheyAre
      ) { part throws(FTPError) in
        notices.note(part, of: path)
        try receiving.keep(show(part, in: directory))
      }
    )
  }

  /// Shows a part of a listing, of which only the names may be known.
  private func show(_ part: Listing, in directory: RemotePath?) throws(CommandError) {
    if !part.plainNames.isEmpty { try shell.output.writeOctets(part.plainNames) }
    try write(part, in: directory)
  }

  /// Shows a directory and those below it, each under its path.
  private mutating func showRecursively(
    _ root: RemotePath,
    isFirst: Bool
  ) throws(CommandError) {
    var walkOptions = RemoteWalk.Options()
    walkOptions.showsHidden = options.showsHidden
    var walk = RemoteWalk(root, walkOptions)
    let (showsHidden, order, isReversed) = (
      options.showsHidden, options.order, options.isReversed
    )
    walk.selects = { path, _, _ in
      showsHidden || path.lastComponent?.octets.first != .dot
    }
    walk.precedes = { first, second in
      isReversed ? order.precedes(second, first) : order.precedes(first, second)
    }
    var isFirst = isFirst
    let listers = shell.walkListers(for: &walk, lookup.session)
    defer { listers?.end() }
    while let step = try next(&walk, root) {
      try WalkRemark.note(step, of: walk, &failures, in: shell)
      guard case .directory(let path, _, let listing) = step else { continue }
      let directory = path ?? RemotePath(".")
      try showHeading(directory, isFirst: isFirst)
      try show(listing, of: directory)
      isFirst = false
    }
  }

  private func next(
    _ walk: inout RemoteWalk,
    _ root: RemotePath
  ) throws(CommandError) -> RemoteWalk.Step? {
    try remotely(RemoteLookup.what(root), walk.next(in: lookup.session, now: .current))
  }
}
