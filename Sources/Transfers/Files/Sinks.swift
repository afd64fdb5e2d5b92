import FTPClient
import FTPProtocol
import Platform
import SystemPackage

/// Where the octets of one retrieval go.
protocol OctetSink: ~Copyable {
  /// Where the server is to begin, in octets (REST).
  var restart: Int64 { get }

  /// What went wrong on this machine; the data connection's error is a consequence then.
  var localError: TransferError? { get }

  /// Takes the octets, to the end of the data or as many as are wanted.
  ///
  /// - Throws: What ``DataConnection`` throws; ``FTPError/stoppedByCaller`` for octets that are not
  ///   wanted, and when ``localError`` says why.
  mutating func take(from data: inout DataConnection) throws(FTPError)
}

extension Session {
  /// Fetches a file, or its end, into a sink (RETR): the one way in which files come.
  ///
  /// - Throws: What went wrong first, on either side.
  func retrieve<Sink: OctetSink & ~Copyable>(
    _ path: RemotePath,
    _ type: RepresentationType,
    into sink: inout Sink
  ) throws(TransferError) {
    do throws(FTPError) {
      try transfer(command(.retr, path), .fromServer, type: type, from: sink.restart) {
        data throws(FTPError) in
        try sink.take(from: &data)
      }
    } catch {
      throw sink.localError ?? .remote(error)
    }
  }

  /// Reads a few octets of a file.
  ///
  /// - Parameters:
  ///   - path: Relative to the working directory, or absolute.
  ///   - offset: Where to begin, in octets.
  ///   - limit: How many at most; a file with more is not read on.
  /// - Returns: The octets; one more than `limit` when the file does not end there.
  /// - Throws: What a transfer throws.
  func octets(
    of path: RemotePath,
    from offset: Int64,
    upTo limit: Int
  ) throws(TransferError) -> [UInt8] {
    var octets = [UInt8](repeating: 0, count: limit + 1)
    var span = octets.mutableSpan
    let count = try span.withUnsafeMutableBytes { buffer throws(TransferError) in
      var sink = BufferSink(buffer, restart: offset)
      do throws(TransferError) {
        try retrieve(path, .image, into: &sink)
      } catch {
        guard case .remote(.stoppedByCaller) = error, sink.isFull else { throw error }
      }
      return sink.count
    }
    return [UInt8](octets.prefix(count))
  }
}

/// A buffer for octets that fit into memory whole: small files of trees, ends of files.
struct BufferSink: OctetSink, ~Copyable {
  private let buffer: UnsafeMutableRawBufferPointer
  let restart: Int64

  /// How many octets came.
  private(set) var count = 0

  var localError: TransferError? { nil }

  /// Fills a buffer, which outlives the sink.
  init(_ buffer: UnsafeMutableRawBufferPointer, restart: Int64 = 0) {
    self.buffer = buffer
    self.restart = restart
  }

  /// Whether the buffer is full, so that there may be more.
  var isFull: Bool { count == buffer.count }

  mutating func take(from data: inout DataConnection) throws(FTPError) {
    while true {
      guard !isFull else { throw .stoppedByCaller }
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
      let filled = try data.read(into: rest)
      guard filled > 0 else { return }
      count += filled
    }
  }
}

/// Something that takes octets as they come, and cannot be read again: standard output, a pipe,
/// a device.
struct StreamSink: OctetSink, ~Copyable {
  private let file: LocalFile

  /// How many octets have been written, by all attempts.
  private(set) var restart: Int64 = 0

  /// What moves the octets of this attempt.
  var reception: Reception

  private(set) var localError: TransferError?

  /// Writes to an open file from where it stands.
  init(_ file: consuming LocalFile, _ reception: consuming Reception) {
    self.file = file
    self.reception = reception
  }

  mutating func take(from data: inout DataConnection) throws(FTPError) {
    let before = reception.octetCount
    defer {
      restart += reception.octetCount - before
      localError = reception.localError
    }
    try reception.move(from: &data, into: file)
  }

  /// Writes what the end of the data brings to light.
  mutating func finish() throws(TransferError) {
    try reception.finish(file)
  }
}

/// A file at the server that is read back to compare it with the one here.
struct ComparingSink: OctetSink, ~Copyable {
  private let file: LocalFile

  /// The octet of the file here that the first one of the server's is compared with.
  private let base: Int64

  /// How many octets were the same.
  private(set) var count: Int64 = 0
  private(set) var isSame = true
  private(set) var localError: TransferError?

  var restart: Int64 { 0 }

  /// Compares with an open file from an offset on.
  init(_ file: consuming LocalFile, from base: Int64) {
    self.file = file
    self.base = base
  }

  mutating func take(from data: inout DataConnection) throws(FTPError) {
    let size = TransferBuffer.size
    let theirs = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 4096)
    let ours = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 4096)
    defer {
      theirs.deallocate()
      ours.deallocate()
    }
    while true {
      let filled = try data.read(into: theirs)
      guard filled > 0 else { return }
      let path = file.path
      do throws(Errno) {
        let part = UnsafeMutableRawBufferPointer(rebasing: ours[..<filled])
        let count = try file.read(into: part, from: base + self.count)
        isSame = count == filled && part.elementsEqual(theirs[..<filled])
      } catch {
        localError = .local(.reading, path, error)
      }
      guard isSame, localError == nil else { throw .stoppedByCaller }
      count += Int64(filled)
    }
  }
}
