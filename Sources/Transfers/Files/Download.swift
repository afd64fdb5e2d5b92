package import FTPClient
package import FTPProtocol
package import Platform
package import SystemPackage

/// One file from a server to this machine.
package struct Download {
  /// Where the octets go.
  package enum Target: Sendable {
    /// A path that the user named: a link, a device or a pipe is meant as such.
    case named(FilePath)

    /// A name that the server chose, in a directory that was reached through no link.
    case place(LocalPlace)

    /// Standard output, or the descriptor that stands in for it.
    case standardOutput(Int32)
  }

  /// The file at the server.
  package let source: RemotePath
  package let target: Target

  package var type = RepresentationType.image
  package var overwrite = OverwritePolicy.never
  package var policy = TransferPolicy()

  /// What a listing said of the file; `nil` for asking the server.
  package var listed: FileFacts?

  /// The permission bits it gets here; `nil` for those of any new file.
  package var mode: UInt16?

  /// Who is asked under ``OverwritePolicy/ask``; gets the file that is there, and what the server
  /// says of its own.
  package var askAboutReplacing: (FilePath, FileInfo, FileFacts) -> ReplacingAnswer = { _, _, _ in
    .noAnswer
  }

  /// Names both sides.
  package init(of source: RemotePath, to target: Target) {
    self.source = source
    self.target = target
  }

  /// Fetches the file into a partial one, proves that it is whole, and gives it its name; what is no
  /// file takes the octets as they come.
  ///
  /// What an earlier attempt left is gone on with, in this run or a later one.
  ///
  /// - Parameters:
  ///   - session: Logged in.
  ///   - progress: What to count in; its observer is told how it goes.
  /// - Returns: What was moved.
  /// - Throws: Why not; the target is as it was before.
  package func run(
    in session: Session,
    _ progress: TransferProgress
  ) throws(TransferFailure) -> TransferOutcome {
    try progress.tracking { () throws(TransferFailure) in try perform(in: session, progress) }
  }

  /// Does the same, and leaves it to the caller to tell how it ends.
  func perform(
    in session: Session,
    _ progress: TransferProgress
  ) throws(TransferFailure) -> TransferOutcome {
    switch try leavingNothing(end(session)) {
    case .nowhere: return .skipped
    case .stream(let file):
      let download = StreamDownload(download: self, session: session, progress: progress)
      do throws(TransferError) {
        return try download.run(into: file)
      } catch {
        throw TransferFailure(error)
      }
    case .file(let place, let replaces, let isContinued):
      let attempt = DownloadAttempt(
        download: self,
        place: place,
        session: session,
        progress: progress,
        replacesTarget: replaces,
        isContinued: isContinued
      )
      return try attempt.run()
    }
  }

  /// Where the octets go, once it is decided what becomes of the name.
  private enum End: ~Copyable {
    case nowhere
    case stream(LocalFile)

    /// A file, in place of another one or not, behind what has the name or not.
    case file(LocalPlace, replaces: Bool, isContinued: Bool)
  }

  private func end(_ session: Session) throws(TransferError) -> End {
    switch target {
    case .standardOutput(let number):
      return .stream(
        try locally(
          .opening,
          "standard output",
          LocalFile.standard(number, path: "standard output")
        )
      )
    case .place(let place):
      return try end(place, try locally(.creating, place.path, place.info()), session)
    case .named(let path):
      var info: FileInfo?
      do throws(Errno) {
        info = try FileInfo(of: path)
      } catch {
        guard error == .noSuchFileOrDirectory else { throw .local(.creating, path, error) }
      }
      if info?.kind == .other {
        let cancellation = session.cancellation
        return .stream(
          try locally(.opening, path, LocalFile.openForWriting(path, cancelledBy: cancellation))
        )
      }
      return try end(try locally(.creating, path, LocalPlace(path)), info, session)
    }
  }

  private func end(
    _ place: LocalPlace,
    _ existing: FileInfo?,
    _ session: Session
  ) throws(TransferError) -> End {
    let replaces: Bool
    guard let existing else { return .file(place, replaces: false, isContinued: false) }
    guard existing.kind != .directory else { throw .localDirectory(place.path) }
    if policy.continues, type == .image, existing.kind == .file {
      return .file(place, replaces: false, isContinued: true)
    }
    var time: TimeSpan?
    if overwrite == .newer { time = try remotely(session.timeSpan(of: source)) }
    switch NameCollision.decide(overwrite, existing: existing, remoteTime: time) {
    case .replace: replaces = true
    case .skip: return .nowhere
    case .refuse: throw .localFileExists(place.path)
    case .ask:
      let facts = try remotely(session.facts(of: source))
      switch askAboutReplacing(place.path, existing, facts) {
      case .replace: replaces = true
      case .keep: return .nowhere
      case .stop: throw .remote(.cancelled)
      case .noAnswer: throw .localFileExists(place.path)
      }
    }
    return .file(place, replaces: replaces, isContinued: false)
  }
}

/// A download to something that takes octets as they come.
///
/// What has been written cannot be taken back: another attempt goes on behind it, if the source is
/// still the same, and a failure is told by the error alone.
private struct StreamDownload {
  let download: Download
  let session: Session
  let progress: TransferProgress

  private var policy: TransferPolicy { download.policy }
  private var isImage: Bool { download.type == .image }

  func run(into file: consuming LocalFile) throws(TransferError) -> TransferOutcome {
    let clock = TransferClock()
    var retry = policy.retry
    // Nobody knows which octet of the file the next one of the text would be.
    if !isImage { retry.tries = 1 }
    let reception = Reception(download.type, progress, limit: policy.limit, session.cancellation)
    var sink = StreamSink(file, reception)
    var facts: FileFacts?
    let attempts = Attempts(policy: retry, session: session, progress: progress)
    let proof = try attempts.run { _ throws(TransferError) in try attempt(&sink, &facts) }
    return clock.outcome(octetCount: sink.restart, moved: progress.movedOctetCount, proof: proof)
  }

  private func attempt(
    _ sink: inout StreamSink,
    _ known: inout FileFacts?
  ) throws(TransferError) -> TransferProof {
    let begun = ContinuousClock.now
    let proving = Proving(
      session: session,
      path: download.source,
      verification: isImage ? policy.verification : .none
    )
    let facts =
      isImage ? try remotely(session.factsBeforeRetrieval(of: download.source)) : FileFacts()
    if sink.restart > 0, facts == FileFacts() || facts != known { throw .sourceChanged }
    known = facts
    progress.start(size: facts.size, resumingAt: sink.restart)
    // Nobody can read again what was written, so only a digest that is asked for is worth that
    // the octets pass through this program.
    let isAsked = proving.verification == .digest && sink.restart == 0
    let algorithm = isAsked ? try proving.algorithm(ofSize: facts.size) : nil
    sink.reception.digest = algorithm.flatMap { ContentDigest($0) }
    do throws(TransferError) {
      try session.retrieve(download.source, download.type, into: &sink)
    } catch {
      guard facts.size == sink.restart, error.leavesEndUnknown else { throw error }
      try proving.confirm(facts)
      return .size
    }
    try sink.finish()
    guard proving.verification != .none else { return .none }
    let fits = facts.size.map { $0 == sink.restart } ?? true
    let asksAgain = ContinuousClock.now - begun > Proving.unobservable
    if !fits || (asksAgain && facts != FileFacts()) {
      try proving.compareAgain(sink.restart, with: facts, areListed: false)
    }
    if proving.verification == .digest {
      guard let digest = sink.reception.digest?.finish(),
        let proof = try proving.compare(digest, algorithm)
      else { throw .noDigest }
      return proof
    }
    return facts.size == nil ? .none : .size
  }
}
