import Glibc
import SystemPackage

/// Two sockets whose octets are passed on to each other.
final class RelayLink: Sendable {
  private let client: Int32
  private let server: Int32

  init(client: Int32, server: Int32) {
    self.client = client
    self.server = server
    for socket in [client, server] {
      _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
      var yes: Int32 = 1
      setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
    }
  }

  /// Waits for octets of either side; the end of one side is passed on like them.
  ///
  /// - Parameter open: The sides that have not ended.
  /// - Returns: The octets, and where they go; `nil` when both have ended, or one has broken off.
  func read(_ open: inout Set<Int32>) -> ([UInt8], Int32)? {
    while !open.isEmpty {
      // The server's few words during an upload come first.
      let sides = [(server, client), (client, server)].filter { open.contains($0.0) }
      var polled = sides.map { pollfd(fd: $0.0, events: Int16(POLLIN), revents: 0) }
      guard poll(&polled, nfds_t(polled.count), -1) > 0,
        let index = polled.firstIndex(where: { $0.revents != 0 })
      else { return nil }
      let (from, to) = sides[index]
      var received = 0
      let octets = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
        received = recv(from, buffer.baseAddress, buffer.count, 0)
        count = max(0, received)
      }
      guard received >= 0 else { return nil }
      guard octets.isEmpty else { return (octets, to) }
      open.remove(from)
      shutdown(to, Int32(SHUT_WR))
    }
    return nil
  }

  /// Whether a socket is the one to the server.
  func isServer(_ socket: Int32) -> Bool { socket == server }

  /// Both sides.
  var sides: Set<Int32> { [client, server] }

  func write(_ octets: [UInt8], to socket: Int32) -> Bool {
    var rest = octets[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Makes what is read and written next the end.
  func shutDown() {
    for socket in [client, server] { shutdown(socket, Int32(SHUT_RDWR)) }
  }

  /// Breaks the connections off once they are closed.
  func breakOff() {
    for socket in [client, server] {
      var option = linger(l_onoff: 1, l_linger: 0)
      setsockopt(socket, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    }
    // Whoever passes octets on sees an end, and closes.
    for socket in [client, server] { shutdown(socket, Int32(SHUT_RD)) }
  }

  /// Passes nothing on, and waits until a side gives up; or for longer than clients do, since the
  /// end of one that has more to send never comes.
  func awaitEnd() {
    let events = Int16(bitPattern: UInt16(0x2000))  // POLLRDHUP, which Swift does not see.
    var polled = [client, server].map { pollfd(fd: $0, events: events, revents: 0) }
    poll(&polled, 2, 5000)
  }

  func close() {
    Glibc.close(client)
    Glibc.close(server)
  }

  static func listen(at port: UInt16) throws(Errno) -> Int32 {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
    // With it, any port may be one that is reserved for somebody else.
    var reuses: Int32 = port == 0 ? 0 : 1
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &reuses, socklen_t(MemoryLayout<Int32>.size))
    guard with("127.0.0.1", port, { bind(socket, $0, $1) }) == 0, Glibc.listen(socket, 16) == 0
    else {
      let reason = Errno(rawValue: errno)
      Glibc.close(socket)
      throw reason
    }
    return socket
  }

  static func connect(to address: String, _ port: UInt16) throws(Errno) -> Int32 {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard with(address, port, { Glibc.connect(socket, $0, $1) }) == 0 else {
      let reason = Errno(rawValue: errno)
      Glibc.close(socket)
      throw reason
    }
    return socket
  }

  static func port(of socket: Int32) -> UInt16 {
    var address = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    _ = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        getsockname(socket, $0, &length)
      }
    }
    return UInt16(bigEndian: address.sin_port)
  }

  private static func with(
    _ host: String,
    _ port: UInt16,
    _ call: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr(host)
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        call($0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }
}
