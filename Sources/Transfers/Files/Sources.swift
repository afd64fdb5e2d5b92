import FTPClient
import FTPProtocol
import Platform
import SystemPackage

/// Where the octets of one upload come from.
protocol OctetSource: ~Copyable {
  /// The octets that were sent, in the form in which they travel.
  var octetCount: Int64 { get }

  /// What went wrong on this machine; the data connection's error is a consequence then.
  var localError: TransferError? { get }

  /// Gives all octets that are to be sent.
  ///
  /// - Throws: What ``DataConnection`` throws; ``FTPError/stoppedByCaller`` when ``localError``
  ///   says why.
  mutating func give(to data: inout DataConnection) throws(FTPError)
}

extension Session {
  /// Sends a file, or its end, from a source: the one way in which files go.
  ///
  /// - Parameters:
  ///   - verb: STOR or APPE.
  ///   - path: Relative to the working directory, or absolute.
  ///   - type: The representation type.
  ///   - source: The octets.
  ///   - restart: Where the server is to begin, in octets (REST).
  ///   - pipelined: What travels with it.
  /// - Throws: What went wrong first, on either side; the server may have a part.
  func store<Source: OctetSource & ~Copyable>(
    _ verb: CommandVerb,
    _ path: RemotePath,
    _ type: RepresentationType,
    from source: inout Source,
    at restart: Int64 = 0,
    with pipelined: inout PipelinedCommands
  ) throws(TransferError) {
    do throws(FTPError) {
      try transfer(command(verb, path), .toServer, type: type, from: restart, with: &pipelined) {
        data throws(FTPError) in
        try source.give(to: &data)
      }
    } catch {
      throw source.localError ?? .remote(error)
    }
  }
}

/// A small file that is in memory whole.
struct BufferSource: OctetSource, ~Copyable {
  private let octets: UnsafeRawBufferPointer
  private(set) var octetCount: Int64 = 0

  var localError: TransferError? { nil }

  /// Gives octets that outlive the source.
  init(_ octets: UnsafeRawBufferPointer) {
    self.octets = octets
  }

  mutating func give(to data: inout DataConnection) throws(FTPError) {
    try data.write(octets)
    octetCount = Int64(octets.count)
  }
}

/// A file, a pipe or a device of this machine, from where it stands to its end.
///
/// What its size is said to be is a hint: what can be read is what counts (`/proc`, `/sys`). Clear
/// octets that nobody has to look at stay inside the kernel; others go through a buffer.
struct FileSource: OctetSource, ~Copyable {
  let file: LocalFile
  private let type: RepresentationType
  private let progress: TransferProgress
  private let limit: RateLimit?
  private let cancellation: Cancellation?

  /// What was known of the source before anything was read.
  let info: FileInfo

  /// The octet of the file that is the first one of the source.
  let base: Int64

  /// Where the attempt begins, in octets of the source.
  private(set) var offset: Int64 = 0

  private(set) var octetCount: Int64 = 0
  private(set) var localError: TransferError?

  /// Whether the attempt came to the end of the source.
  private(set) var isWhole = false

  /// Whether octets were taken from a source that gives them only once, sent or not.
  private(set) var isSpent = false

  /// The digest to compute of what passes, where all octets pass through memory; `nil` for none.
  private var algorithm: DigestAlgorithm?
  private var digest: ContentDigest?

  /// Enough for the kernel to be busy for a while, little enough for Ctrl-C.
  private static let sendSize = 4 << 20

  /// From how many octets on a connection is made ready for them.
  private static let largeSize: Int64 = 4 << 20

  /// Takes an open file.
  ///
  /// - Throws: The reason why nothing is known of it.
  init(
    _ file: consuming LocalFile,
    _ type: RepresentationType,
    _ progress: TransferProgress,
    limit: RateLimit?,
    _ cancellation: Cancellation?
  ) throws(Errno) {
    let info = try file.info()
    let base = info.kind == .file ? try file.position() : 0
    self.file = file
    self.info = info
    self.base = base
    self.type = type
    self.progress = progress
    self.limit = limit
    self.cancellation = cancellation
  }

  /// Whether its octets can be read again.
  var isRegular: Bool { info.kind == .file }

  /// The octets it should have; `nil` where nobody knows, and for an empty file, which may be one
  /// that has no size before it is read.
  var expectedCount: Int64? {
    guard isRegular, type == .image, info.size > base else { return nil }
    return info.size - base
  }

  /// How far the source was read: its size, once ``isWhole``.
  var end: Int64 { offset + octetCount }

  /// Prepares an attempt.
  mutating func begin(at offset: Int64, _ algorithm: DigestAlgorithm?) {
    self.offset = offset
    self.algorithm = offset == 0 ? algorithm : nil
    (octetCount, localError, isWhole) = (0, nil, false)
    digest = nil
  }

  /// Returns the digest of all octets, where it was computed on the way.
  func finishedDigest() -> [UInt8]? {
    isWhole ? digest?.finish() : nil
  }

  /// Whether it is the same file, unchanged, as far as the system tells.
  func isUnchanged() -> Bool {
    guard isRegular, let now = try? file.info() else { return true }
    return now.hasSameContent(as: info)
  }

  mutating func give(to data: inout DataConnection) throws(FTPError) {
    // Nobody can read again what comes from a pipe.
    if !data.isClear || expectedCount == nil { digest = algorithm.flatMap { ContentDigest($0) } }
    if let expectedCount, digest == nil, data.isClear {
      try moveInKernel(upTo: expectedCount, &data)
    }
    try moveThroughBuffer(&data)
    isWhole = true
  }

  /// Moves octets inside the kernel, as far as that goes with this file.
  private mutating func moveInKernel(
    upTo expected: Int64,
    _ data: inout DataConnection
  ) throws(FTPError) {
    if expected - offset > Self.largeSize { data.expectMuch() }
    while end < expected {
      let rest = Int(min(expected - end, Int64(Self.sendSize)))
      let wanted = try allowance(upTo: rest)
      let count = try data.write(from: file, at: base + end, upTo: wanted)
      limit?.putBack(wanted - (count ?? 0))
      guard let count, count > 0 else { return }
      note(count)
    }
  }

  /// Moves what is left, to the end of the file.
  private mutating func moveThroughBuffer(_ data: inout DataConnection) throws(FTPError) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(
      byteCount: TransferBuffer.size,
      alignment: 4096
    )
    defer { buffer.deallocate() }
    var translator = type == .ascii ? ASCIITranslator() : nil
    var position = base + (type == .image ? end : 0)
    var translated: [UInt8] = []
    while true {
      let count = try read(into: buffer, from: position)
      guard count > 0 else { return }
      position += Int64(count)
      let octets = UnsafeRawBufferPointer(rebasing: buffer[..<count])
      guard translator != nil else {
        digest?.update(octets)
        try write(octets, &data)
        continue
      }
      translated.removeAll(keepingCapacity: true)
      translator?.toNetwork(octets.assumingMemoryBound(to: UInt8.self).span, into: &translated)
      try translated.span.withUnsafeBytes { bytes throws(FTPError) in try write(bytes, &data) }
    }
  }

  private mutating func read(
    into buffer: UnsafeMutableRawBufferPointer,
    from position: Int64
  ) throws(FTPError) -> Int {
    let path = file.path
    do throws(WaitError) {
      guard isRegular else {
        let count = try file.read(into: buffer, cancelledBy: cancellation)
        if count > 0 { isSpent = true }
        return count
      }
      do throws(Errno) {
        // What grows while it is read has no end.
        guard let expectedCount, position >= base + expectedCount, try file.info().size != info.size
        else {
          return try file.read(into: buffer, from: position)
        }
        localError = .sourceChanged
      } catch {
        throw .system(error)
      }
    } catch {
      guard error != .cancelled else { throw .cancelled }
      localError = TransferError(error, .reading, path)
    }
    throw .stoppedByCaller
  }

  private mutating func write(
    _ octets: UnsafeRawBufferPointer,
    _ data: inout DataConnection
  ) throws(FTPError) {
    var rest = octets[...]
    while !rest.isEmpty {
      let count = try allowance(upTo: rest.count)
      try data.write(UnsafeRawBufferPointer(rebasing: rest.prefix(count)))
      rest = rest.dropFirst(count)
      note(count)
    }
  }

  private func allowance(upTo wanted: Int) throws(FTPError) -> Int {
    guard let limit else { return wanted }
    return try limit.allowance(upTo: wanted, cancelledBy: cancellation)
  }

  private mutating func note(_ count: Int) {
    octetCount += Int64(count)
    progress.advance(by: count)
  }
}
