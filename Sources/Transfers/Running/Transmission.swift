import FTPClient
import FTPProtocol
import Platform
import SystemPackage

/// The octets of one upload on their way from a file into its data connection.
///
/// Clear octets that nobody has to look at stay inside the kernel; others go through a buffer.
struct Transmission: ~Copyable {
  private let type: RepresentationType
  private let progress: TransferProgress
  private let limit: RateLimit?
  private let cancellation: Cancellation?

  /// What is computed of the octets as they pass; `nil` for nothing.
  var digest: ContentDigest?

  /// The octets that were sent, in the form in which they travel.
  private(set) var octetCount: Int64 = 0

  /// What went wrong on this machine; the data connection's error is a consequence then.
  private(set) var localError: TransferError?

  /// Enough for the kernel to be busy for a while, little enough for Ctrl-C.
  private static let sendSize = 4 << 20

  /// From how many octets on a connection is made ready for them.
  private static let largeSize = 4 << 20

  init(
    _ type: RepresentationType,
    _ progress: TransferProgress,
    limit: RateLimit?,
    _ cancellation: Cancellation?
  ) {
    self.type = type
    self.progress = progress
    self.limit = limit
    self.cancellation = cancellation
  }

  /// Moves the octets of a file.
  ///
  /// - Parameters:
  ///   - file: Where they come from.
  ///   - range: Which ones; `nil` for all that come, from where reading goes on.
  ///   - data: Where they go.
  /// - Throws: What ``DataConnection`` throws; ``FTPError/stoppedByCaller`` when ``localError``
  ///   says why.
  mutating func move(
    _ file: borrowing LocalFile,
    _ range: Range<Int64>?,
    into data: inout DataConnection
  ) throws(FTPError) {
    var rest = range
    if let range, type == .image, digest == nil, data.isClear {
      let count = try moveInKernel(file, range, &data)
      guard let count else { return }
      rest = (range.lowerBound + count)..<range.upperBound
    }
    if let rest { try seek(file, to: rest.lowerBound) }
    try moveThroughBuffer(file, upTo: rest.map { $0.upperBound - $0.lowerBound }, &data)
  }

  /// Moves octets inside the kernel.
  ///
  /// - Returns: `nil` when all were sent, or the file has no more; else after how many it turned
  ///   out that the kernel cannot do that with this file.
  private mutating func moveInKernel(
    _ file: borrowing LocalFile,
    _ range: Range<Int64>,
    _ data: inout DataConnection
  ) throws(FTPError) -> Int64? {
    var position = range.lowerBound
    if range.count > Self.largeSize { data.expectMuch() }
    while position < range.upperBound {
      let rest = Int(min(range.upperBound - position, Int64(Self.sendSize)))
      let wanted = try allowance(upTo: rest)
      guard let count = try data.write(from: file, at: position, upTo: wanted) else {
        return position - range.lowerBound
      }
      limit?.putBack(wanted - count)
      guard count > 0 else { return nil }
      position += Int64(count)
      note(count)
    }
    return nil
  }

  private mutating func moveThroughBuffer(
    _ file: borrowing LocalFile,
    upTo total: Int64?,
    _ data: inout DataConnection
  ) throws(FTPError) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(
      byteCount: TransferBuffer.size,
      alignment: 4096
    )
    defer { buffer.deallocate() }
    var reader = NetworkReader(type)
    var rest = type == .image ? total : nil
    while rest != 0 {
      let room = rest.map { Int(min($0, Int64(buffer.count))) } ?? buffer.count
      let part = UnsafeMutableRawBufferPointer(rebasing: buffer[..<room])
      let path = file.path
      let count: Int
      do throws(WaitError) {
        count = try reader.fill(part, from: file, cancellation)
      } catch {
        guard error != .cancelled else { throw .cancelled }
        localError = TransferError(error, .reading, path)
        throw .stoppedByCaller
      }
      guard count > 0 else { return }
      let octets = UnsafeRawBufferPointer(rebasing: part[..<count])
      digest?.update(octets)
      try write(octets, &data)
      rest = rest.map { $0 - Int64(count) }
    }
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

  private mutating func seek(
    _ file: borrowing LocalFile,
    to offset: Int64
  ) throws(FTPError) {
    let path = file.path
    do throws(Errno) {
      try file.seek(to: offset)
    } catch {
      localError = .local(.reading, path, error)
      throw .stoppedByCaller
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
