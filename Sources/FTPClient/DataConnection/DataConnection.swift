import FTPProtocol
import Platform
import Transport

/// The octets of one transfer or listing, watched together with the control connection.
///
/// A server may say on the control connection that it gives up while the data connection stays
/// open; reading and writing notice both.
package struct DataConnection: ~Copyable {
  let stream: ByteStream
  let control: ControlConnection
  let idleTimeout: Duration
  let cancellation: Cancellation?

  /// The final reply, which may come before the end of the data.
  private(set) var finalReply: Reply?

  /// Whether the server has said 1yz; before that, a refusal means that nothing will come.
  private(set) var hasBegun: Bool

  /// The octets that were moved so far.
  var octetCount: Int64 = 0

  /// The octet that was read last.
  private(set) var lastOctet: UInt8?

  /// False when protected octets ended without the server's word that they were all.
  private(set) var hasWholeEnd = true

  /// Whether octets were written, which proves that the connection stands.
  var hasWritten = false

  /// True once the control connection has ended: it is not asked again.
  private(set) var controlHasEnded = false

  /// Why nothing can be read any more, once what came before has been read.
  var postponedError: FTPError?

  /// How long data may go on after the server said that it gave up.
  static let grace = Duration.seconds(2)

  init(
    _ stream: consuming ByteStream,
    control: ControlConnection,
    idleTimeout: Duration,
    cancelledBy cancellation: Cancellation?,
    finalReply: Reply?,
    hasBegun: Bool
  ) {
    self.stream = stream
    self.control = control
    self.idleTimeout = idleTimeout
    self.cancellation = cancellation
    self.finalReply = finalReply
    self.hasBegun = hasBegun
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

  /// Takes account of octets that were read.
  mutating func note(_ buffer: UnsafeMutableRawBufferPointer, _ count: Int) {
    octetCount += Int64(count)
    lastOctet = buffer[count - 1]
  }

  /// Writes all octets.
  ///
  /// - Throws: ``FTPError/refused(_:by:)`` when the server gives up in the middle;
  ///   ``FTPError/dataConnection(_:)`` as for reading.
  package mutating func write(_ octets: UnsafeRawBufferPointer) throws(FTPError) {
    var rest = octets[...]
    var interest = Readiness.Interest.writable
    while !rest.isEmpty {
      try waitToWrite(interest)
      do {
        switch try stream.writeNow(UnsafeRawBufferPointer(rebasing: rest)) {
        case .octets(let count):
          hasWritten = true
          rest = rest.dropFirst(count)
          octetCount += Int64(count)
        case .wouldBlock(let wanted): interest = wanted
        }
      } catch {
        throw .dataConnection(error)
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
      let deadline = hasGivenUp ? min(.after(Self.grace), idleDeadline) : idleDeadline
      var requests = [Readiness.Request(stream.descriptor, interest)]
      if finalReply == nil, !controlHasEnded {
        requests.append(Readiness.Request(control.descriptor, .readable))
      }
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

  /// Takes the replies that are there; 1yz in the middle of a transfer means nothing.
  mutating func takeReplies() throws(FTPError) {
    if try !control.receiveNow() { controlHasEnded = true }
    while finalReply == nil, let reply = try control.takeReply() {
      // A few servers say 200 first, and 150 only then.
      if reply.code.isPreliminary || (reply.code == .commandOkay && !hasBegun) {
        hasBegun = true
      } else {
        finalReply = reply
      }
    }
  }
}
