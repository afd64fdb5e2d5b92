import FTPClient
import FTPProtocol
import Platform

/// The octets of one file on their way from one server's data connection to another server's.
///
/// Nothing of it is kept here. Clear octets that nobody has to look at stay inside the kernel.
final class Relay {
  private let progress: TransferProgress
  private let limit: RateLimit?
  private let cancellation: Cancellation?
  private let buffer: UnsafeMutableRawBufferPointer

  /// What is computed of the octets as they pass; `nil` for nothing.
  private var digest: ContentDigest?
  private let hasDigest: Bool

  /// How many octets of the buffer have come and have not gone.
  private var pending = 0

  /// The octets that have gone.
  private(set) var octetCount: Int64 = 0

  /// What went wrong where the octets come from; the other connection's error is a consequence then.
  private(set) var sourceError: FTPError?

  init(
    _ progress: TransferProgress,
    limit: RateLimit?,
    _ algorithm: DigestAlgorithm?,
    _ cancellation: Cancellation?
  ) {
    self.progress = progress
    self.limit = limit
    self.cancellation = cancellation
    digest = algorithm.flatMap { ContentDigest($0) }
    hasDigest = algorithm != nil
    buffer = .allocate(byteCount: TransferBuffer.size, alignment: 4096)
  }

  deinit {
    buffer.deallocate()
  }

  /// Waits for the first octets.
  ///
  /// - Returns: False where none come: the file is empty, or refused.
  func begin(from data: inout DataConnection) throws(FTPError) -> Bool {
    if pending == 0 { try fill(from: &data) }
    return pending > 0
  }

  /// Moves all octets to the end of the data.
  ///
  /// - Throws: What the connection throws to which they go; ``FTPError/stoppedByCaller`` when
  ///   ``sourceError`` says why.
  func move(
    from data: inout DataConnection,
    to target: inout DataConnection
  ) throws(FTPError) {
    while pending > 0 {
      try drain(into: &target)
      if !hasDigest, data.isClear, target.isClear, try moveInKernel(&data, &target) { return }
      do throws(FTPError) {
        try fill(from: &data)
      } catch {
        sourceError = error
        throw .stoppedByCaller
      }
    }
  }

  /// The digest of all that has passed, once all has.
  func finishedDigest() -> [UInt8]? { digest?.finish() }

  private func fill(from data: inout DataConnection) throws(FTPError) {
    pending = try data.readBatch(into: buffer)
    digest?.update(UnsafeRawBufferPointer(rebasing: buffer[..<pending]))
  }

  private func drain(into target: inout DataConnection) throws(FTPError) {
    var rest = UnsafeRawBufferPointer(rebasing: buffer[..<pending])[...]
    while !rest.isEmpty {
      let count = try allowance(upTo: rest.count)
      try target.write(UnsafeRawBufferPointer(rebasing: rest.prefix(count)))
      rest = rest.dropFirst(count)
      note(count)
    }
    pending = 0
  }

  /// Moves octets inside the kernel.
  ///
  /// - Returns: False where the system gives no pipe.
  private func moveInKernel(
    _ data: inout DataConnection,
    _ target: inout DataConnection
  ) throws(FTPError) -> Bool {
    guard var pipe = try? KernelPipe() else { return false }
    while true {
      let wanted = try allowance(upTo: pipe.capacity)
      let count: Int
      do throws(FTPError) {
        count = try data.read(into: &pipe, upTo: wanted)
      } catch {
        sourceError = error
        throw .stoppedByCaller
      }
      limit?.putBack(wanted - count)
      guard count > 0 else { return true }
      try target.write(from: &pipe)
      note(count)
    }
  }

  private func allowance(upTo wanted: Int) throws(FTPError) -> Int {
    guard let limit else { return wanted }
    return try limit.allowance(upTo: wanted, cancelledBy: cancellation)
  }

  private func note(_ count: Int) {
    octetCount += Int64(count)
    progress.advance(by: count)
  }
}
