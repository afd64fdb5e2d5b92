import FTPProtocol
import Platform
import Transport

/// The octets of one transfer or listing, watched together with the control connection.
///
/// A server may say on the control connection that it gives up while the data connection stays
/// open; reading and writing notice both.
package struct DataConnection: ~Copyable {
  let stream: ByteStream

  /// What names the command in the dialogue.
  let ticket: Int
  private let dialogue: Dialogue
  let idleTimeout: Duration

  /// Whether the octets are those of a file that comes from the server.
  private let isRetrieval: Bool

  /// The octets that were moved so far.
  var octetCount: Int64 = 0

  /// How many octets were moved when the server was listened to last.
  var noticedCount: Int64 = 0

  /// The octet that was read last.
  private(set) var lastOctet: UInt8?

  /// False when protected octets ended without the server's word that they were all.
  private(set) var hasWholeEnd = true

  /// Whether octets were written, which proves that the connection stands.
  var hasWritten = false

  /// At which ``octetCount`` the path is judged; `nil` if that is done, or nobody wants it.
  var pathJudgement: Int64?

  /// True once the control connection has ended: it is not asked again.
  private(set) var controlHasEnded = false

  /// Why nothing can be read any more, once what came before has been read.
  private var postponedError: FTPError?

  /// How long data may go on after the server said that it gave up.
  static let grace = Duration.seconds(2)

  /// How long the first octet of a file may take after the server said that it has sent all.
  private static let firstOctetGrace = Duration.seconds(5)

  init(
    _ stream: consuming ByteStream,
    of ticket: Int,
    _ verb: CommandVerb,
    in dialogue: Dialogue,
    idleTimeout: Duration
  ) {
    self.stream = stream
    self.ticket = ticket
    self.dialogue = dialogue
    self.idleTimeout = idleTimeout
    isRetrieval = verb == .retr
  }

  /// What ends waits early.
  var cancellation: Cancellation? { dialogue.cancellation }

  /// The final reply, which may come before the end of the data.
  var finalReply: Reply? { dialogue.earlyReply(to: ticket) }

  /// Whether the server has said 1yz; before that, a refusal means that nothing will come.
  private var hasBegun: Bool { dialogue.hasBegun(ticket) }

  /// What to wait for besides the data: replies, as long as one is to come.
  var requestForReplies: [Readiness.Request] {
    guard finalReply == nil, !controlHasEnded else { return [] }
    return [Readiness.Request(dialogue.connection.descriptor, .readable)]
  }

  /// Reads the next octets.
  ///
  /// - Returns: How many of the buffer's octets were filled; 0 at the end of the data, which
  ///   alone does not prove that the transfer is complete.
  /// - Throws: ``FTPError/dataConnection(_:)`` when nothing came in time, the connection broke or
  ///   somebody cancelled.
  package mutating func read(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(FTPError) -> Int {
    var interest = Readiness.Interest.readable
    // What TLS has taken from the network already is not announced by the descriptor.
    var mustWait = !stream.hasBufferedInput
    if !mustWait, cancellation?.isCancelled ?? false { throw .dataConnection(.cancelled) }
    while true {
      if mustWait, try !wait(for: interest, while: .reading) { return 0 }
      mustWait = true
      do {
        switch try stream.readNow(into: buffer) {
        case .octets(let count):
          note(buffer, count)
          return count
        case .endOfStream: return 0
        case .wouldBlock(let wanted): interest = wanted
        }
      } catch .truncated {
        // The final reply comes all the same; whoever knows the length decides.
        hasWholeEnd = false
        return 0
      } catch {
        throw .dataConnection(error)
      }
    }
  }

  /// Fills a buffer with what has come, waiting for the first octets only.
  ///
  /// Protected octets come in small records, which are too small for a write each.
  ///
  /// - Returns: How many; 0 at the end of the data, as for ``read(into:)``.
  /// - Throws: As ``read(into:)``, never before what came earlier has been returned.
  package mutating func readBatch(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(FTPError) -> Int {
    if let postponedError { throw postponedError }
    var count = try read(into: buffer)
    while count > 0, count < buffer.count {
      do {
        let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
        guard case .octets(let more) = try stream.readNow(into: rest) else { break }
        count += more
        note(rest, more)
      } catch .truncated {
        // The next read finds it again, and knows what it means.
        break
      } catch {
        postponedError = .dataConnection(error)
        break
      }
    }
    return count
  }

  /// Reads to the end what nobody wants.
  mutating func discard() throws(FTPError) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    while try read(into: buffer) > 0 {}
  }

  /// Takes account of octets that were read.
  private mutating func note(_ buffer: UnsafeMutableRawBufferPointer, _ count: Int) {
    octetCount += Int64(count)
    lastOctet = buffer[count - 1]
  }

  /// Writes all octets.
  ///
  /// - Throws: ``FTPError/refused(_:by:)`` when the server gives up in the middle;
  ///   ``FTPError/dataConnection(_:)`` as for reading.
  package mutating func write(_ octets: UnsafeRawBufferPointer) throws(FTPError) {
    // Between writes only: a record that is half written has to be completed first.
    takeNoticesInTime()
    var rest = octets[...]
    var interest = Readiness.Interest.writable
    while !rest.isEmpty {
      try waitToWrite(interest)
      switch try overData(stream.writeNow(UnsafeRawBufferPointer(rebasing: rest))) {
      case .octets(let count):
        hasWritten = true
        rest = rest.dropFirst(count)
        octetCount += Int64(count)
      case .wouldBlock(let wanted): interest = wanted
      }
    }
  }

  /// Waits until octets can be written, to a server that wants them.
  mutating func waitToWrite(_ interest: Readiness.Interest) throws(FTPError) {
    guard try wait(for: interest, while: .writing) else {
      throw .dataConnection(.closedByPeer)
    }
    if let finalReply, !finalReply.code.isPositive {
      throw .refused(finalReply, by: .stor)
    }
  }

  /// Waits for the data connection, taking replies meanwhile.
  ///
  /// - Returns: False when the server has given up and sends no more.
  mutating func wait(
    for interest: Readiness.Interest,
    while operation: TransportError.Operation
  ) throws(FTPError) -> Bool {
    // Replies meanwhile do not make up for data that does not come.
    let idleDeadline = Deadline.after(idleTimeout)
    while true {
      if let finalReply, !finalReply.code.isPositive, !hasBegun { return false }
      let hasGivenUp = controlHasEnded || finalReply.map { !$0.code.isPositive } ?? false
      var deadline = hasGivenUp ? min(.after(Self.grace), idleDeadline) : idleDeadline
      if isRetrieval, octetCount == 0, finalReply?.code.isCompletion ?? false {
        deadline = min(.after(Self.firstOctetGrace), idleDeadline)
      }
      let requests = [Readiness.Request(stream.descriptor, interest)] + requestForReplies
      do {
        let ready = try Readiness.wait(
          forAny: requests,
          until: deadline,
          cancelledBy: cancellation
        )
        if ready.contains(1) { try takeReplies() }
        if ready.contains(0) { return true }
        guard !idleDeadline.hasPassed else { throw WaitError.timedOut }
        if operation == .writing, finalReply.map({ !$0.code.isPositive }) ?? false { return true }
      } catch let error as WaitError {
        if error == .timedOut, hasGivenUp { return false }
        throw .dataConnection(TransportError(error, while: operation))
      } catch let error as FTPError {
        throw error
      } catch {
        throw .dataConnection(.closedByPeer)
      }
    }
  }

  /// Takes the replies that are there.
  mutating func takeReplies() throws(FTPError) {
    if try !dialogue.receiveNow(for: ticket) { controlHasEnded = true }
  }
}

extension DataConnection {
  /// Reads to the end of the data.
  ///
  /// - Parameter receive: Takes the octets as they come; what it throws stops the reading.
  /// - Throws: As ``read(into:)``.
  mutating func readAll(
    _ receive: (UnsafeRawBufferPointer) throws(FTPError) -> Void
  ) throws(FTPError) {
    let size = 256 * 1024
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 4096)
    defer { buffer.deallocate() }
    while true {
      let count = try read(into: buffer)
      guard count > 0 else { return }
      try receive(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }
}
