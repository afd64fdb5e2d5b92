package import FTPClient
package import FTPProtocol
import Platform
package import SystemPackage

/// One file from this machine to a server.
package struct Upload {
  /// Where the octets come from.
  package enum Source: Sendable {
    /// A path that the user named.
    case named(FilePath)

    /// A name in a directory that was reached through no link; a link only where it is to be
    /// followed.
    case place(LocalPlace, followsLink: Bool)

    /// Standard input, from where it stands.
    case standardInput

    /// The path, for messages.
    package var path: FilePath {
      switch self {
      case .named(let path): path
      case .place(let place, _): place.path
      case .standardInput: "standard input"
      }
    }
  }

  /// How an upload treats what is there.
  package enum Mode: Hashable, Sendable {
    /// The file is made anew, under a temporary name.
    case replace

    /// The octets go behind those that are there (APPE).
    case append
  }

  package let source: Source

  /// The name it gets at the server.
  package let target: RemotePath

  package var type = RepresentationType.image
  package var mode = Mode.replace
  package var policy = TransferPolicy()

  /// Whether a file of that name at the server stays, which is an error then.
  package var keepsExisting = false

  /// Whether a listing showed that nothing has the name.
  var isNew = false

  /// The time at which listings are read.
  let now: TimeValue

  /// Names both sides.
  package init(of source: Source, to target: RemotePath, now: TimeValue) {
    self.source = source
    self.target = target
    self.now = now
  }

  /// Sends the file under a temporary name, proves that it is whole, and gives it its name.
  ///
  /// What an earlier attempt left is gone on with, in this run or a later one.
  ///
  /// - Parameters:
  ///   - session: Logged in.
  ///   - progress: What to count in; its observer is told how it goes.
  /// - Returns: What was moved.
  /// - Throws: Why not; the server may have a part, under the temporary name unless it has to be
  ///   the final one.
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
    let clock = TransferClock()
    let attempt = UploadAttempt(upload: self, session: session, progress: progress)
    var state = UploadAttempt.State(isInPlace: isInPlace(session))
    var source = try leavingNothing(source(session, progress))
    let lock = try leavingNothing(lock(session))
    state.earlier = lock?.earlier
    do throws(TransferError) {
      state.existed = try existed(session)
      let attempts = Attempts(policy: policy.retry, session: session, progress: progress)
      let proof = try attempts.runUntilSpent { number, isLast throws(TransferError) in
        // A source that gives its octets once has none for another attempt.
        defer { isLast = source.isSpent }
        state.number = number
        return try attempt.run(&source, lock, &state)
      }
      lock?.end(keeps: false)
      source.leave()
      var outcome = clock.outcome(
        octetCount: source.end,
        moved: progress.movedOctetCount,
        proof: proof
      )
      outcome.resumedFrom = state.earlierCount ?? 0
      outcome.restart = state.restart
      outcome.modeIsRefused = state.modeIsRefused
      outcome.strayCopy = state.strayCopy
      outcome.source = source.info
      return outcome
    } catch {
      // What is kept is gone on with by a later run, however small it is.
      if state.kept != nil, let known = state.known { lock?.write(known) }
      lock?.end(keeps: state.kept != nil)
      throw TransferFailure(error, kept: state.kept)
    }
  }

  private func isInPlace(_ session: Session) -> Bool {
    mode == .append || policy.storesInPlace || session.knowledge.storesInPlace
      || PartialName.temporary(for: target) == nil
  }

  private func source(
    _ session: Session,
    _ progress: TransferProgress
  ) throws(TransferError) -> FileSource {
    let path = source.path
    let opened = try open(session)
    guard try locally(.reading, path, opened.info()).kind != .directory else {
      throw .localDirectory(path)
    }
    do throws(Errno) {
      return try FileSource(opened, type, progress, limit: policy.limit, session.cancellation)
    } catch {
      throw .local(.reading, path, error)
    }
  }

  private func open(_ session: Session) throws(TransferError) -> LocalFile {
    switch source {
    case .standardInput:
      return try locally(.opening, source.path, LocalFile.standard(0, path: source.path))
    case .named(let path):
      let cancellation = session.cancellation
      return try locally(.opening, path, LocalFile.open(path, cancelledBy: cancellation))
    case .place(let place, let followsLink):
      return try locally(
        .opening,
        place.path,
        // What was a file in a directory may be a pipe by now, which nobody asked to wait for.
        place.directory.open.open(regularFile: place.name, followingLink: followsLink)
      )
    }
  }

  /// Keeps other processes of this user from sending to the same file, and finds what an earlier
  /// run knew of it.
  private func lock(_ session: Session) throws(TransferError) -> UploadRecord? {
    try UploadRecord.lock(in: policy.recordDirectory, for: target, at: session)
  }

  /// Finds out whether something has the name, where that matters: a file that shows up during the
  /// upload is somebody else's, and not removed to make room.
  ///
  /// - Returns: `nil` where it does not matter, or nobody knows.
  /// - Throws: ``TransferError/remoteFileExists`` when it is to stay.
  private func existed(_ session: Session) throws(TransferError) -> Bool? {
    // A temporary file is asked about its name again before it gets it.
    if isNew, !keepsExisting || !isInPlace(session) { return false }
    if keepsExisting {
      guard try !isThere(session) else { throw .remoteFileExists }
      return false
    }
    // Unix servers give the name to the new file in any case.
    guard mode == .replace, !isInPlace(session), session.mayRefuseToReplace else { return nil }
    return try name(session).wasThere()
  }

  /// Whether something has the name now.
  func isThere(_ session: Session) throws(TransferError) -> Bool {
    try name(session).isThere()
  }

  /// The name that the file gets.
  func name(_ session: Session) -> TargetName {
    TargetName(path: target, session: session, keepsExisting: keepsExisting, now: now)
  }
}
