import FTPClient
import FTPProtocol
import Platform
import SystemPackage

/// A tree on its way from a server to this machine.
final class TreeDownload: TreeWork {
  let queue: TreeQueue

  private let source: RemotePath
  private let top: OpenDirectory
  private let options: TreeOptions
  private let observer: TransferObserver
  private let now: TimeValue

  /// Names both sides.
  ///
  /// - Parameters:
  ///   - source: A directory at the server.
  ///   - top: The directory here that will have what is in it.
  ///   - place: The top of the tree; new if the directory was made for it.
  ///   - options: How.
  ///   - now: What the years of listings are guessed by.
  ///   - observer: Who is told of each file.
  init(
    of source: RemotePath,
    to top: consuming OpenDirectory,
    _ place: TreePlace,
    _ options: TreeOptions,
    now: TimeValue,
    in observer: TransferObserver
  ) {
    self.source = source
    self.top = top
    self.options = options
    self.observer = observer
    self.now = now
    queue = TreeQueue(place)
  }

  func name(of place: TreePlace) -> [UInt8] { remotePath(of: place).octets }

  private func remotePath(of place: TreePlace) -> RemotePath {
    place.names.reduce(source) { $0.appending($1.octets) }
  }

  func complete(_ worker: TreeWorker) throws(TransferFailure) {}

  func look(into place: TreePlace, _ worker: TreeWorker) throws(TransferFailure) {
    let remote = remotePath(of: place)
    var files: [TreeFile] = []
    var places: [TreePlace] = []
    var outcome = TreeOutcome()
    do throws(FTPError) {
      try worker.session.streamListing(remote, now: now, showsHidden: true) { part in
        for entry in part { sort(entry, of: place, &files, &places, &outcome) }
      }
    } catch {
      throw TransferFailure(.remote(error))
    }
    var isNew = false
    let local = try localDirectory(for: place, isNew: &isNew)
    let sizes = files.reduce(0) { $0 + ($1.size ?? 0) }
    observer.expect(files: files.count, octets: sizes)
    queue.note { total in
      total.skippedLinkCount += outcome.skippedLinkCount
      total.skippedOtherCount += outcome.skippedOtherCount
      for failure in outcome.failures { total.note(failure.name, failure.failure) }
    }
    queue.add(TreeDirectory(remote: remote, local: local, files: files, isNew: isNew), places)
  }

  private func sort(
    _ entry: ListingEntry,
    of place: TreePlace,
    _ files: inout [TreeFile],
    _ places: inout [TreePlace],
    _ outcome: inout TreeOutcome
  ) {
    guard entry.kind != .unparsed, let component = RemotePath.Component(entry.name) else {
      let line = entry.kind == .unparsed ? entry.raw : entry.name
      return outcome.note(name(of: place) + [0x2F] + line, TransferFailure(.unsafeName))
    }
    switch entry.kind {
    case .file:
      if let file = TreeFile(entry) { files.append(file) }
    case .link where options.followsLinks:
      if let file = TreeFile(entry) { files.append(file) }
    case .link: outcome.skippedLinkCount += 1
    case .directory:
      if let unique = entry.unique, place.uniques.contains(unique) {
        // A link that leads back up, shown as what it leads to (pyftpdlib 2.2.0).
        return outcome.skippedLinkCount += 1
      }
      guard place.names.count < TreePlace.depthLimit else {
        return outcome.note(name(of: place) + [0x2F] + entry.name, TransferFailure(.endlessTree))
      }
      places.append(
        TreePlace(
          names: place.names + [component],
          uniques: place.uniques + (entry.unique.map { [$0] } ?? [])
        )
      )
    case .other, .unparsed: outcome.skippedOtherCount += 1
    }
  }

  /// Opens the directory here, and makes it if it is not there.
  private func localDirectory(
    for place: TreePlace,
    isNew: inout Bool
  ) throws(TransferFailure) -> OpenDirectory {
    do throws(Errno) {
      guard let last = place.names.last else {
        isNew = place.isNew
        return try top.open(below: [])
      }
      let parent = try top.open(below: place.names.dropLast().map(\.octets))
      isNew = try parent.create(directory: last.octets)
      return try parent.open(directory: last.octets)
    } catch {
      let path = place.names.reduce(top.path) { $0.appending(octets: $1.octets) }
      throw TransferFailure(.local(.creating, path, error))
    }
  }

  func transfer(_ job: TreeQueue.FileJob, _ worker: TreeWorker) throws(TransferFailure) {
    let progress =
      job.progress
      ?? TransferProgress(
        of: job.remote.octets,
        to: job.localPath.octets,
        .fromServer,
        in: observer,
        announcedSize: job.file.size ?? 0
      )
    do throws(TransferFailure) {
      do throws(TransferFailure) {
        guard let replaces = try place(job) else { return progress.end(with: .skipped) }
        if try fetchAtOnce(job, replaces: replaces, progress, worker) { return }
      } catch {
        if !error.error.isCancellation { progress.fail(with: error) }
        throw error
      }
      if worker.givesUp() {
        var rest = job
        rest.progress = progress
        return queue.putBack(.file(rest))
      }
      try fetch(job, progress, worker)
    } catch {
      if !error.error.isCancellation { queue.note { $0.note(job.remote.octets, error) } }
      throw error
    }
  }

  /// Decides what becomes of the name.
  ///
  /// - Returns: Whether a file is replaced; `nil` when nothing has to be done.
  private func place(_ job: TreeQueue.FileJob) throws(TransferFailure) -> Bool? {
    guard !job.directory.isNew else { return false }
    let info: FileInfo?
    do {
      info = try job.directory.local.info(of: job.file.name)
    } catch {
      throw TransferFailure(.local(.creating, job.localPath, error))
    }
    guard let info else { return false }
    guard info.kind != .directory else { throw TransferFailure(.localDirectory(job.localPath)) }
    let existing = TreeFile(job.file.name, info)
    if job.file.isSame(as: existing) { return nil }
    if options.policy.continues { return true }
    switch options.overwrite {
    case .always: return true
    case .newer:
      guard let isNewer = job.file.isNewer(than: existing) else { break }
      return isNewer ? true : nil
    case .ask, .never: break
    }
    throw TransferFailure(.localFileExists(job.localPath))
  }

  /// Fetches a small file whole and writes it in one go.
  ///
  /// - Returns: False when it takes more than that.
  private func fetchAtOnce(
    _ job: TreeQueue.FileJob,
    replaces: Bool,
    _ progress: TransferProgress,
    _ worker: TreeWorker
  ) throws(TransferFailure) -> Bool {
    guard options.policy.allowsMovingAtOnce, let size = job.file.size,
      size <= TreeWorker.smallFileLimit
    else { return false }
    let clock = TransferClock()
    progress.start(size: size)
    let count: Int
    do throws(FTPError) {
      var pipelined = PipelinedCommands()
      count = try worker.session.retrieve(job.remote, into: worker.buffer, with: &pipelined)
    } catch {
      if error.isCancellation || error.isFinalRefusal { throw TransferFailure(.remote(error)) }
      return false
    }
    // What has another size than its listing said is asked about once more.
    guard Int64(count) == size else { return false }
    progress.advance(by: count)
    do {
      try job.directory.local.write(
        job.file.name,
        by: PartialFile.name(for: job.file.name),
        UnsafeRawBufferPointer(rebasing: worker.buffer[..<count]),
        modified: options.policy.keepsTimes ? job.file.modified : nil,
        replacing: replaces
      )
    } catch {
      throw TransferFailure(.local(.writing, job.localPath, error))
    }
    progress.end(with: clock.outcome(octetCount: size, proof: .size))
    return true
  }

  /// Fetches a file of any size, with all that it may take.
  private func fetch(
    _ job: TreeQueue.FileJob,
    _ progress: TransferProgress,
    _ worker: TreeWorker
  ) throws(TransferFailure) {
    var download = Download(of: job.remote, to: job.localPath)
    // Whether it may be replaced has been decided.
    download.overwrite = .always
    download.policy = options.policy
    download.mode = options.policy.keepsModes ? job.file.mode : nil
    if let size = job.file.size {
      let modified = job.file.modified.flatMap { TimeValue(secondsSinceEpoch: $0) }
      download.listed = FileFacts(size: size, modified: modified)
    }
    _ = try download.run(in: worker.session, progress)
  }
}

extension FTPError {
  /// Whether the server will say the same again.
  var isFinalRefusal: Bool {
    if case .refused(let reply, _) = self {
      return reply.code.isPermanentNegative && sessionIsUsable
    }
    if case .invalidCommand = self { return true }
    return false
  }
}
