import FTPClient
import FTPProtocol
import Platform
import Synchronization
import SystemPackage

/// The octets of one large file over several connections, into a file of their own.
///
/// What it leaves is the beginning of the file, up to the first octet that did not come: an
/// ordinary download goes on from there, compares its end with the source, and proves the whole.
final class SegmentedFetch: Sendable {
  private struct State {
    /// Parts that nobody fetches.
    var waiting: [Range<Int64>]

    /// How often another attempt at a part may still be made.
    var triesLeft: Int

    /// What came before the beginning of a part, which the part before it has to end with.
    var overlaps: [Int64: [UInt8]] = [:]

    var localError: TransferError?
    var runningCount = 0
  }

  private let source: RemotePath
  private let size: Int64
  private let file: LocalFile
  private let progress: TransferProgress
  private let limit: RateLimit?
  private let state: Mutex<State>
  private let stopping: Cancellation

  /// Signalled when a worker has ended.
  private let news: WakeUp

  /// How many octets in front of its part a connection fetches too: a server that does not begin
  /// where it is told to shows by them.
  private static let overlapSize: Int64 = 4096

  private init(
    _ source: RemotePath,
    _ size: Int64,
    _ file: consuming LocalFile,
    _ segments: [Range<Int64>],
    _ policy: TransferPolicy,
    _ progress: TransferProgress
  ) throws(Errno) {
    self.source = source
    self.size = size
    self.file = file
    self.progress = progress
    limit = policy.limit
    state = Mutex(State(waiting: segments, triesLeft: policy.retry.tries * segments.count))
    stopping = try Cancellation()
    news = try WakeUp()
  }

  /// Fetches as much as will come, and makes it the partial file of a download.
  ///
  /// - Parameters:
  ///   - download: What is fetched; its policy says over how many connections.
  ///   - record: What is known of the source, with its size.
  ///   - session: Whom the connections are to be like; it does nothing meanwhile.
  ///   - progress: What to count in.
  /// - Returns: How many octets from the beginning on there are; 0 where a part was there already,
  ///   or the file is too small.
  /// - Throws: ``TransferError/local(_:_:_:)``, and nothing is left; cancellation, and what came is
  ///   kept.
  static func fill(
    _ download: Download,
    _ record: PartialRecord,
    like session: Session,
    _ progress: TransferProgress
  ) throws(TransferError) -> Int64 {
    let partial = PartialFile.path(for: download.target)
    guard let size = record.size, (try? FileInfo(of: partial, followingLinks: false)) == nil else {
      return 0
    }
    let segments = SegmentPlan.segments(of: size, count: download.policy.segments)
    guard segments.count > 1 else { return 0 }
    let path = PartialFile.segmentsPath(for: download.target)
    let file: LocalFile
    do throws(Errno) {
      file = try PartialFile.openOwn(path)
    } catch {
      throw .local(.creating, path, error)
    }
    do throws(Errno) {
      try file.truncate(to: 0)
      try file.reserve(0..<size)
      let fetch = try SegmentedFetch(
        download.source,
        size,
        file,
        segments,
        download.policy,
        progress
      )
      progress.start(size: size)
      let wasCancelled = fetch.run(segments.count, like: session)
      if let error = fetch.state.withLock({ $0.localError }) {
        try? LocalDirectory.remove(path)
        throw error.errno
      }
      let count = try fetch.contiguousCount()
      try fetch.file.truncate(to: count)
      try TransferRecord.write(record, to: PartialFile.recordPath(for: download.target))
      try LocalDirectory.renameExclusively(path, to: partial)
      guard !wasCancelled else { throw Errno.canceled }
      return count
    } catch .canceled {
      throw .remote(.cancelled)
    } catch {
      try? LocalDirectory.remove(path)
      throw .local(.writing, path, error)
    }
  }

  /// How many octets from the beginning on are there.
  private func contiguousCount() throws(Errno) -> Int64 {
    let (missing, overlaps) = state.withLock { state in
      (state.waiting.map(\.lowerBound).min() ?? size, state.overlaps)
    }
    var count = missing
    for (start, expected) in overlaps where start < count {
      var found = [UInt8](repeating: 0, count: expected.count)
      let from = start - Int64(expected.count)
      var span = found.mutableSpan
      let filled = try span.withUnsafeMutableBytes { buffer throws(Errno) in
        try file.read(into: buffer, from: from)
      }
      // From there on these may be octets of somewhere else.
      if filled != expected.count || found != expected { count = min(count, from) }
    }
    return count
  }

  /// Runs workers until nothing is left that they could do.
  ///
  /// - Returns: Whether the user stopped it.
  private func run(_ count: Int, like session: Session) -> Bool {
    let template = session.template
    var threads: [WorkerThread] = []
    state.withLock { $0.runningCount = count }
    for _ in 0..<count {
      let thread = try? WorkerThread.start { [self] in
        work(template)
        state.withLock { $0.runningCount -= 1 }
        news.signal()
      }
      if let thread { threads.append(thread) } else { state.withLock { $0.runningCount -= 1 } }
    }
    var wasCancelled = false
    while state.withLock({ $0.runningCount > 0 }) {
      do throws(WaitError) {
        try Readiness.wait(
          for: news.rawValue,
          .readable,
          until: .after(.seconds(60)),
          cancelledBy: wasCancelled ? nil : session.cancellation
        )
        news.drain()
      } catch .cancelled {
        wasCancelled = true
        stopping.cancel()
      } catch {
        continue
      }
    }
    for thread in threads { thread.join() }
    return wasCancelled
  }

  /// Fetches one part after the other on a connection of its own; a server that lets no more
  /// connections in has one worker less.
  private func work(_ template: SessionTemplate) {
    guard var session = try? Session.connect(like: template, cancelledBy: stopping) else { return }
    while let segment = take() {
      var position = segment.lowerBound
      do throws(FTPError) {
        try fetch(segment, &position, session)
      } catch {
        giveBack(position..<segment.upperBound)
        // Who is refused for good does not ask again.
        if case .refused(let reply, _) = error, reply.code.isPermanentNegative { break }
        guard !stopping.isCancelled, !session.isAlive else { continue }
        guard let another = try? Session.connect(like: template, cancelledBy: stopping) else {
          return
        }
        session = another
      }
    }
    session.hangUp()
  }

  private func take() -> Range<Int64>? {
    state.withLock { state in
      guard !stopping.isCancelled, state.localError == nil, !state.waiting.isEmpty else {
        return nil
      }
      return state.waiting.removeFirst()
    }
  }

  private func giveBack(_ rest: Range<Int64>) {
    guard !rest.isEmpty else { return }
    let isHopeless = state.withLock { state in
      state.waiting.append(rest)
      state.triesLeft -= 1
      return state.triesLeft <= 0
    }
    if isHopeless { stopping.cancel() }
  }

  /// Fetches a part; `position` tells how far it came.
  private func fetch(
    _ segment: Range<Int64>,
    _ position: inout Int64,
    _ session: Session
  ) throws(FTPError) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(
      byteCount: TransferBuffer.size,
      alignment: 4096
    )
    defer { buffer.deallocate() }
    let command = try session.command(.retr, source)
    let start = max(0, segment.lowerBound - Self.overlapSize)
    do throws(FTPError) {
      try session.transfer(command, .fromServer, type: .image, from: start) {
        data throws(FTPError) in
        try readOverlap(segment.lowerBound, Int(segment.lowerBound - start), &data)
        while position < segment.upperBound {
          var room = Int(min(segment.upperBound - position, Int64(buffer.count)))
          if let limit { room = try limit.allowance(upTo: room, cancelledBy: stopping) }
          let count = try data.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<room]))
          guard count > 0 else { throw .stoppedByCaller }
          try write(UnsafeRawBufferPointer(rebasing: buffer[..<count]), at: position)
          position += Int64(count)
          progress.advance(by: count)
        }
        // The server would send the other parts too. What comes behind the last one is for the
        // download that follows to see.
        guard segment.upperBound == size, try data.read(into: buffer) == 0 else {
          throw .stoppedByCaller
        }
      }
    } catch .stoppedByCaller where position == segment.upperBound {
      return
    }
  }

  /// Keeps what stands in front of a part.
  private func readOverlap(
    _ position: Int64,
    _ wanted: Int,
    _ data: inout DataConnection
  ) throws(FTPError) {
    var octets = [UInt8](repeating: 0, count: wanted)
    var filled = 0
    while filled < wanted {
      let offset = filled
      var span = octets.mutableSpan
      let count = try span.withUnsafeMutableBytes { buffer throws(FTPError) in
        try data.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[offset...]))
      }
      guard count > 0 else { throw .stoppedByCaller }
      filled += count
    }
    guard wanted > 0 else { return }
    state.withLock { $0.overlaps[position] = octets }
  }

  private func write(_ octets: UnsafeRawBufferPointer, at offset: Int64) throws(FTPError) {
    do throws(Errno) {
      try file.write(octets, at: offset)
    } catch {
      let failure = TransferError.local(.writing, file.path, error)
      state.withLock { $0.localError = $0.localError ?? failure }
      stopping.cancel()
      throw .stoppedByCaller
    }
  }
}

extension TransferError {
  /// What the system said of a local file.
  fileprivate var errno: Errno {
    if case .local(_, _, let errno) = self { return errno }
    return .ioError
  }
}
