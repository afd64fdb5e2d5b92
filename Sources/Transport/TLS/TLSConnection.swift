internal import COpenSSL
import Glibc
import Platform
import SystemPackage

/// TLS over a socket: octets in and out, never waiting inside a call.
package struct TLSConnection: ~Copyable {
  /// The library's object, freed once.
  // Not private: other modules, into which streams are inlined, would not find its metadata.
  struct Handle: ~Copyable {
    let library: OpaquePointer

    init(_ context: TLSContext) throws(TLSError) {
      TLSErrorQueue.clear()
      guard let library = SSL_new(context.library) else {
        throw .failed(TLSErrorQueue.drain().texts)
      }
      self.library = library
    }

    deinit { SSL_free(library) }
  }

  /// What the connection is for, which decides how much is read at once.
  package enum Role: Hashable, Sendable {
    /// Lines, each of which is waited for.
    case control

    /// As many octets as the network gives.
    case data
  }

  /// How much is read from the network at once on a data connection: a few records.
  ///
  /// The library moves the rest of its buffer to the front with each record, so that more would
  /// cost more than it saves.
  private static let readBufferSize = 64 * 1024

  private let handle: Handle
  private let socket: Socket
  private let state: TLSConnectionState

  /// Begins a connection on a connected socket; nothing is sent before the handshake.
  ///
  /// - Parameters:
  ///   - socket: On which nothing of the peer's is waiting to be read.
  ///   - context: What the server's connections have in common.
  ///   - role: What the connection is for. A data connection offers to resume the session of the
  ///     control connection.
  /// - Throws: ``TLSError/failed(_:)`` for want of memory.
  init(
    over socket: consuming Socket,
    _ context: TLSContext,
    _ role: Role
  ) throws(TLSError) {
    handle = try Handle(context)
    state = TLSConnectionState(context)
    state.isControl = role == .control
    self.socket = socket
    let library = handle.library
    state.attach(to: library)
    // It fails only for want of memory, and then the handshake does.
    SSL_set_fd(library, self.socket.descriptor)
    SSL_set_connect_state(library)
    PeerVerification.setHost(context.host, of: library)
    if context.hasRevocations { PeerVerification.checkRevocation(of: library) }
    guard role == .data else { return }
    // On the control connection the library takes one record at a time: what it does not hold
    // back can be waited for.
    SSL_set_read_ahead(library, 1)
    SSL_set_default_read_buffer_len(library, Self.readBufferSize)
    context.sessions.next()?.offer(on: library)
  }

  var descriptor: Int32 { socket.descriptor }
  var localAddress: SocketAddress? { socket.localAddress }
  var peerAddress: SocketAddress? { socket.peerAddress }

  /// Goes on with the handshake.
  ///
  /// - Returns: What to wait for; `nil` when the handshake is done.
  borrowing func shakeHandsNow() throws(TransportError) -> Readiness.Interest? {
    let result = call { SSL_do_handshake($0) }
    switch result {
    case .done: return nil
    case .wouldBlock(let interest): return interest
    case .ended, .systemFailure(nil), .systemFailure(.connectionReset), .systemFailure(.brokenPipe):
      throw .tls(state.objection ?? .closedInHandshake)
    // The socket need not be connected yet when the handshake begins.
    case .systemFailure(let error?): throw .system(.connecting, error)
    case .failure(let errors):
      let isWanting = state.lacksCertificate && errors.mayWantCertificate
      throw .tls(state.objection ?? (isWanting ? .certificateWanted : errors.handshakeError))
    }
  }

  /// Reads what is there, as many records as fit.
  borrowing func read(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(TransportError) -> ReadOutcome {
    if let failure = state.failure { throw failure }
    var filled = 0
    while filled < buffer.count {
      var count = 0
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      switch call({ SSL_read_ex($0, rest.baseAddress, rest.count, &count) }) {
      case .done:
        filled += count
        state.lacksRest = false
      case .wouldBlock(let interest):
        state.lacksRest = true
        return filled > 0 ? .octets(filled) : .wouldBlock(interest)
      case .ended: return filled > 0 ? .octets(filled) : .endOfStream
      case .systemFailure(let error):
        return try fail(after: filled, TransportError(moving: error, while: .reading))
      case .failure(let errors):
        let hasEnded = errors.contains(SSL_R_UNEXPECTED_EOF_WHILE_READING)
        let error = errors.wantsCertificate ? TLSError.certificateWanted : .failed(errors.texts)
        return try fail(after: filled, hasEnded ? .truncated : .tls(error))
      }
    }
    return .octets(filled)
  }

  /// Writes what the system takes at once.
  borrowing func write(_ octets: UnsafeRawBufferPointer) throws(TransportError) -> WriteOutcome {
    if let failure = state.failure { throw failure }
    var written = 0
    while written < octets.count {
      var count = 0
      let rest = UnsafeRawBufferPointer(rebasing: octets[written...])
      switch call({ SSL_write_ex($0, rest.baseAddress, rest.count, &count) }) {
      case .done: written += count
      case .wouldBlock(let interest):
        return written > 0 ? .octets(written) : .wouldBlock(interest)
      case .ended: throw .closedByPeer
      case .systemFailure(let error): throw TransportError(moving: error, while: .writing)
      case .failure(let errors): throw .tls(.failed(errors.texts))
      }
    }
    return .octets(written)
  }

  /// Says with a close-notify that nothing more will be written.
  ///
  /// - Returns: What to wait for; `nil` when it is on its way.
  borrowing func sendCloseNotifyNow() throws(TransportError) -> Readiness.Interest? {
    guard SSL_get_shutdown(handle.library) & SSL_SENT_SHUTDOWN == 0 || state.isClosing else {
      return nil
    }
    state.isClosing = true
    // 0 means that the peer's own close-notify is not there yet: it is read like any octets.
    switch call({ SSL_shutdown($0) == -1 ? -1 : 1 }) {
    case .wouldBlock(let interest): return interest
    case .systemFailure(let error): throw TransportError(moving: error, while: .writing)
    case .failure(let errors): throw .tls(.failed(errors.texts))
    case .done, .ended:
      state.isClosing = false
      return nil
    }
  }

  /// Says that this side of the socket is done, below TLS.
  borrowing func shutDownWriting() throws(TransportError) {
    try moving(while: .writing, socket.shutDownWriting())
  }

  /// Reads what the network gives, below TLS: for who wants nothing but the end.
  borrowing func readBelow(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(TransportError) -> ReadOutcome {
    try moving(while: .reading, socket.read(into: buffer))
  }

  /// Gives the socket back, for a connection that goes on in clear.
  consuming func unprotected() -> Socket {
    socket
  }

  /// Whether octets are there that no wait for the descriptor would tell of.
  var hasBufferedOctets: Bool { !state.lacksRest && SSL_has_pending(handle.library) == 1 }

  /// Whether there is something to read, if only an end, that no wait for the descriptor would
  /// tell of.
  var hasBufferedInput: Bool {
    hasBufferedOctets || state.failure != nil
      || SSL_get_shutdown(handle.library) & SSL_RECEIVED_SHUTDOWN != 0
  }

  /// Takes the sessions that the peer has sent since the last call.
  borrowing func takeSessions() -> [TLSSession] {
    defer { state.newSessions = [] }
    return state.newSessions
  }

  /// Whose certificate the handshake showed; `nil` where a session was resumed.
  var identity: PeerIdentity? { state.identity }

  /// How the octets are protected, once the handshake is done.
  var protection: Protection {
    let cipher = SSL_CIPHER_get_name(SSL_get_current_cipher(handle.library))
    return Protection(
      version: String(cString: SSL_get_version(handle.library)),
      cipher: cipher.map { String(cString: $0) } ?? "none",
      isResumed: SSL_session_reused(handle.library) == 1
    )
  }
}

extension TLSConnection {
  /// What one call of the library gave.
  private enum Outcome {
    case done
    case wouldBlock(Readiness.Interest)

    /// The peer has sent its close-notify.
    case ended

    /// The connection below is gone; `nil` where the system has no reason.
    case systemFailure(Errno?)
    case failure(TLSErrorQueue)
  }

  /// Calls the library: with nothing in its queue of errors before, and nothing after.
  private borrowing func call(_ body: (OpaquePointer) -> Int32) -> Outcome {
    TLSErrorQueue.clear()
    errno = 0
    let result = body(handle.library)
    let system = errno
    guard result <= 0 else { return .done }
    switch SSL_get_error(handle.library, result) {
    case SSL_ERROR_WANT_READ: return .wouldBlock(.readable)
    case SSL_ERROR_WANT_WRITE: return .wouldBlock(.writable)
    case SSL_ERROR_ZERO_RETURN: return .ended
    case SSL_ERROR_SYSCALL:
      TLSErrorQueue.clear()
      return .systemFailure(system == 0 ? nil : Errno(rawValue: system))
    default: return .failure(TLSErrorQueue.drain())
    }
  }

  /// Throws now, or keeps a failure until the octets before it have been taken.
  private borrowing func fail(
    after count: Int,
    _ failure: TransportError
  ) throws(TransportError) -> ReadOutcome {
    state.failure = failure
    guard count > 0 else { throw failure }
    return .octets(count)
  }
}
