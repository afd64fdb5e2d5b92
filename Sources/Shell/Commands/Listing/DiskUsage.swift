import FTPClient
import FTPProtocol
import Octets
import Terminal
import Transfers

/// Adds up the sizes of files below directories, the directories below before those above.
final class DiskUsage {
  private let options: UsageOptions
  private let session: Session
  private let shell: ShellState
  private var notices = ListingNotices()
  private var failures = Failures()
  private var unknownCount = 0
  private var total: Int64 = 0

  /// A directory that is being added up.
  private struct Level {
    let path: RemotePath
    let depth: Int
    var size: Int64 = 0
    var fileCount: Int64 = 0

    /// Whether all that is below it has been counted, and is no more than can be counted.
    var isComplete = true

    /// Counts a file; its size may be unknown.
    mutating func count(_ size: Int64?) {
      fileCount.addSaturated(1)
      size.map { add($0) }
      if size == nil { isComplete = false }
    }

    /// Counts a directory that is added up.
    mutating func count(_ level: Level) {
      fileCount.addSaturated(level.fileCount)
      add(level.size)
      if !level.isComplete { isComplete = false }
    }

    private mutating func add(_ octetCount: Int64) {
      size.addSaturated(octetCount)
      if size == .max { isComplete = false }
    }
  }

  /// The directories on the way to the current one.
  private var levels: [Level] = []

  init(_ options: UsageOptions, _ session: Session, _ shell: ShellState) {
    self.options = options
    self.session = session
    self.shell = shell
  }

  /// Adds up what an operand stands for.
  func add(_ match: RemoteMatch) throws(CommandError) {
    if let entry = try file(match) {
      if entry.size == nil { unknownCount += 1 }
      var level = Level(path: match.path, depth: 0)
      level.count(entry.size)
      total.addSaturated(level.size)
      return try show(level)
    }
    levels = []
    var walk = RemoteWalk(match.path)
    let listers = shell.walkListers(for: &walk, session)
    defer { listers?.end() }
    while let step = try next(&walk, match.path) {
      try WalkRemark.note(step, of: walk, &failures, in: shell)
      switch step {
      case .directory, .visitedBefore: continue
      case .failure(let path, _): miss(path ?? match.path)
      case .tooDeep(let path): miss(path)
      case .tooMany: miss(match.path)
      }
    }
    try leave(to: 0)
  }

  /// Shows the total, and fails if anything did.
  func finish() throws(CommandError) {
    if options.showsTotal { try write(total, [UInt8]("total".utf8)) }
    notices.say(in: shell)
    if unknownCount > 0 {
      let files = Quantity.count(unknownCount, "file")
      shell.output.say("\(files) not counted: the server does not tell the size", style: .warning)
    }
    try failures.throwFirst()
  }

  /// Returns what a match stands for if it is no directory.
  private func file(_ match: RemoteMatch) throws(CommandError) -> ListingEntry? {
    if let entry = match.entry { return entry.kind == .directory ? nil : entry }
    let what: [UInt8] = .doing("du", match.path.octets)
    if try remotely(what, session.isDirectory(match.path)) { return nil }
    guard let entry = try remotely(what, session.entry(at: match.path, now: .current)) else {
      throw CommandError(what, .noSuchName)
    }
    return entry
  }

  private func next(
    _ walk: inout RemoteWalk,
    _ root: RemotePath
  ) throws(CommandError) -> RemoteWalk.Step? {
    let receiving = ReceivingError()
    return try receiving.surfacing(
      .doing("du", root.octets),
      walk.next(in: session, now: .current) { part, path, depth throws(FTPError) in
        try receiving.keep(take(part, of: path ?? RemotePath("."), depth))
      }
    )
  }

  private func take(_ part: Listing, of path: RemotePath, _ depth: Int) throws(CommandError) {
    if levels.last?.path != path {
      try leave(to: depth)
      levels.append(Level(path: path, depth: depth))
    }
    notices.note(part, of: path)
    var level = levels.removeLast()
    if part.unparsedCount > 0 || !part.isComplete { level.isComplete = false }
    for position in part.indices {
      switch part.kind(at: position) {
      case .directory, .unparsed: continue
      case .file, .link, .other: try take(part[position], into: &level)
      }
    }
    levels.append(level)
  }

  private func take(_ entry: ListingEntry, into level: inout Level) throws(CommandError) {
    guard entry.kind == .file else { return }
    level.count(entry.size)
    guard let size = entry.size else {
      unknownCount += 1
      return
    }
    guard options.showsFiles, level.depth < options.deepest else { return }
    var file = Level(path: level.path.appending(entry.name), depth: level.depth + 1)
    file.count(size)
    try write(file)
  }

  /// Shows the directories from a depth on, which are all added up, and adds them to those above.
  private func leave(to depth: Int) throws(CommandError) {
    while let level = levels.last, level.depth >= depth {
      levels.removeLast()
      try show(level)
      guard var above = levels.popLast() else {
        total.addSaturated(level.size)
        continue
      }
      above.count(level)
      levels.append(above)
    }
  }

  /// Notes that not all below a directory has been counted.
  private func miss(_ path: RemotePath) {
    let index = levels.lastIndex { level in
      path == level.path || path.octets.starts(with: level.path.appending([]).octets)
    }
    if let index { levels[index].isComplete = false }
  }

  private func show(_ level: Level) throws(CommandError) {
    if level.depth <= options.deepest { try write(level) }
  }

  private func write(_ level: Level) throws(CommandError) {
    guard options.json else { return try write(level.size, level.path.octets) }
    var object = JSONLine()
    object.add(pathname: "path", level.path.octets)
    object.add("size", level.size)
    object.add("files", level.fileCount)
    object.add("complete", level.isComplete)
    try shell.output.writeOctets(object.finished())
  }

  private func write(_ size: Int64, _ name: [UInt8]) throws(CommandError) {
    if options.json {
      var object = JSONLine()
      object.add("total", size)
      return try shell.output.writeOctets(object.finished())
    }
    let names = NameStyle(isForTerminal: shell.output.isTerminal)
    let line = [UInt8]("\(options.text(size))\t".utf8) + names.plain(name)
    try shell.output.writeOctets(line + [.lineFeed])
  }
}
