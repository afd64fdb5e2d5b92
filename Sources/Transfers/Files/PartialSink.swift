import FTPClient
import FTPProtocol
import Platform

/// A partial file that octets come into, behind what is there.
struct PartialSink: OctetSink, ~Copyable {
  /// What came of asking for the octets.
  enum Arrival: Hashable {
    /// Nothing of use came yet.
    case nothing

    /// The end of what is there is not what the server has in that place.
    case different

    /// The data ended before what is there did.
    case shorter

    /// All came, up to the end of the data.
    case whole
  }

  var partial: PartialFile

  /// What of it is there already.
  let offset: Int64

  /// The last octets that are there, which the server sends again.
  private let tail: [UInt8]

  /// The size that the whole file is to have; `nil` when nobody told.
  private let size: Int64?

  /// The digest to compute of what passes; `nil` for none.
  private let algorithm: DigestAlgorithm?
  private var reception: Reception
  private var partialError: TransferError?
  private(set) var arrival = Arrival.nothing

  var restart: Int64 { offset - Int64(tail.count) }

  var localError: TransferError? { partialError ?? reception.localError }

  /// The octets that were added, in the form in which they travelled.
  var octetCount: Int64 { reception.octetCount }

  /// Prepares to take what follows.
  ///
  /// - Parameters:
  ///   - partial: Where the octets go; see ``end()``.
  ///   - tail: The octets in front of `offset` that are compared first.
  ///   - offset: How many octets are there.
  ///   - size: Of the whole file.
  ///   - algorithm: What is computed on the way, where all octets pass and go through memory anyway.
  ///   - reception: What moves them.
  init(
    _ partial: consuming PartialFile,
    _ tail: [UInt8],
    at offset: Int64,
    of size: Int64?,
    _ algorithm: DigestAlgorithm?,
    _ reception: consuming Reception
  ) {
    self.partial = partial
    self.tail = tail
    self.offset = offset
    self.size = size
    self.algorithm = algorithm
    self.reception = reception
  }

  mutating func take(from data: inout DataConnection) throws(FTPError) {
    switch try reception.match(tail, &data) {
    case .same: break
    case .different:
      arrival = .different
      throw .stoppedByCaller
    case .ended:
      arrival = .shorter
      return
    }
    do throws(TransferError) {
      guard try mayAdd(&data) else {
        arrival = .whole
        return
      }
      try partial.claim()
      try partial.reserve(upTo: size)
    } catch {
      partialError = error
      throw .stoppedByCaller
    }
    if offset == 0, !data.isClear { reception.digest = algorithm.flatMap { ContentDigest($0) } }
    try reception.move(from: &data, into: partial.file)
    arrival = .whole
  }

  /// Whether anything is to be added: nothing goes behind a whole file that has its final name.
  private func mayAdd(_ data: inout DataConnection) throws(TransferError) -> Bool {
    guard partial.adoptedCount != nil, size == offset else { return true }
    var octet: [UInt8] = [0]
    var span = octet.mutableSpan
    let count = try span.withUnsafeMutableBytes { buffer throws(TransferError) in
      try remotely(data.read(into: buffer))
    }
    guard count == 0 else { throw .sourceChanged }
    return false
  }

  /// Writes what the end of the data brings to light.
  ///
  /// - Returns: The digest of all octets, where it was computed on the way.
  mutating func finish() throws(TransferError) -> [UInt8]? {
    try reception.finish(partial.file)
    return reception.digest?.finish()
  }

  /// Gives the partial file back.
  consuming func end() -> PartialFile { partial }
}
