import FTPClient
package import FTPProtocol
import Octets
import Platform
import SystemPackage

/// The transfers of a plan: the same engine that moves trees, given directories with the files that the
/// plan names.
struct MirrorTransfers {
  let trees: MirrorTrees
  let session: Session
  let options: TreeOptions
  let observer: TransferObserver
  let now: TimeValue

  /// Told of each file that has arrived.
  let count: @Sendable (TransferOutcome) -> Void

  /// Told what is known of each file that has arrived and is still what it was.
  let remember: @Sendable ([UInt8], ManifestRecord) -> Void

  /// Transfers files.
  ///
  /// - Parameters:
  ///   - steps: Of one side, in their order.
  ///   - side: The side that gets them.
  ///   - newDirectories: Those that were made a moment before: nothing is in them.
  /// - Returns: What became of them, and what stopped the work in the middle.
  /// - Throws: Why nothing could be begun.
  func run(
    _ steps: [MirrorPlan.Step],
    to side: MirrorSide,
    newDirectories: Set<[UInt8]>
  ) throws(TransferFailure) -> TreeOutcome {
    var places = TreePlaces()
    places.places = Self.places(steps, newDirectories)
    let transfer = TreeTransfer(options, in: observer, now: now)
    let (observer, session) = (observer, session)
    switch side {
    case .there:
      let (lead, followsLinks) = (session.knowledge.clockLead, options.followsLinks)
      let (top, keepsTimes) = (trees.there, options.policy.keepsTimes)
      let work = TreeUpload(
        of: trees.here,
        to: top,
        options,
        now: now,
        in: observer,
        places: places
      ) { [count, remember] job, outcome in
        count(outcome)
        guard let path = Self.path(of: job.remote, below: top),
          let digest = LocalDigest.read(
            job.local,
            followingLink: followsLinks,
            cancelledBy: nil
          ), digest.info.size == outcome.octetCount,
          job.file.isStill(digest.info)
        else { return }
        let moment = WallClock.secondsSinceEpoch
        var record = digest.record(moment)
        record.sizeThere = outcome.octetCount
        // Until somebody looks: the file has the time of its source, or that of its arrival.
        let latest = moment.addingSaturated(max(0, lead ?? 86_400)).addingSaturated(2)
        let earliest =
          keepsTimes ? min(digest.info.modified, moment) : moment.addingSaturated(-86_400)
        record.modifiedThere = TimeSpan(from: earliest, to: max(earliest, latest))
        record.isFreshThere = true
        remember(path, record)
      }
      return try transfer.run(work, in: session)
    case .here:
      let (top, keepsTimes) = (trees.there, options.policy.keepsTimes)
      let lead = session.knowledge.clockLead
      var marks: [[UInt8]: UInt64] = [:]
      for step in steps {
        if let mark = step.source?.identity, mark != 0 { marks[step.path] = mark }
      }
      let work = MirrorDownload(
        of: top,
        to: trees.here,
        places,
        options.policy,
        in: observer
      ) { [count, remember, marks] job, outcome in
        count(outcome)
        guard let path = Self.path(of: job.remote, below: top),
          let digest = LocalDigest.read(job.local, followingLink: false, cancelledBy: nil),
          digest.info.size == outcome.octetCount,
          // A copy has the time of its original, until somebody changes it.
          !keepsTimes || job.file.keepableTime.map({ $0 == digest.info.modified }) ?? true
        else { return }
        let moment = WallClock.secondsSinceEpoch
        var record = digest.record(moment)
        // What was listed is what was fetched only where the sizes say so.
        if job.file.size == outcome.octetCount {
          let (size, modified) = (job.file.size, job.file.modified)
          let mark = marks[path] ?? 0
          record.take(.init(size, modified, mark: mark, lead: lead), at: moment)
        }
        remember(path, record)
      }
      return try transfer.run(work, in: session)
    }
  }

  /// Groups steps by their directories; each directory comes twice where the order of the steps wants it.
  private static func places(
    _ steps: [MirrorPlan.Step],
    _ newDirectories: Set<[UInt8]>
  ) -> [TreePlace] {
    var places: [TreePlace] = []
    var last: [UInt8]?
    for step in steps {
      let (directory, name) = step.path.splitLast
      if directory != last || places.isEmpty {
        let names = directory.split(separator: .slash).compactMap {
          RemotePath.Component([UInt8]($0))
        }
        var place = TreePlace(names: names, isNew: newDirectories.contains(directory))
        place.planned = []
        places.append(place)
        last = directory
      }
      places[places.count - 1].planned?.append(
        PlannedFile(name: name, source: step.source, target: step.target)
      )
    }
    // The last one is taken first.
    return places.reversed()
  }

  private static func path(of remote: RemotePath, below top: RemotePath) -> [UInt8]? {
    let prefix = top.octets.last == .slash ? top.octets : top.octets + [.slash]
    return remote.octets.starts(with: prefix) ? [UInt8](remote.octets[prefix.count...]) : nil
  }
}

/// The two sides of a mirror.
package struct MirrorTrees: Sendable {
  package let here: SharedDirectory

  /// An absolute path.
  package let there: RemotePath

  /// Names both.
  package init(here: SharedDirectory, there: RemotePath) {
    (self.here, self.there) = (here, there)
  }

  /// A path at the server.
  func remote(_ path: [UInt8]) -> RemotePath {
    path.isEmpty ? there : path.split(separator: .slash).reduce(there) { $0.appending([UInt8]($1)) }
  }

  /// A place here.
  ///
  /// - Throws: Why the directory that it is in cannot be opened; links are not followed.
  func local(_ path: [UInt8], followingLinks: Bool = false) throws(Errno) -> LocalPlace {
    let (directory, name) = path.splitLast
    let names = directory.split(separator: .slash).map { [UInt8]($0) }
    return LocalPlace(
      name,
      in: SharedDirectory(try here.open.open(below: names, followingLinks: followingLinks))
    )
  }
}

extension TreeFile {
  /// Whether a file here is still the one that was looked at before it was sent: one that was saved
  /// again in the same second is not.
  fileprivate func isStill(_ info: FileInfo) -> Bool {
    size == info.size && stamp == LocalStamp(info)
  }
}

extension [UInt8] {
  /// The path of the directory, and the last name.
  var splitLast: (directory: [UInt8], name: [UInt8]) {
    guard let slash = lastIndex(of: .slash) else { return ([], self) }
    return ([UInt8](self[..<slash]), [UInt8](self[(slash + 1)...]))
  }
}
