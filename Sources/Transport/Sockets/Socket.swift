import Glibc
package import Platform
package import SystemPackage

/// What one attempt to read gave.
package enum ReadOutcome: Sendable {
  /// So many octets, at least one.
  case octets(Int)

  /// The other side has sent all it will send.
  case endOfStream

  /// Nothing yet; worth another attempt when the descriptor is ready for this.
  case wouldBlock(Readiness.Interest)
}

/// What one attempt to write gave.
package enum WriteOutcome: Sendable {
  /// So many octets were taken, at least one.
  case octets(Int)

  /// None was taken; worth another attempt when the descriptor is ready for this.
  case wouldBlock(Readiness.Interest)
}

/// A TCP socket, which never makes its thread wait inside a call.
package struct Socket: ~Copyable, Sendable {
  private let owner: Descriptor

  /// Takes over a connected socket.
  package init(adopting descriptor: consuming Descriptor) throws(Errno) {
    try descriptor.setNonBlocking()
    owner = descriptor
  }

  /// Creates a socket that is not connected.
  package init(_ family: SocketAddress.Family) throws(Errno) {
    let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    let flags = type | Int32(SOCK_NONBLOCK.rawValue)
    owner = Descriptor(adopting: try SystemCall.check { socket(family.domain, flags, 0) })
  }

  /// The descriptor to poll.
  package var descriptor: Int32 { owner.rawValue }

  /// Makes connections begin at an address of this machine's; its port 0 lets the system choose.
  package borrowing func bind(to address: SocketAddress) throws(Errno) {
    let number = descriptor
    _ = try SystemCall.check { address.withPointer { Glibc.bind(number, $0, $1) } }
  }

  /// Begins to connect; the socket becomes writable when that has ended.
  package borrowing func beginConnecting(to address: SocketAddress) throws(Errno) {
    let number = descriptor
    do {
      _ = try SystemCall.check { address.withPointer { Glibc.connect(number, $0, $1) } }
    } catch .nowInProgress {
      return
    }
  }

  /// Asks how connecting ended, once the socket is writable.
  ///
  /// - Throws: Why there is no connection.
  package borrowing func finishConnecting() throws(Errno) {
    var code: Int32 = 0
    var length = socklen_t(MemoryLayout<Int32>.size)
    let number = descriptor
    _ = try SystemCall.check { getsockopt(number, SOL_SOCKET, SO_ERROR, &code, &length) }
    guard code == 0 else { throw Errno(rawValue: code) }
  }

  /// Reads what is there.
  package borrowing func read(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(Errno) -> ReadOutcome {
    let number = descriptor
    let count = try SystemCall.attempt { recv(number, buffer.baseAddress, buffer.count, 0) }
    guard let count else { return .wouldBlock(.readable) }
    return count == 0 ? .endOfStream : .octets(count)
  }

  /// Writes what the system takes at once.
  package borrowing func write(_ octets: UnsafeRawBufferPointer) throws(Errno) -> WriteOutcome {
    let number = descriptor
    let count = try SystemCall.attempt {
      send(number, octets.baseAddress, octets.count, Int32(MSG_NOSIGNAL))
    }
    guard let count else { return .wouldBlock(.writable) }
    return .octets(count)
  }

  /// Says that nothing more will be written; the other side reads an end.
  package borrowing func shutDownWriting() throws(Errno) {
    let number = descriptor
    _ = try SystemCall.check { shutdown(number, Int32(SHUT_WR)) }
  }

  /// The address on this machine; `nil` before there is one.
  package var localAddress: SocketAddress? {
    let number = descriptor
    return SocketAddress { getsockname(number, $0, &$1) }
  }

  /// The address of the other side; `nil` before there is one.
  package var peerAddress: SocketAddress? {
    let number = descriptor
    return SocketAddress { getpeername(number, $0, &$1) }
  }

  /// Sends small writes at once: right for commands, which wait for their replies.
  package borrowing func sendSmallWritesAtOnce() {
    setOption(Int32(IPPROTO_TCP), TCP_NODELAY, 1)
  }

  /// Lets TCP ask an idle peer for signs of life.
  ///
  /// A middlebox then sees traffic, and a peer that is gone is noticed.
  ///
  /// - Parameter seconds: How long the connection is idle before that.
  package borrowing func keepAlive(afterIdleSeconds seconds: Int32) {
    setOption(SOL_SOCKET, SO_KEEPALIVE, 1)
    setOption(Int32(IPPROTO_TCP), TCP_KEEPIDLE, seconds)
    setOption(Int32(IPPROTO_TCP), TCP_KEEPINTVL, 10)
    setOption(Int32(IPPROTO_TCP), TCP_KEEPCNT, 6)
  }

  /// Lets at most so many octets wait in the socket before any of them is sent.
  ///
  /// What waits there longer has left the processor's caches when it is sent.
  package borrowing func limitUnsent(to octetCount: Int32) {
    setOption(Int32(IPPROTO_TCP), TCP_NOTSENT_LOWAT, octetCount)
  }

  /// Lets at most about so many octets wait in the socket to be sent and acknowledged.
  ///
  /// The system doubles the number (socket(7)), and from then on adapts it to no network.
  package borrowing func limitSendBuffer(to octetCount: Int32) {
    setOption(SOL_SOCKET, SO_SNDBUF, octetCount)
  }

  /// The time from an octet to its acknowledgement, as TCP has measured it; `nil` before that.
  ///
  /// The corresponding C option is `TCP_INFO`.
  package var roundTripTime: Duration? {
    var info = tcp_info()
    var length = socklen_t(MemoryLayout<tcp_info>.size)
    let result = getsockopt(descriptor, Int32(IPPROTO_TCP), TCP_INFO, &info, &length)
    guard result == 0, info.tcpi_rtt > 0 else { return nil }
    return .microseconds(Int64(info.tcpi_rtt))
  }

  /// Options are wishes: a system that refuses one still has a working connection.
  private borrowing func setOption(_ level: Int32, _ name: Int32, _ value: Int32) {
    var value = value
    _ = setsockopt(descriptor, level, name, &value, socklen_t(MemoryLayout<Int32>.size))
  }
}
