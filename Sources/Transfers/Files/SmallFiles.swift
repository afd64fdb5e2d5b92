import FTPClient
import FTPProtocol
import Platform
import SystemPackage

/// Small files of trees: moved as others are, but whole, through one buffer, and an upload's naming
/// put off until it can travel with the next upload.
enum SmallFile {
  /// The largest one, in octets.
  static let limit: Int64 = 65_536

  /// What takes such a file, and one octet more, which shows that it is longer than it was.
  static let bufferSize = Int(limit) + 1
}

extension TransferPolicy {
  /// Whether a small file may be moved whole, with nothing but its size to prove it.
  fileprivate var allowsMovingAtOnce: Bool {
    verification != .digest && !keepsModes && !flushesToDisk && !continues
      && limit?.octetsPerSecond == nil
  }
}

extension Download {
  /// Fetches a file that is listed as a small one, if it is.
  ///
  /// - Parameters:
  ///   - place: Where it goes.
  ///   - session: Logged in.
  ///   - buffer: For ``SmallFile/bufferSize`` octets.
  ///   - progress: What to count in.
  /// - Returns: `nil` when it takes more than that: the file is not small, or not as it was listed.
  /// - Throws: Why it cannot be had in any way; nothing is left.
  func fetchAtOnce(
    as place: LocalPlace,
    in session: Session,
    through buffer: UnsafeMutableRawBufferPointer,
    _ progress: TransferProgress
  ) throws(TransferError) -> TransferOutcome? {
    guard policy.allowsMovingAtOnce, let listed, let size = listed.size, size <= SmallFile.limit
    else { return nil }
    let clock = TransferClock()
    progress.start(size: size)
    var sink = BufferSink(buffer)
    do throws(TransferError) {
      try session.retrieve(source, .image, into: &sink)
    } catch {
      guard case .remote(let reason) = error, !reason.isCancellation, !reason.isFinalRefusal else {
        throw error
      }
      return nil
    }
    // What has another size than its listing said is asked about once more.
    guard Int64(sink.count) == size else { return nil }
    progress.advance(by: sink.count)
    var partial = try PartialFile(for: place, adopting: false)
    do throws(TransferError) {
      try partial.write(UnsafeRawBufferPointer(rebasing: buffer[..<sink.count]))
      let modified = policy.keepsTimes ? listed.modified?.secondsSinceEpoch : nil
      let finish = PartialFile.Finish(modified: modified)
      try partial.complete(finish, replacing: overwrite == .always)
    } catch {
      _ = partial.keep(isUsable: false, isWanted: false)
      throw error
    }
    return clock.outcome(octetCount: size, moved: progress.movedOctetCount, proof: .size)
  }
}

/// An upload that has arrived under its temporary name; what gives it its own travels with the next
/// command.
struct ArrivedUpload {
  let outcome: TransferOutcome

  /// RNFR and RNTO, and what sets the time.
  let commands: [PlacedCommand]

  /// Says whether the file has its name now.
  static func isNamed(by replies: [Reply]) -> Bool {
    replies.count >= 2 && replies[1].code.isCompletion
  }
}

extension Upload {
  /// Sends a small file, if it is one, and leaves its naming to the next command.
  ///
  /// - Parameters:
  ///   - size: What it should have, in octets.
  ///   - modified: The time it gets, in seconds since 1970.
  ///   - session: Logged in.
  ///   - buffer: For ``SmallFile/bufferSize`` octets.
  ///   - pipelined: What travels in front; gets the replies in any case.
  ///   - progress: What to count in.
  /// - Returns: `nil` when it takes more than that.
  /// - Throws: Why it cannot be sent in any way.
  func sendAtOnce(
    _ size: Int64?,
    modified: Int64?,
    in session: Session,
    through buffer: UnsafeMutableRawBufferPointer,
    with pipelined: inout PipelinedCommands,
    _ progress: TransferProgress
  ) throws(TransferError) -> ArrivedUpload? {
    // Whether a name is still free is asked between the upload and the renaming.
    guard policy.allowsMovingAtOnce, !keepsExisting, isNew,
      !policy.storesInPlace, !session.knowledge.storesInPlace,
      let size, size > 0, size <= SmallFile.limit, case .place(let place, let followsLink) = source,
      let temporary = PartialName.temporary(for: target)
    else { return nil }
    let clock = TransferClock()
    let count = try locally(
      .reading,
      place.path,
      place.directory.open.read(place.name, into: buffer, followingLink: followsLink)
    )
    guard count == Int(size) else { return nil }
    progress.start(size: size)
    var source = BufferSource(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    let commands: [PlacedCommand]
    do throws(TransferError) {
      commands = try remotely(naming(from: temporary, modified: modified, session))
      pipelined.behind = [try remotely(session.command(.size, temporary))]
      try session.store(.stor, temporary, .image, from: &source, with: &pipelined)
    } catch {
      if error.isCancellation { throw error }
      return nil
    }
    let told = pipelined.repliesBehind.first.flatMap(FileFactReplies.size)
    guard told == nil || told == size else { return nil }
    progress.advance(by: count)
    let outcome = clock.outcome(
      octetCount: size,
      moved: progress.movedOctetCount,
      proof: told == nil ? .none : .size
    )
    return ArrivedUpload(outcome: outcome, commands: commands)
  }

  /// Makes the commands that give an upload its name, and its time if it is known how.
  private func naming(
    from temporary: RemotePath,
    modified: Int64?,
    _ session: Session
  ) throws(FTPError) -> [PlacedCommand] {
    var commands = [
      try session.command(.rnfr, temporary), try session.command(.rnto, target),
    ]
    // A time that was set would say nothing of the server's clock.
    if policy.keepsTimes, !session.mustLearnClock,
      let time = modified.flatMap({ TimeValue(secondsSinceEpoch: $0) }),
      let command = session.commandSettingTime(time, of: target)
    {
      commands.append(command)
    }
    return commands
  }
}

extension FTPError {
  /// Whether the server will say the same again.
  fileprivate var isFinalRefusal: Bool {
    if case .refused(let reply, _) = self {
      return reply.code.isPermanentNegative && sessionIsUsable && !meansBusy
    }
    if case .invalidCommand = self { return true }
    return false
  }
}
