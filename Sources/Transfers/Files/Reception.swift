import FTPClient
import FTPProtocol
import Platform
import SystemPackage

/// The octets of one download on their way from its data connection into a file.
///
/// Clear octets that nobody has to look at stay inside the kernel; others go through a buffer.
struct Reception: ~Copyable {
  private let progress: TransferProgress
  private let limit: RateLimit?
  private let cancellation: Cancellation?
  private var translator: ASCIITranslator?

  /// What is computed of the octets as they pass; `nil` for nothing.
  var digest: ContentDigest?

  /// The octets that came and were written, in the form in which they travelled.
  private(set) var octetCount: Int64 = 0

  /// What went wrong on this machine; the data connection's error is a consequence then.
  private(set) var localError: TransferError?

  init(
    _ type: RepresentationType,
    _ progress: TransferProgress,
    limit: RateLimit?,
    _ cancellation: Cancellation?
  ) {
    self.progress = progress
    self.limit = limit
    self.cancellation = cancellation
    translator = type == .ascii ? ASCIITranslator() : nil
  }

  /// How octets compare with those that are there.
  enum Match: Hashable {
    case same
    case different

    /// The data ended before enough of them came.
    case ended
  }

  /// Reads octets that should be the same as those that are there.
  mutating func match(
    _ expected: [UInt8],
    _ data: inout DataConnection
  ) throws(FTPError) -> Match {
    var octets = [UInt8](repeating: 0, count: expected.count)
    var filled = 0
    while filled < expected.count {
      var span = octets.mutableSpan
      let count = try span.withUnsafeMutableBytes { buffer throws(FTPError) in
        try data.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
      }
      guard count > 0 else { return .ended }
      filled += count
    }
    return octets == expected ? .same : .different
  }

  /// Moves all octets to the end of the data.
  ///
  /// - Throws: What ``DataConnection`` throws; ``FTPError/stoppedByCaller`` when ``localError``
  ///   says why.
  mutating func move(
    from data: inout DataConnection,
    into file: borrowing LocalFile
  ) throws(FTPError) {
    let isPlain = translator == nil && digest == nil
    if isPlain, data.isClear, try moveInKernel(&data, file) { return }
    try moveThroughBuffer(&data, file)
  }

  /// Moves octets inside the kernel.
  ///
  /// - Returns: False when that does not work with this file; those that came are written.
  private mutating func moveInKernel(
    _ data: inout DataConnection,
    _ file: borrowing LocalFile
  ) throws(FTPError) -> Bool {
    guard var pipe = try? KernelPipe() else { return false }
    while true {
      let wanted = try allowance(upTo: pipe.capacity)
      let count = try data.read(into: &pipe, upTo: wanted)
      limit?.putBack(wanted - count)
      guard count > 0 else { return true }
      let isWritten: Bool
      do throws(WaitError) {
        isWritten = try file.write(from: &pipe, cancelledBy: cancellation)
        if !isWritten { try Self.copy(&pipe, file, cancellation) }
      } catch {
        throw failed(error, file.path)
      }
      note(count)
      guard isWritten else { return false }
    }
  }

  private static func copy(
    _ pipe: inout KernelPipe,
    _ file: borrowing LocalFile,
    _ cancellation: Cancellation?
  ) throws(WaitError) {
    var octets = [UInt8](repeating: 0, count: pipe.octetCount)
    let count: Int
    do {
      var span = octets.mutableSpan
      count = try span.withUnsafeMutableBytes { buffer throws(Errno) in
        var filled = 0
        while pipe.octetCount > 0 {
          let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
          filled += try pipe.read(into: rest)
        }
        return filled
      }
    } catch {
      throw .system(error)
    }
    try file.write([UInt8](octets.prefix(count)), cancelledBy: cancellation)
  }

  private mutating func moveThroughBuffer(
    _ data: inout DataConnection,
    _ file: borrowing LocalFile
  ) throws(FTPError) {
    let size = TransferBuffer.size
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 4096)
    defer { buffer.deallocate() }
    var local: [UInt8] = []
    while true {
      let wanted = try allowance(upTo: size)
      let count = try data.readBatch(
        into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted])
      )
      limit?.putBack(wanted - count)
      guard count > 0 else { return }
      let octets = UnsafeRawBufferPointer(rebasing: buffer[..<count])
      digest?.update(octets)
      do throws(WaitError) {
        if translator == nil {
          try file.write(octets, cancelledBy: cancellation)
        } else {
          local.removeAll(keepingCapacity: true)
          translator?.toLocal(octets.assumingMemoryBound(to: UInt8.self).span, into: &local)
          try file.write(local, cancelledBy: cancellation)
        }
      } catch {
        throw failed(error, file.path)
      }
      note(count)
    }
  }

  /// Writes what the end of the data brings to light.
  mutating func finish(_ file: borrowing LocalFile) throws(TransferError) {
    var rest: [UInt8] = []
    translator?.finishToLocal(into: &rest)
    guard !rest.isEmpty else { return }
    let path = file.path
    do throws(WaitError) {
      try file.write(rest, cancelledBy: cancellation)
    } catch {
      throw TransferError(error, .writing, path)
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

  private mutating func failed(_ error: WaitError, _ path: FilePath) -> FTPError {
    guard error != .cancelled else { return .cancelled }
    localError = TransferError(error, .writing, path)
    return .stoppedByCaller
  }
}

/// The buffer for octets that do not stay inside the kernel.
enum TransferBuffer {
  /// Large enough that a system call costs little beside the octets that it moves.
  static let size = 256 * 1024
}
