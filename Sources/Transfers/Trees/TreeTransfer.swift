package import FTPClient
package import FTPProtocol
import Platform
package import SystemPackage

/// A directory with all that is in it, from one side to the other.
package struct TreeTransfer {
  private let options: TreeOptions
  private let observer: TransferObserver
  private let now: TimeValue

  /// Makes the way of all trees of one command.
  ///
  /// - Parameters:
  ///   - options: How.
  ///   - observer: Who is told of each file.
  ///   - now: What the years of listings are guessed by.
  package init(_ options: TreeOptions, in observer: TransferObserver, now: TimeValue) {
    self.options = options
    self.observer = observer
    self.now = now
  }

  /// Where a tree that is fetched goes.
  package enum Target: Sendable {
    /// A path that the user named: a link to a directory is meant as such.
    case named(FilePath)

    /// A name that the server chose: a link that has it is not followed.
    case place(LocalPlace)

    /// The path, for messages.
    package var path: FilePath {
      switch self {
      case .named(let path): path
      case .place(let place): place.path
      }
    }
  }

  /// Fetches what is in a directory.
  ///
  /// What is here already, with the same size and time, is not fetched again. What fails does not
  /// keep the rest from coming.
  ///
  /// - Parameters:
  ///   - source: A directory at the server.
  ///   - target: The directory here that gets what is in it; made if it is not there.
  ///   - session: Logged in; in step afterwards, unless it was lost.
  /// - Returns: What became of the tree, and what stopped it in the middle.
  /// - Throws: Why nothing could be begun.
  package func fetch(
    _ source: RemotePath,
    to target: Target,
    in session: Session
  ) throws(TransferFailure) -> TreeOutcome {
    var isNew = false
    let top = try leavingNothing(locally(.creating, target.path, open(target, &isNew)))
    let source = try leavingNothing(remotely(session.absolute(source)))
    let work = TreeDownload(
      of: source,
      to: SharedDirectory(top),
      isNew: isNew,
      options,
      now: now,
      in: observer
    )
    return try run(work, in: session)
  }

  private func open(_ target: Target, _ isNew: inout Bool) throws(Errno) -> OpenDirectory {
    switch target {
    case .named(let path):
      do throws(Errno) {
        try LocalDirectory.create(path)
        isNew = true
      } catch .fileExists {
        isNew = false
      }
      return try OpenDirectory.open(path)
    case .place(let place):
      isNew = try place.directory.open.create(directory: place.name)
      return try place.directory.open.open(directory: place.name)
    }
  }

  /// Sends what is in a directory.
  ///
  /// What is there already, with the same size and time, is not sent again.
  ///
  /// - Parameters:
  ///   - source: A directory here.
  ///   - target: The directory at the server that gets what is in it; made if it is not there.
  ///   - session: Logged in; in step afterwards, unless it was lost.
  /// - Returns: What became of the tree, and what stopped it in the middle.
  /// - Throws: Why nothing could be begun.
  package func send(
    _ source: FilePath,
    to target: RemotePath,
    in session: Session
  ) throws(TransferFailure) -> TreeOutcome {
    let top = try leavingNothing(locally(.opening, source, OpenDirectory.open(source)))
    let target = try leavingNothing(remotely(session.absolute(target)))
    let work = TreeUpload(of: SharedDirectory(top), to: target, options, now: now, in: observer)
    return try run(work, in: session)
  }

  /// Does the work of a tree with one session and as many more as the options say.
  ///
  /// - Returns: What became of the tree, and what stopped it in the middle.
  /// - Throws: Why nothing could be begun.
  func run(
    _ work: some TreeWork,
    in session: Session
  ) throws(TransferFailure) -> TreeOutcome {
    let worker = try leavingNothing(
      locally(.opening, "eventfd", TreeWorker(session, isHelper: false))
    )
    let observer = observer
    let pool = WorkerPool(
      options.connections,
      session.template,
      settled: {
        PoolGrowth.Measure(
          octetCount: observer.settledOctetCount,
          fileCount: observer.doneFileCount
        )
      },
      { session, pool in
        session.beginSeries()
        guard let helper = try? TreeWorker(session, isHelper: true) else { return .lostWorker }
        return work.run(helper, in: pool)
      }
    )
    session.beginSeries()
    let failure = finish(work, worker, pool)
    session.endSeries()
    if let limit = pool.shownLimit { session.knowledge.connectionLimit = limit }
    if work.queue.endWalk() { observer.completeExpectations() }
    var outcome = work.queue.outcome
    outcome.end = failure
    return outcome
  }

  /// Works until all is done, whoever has to do the rest of it.
  ///
  /// - Returns: What stopped the work.
  private func finish(
    _ work: some TreeWork,
    _ worker: TreeWorker,
    _ pool: WorkerPool
  ) -> TransferFailure? {
    while true {
      var failure = work.run(worker, in: pool)
      let isStopped = failure.map { $0.error.isCancellation || $0.endsTheTree } ?? false
      if isStopped, let failure { work.queue.stop(because: failure) }
      if failure != nil, !isStopped {
        // The others may be able to do the rest.
        pool.join()
        if work.queue.isEmpty { failure = nil }
      }
      pool.close(isStopped: isStopped)
      // A helper that could not complete its last file has left it to us.
      guard failure == nil, !work.queue.isEmpty else { return work.queue.stopReason ?? failure }
    }
  }
}
