import FTPClient
import FTPProtocol
import Octets
import Platform
import SystemPackage

/// The walk of a tree that is fetched, as directories that wait.
struct WalkFrontier: TreeFrontier {
  var walk: RemoteWalk

  /// The top of the tree, for messages.
  let top: RemotePath

  var waitingCount: Int { walk.waitingCount }

  mutating func take(_ outcome: inout TreeOutcome) -> WalkPlace? {
    while true {
      switch walk.take() {
      case .place(let place): return place
      case .remark(.tooDeep(let path)):
        outcome.note(path.octets, TransferFailure(.endlessTree))
      case .remark(.tooMany):
        outcome.note(top.octets, TransferFailure(.endlessTree))
      case .remark: continue
      case .nothing: return nil
      }
    }
  }

  mutating func putBack(_ place: WalkPlace) { walk.putBack(place) }
}

/// A tree on its way from a server to this machine.
final class TreeDownload: TreeWork {
  let queue: TreeQueue<WalkFrontier>
  let observer: TransferObserver

  private let source: RemotePath
  private let top: SharedDirectory

  /// Whether the top was made for the tree.
  private let isNew: Bool
  private let options: TreeOptions
  private let walkOptions: RemoteWalk.Options
  private let now: TimeValue

  /// Names both sides.
  ///
  /// - Parameters:
  ///   - source: A directory at the server.
  ///   - top: The directory here that will have what is in it.
  ///   - isNew: Whether the directory was made for it.
  ///   - options: How.
  ///   - now: What the years of listings are guessed by.
  ///   - observer: Who is told of each file.
  init(
    of source: RemotePath,
    to top: SharedDirectory,
    isNew: Bool,
    _ options: TreeOptions,
    now: TimeValue,
    in observer: TransferObserver
  ) {
    self.source = source
    self.top = top
    self.isNew = isNew
    self.options = options
    self.observer = observer
    self.now = now
    var walkOptions = RemoteWalk.Options()
    walkOptions.listsEveryWay = true
    self.walkOptions = walkOptions
    queue = TreeQueue(WalkFrontier(walk: RemoteWalk(source, walkOptions), top: source))
  }

  func name(of place: WalkPlace) -> [UInt8] { (place.path ?? source).octets }

  func complete(_ worker: TreeWorker) throws(TransferError) {}
  func giveUp(_ worker: TreeWorker) {}

  func look(into place: WalkPlace, _ worker: TreeWorker) throws(TransferError) {
    var place = place
    let session = worker.session
    try worker.repeating(options.policy) { () throws(FTPError) in
      try place.examine(in: session, for: walkOptions)
    }
    switch queue.frontier({ [place] frontier in
      var admitted = place
      return (frontier.walk.admit(&admitted), admitted)
    }) {
    case (.first, let admitted): place = admitted
    // A link that leads back up, shown as what it leads to (pyftpdlib 2.2.0).
    case (.visitedBefore, _): return queue.note { $0.skippedLinkCount += 1 }
    case (.noDirectory, _): return
    }
    var contents = try contents(of: place, worker)
    for taken in contents.files.removeTaken() {
      contents.outcome.note(name(of: place) + [.slash] + taken, TransferFailure(.takenName))
    }
    let octets = contents.files.reduce(Int64(0)) { $0.addingSaturated($1.size ?? 0) }
    var isNew = false
    let local = try localDirectory(for: place, isNew: &isNew)
    try worker.tellTimes(of: &contents.files, in: place.path ?? source, options.policy) { file in
      wantsTime(of: file, in: isNew ? nil : local, session)
    }
    observer.expect(
      files: contents.files.count,
      octets: octets,
      unsized: contents.files.count { $0.size == nil }
    )
    queue.note { $0.add(contents.outcome) }
    let directory = TreeDirectory(
      remote: place.path ?? source,
      local: local,
      files: contents.files,
      isNew: isNew
    )
    queue.add(directory) { [place] frontier in
      frontier.walk.complete(place, found: contents.directories, entryCount: contents.entryCount)
    }
  }

  /// What a listing showed.
  private struct Contents {
    var files: [TreeFile] = []
    var directories: [ListingEntry] = []
    var entryCount = 0
    var outcome = TreeOutcome()
  }

  private func contents(
    of place: WalkPlace,
    _ worker: TreeWorker
  ) throws(TransferError) -> Contents {
    let session = worker.session
    return try worker.repeating(options.policy) { () throws(FTPError) in
      var contents = Contents()
      try session.streamListing(place.path, now: now, showsHidden: true) { part in
        contents.entryCount.addSaturated(part.count)
        contents.directories += walkOptions.directories(in: part)
        for entry in part { sort(entry, of: place, &contents) }
        if let reply = part.cutShortBy {
          let leftOut = FTPError.incompleteListing(.leftOut(reply))
          contents.outcome.note(name(of: place), TransferFailure(.remote(leftOut)))
        }
      }
      return contents
    }
  }

  private func sort(_ entry: ListingEntry, of place: WalkPlace, _ contents: inout Contents) {
    guard entry.kind != .unparsed, RemotePath.Component(entry.name) != nil else {
      let line = entry.kind == .unparsed ? entry.raw : entry.name
      return contents.outcome.note(
        name(of: place) + [.slash] + line,
        TransferFailure(.unsafeName)
      )
    }
    switch entry.kind {
    case .file:
      if let file = TreeFile(entry) { contents.files.append(file) }
    case .link where options.followsLinks:
      if let file = TreeFile(entry) { contents.files.append(file) }
    case .link: contents.outcome.skippedLinkCount += 1
    case .directory: break
    case .other, .unparsed: contents.outcome.skippedOtherCount += 1
    }
  }

  /// Opens the directory here, and makes it if it is not there.
  private func localDirectory(
    for place: WalkPlace,
    isNew: inout Bool
  ) throws(TransferError) -> SharedDirectory {
    guard let last = place.names.last else {
      isNew = self.isNew
      return top
    }
    do throws(Errno) {
      let parent = try top.open.open(below: place.names.dropLast().map(\.octets))
      isNew = try parent.create(directory: last.octets)
      return SharedDirectory(try parent.open(directory: last.octets))
    } catch {
      let path = place.names.reduce(top.open.path) { $0.appending(octets: $1.octets) }
      throw .local(.creating, path, error)
    }
  }

  /// Whether the exact time of a file decides whether it is fetched, or is kept with it.
  ///
  /// The minute does where nobody can change the file any more without changing that; which it says
  /// only where the server's clock is known to be right.
  ///
  /// - Parameters:
  ///   - file: What a listing said.
  ///   - local: Where a copy may be; `nil` where there is none.
  ///   - session: What lists.
  /// - Returns: Whether it is to be asked for.
  private func wantsTime(
    of file: TreeFile,
    in local: SharedDirectory?,
    _ session: Session
  ) -> Bool {
    let clockIsRight = session.clockIsRight == true
    if let local, let info = try? local.open.info(of: file.name) {
      let existing = TreeFile(file.name, info)
      if file.hasSameSize(as: existing), file.compared(to: existing) == .unknown {
        let birth = local.open.birthTime(of: file.name)
        return !(clockIsRight && file.isLongBefore(existing, madeAt: birth))
      }
    }
    guard options.policy.keepsTimes else { return false }
    return file.keepableTime == nil || !(clockIsRight && file.isLongBefore(now.secondsSinceEpoch))
  }

  func progress(of job: FileJob) -> TransferProgress { job.makeProgress(.fromServer, in: observer) }

  func transfer(
    _ job: FileJob,
    _ progress: TransferProgress,
    _ worker: TreeWorker
  ) throws(TransferFailure) -> TransferOutcome? {
    guard let replaces = try leavingNothing(replaces(job, worker.session)) else { return .skipped }
    return try worker.fetch(job, replacing: replaces, options.policy, progress)
  }

  /// Decides what becomes of the name.
  ///
  /// - Returns: Whether a file is replaced; `nil` when nothing has to be done.
  private func replaces(_ job: FileJob, _ session: Session) throws(TransferError) -> Bool? {
    guard !job.directory.isNew else { return false }
    let place = job.local
    guard let info = try locally(.creating, place.path, place.info()) else { return false }
    guard info.kind != .directory else { throw .localDirectory(place.path) }
    let existing = TreeFile(job.file.name, info)
    let comparison = job.file.compared(to: existing)
    if comparison == .same { return nil }
    // Of a server that tells no more, a clock that is not known to be wrong is taken for right, unless
    // everything is wanted anyhow.
    if session.clockIsRight != false, options.overwrite != .always {
      switch comparison {
      case .unknown where job.file.isLongBefore(existing, madeAt: place.birthTime): return nil
      // Where the server does not tell times that can be kept, a copy has that of its making.
      case .older where job.file.keepableTime == nil && job.file.hasSameSize(as: existing):
        return nil
      default: break
      }
    }
    if options.policy.continues { return true }
    switch options.overwrite {
    case .always: return true
    // What is not known to be here already is fetched.
    case .newer: return job.file.mayBeNewer(than: existing) ? true : nil
    // A file with the time that a copy gets is a copy of ours, so that nothing of anybody's is lost.
    case .ask
    where job.file.hasSameSize(as: existing)
      && existing.modified == job.file.keepableTime.map({ TimeSpan($0) }):
      return true
    case .ask, .never: throw .localFileExists(place.path)
    }
  }
}
