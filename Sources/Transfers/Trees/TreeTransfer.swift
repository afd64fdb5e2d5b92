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

  /// Fetches what is in a directory.
  ///
  /// What is here already, with the same size and time, is not fetched again. What fails does not
  /// keep the rest from coming.
  ///
  /// - Parameters:
  ///   - source: A directory at the server.
  ///   - target: The directory here that gets what is in it; made if it is not there.
  ///   - session: Logged in; in step afterwards, unless it was lost.
  /// - Returns: What became of the tree.
  /// - Throws: Why nothing could be begun, and what stopped it in the middle.
  package func fetch(
    _ source: RemotePath,
    to target: FilePath,
    in session: Session
  ) throws(TransferFailure) -> TreeOutcome {
    let top: OpenDirectory
    var isNew = true
    do throws(Errno) {
      do throws(Errno) {
        try LocalDirectory.create(target)
      } catch .fileExists {
        isNew = false
      }
      top = try OpenDirectory.open(target)
    } catch {
      throw TransferFailure(.local(.creating, target, error))
    }
    let source = try absolute(source, in: session)
    var place = TreePlace(names: [])
    place.isNew = isNew
    place.uniques = try unique(of: source, in: session)
    let work = TreeDownload(of: source, to: top, place, options, now: now, in: observer)
    return try run(work, in: session)
  }

  private func absolute(
    _ path: RemotePath,
    in session: Session
  ) throws(TransferFailure) -> RemotePath {
    do throws(FTPError) {
      return try session.absolute(path)
    } catch {
      throw TransferFailure(.remote(error))
    }
  }

  /// Asks what tells a directory from others, so that it is known again further down.
  private func unique(
    of source: RemotePath,
    in session: Session
  ) throws(TransferFailure) -> [[UInt8]] {
    do throws(FTPError) {
      guard try session.features().list.parameters(of: "MLST")?.contains("unique") ?? false else {
        return []
      }
      return try session.entry(at: source, now: now)?.unique.map { [$0] } ?? []
    } catch {
      throw TransferFailure(.remote(error))
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
  /// - Returns: What became of the tree.
  /// - Throws: Why nothing could be begun, and what stopped it in the middle.
  package func send(
    _ source: FilePath,
    to target: RemotePath,
    in session: Session
  ) throws(TransferFailure) -> TreeOutcome {
    let top: OpenDirectory
    do {
      top = try OpenDirectory.open(source)
    } catch {
      throw TransferFailure(.local(.opening, source, error))
    }
    let target = try absolute(target, in: session)
    let work = TreeUpload(of: top, to: target, options, now: now, in: observer)
    return try run(work, in: session)
  }

  private func run(
    _ work: some TreeWork,
    in session: Session
  ) throws(TransferFailure) -> TreeOutcome {
    let worker: TreeWorker
    do {
      worker = try TreeWorker(session, isHelper: false)
    } catch {
      throw TransferFailure(.local(.opening, "eventfd", error))
    }
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
    observer.completeExpectations()
    if let failure { throw failure }
    return work.queue.outcome
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
      if isStopped { work.queue.stop() }
      if failure != nil, !isStopped {
        // The others may be able to do the rest.
        pool.join()
        if work.queue.isEmpty { failure = nil }
      }
      pool.close(isStopped: isStopped)
      // A helper that could not complete its last file has left it to us.
      guard failure == nil, !work.queue.isEmpty else { return failure }
    }
  }
}
