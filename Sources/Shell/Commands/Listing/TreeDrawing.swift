import FTPClient
import FTPProtocol
import Octets
import Terminal
import Transfers

/// Draws trees at a server, a line an entry, each below its directory.
///
/// Holds the listings of the directories on the way to the current one, never the tree.
final class TreeDrawing {
  private let options: DrawingOptions
  private let session: Session
  private let shell: ShellState
  private let names: NameStyle
  private var notices = ListingNotices()
  private var failures = Failures()
  private var directoryCount = 0
  private var fileCount = 0

  /// Where paths begin that do not begin at the root, for objects.
  private var workingDirectory: RemotePath?

  /// A directory of which some lines are still to come.
  private struct Level {
    let listing: Listing
    let path: RemotePath

    /// What stands before its lines.
    let indent: String
    var positions: ArraySlice<Int>
  }

  private var levels: [Level] = []

  /// The directory whose line was drawn last, and that the walk may go into next.
  private var drawn: RemotePath?

  init(_ options: DrawingOptions, _ session: Session, _ shell: ShellState) {
    self.options = options
    self.session = session
    self.shell = shell
    let isTerminal = shell.output.isTerminal
    names = NameStyle(
      isForTerminal: isTerminal,
      marks: options.isClassified ? .all : .none,
      colors: isTerminal ? .wanted : .none
    )
  }

  /// Draws a directory and what is below it.
  func draw(_ root: RemotePath) throws(CommandError) {
    var walkOptions = RemoteWalk.Options()
    walkOptions.showsHidden = options.showsHidden
    walkOptions.deepest = options.levels.map { $0 - 1 }
    var walk = RemoteWalk(root, walkOptions)
    let showsHidden = options.showsHidden
    walk.selects = { path, _, _ in showsHidden || path.lastComponent?.octets.first != .dot }
    if options.json {
      workingDirectory = try remotely(.doing("tree", root.octets), session.workingDirectory())
    } else {
      try write(names.plain(root.octets))
    }
    (levels, drawn) = ([], nil)
    let listers = shell.walkListers(for: &walk, session)
    defer { listers?.end() }
    while let step = try next(&walk, root) {
      try WalkRemark.note(step, of: walk, &failures, in: shell)
      switch step {
      case .directory(let path, let depth, let listing):
        let path = path ?? .here
        if depth > 0 { try draw(until: path) }
        enter(path, depth, listing)
      case .failure(let path, _), .visitedBefore(let path): try draw(until: path ?? .here)
      case .tooDeep, .tooMany: continue
      }
      // What stands before the next directory need not wait until that is listed.
      drawn = try drawNextDirectory()
    }
    while try drawNextDirectory() != nil {}
  }

  /// Says how much there was, and fails if anything did.
  func finish() throws(CommandError) {
    if !options.json {
      let directories = Quantity.count(directoryCount, "directory", "directories")
      let files = Quantity.count(fileCount, "file")
      let counts = options.showsOnlyDirectories ? directories : "\(directories), \(files)"
      try shell.output.writeText("\n\(counts)\n")
    }
    notices.say(in: shell)
    try failures.throwFirst()
  }

  private func next(
    _ walk: inout RemoteWalk,
    _ root: RemotePath
  ) throws(CommandError) -> RemoteWalk.Step? {
    do throws(FTPError) {
      return try walk.next(in: session, now: .current)
    } catch {
      notices.say(in: shell)
      throw CommandError(.doing("tree", root.octets), .session(error))
    }
  }

  private func enter(_ path: RemotePath, _ depth: Int, _ listing: Listing) {
    notices.note(listing, of: path)
    var indent = ""
    if depth > 0, let above = levels.last {
      indent = above.indent + (above.positions.isEmpty ? "    " : "│   ")
    }
    let positions = listing.positions(sortedBy: .name).filter { position in
      (options.showsHidden || !listing.isHidden(at: position))
        && (!options.showsOnlyDirectories || listing.kind(at: position) == .directory)
    }
    levels.append(Level(listing: listing, path: path, indent: indent, positions: positions[...]))
  }

  /// Draws lines up to that of a directory that the walk has come to: it leaves some out.
  private func draw(until path: RemotePath) throws(CommandError) {
    while drawn != path {
      drawn = try drawNextDirectory()
      if drawn == nil { return }
    }
  }

  /// Draws lines up to that of the next directory.
  ///
  /// - Returns: Its path; `nil` when there are no more lines.
  private func drawNextDirectory() throws(CommandError) -> RemotePath? {
    while var level = levels.popLast() {
      while let position = level.positions.popFirst() {
        let entry = level.listing[position]
        try draw(entry, in: level)
        guard entry.kind == .directory, let name = RemotePath.Component(entry.name) else {
          continue
        }
        levels.append(level)
        return level.path.appending(name.octets)
      }
    }
    return nil
  }

  private func draw(_ entry: ListingEntry, in level: Level) throws(CommandError) {
    if entry.kind == .directory { directoryCount += 1 } else { fileCount += 1 }
    let path = level.path.appending(entry.name)
    if options.json {
      let absolute = workingDirectory.map { $0.appending(path).normalized } ?? path
      return try shell.output.writeOctets(EntryObject.line(for: entry, at: absolute))
    }
    var line = [UInt8]((level.indent + (level.positions.isEmpty ? "└── " : "├── ")).utf8)
    if options.showsSizes {
      let size = entry.size.map { Quantity.short($0) } ?? "-"
      line += "[\(String(repeating: " ", count: max(0, 5 - size.utf8.count)))\(size)]  ".utf8
    }
    names.append(entry, name: entry.kind == .unparsed ? entry.raw : entry.name, to: &line)
    if let target = entry.linkTarget, !target.isEmpty {
      line += (" -> " + names.display(text: target)).utf8
    }
    try write(line)
  }

  private func write(_ line: [UInt8]) throws(CommandError) {
    try shell.output.writeOctets(line + [.lineFeed])
  }
}
