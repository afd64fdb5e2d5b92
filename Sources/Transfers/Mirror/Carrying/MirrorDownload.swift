import FTPClient
import FTPProtocol
import Octets
import Platform
import SystemPackage

/// The files of a plan on their way from a server to this machine.
final class MirrorDownload: TreeWork {
  let queue: TreeQueue<TreePlaces>
  let observer: TransferObserver
  private let top: SharedDirectory
  private let source: RemotePath
  private let policy: TransferPolicy
  private let arrived: @Sendable (FileJob, TransferOutcome) -> Void

  /// Names both sides.
  ///
  /// - Parameters:
  ///   - source: The directory at the server.
  ///   - top: The directory here.
  ///   - places: Directories with the files that are fetched, the next one last.
  ///   - policy: How.
  ///   - observer: Who is told of each file.
  ///   - arrived: Told of each file that has arrived, on the thread that fetched it.
  init(
    of source: RemotePath,
    to top: SharedDirectory,
    _ places: TreePlaces,
    _ policy: TransferPolicy,
    in observer: TransferObserver,
    arrived: @escaping @Sendable (FileJob, TransferOutcome) -> Void
  ) {
    queue = TreeQueue(places)
    (self.source, self.top, self.policy) = (source, top, policy)
    (self.observer, self.arrived) = (observer, arrived)
  }

  func name(of place: TreePlace) -> [UInt8] {
    place.names.reduce(source) { $0.appending($1.octets) }.octets
  }

  func note(_ outcome: TransferOutcome, of job: FileJob) { arrived(job, outcome) }
  func complete(_ worker: TreeWorker) throws(TransferError) {}
  func giveUp(_ worker: TreeWorker) {}

  func look(into place: TreePlace, _ worker: TreeWorker) throws(TransferError) {
    let local: SharedDirectory
    do throws(Errno) {
      local = SharedDirectory(try top.open.open(below: place.names.map(\.octets)))
    } catch {
      let path = place.names.reduce(top.open.path) { $0.appending(octets: $1.octets) }
      throw .local(.opening, path, error)
    }
    let remote = RemotePath(name(of: place))
    var files: [TreeFile] = []
    var existing: [[UInt8]: TreeFile] = [:]
    for planned in place.planned ?? [] {
      var file = TreeFile(planned.name)
      (file.size, file.modified) = (planned.source?.size, planned.source?.modified)
      files.append(file)
      guard let target = planned.target else { continue }
      existing[planned.name] = TreeFile(planned.name)
      existing[planned.name]?.size = target.size
      existing[planned.name]?.modified = target.modified
    }
    if policy.keepsTimes {
      try worker.tellTimes(of: &files, in: remote, policy) { $0.keepableTime == nil }
    }
    observer.expect(
      files: files.count,
      octets: files.reduce(Int64(0)) { $0.addingSaturated($1.size ?? 0) },
      unsized: files.count { $0.size == nil }
    )
    let directory = TreeDirectory(
      remote: remote,
      local: local,
      files: files,
      existing: existing,
      isNew: false,
      isPlanned: true
    )
    queue.add(directory) { _ in }
  }

  func progress(of job: FileJob) -> TransferProgress { job.makeProgress(.fromServer, in: observer) }

  func transfer(
    _ job: FileJob,
    _ progress: TransferProgress,
    _ worker: TreeWorker
  ) throws(TransferFailure) -> TransferOutcome? {
    let planned = job.directory.existing[job.file.name].map {
      MirrorPlan.Seen(.file, size: $0.size, modified: $0.modified)
    }
    let info = try leavingNothing(locally(.creating, job.local.path, job.local.info()))
    let now = info.map { MirrorPlan.Seen(SideTree.Node($0, seenAt: 0)) }
    guard MirrorPlan.Seen.fits(planned, now) else { throw TransferFailure(.changedSincePlanned) }
    return try worker.fetch(job, replacing: planned != nil, policy, progress)
  }
}
