import FTPProtocol
import Platform
import Transport

/// The octets of one control connection: lines out, replies in.
///
/// Knows nothing of what belongs to what; see ``Dialogue``.
final class ControlConnection {
  private var stream: ByteStream
  private var parser = ReplyParser()

  /// How octets of names change on their way.
  var names = WireNames() {
    didSet { parser.form = names.form }
  }

  /// False once it is closed, lost, or given up.
  private(set) var isOpen = true

  /// How long the server took for its last reply.
  private(set) var answerTime = Duration.zero

  /// When the last command was sent; `nil` once it has a reply.
  private var sendingTime: ContinuousClock.Instant?

  /// The address of the server, or of the proxy before it.
  let peerAddress: SocketAddress

  /// The address of this machine on the same connection.
  let localAddress: SocketAddress

  /// How the connection came about, which its data connections follow.
  let path: ConnectionPath

  /// Takes over a connection on which nothing has been read.
  init(
    _ stream: consuming ByteStream,
    _ path: ConnectionPath = ConnectionPath()
  ) throws(FTPError) {
    guard let peer = stream.peerAddress, let local = stream.localAddress else {
      throw .connectionLost
    }
    peerAddress = peer
    localAddress = local
    self.path = path
    self.stream = stream
  }

  /// The descriptor to poll while a data connection is busy.
  var descriptor: Int32 { stream.descriptor }

  /// How the connection is protected; `nil` in clear.
  var protection: Protection? { stream.protection }

  /// Whose certificate the server showed; `nil` in clear.
  var identity: PeerIdentity? { stream.identity }

  /// Takes the TLS sessions that the server has sent since the last call.
  func takeSessions() -> [TLSSession] { stream.takeSessions() }

  /// Gives the connection up.
  func abandon() { isOpen = false }

  /// Makes the octets of commands.
  ///
  /// - Throws: ``FTPError/invalidCommand(_:)``.
  func octets(of commands: [Command]) throws(FTPError) -> [UInt8] {
    var octets: [UInt8] = []
    do throws(CommandSyntaxError) {
      for command in commands { octets += try names.encoded(command) }
    } catch {
      throw .invalidCommand(error)
    }
    return octets
  }

  /// Writes octets in one go.
  func write(
    _ octets: [UInt8],
    until deadline: Deadline,
    cancelledBy cancellation: Cancellation?
  ) throws(FTPError) {
    guard isOpen else { throw .connectionLost }
    sendingTime = .now
    do throws(TransportError) {
      try octets.span.withUnsafeBytes { buffer throws(TransportError) in
        try stream.write(buffer, until: deadline, cancelledBy: cancellation)
      }
    } catch {
      // A part of a line may have been sent.
      isOpen = false
      throw .transport(error)
    }
  }

  /// Returns a reply that is there already, `nil` when none is complete.
  ///
  /// - Throws: ``FTPError/malformed(_:)``, and the connection is given up.
  func takeReply() throws(FTPError) -> Reply? {
    do {
      guard let reply = try parser.nextReply().map({ names.decoded($0) }) else { return nil }
      if let sent = sendingTime.take() { answerTime = .now - sent }
      return reply
    } catch {
      isOpen = false
      throw .malformed(error)
    }
  }

  /// Whether there is something to read, if only an end.
  var hasInput: Bool { stream.hasBufferedInput || Readiness.isReady(descriptor, .readable) }

  /// Waits until there is something to read, if only an end.
  func waitForInput(
    until deadline: Deadline,
    cancelledBy cancellation: Cancellation?
  ) throws(WaitError) {
    // What TLS has taken from the network already is not announced by the descriptor.
    guard !stream.hasBufferedInput else { return }
    try Readiness.wait(for: descriptor, .readable, until: deadline, cancelledBy: cancellation)
  }

  /// Reads what has arrived, without waiting.
  ///
  /// - Returns: False at the end of the connection, which is given up then.
  func receiveNow() throws(FTPError) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 4096)
    do throws(TransportError) {
      // The rest of a record of TLS is not to be waited for: it is here already.
      repeat {
        var span = buffer.mutableSpan
        let outcome = try span.withUnsafeMutableBytes { bytes throws(TransportError) in
          try stream.readNow(into: bytes)
        }
        switch outcome {
        case .octets(let count): parser.append(buffer.span.extracting(0..<count))
        case .wouldBlock: return true
        case .endOfStream:
          isOpen = false
          return false
        }
      } while stream.hasBufferedOctets
      return true
    } catch .closedByPeer, .truncated {
      isOpen = false
      return false
    } catch {
      isOpen = false
      throw .transport(error)
    }
  }

  /// Goes on under the protection of TLS.
  ///
  /// - Throws: ``FTPError/octetsBeforeHandshake`` when anything has come in clear behind the last
  ///   reply; ``FTPError/transport(_:)``. The connection is given up then, and never goes on in
  ///   clear.
  func protect(
    by context: TLSContext,
    until deadline: Deadline,
    cancelledBy cancellation: Cancellation?
  ) throws(FTPError) {
    isOpen = false
    // The client speaks first in TLS: the server has nothing to say yet.
    if hasInput, try !receiveNow() { throw .transport(.tls(.closedInHandshake)) }
    guard !parser.hasBufferedOctets else { throw .octetsBeforeHandshake }
    try overControl(beginProtection(by: context))
    try overControl(stream.shakeHands(until: deadline, cancelledBy: cancellation))
    isOpen = true
  }

  /// Goes on in clear, after the server has agreed to that.
  func unprotect(
    until deadline: Deadline,
    cancelledBy cancellation: Cancellation?
  ) throws(FTPError) {
    isOpen = false
    try overControl(endProtection(until: deadline, cancelledBy: cancellation))
    isOpen = true
  }

  private func beginProtection(by context: TLSContext) throws(TransportError) {
    var clear = ByteStream.closed
    swap(&clear, &stream)
    stream = try clear.protected(by: context, for: .control)
  }

  private func endProtection(
    until deadline: Deadline,
    cancelledBy cancellation: Cancellation?
  ) throws(TransportError) {
    var protected = ByteStream.closed
    swap(&protected, &stream)
    stream = try protected.unprotected(until: deadline, cancelledBy: cancellation)
  }
}
