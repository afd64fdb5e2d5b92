import FTPClient
import FTPProtocol
import Platform
import Synchronization
import SystemPackage

/// The octets of one large file over several connections, into one partial file.
///
/// Its record says which octets are missing, so that whoever is killed has lost little. What it
/// leaves is the beginning of the file, up to the first octet that did not come: the download goes
/// on from there, compares its end with the source, and proves the whole.
final class SegmentedFetch: Sendable {
  /// A part of the file that one connection fetches.
  struct Segment: Sendable {
    /// The octets that have not come.
    var missing: Range<Int64>
    var isTaken = false
  }

  private struct State {
    var segments: [Segment]

    /// How often another attempt at a part may still be made.
    var triesLeft: Int

    /// What came before the beginning of a part, which what stands there has to be.
    var overlaps: [Int64: [UInt8]] = [:]

    /// Octets that came since the record was written.
    var unrecordedCount: Int64 = 0
    var localError: TransferError?
    var runningCount = 0
  }

  private let source: RemotePath
  private let record: TransferRecord
  private let size: Int64

  /// The partial file; its lock is shared with the one who opened it.
  fileprivate let file: LocalFile
  private let recordFile: RecordFile
  fileprivate let progress: TransferProgress
  fileprivate let limit: RateLimit?
  private let state: Mutex<State>
  fileprivate let stopping: Cancellation

  /// Signalled when a worker has ended.
  private let news: WakeUp

  /// How many octets in front of its part a connection fetches too: a server that does not begin
  /// where it is told to shows by them.
  private static let overlapSize: Int64 = 4096

  /// After how many octets the record is written again.
  private static let recordInterval: Int64 = 4 << 20

  private init(
    _ file: consuming LocalFile,
    _ recordFile: RecordFile,
    _ missing: [Range<Int64>],
    of record: TransferRecord,
    _ download: Download,
    _ progress: TransferProgress
  ) throws(Errno) {
    source = download.source
    self.record = record
    size = record.size ?? 0
    self.file = file
    self.recordFile = recordFile
    self.progress = progress
    limit = download.policy.limit
    let tries = download.policy.retry.tries * missing.count
    state = Mutex(State(segments: missing.map { Segment(missing: $0) }, triesLeft: tries))
    stopping = try Cancellation()
    news = try WakeUp()
  }

  /// Fetches as much as will come.
  ///
  /// - Parameters:
  ///   - partial: Where it goes; afterwards it ends with the first octet that did not come, unless
  ///     this throws.
  ///   - missing: The octets to fetch, in order, a connection for each.
  ///   - record: What is known of the source, with its size.
  ///   - download: What is fetched.
  ///   - session: Whom the connections are to be like; it does nothing meanwhile.
  ///   - progress: What to count in.
  /// - Throws: ``TransferError/local(_:_:_:)`` and cancellation; what came is kept, with its record.
  static func fill(
    _ partial: inout PartialFile,
    _ missing: [Range<Int64>],
    of record: TransferRecord,
    _ download: Download,
    like session: Session,
    _ progress: TransferProgress
  ) throws(TransferError) {
    let size = record.size ?? 0
    try partial.divide(missing, of: record)
    let path = partial.place.path
    let fetch: SegmentedFetch
    do throws(Errno) {
      try partial.file.reserve(0..<size)
      fetch = try SegmentedFetch(
        partial.file.duplicate(),
        partial.record,
        missing,
        of: record,
        download,
        progress
      )
    } catch {
      throw .local(.writing, path, error)
    }
    progress.start(size: size, resumingAt: size - fetch.missingCount)
    let wasCancelled = fetch.run(
      min(missing.count, max(1, download.policy.segments)),
      like: session
    )
    let left = fetch.state.withLock { $0.segments.map(\.missing).filter { !$0.isEmpty } }
    if let error = fetch.state.withLock({ $0.localError }) {
      try partial.divide(left, of: record)
      throw error
    }
    guard !wasCancelled else {
      try partial.divide(left, of: record)
      throw .remote(.cancelled)
    }
    try partial.settle(try locally(.reading, path, fetch.contiguousCount()))
  }

  private var missingCount: Int64 {
    state.withLock { state in
      state.segments.reduce(0) { $0 + ($1.missing.upperBound - $1.missing.lowerBound) }
    }
  }

  /// How many octets from the beginning on are there.
  private func contiguousCount() throws(Errno) -> Int64 {
    let (missing, overlaps) = state.withLock { state in
      let missing = state.segments.map(\.missing).filter { !$0.isEmpty }
      return (missing.first?.lowerBound ?? size, state.overlaps)
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
    while let (index, missing) = take() {
      var sink = SegmentSink(self, index, missing, overlapping: Self.overlapSize)
      do throws(TransferError) {
        try session.retrieve(source, .image, into: &sink)
        giveBack(index)
      } catch {
        giveBack(index)
        guard !sink.isDone else { continue }
        // Who is refused for good does not ask again.
        if case .remote(.refused(let reply, _)) = error, reply.code.isPermanentNegative { break }
        guard !stopping.isCancelled, !session.isAlive else { continue }
        guard let another = try? Session.connect(like: template, cancelledBy: stopping) else {
          return
        }
        session = another
      }
    }
    session.hangUp()
  }

  private func take() -> (Int, Range<Int64>)? {
    state.withLock { state in
      guard !stopping.isCancelled, state.localError == nil,
        let index = state.segments.firstIndex(where: { !$0.isTaken && !$0.missing.isEmpty })
      else { return nil }
      state.segments[index].isTaken = true
      return (index, state.segments[index].missing)
    }
  }

  private func giveBack(_ index: Int) {
    let isHopeless = state.withLock { state in
      state.segments[index].isTaken = false
      guard !state.segments[index].missing.isEmpty else { return false }
      state.triesLeft -= 1
      return state.triesLeft <= 0
    }
    if isHopeless { stopping.cancel() }
  }

  /// Notes what stands in front of a part at the server.
  fileprivate func note(_ overlap: [UInt8], before position: Int64) {
    state.withLock { $0.overlaps[position] = overlap }
  }

  /// Notes octets that were written, and now and then which ones are still missing.
  fileprivate func note(_ count: Int, in index: Int) {
    state.withLock { state in
      let missing = state.segments[index].missing
      state.segments[index].missing = missing.lowerBound + Int64(count)..<missing.upperBound
      state.unrecordedCount += Int64(count)
      guard state.unrecordedCount >= Self.recordInterval else { return }
      state.unrecordedCount = 0
      var record = record
      record.missing = state.segments.map(\.missing).filter { !$0.isEmpty }
      // Nothing missing would mean a whole file; the end of the run says that.
      if !record.missing.isEmpty { try? recordFile.write(record) }
    }
  }

  fileprivate func fail(_ error: TransferError) {
    state.withLock { $0.localError = $0.localError ?? error }
    stopping.cancel()
  }
}

/// The part of a file that one connection fetches.
private struct SegmentSink: OctetSink, ~Copyable {
  private let fetch: SegmentedFetch
  private let index: Int
  private var missing: Range<Int64>
  private let first: Int64
  private(set) var localError: TransferError?
  let restart: Int64

  /// Takes a part.
  init(
    _ fetch: SegmentedFetch,
    _ index: Int,
    _ missing: Range<Int64>,
    overlapping overlap: Int64
  ) {
    self.fetch = fetch
    self.index = index
    self.missing = missing
    first = missing.lowerBound
    restart = max(0, missing.lowerBound - overlap)
  }

  /// Whether all of it came.
  var isDone: Bool { missing.isEmpty }

  mutating func take(from data: inout DataConnection) throws(FTPError) {
    let size = TransferBuffer.size
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 4096)
    defer { buffer.deallocate() }
    try readOverlap(&data)
    while !missing.isEmpty {
      var room = Int(min(missing.upperBound - missing.lowerBound, Int64(size)))
      if let limit = fetch.limit {
        room = try limit.allowance(upTo: room, cancelledBy: fetch.stopping)
      }
      let count = try data.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<room]))
      guard count > 0 else { throw .stoppedByCaller }
      let octets = UnsafeRawBufferPointer(rebasing: buffer[..<count])
      let path = fetch.file.path
      do throws(Errno) {
        try fetch.file.write(octets, at: missing.lowerBound)
      } catch {
        let failure = TransferError.local(.writing, path, error)
        localError = failure
        fetch.fail(failure)
        throw .stoppedByCaller
      }
      missing = missing.lowerBound + Int64(count)..<missing.upperBound
      fetch.note(count, in: index)
      fetch.progress.advance(by: count)
    }
    // The server would send the other parts too. What comes behind the last one is for the
    // download that follows to see.
    guard try data.read(into: buffer) == 0 else { throw .stoppedByCaller }
  }

  /// Keeps what stands in front of the part.
  private func readOverlap(_ data: inout DataConnection) throws(FTPError) {
    let wanted = Int(first - restart)
    guard wanted > 0 else { return }
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
    fetch.note(octets, before: first)
  }
}
