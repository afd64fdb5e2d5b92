import FTPClient
import FTPProtocol
import Octets
import Platform
import SystemPackage

/// A tree on its way from this machine to a server.
final class TreeUpload: TreeWork {
  let queue: TreeQueue<TreePlaces>
  let observer: TransferObserver

  let top: SharedDirectory
  private let target: RemotePath
  let options: TreeOptions
  private let now: TimeValue

  private let locks = DirectoryLocks()

  /// Told of each file that has arrived, on the thread that sent it.
  private let arrived: @Sendable (FileJob, TransferOutcome) -> Void

  /// How many directories are made with one packet.
  private static let directoriesAtOnce = 16

  /// Names both sides.
  ///
  /// - Parameters:
  ///   - top: A directory here.
  ///   - target: The directory at the server that will have what is in it.
  ///   - options: How.
  ///   - now: What the years of listings are guessed by.
  ///   - observer: Who is told of each file.
  ///   - places: What is sent; all of it unless a plan says otherwise.
  ///   - arrived: Told of each file that has arrived, on the thread that sent it.
  init(
    of top: SharedDirectory,
    to target: RemotePath,
    _ options: TreeOptions,
    now: TimeValue,
    in observer: TransferObserver,
    places: TreePlaces = TreePlaces(),
    arrived: @escaping @Sendable (FileJob, TransferOutcome) -> Void = { _, _ in }
  ) {
    queue = TreeQueue(places)
    self.arrived = arrived
    self.top = top
    self.target = target
    self.options = options
    self.observer = observer
    self.now = now
  }

  func name(of place: TreePlace) -> [UInt8] {
    place.names.reduce(top.open.path) { $0.appending(octets: $1.octets) }.octets
  }

  func remotePath(of place: TreePlace) -> RemotePath {
    place.names.reduce(target) { $0.appending($1.octets) }
  }

  func note(_ outcome: TransferOutcome, of job: FileJob) { arrived(job, outcome) }

  func look(into place: TreePlace, _ worker: TreeWorker) throws(TransferError) {
    if let planned = place.planned { return try look(for: planned, in: place, worker) }
    var contents = try contents(of: place)
    let taken = contents.files.removeTaken()
    let remote = remotePath(of: place)
    let session = worker.session
    var isNew = place.isNew
    if !isNew, place.names.isEmpty {
      isNew = try worker.repeating(options.policy) { () throws(FTPError) in
        try session.makeDirectories([remote])[0]
      }
    }
    var existing = isNew ? Existing() : try existing(in: remote, &isNew, worker)
    try existing.tellTimes(against: contents.files, in: remote, options.policy, worker)
    let lock = try lock(remote, session)
    let places = try make(contents.directories, in: place, existing.directories, worker)
    let octets = contents.files.reduce(Int64(0)) { $0.addingSaturated($1.size ?? 0) }
    observer.expect(
      files: contents.files.count,
      octets: octets,
      unsized: contents.files.count { $0.size == nil }
    )
    queue.note { outcome in
      for taken in taken {
        outcome.note(name(of: place) + [.slash] + taken, TransferFailure(.takenName))
      }
      outcome.skippedLinkCount += contents.linkCount
      outcome.skippedOtherCount += contents.otherCount
    }
    let directory = TreeDirectory(
      remote: remote,
      local: contents.local,
      files: contents.files,
      existing: existing.files,
      isNew: isNew,
      lock: lock
    )
    // The last one is taken first.
    queue.add(directory) { $0.places += places.reversed() }
  }

  /// What is in a directory here.
  private struct Contents: Sendable {
    let local: SharedDirectory
    var files: [TreeFile] = []
    var directories: [RemotePath.Component] = []
    var linkCount = 0
    var otherCount = 0
  }

  private func contents(of place: TreePlace) throws(TransferError) -> Contents {
    do throws(Errno) {
      let local = SharedDirectory(try top.open.open(below: place.names.map(\.octets)))
      var contents = Contents(local: local)
      for name in try local.open.names() {
        // A name that is gone by now was none.
        guard var info = try local.open.info(of: name), let component = RemotePath.Component(name)
        else { continue }
        if info.kind == .link {
          guard options.followsLinks, let target = local.open.infoBehindLink(name),
            target.kind == .file
          else {
            contents.linkCount += 1
            continue
          }
          info = target
        }
        switch info.kind {
        case .file: contents.files.append(TreeFile(name, info))
        case .directory: contents.directories.append(component)
        case .link, .other: contents.otherCount += 1
        }
      }
      return contents
    } catch {
      throw .local(.reading, FilePath(octets: name(of: place)), error)
    }
  }

  /// What is in a directory at the server.
  struct Existing {
    var files: [[UInt8]: TreeFile] = [:]
    var directories: Set<[UInt8]> = []

    /// What stands at a name; `nil` for nothing.
    func seen(_ name: [UInt8]) -> MirrorPlan.Seen? {
      if directories.contains(name) { return MirrorPlan.Seen(.directory) }
      return files[name].map {
        MirrorPlan.Seen($0.isLink ? .link : .file, size: $0.size, modified: $0.modified)
      }
    }

    /// Asks for the times that do not decide as the listing tells them.
    mutating func tellTimes(
      against ours: [TreeFile],
      in directory: RemotePath,
      _ policy: TransferPolicy,
      _ worker: TreeWorker
    ) throws(TransferError) {
      var doubtful: [TreeFile] = []
      for file in ours {
        guard let existing = files[file.name], existing.hasSameSize(as: file),
          file.compared(to: existing) == .unknown
        else { continue }
        doubtful.append(existing)
      }
      try worker.tellTimes(of: &doubtful, in: directory, policy) { _ in true }
      for file in doubtful { files[file.name] = file }
    }
  }

  /// Asks what is in a directory that may be there; one that is not is made.
  func existing(
    in remote: RemotePath,
    _ isNew: inout Bool,
    _ worker: TreeWorker
  ) throws(TransferError) -> Existing {
    let session = worker.session
    return try worker.repeating(options.policy) { () throws(FTPError) in
      var existing = Existing()
      do throws(FTPError) {
        try session.streamListing(remote, now: now, showsHidden: true) { part in
          for entry in part {
            if entry.kind == .directory {
              existing.directories.insert(entry.name)
            } else if let file = TreeFile(entry) {
              existing.files[entry.name] = file
            }
          }
        }
        return existing
      } catch {
        guard error.refusesDirectory else { throw error }
        try session.makeDirectory(remote)
        isNew = true
        return Existing()
      }
    }
  }

  /// Keeps other processes of this user from sending to the same directory.
  func lock(
    _ remote: RemotePath,
    _ session: Session
  ) throws(TransferError) -> DirectoryLock? {
    guard let records = options.policy.recordDirectory else { return nil }
    let url = try remotely(session.url(of: remote, asksWhere: false))
    do throws(Errno) {
      return try locks.take(url, in: records)
    } catch {
      throw .remoteFileInUse
    }
  }

  /// Makes the directories in a directory, each once.
  private func make(
    _ names: [RemotePath.Component],
    in place: TreePlace,
    _ existing: Set<[UInt8]>,
    _ worker: TreeWorker
  ) throws(TransferError) -> [TreePlace] {
    var places = names.map { TreePlace(names: place.names + [$0]) }
    let missing = places.indices.filter { !existing.contains(names[$0].octets) }
    let session = worker.session
    var start = 0
    while start < missing.count {
      let some = missing[start..<min(start + Self.directoriesAtOnce, missing.count)]
      let paths = some.map { remotePath(of: places[$0]) }
      let areNew = try worker.repeating(options.policy) { () throws(FTPError) in
        try session.makeDirectories(paths)
      }
      for (index, isNew) in zip(some, areNew) { places[index].isNew = isNew }
      start += some.count
    }
    return places
  }

  func progress(of job: FileJob) -> TransferProgress { job.makeProgress(.toServer, in: observer) }

  func transfer(
    _ job: FileJob,
    _ progress: TransferProgress,
    _ worker: TreeWorker
  ) throws(TransferFailure) -> TransferOutcome? {
    let hasRest = job.directory.existing[PartialName.partial(of: job.file.name)] != nil
    guard try leavingNothing(isNeeded(job, worker.session)) else {
      try leavingNothing(removeRest(of: job, isThere: hasRest, worker))
      return .skipped
    }
    var upload = Upload(
      of: .place(job.local, followsLink: options.followsLinks),
      to: job.remote,
      now: now
    )
    upload.policy = worker.policy(options.policy)
    upload.isNew = job.directory.existing[job.file.name] == nil
    upload.keepsExisting = options.overwrite == .never
    let session = worker.session
    // What an earlier run left is gone on with.
    if !job.isHard, !hasRest {
      if let arrived = try leavingNothing(sendAtOnce(upload, job, progress, worker)) {
        worker.arrived = (job, arrived)
        // The first one of all shows how times are told here, and set.
        if session.mustLearnClock || (options.policy.keepsTimes && session.mustFindTimeSetting) {
          try leavingNothing(nameFirst(worker))
        }
        return nil
      }
    }
    if worker.isHelper, !session.isUsable { throw .lostWorker }
    try leavingNothing(session.connectAgain())
    try leavingNothing(complete(worker))
    return try upload.perform(in: session, progress)
  }

  /// Sends a small file; the naming of the one before travels with it.
  private func sendAtOnce(
    _ upload: Upload,
    _ job: FileJob,
    _ progress: TransferProgress,
    _ worker: TreeWorker
  ) throws(TransferError) -> ArrivedUpload? {
    let before = worker.arrived
    var pipelined = PipelinedCommands(ahead: before?.upload.commands ?? [])
    // Without an answer it is named later.
    defer { if !pipelined.repliesAhead.isEmpty { settle(before, pipelined.repliesAhead, worker) } }
    return try upload.sendAtOnce(
      job.file.size,
      modified: job.file.keepableTime,
      in: worker.session,
      through: worker.buffer,
      with: &pipelined,
      progress
    )
  }

  /// Says whether a file is to be sent.
  ///
  /// A file at the server of the same size that is not older is this one: where times cannot be
  /// set, it has the time of its upload, and what was saved in the same second may be another. By how
  /// far the server's clock is ahead of ours, it has to be newer.
  private func isNeeded(_ job: FileJob, _ session: Session) throws(TransferError) -> Bool {
    guard !job.directory.isPlanned, let existing = job.directory.existing[job.file.name] else {
      return true
    }
    let isSame = job.file.compared(to: existing) == .same
    if isSame, session.setsTimes != false { return false }
    let stored = existing.told(byClockAheadBy: session.knowledge.clockLead)
    if job.file.compared(to: stored) == .older, stored.hasSameSize(as: job.file) { return false }
    switch options.overwrite {
    case .never: throw .remoteFileExists
    // What is not known to be there already is sent.
    case .newer: return isSame || job.file.mayBeNewer(than: stored)
    case .ask, .always: return true
    }
  }
}
