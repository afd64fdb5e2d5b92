import FTPClient
import FTPProtocol
import Terminal
import Transfers

/// One `find`: walks trees, looks at what is in them, and does what was asked for.
///
/// Belongs to the thread of its session.
final class FindRun {
  private let shell: ShellState
  private let session: Session
  private let request: FindRequest
  private let now: TimeValue
  private let actions: FindActions
  private var notices = ListingNotices()

  /// Directories that are looked at when it is known whether they are empty.
  private var unlisted: [RemotePath: FoundEntry] = [:]

  /// What came of the directory that is listed at the moment.
  private var listed = (count: 0, tellsAll: true)

  /// How many entries the server told too little of.
  private var undecidedCount = 0

  /// Prepares to do what was asked for.
  ///
  /// - Parameters:
  ///   - request: What it refers to has been looked up.
  ///   - directory: The working directory at the server, if that is known.
  ///   - session: Where to look.
  ///   - shell: Where to show what is found.
  init(_ request: FindRequest, in directory: RemotePath?, _ session: Session, _ shell: ShellState) {
    self.request = request
    self.session = session
    self.shell = shell
    now = .current
    actions = FindActions(request.expression.actions, in: directory, session, shell)
  }

  /// Walks from every starting point.
  ///
  /// - Throws: ``CommandError``: what ended the walk, or the first of what did not.
  func run(_ startingPoints: [RemoteMatch]) throws(CommandError) {
    defer { sayWhatIsNotKnown() }
    for match in startingPoints {
      actions.start = match.path
      if let root = try startingPoint(match) { try walk(from: root) }
    }
    try actions.removeDirectories()
    try actions.failures.throwFirst()
  }

  /// Describes a starting point; `nil` if it is not there, which has been said.
  private func startingPoint(_ match: RemoteMatch) throws(CommandError) -> FoundEntry? {
    let what: [UInt8] = .doing("find", match.path.octets)
    let (entry, isDirectory, isDoubtful) = try remotely(what, kind(of: match))
    guard !isDoubtful else {
      try refuseDoubtful(match.path)
      return nil
    }
    guard entry != nil || isDirectory else {
      try actions.failures.note(CommandError(what, .noSuchName), isLast: false, in: shell)
      return nil
    }
    return FoundEntry(startingPoint: match.path, entry, isDirectory: isDirectory)
  }

  /// Asks what a starting point is, and whether that is known for sure.
  private func kind(
    of match: RemoteMatch
  ) throws(FTPError) -> (entry: ListingEntry?, isDirectory: Bool, isDoubtful: Bool) {
    var entry = match.entry
    if entry == nil { entry = try session.entry(at: match.path, now: now) }
    let isDirectory =
      switch entry?.kind {
      case .directory: true
      case .file, .other: false
      // As with find(1), a link is not followed unless that is asked for.
      case .link where !request.followsLinks: false
      case nil where match.path == RemotePath("."): true
      case .link, .unparsed, nil: try session.isDirectory(match.path)
      }
    guard isDirectory, tellsLinks, match.path.normalized.lastComponent != nil else {
      return (entry, isDirectory, false)
    }
    entry = try session.entryTellingLinks(at: match.path, now: now)
    return (entry, entry?.kind == .directory, entry == nil)
  }

  /// Whether links have to be known for what they are: nothing behind one may be removed.
  private var tellsLinks: Bool { request.deletes && !request.followsLinks }

  private func refuseDoubtful(_ path: RemotePath) throws(CommandError) {
    let reason = "the listing does not tell whether it is a link"
    let advice = "Nothing is removed where that is not known."
    let error = CommandError(.doing("find", path.octets), .refused(reason, advice: advice))
    try actions.failures.note(error, isLast: false, in: shell)
  }

  private func walk(from root: FoundEntry) throws(CommandError) {
    if request.leastDepth == 0 {
      if root.kind == .directory, request.asksForEmptiness {
        unlisted[root.path] = root
      } else {
        try look(at: root)
        try actions.doWhatWaits()
      }
    }
    // To know whether a directory is empty, it has to be listed.
    let deepest = request.greatestDepth.map { request.asksForEmptiness ? $0 : $0 - 1 }
    guard root.kind == .directory, deepest ?? 0 >= 0 else { return }
    var walk = RemoteWalk(root.path, options(deepest: deepest))
    if request.prunes {
      walk.selects = { [expression = request.expression, now] path, depth, entry in
        let found = FoundEntry(entry, at: path, in: nil, depth: depth)
        return !expression.evaluate(found, now: now.secondsSinceEpoch).prunes
      }
    }
    let listers = shell.walkListers(for: &walk, session)
    defer { listers?.end() }
    while let step = try next(&walk) {
      try WalkRemark.note(step, of: walk, &actions.failures, in: shell)
      try finish(step)
    }
    for found in unlisted.values { try look(at: found) }
    unlisted = [:]
    try actions.doWhatWaits()
  }

  private func options(deepest: Int?) -> RemoteWalk.Options {
    var options = RemoteWalk.Options()
    options.followsLinks = request.followsLinks
    options.deepest = deepest
    // What is behind a link is not in the tree, and is not removed with it.
    options.tellsLinks = tellsLinks
    return options
  }

  /// Lists the next directory, and looks at what is in it as it comes.
  private func next(_ walk: inout RemoteWalk) throws(CommandError) -> RemoteWalk.Step? {
    listed = (0, true)
    let receiving = ReceivingError()
    return try receiving.surfacing(
      .doing("find", actions.start.octets),
      walk.next(in: session, now: now) { part, directory, depth throws(FTPError) in
        try receiving.keep(look(at: part, in: directory ?? RemotePath("."), depth))
      }
    )
  }

  /// Looks at a part of a directory's listing.
  private func look(
    at part: Listing,
    in directory: RemotePath,
    _ depth: Int
  ) throws(CommandError) {
    notices.note(part, of: directory)
    listed.count += part.count
    if part.unparsedCount > 0 || !part.isComplete { listed.tellsAll = false }
    guard depth < request.greatestDepth ?? .max else {
      if !part.isEmpty { actions.keep(directory) }
      return
    }
    for position in part.indices where part.kind(at: position) != .unparsed {
      let entry = part[position]
      // A name with a slash leads elsewhere than the directory that it is said to be in.
      guard let name = RemotePath.Component(entry.name) else {
        listed.tellsAll = false
        continue
      }
      let path = directory.appending(name.octets)
      let found = FoundEntry(entry, at: path, in: directory, depth: depth + 1)
      if found.depth < request.leastDepth {
        actions.keep(directory)
      } else if found.kind == .directory, request.asksForEmptiness {
        unlisted[path] = found
      } else {
        try look(at: found)
      }
    }
  }

  /// Looks at one entry, and does what can be done at once.
  private func look(at found: FoundEntry) throws(CommandError) {
    let outcome = request.expression.evaluate(found, now: now.secondsSinceEpoch)
    if outcome.verdict == .unknown { undecidedCount += 1 }
    try actions.take(found, outcome.actions)
  }

  /// Takes note of the end of a listing, and does what had to wait for it.
  private func finish(_ step: RemoteWalk.Step) throws(CommandError) {
    let path: RemotePath
    switch step {
    case .directory(let directory, _, _): path = directory ?? RemotePath(".")
    case .failure(let directory, _), .visitedBefore(let directory):
      path = directory ?? RemotePath(".")
      listed.tellsAll = false
    case .tooDeep(let directory):
      path = directory
      listed.tellsAll = false
    case .tooMany: return
    }
    actions.note(path, tellsAll: listed.tellsAll)
    if var found = unlisted.removeValue(forKey: path) {
      found.isEmptyDirectory = listed.count > 0 ? false : listed.tellsAll ? true : nil
      try look(at: found)
    }
    try actions.doWhatWaits()
  }

  private func sayWhatIsNotKnown() {
    notices.say(in: shell)
    guard undecidedCount > 0 else { return }
    let entries = Quantity.count(undecidedCount, "entry", "entries")
    shell.output.say(
      "\(entries) left out: the server tells too little to decide",
      style: .warning
    )
  }
}
