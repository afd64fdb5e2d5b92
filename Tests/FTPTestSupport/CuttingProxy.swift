import Glibc
import Synchronization
package import SystemPackage

/// A way to a server that is cut in the middle of transfers, at octets that the test chooses.
///
/// It stands in front of a server on 127.0.0.1 that speaks EPSV. The first data connections are
/// cut after so many octets each, every other one together with its control connection; those after
/// them are left alone.
package final class CuttingProxy: Sendable {
  /// The port on 127.0.0.1 where clients connect.
  package let port: UInt16

  private let stop: Int32
  private let thread: pthread_t
  private let worker: Worker

  /// Starts to listen.
  ///
  /// - Parameters:
  ///   - server: The port of the server.
  ///   - cuts: After how many octets each data connection is cut, the first one first.
  /// - Throws: Why the system gives no socket.
  package init(to server: UInt16, cuts: [Int]) throws(Errno) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw Errno(rawValue: errno) }
    stop = ends[1]
    let listener = try Loopback.listen()
    port = Loopback.port(of: listener)
    worker = Worker(listener: listener, stop: ends[0], server: server, cuts: cuts)
    var thread = pthread_t()
    let context = Unmanaged.passRetained(worker)
    pthread_create(
      &thread,
      nil,
      { pointer in
        if let pointer { Unmanaged<Worker>.fromOpaque(pointer).takeRetainedValue().run() }
        return nil
      },
      context.toOpaque()
    )
    self.thread = thread
  }

  /// How many data connections have been cut.
  package var cutCount: Int { worker.cutCount.load(ordering: .relaxed) }

  /// Closes everything and waits for the proxy's thread.
  package func close() {
    Glibc.close(stop)
    pthread_join(thread, nil)
  }
}

/// Sockets on 127.0.0.1.
private enum Loopback {
  static func listen() throws(Errno) -> Int32 {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard socket >= 0 else { throw Errno(rawValue: errno) }
    _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
    guard with(port: 0, { bind(socket, $0, $1) }) == 0, Glibc.listen(socket, 16) == 0 else {
      throw Errno(rawValue: errno)
    }
    return socket
  }

  static func connect(to port: UInt16) -> Int32 {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
    guard with(port: port, { Glibc.connect(socket, $0, $1) }) == 0 else {
      close(socket)
      return -1
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
    port: UInt16,
    _ call: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        call($0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }
}

/// What the proxy's thread does.
private final class Worker: Sendable {
  private let listener: Int32
  private let stop: Int32
  private let server: UInt16
  private let cuts: [Int]
  let cutCount = Atomic<Int>(0)

  init(listener: Int32, stop: Int32, server: UInt16, cuts: [Int]) {
    self.listener = listener
    self.stop = stop
    self.server = server
    self.cuts = cuts
  }

  /// Two sockets whose octets are passed on to each other.
  private struct Link {
    let client: Int32
    let server: Int32

    /// The number of the control connection that it belongs to, or is.
    let session: Int
    let isData: Bool

    /// How many octets may still pass; `nil` for all.
    var budget: Int?
    var cutsSession = false
  }

  /// A port that a 229 reply named, and the proxy's own in its place.
  private struct Promise {
    let listener: Int32
    let port: UInt16
    let session: Int
  }

  func run() {
    var links: [Link] = []
    var promises: [Promise] = []
    var sessionCount = 0
    var dataCount = 0
    defer {
      for link in links { end(link) }
      for promise in promises { close(promise.listener) }
      close(listener)
      close(stop)
    }
    while true {
      var entries = [stop, listener] + promises.map(\.listener)
      entries += links.flatMap { [$0.client, $0.server] }
      var polled = entries.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      guard poll(&polled, nfds_t(polled.count), 60_000) > 0 else { return }
      let ready = Set(polled.filter { $0.revents != 0 }.map(\.fd))
      if ready.contains(stop) { return }
      if ready.contains(listener) {
        let client = accept(listener, nil, nil)
        let target = Loopback.connect(to: server)
        links.append(Link(client: client, server: target, session: sessionCount, isData: false))
        sessionCount += 1
      }
      promises.removeAll { promise in
        guard ready.contains(promise.listener) else { return false }
        var link = Link(
          client: accept(promise.listener, nil, nil),
          server: Loopback.connect(to: promise.port),
          session: promise.session,
          isData: true
        )
        if dataCount < cuts.count {
          link.budget = cuts[dataCount]
          link.cutsSession = dataCount % 2 == 1
        }
        dataCount += 1
        links.append(link)
        close(promise.listener)
        return true
      }
      pass(&links, &promises, ready)
    }
  }

  private func pass(_ links: inout [Link], _ promises: inout [Promise], _ ready: Set<Int32>) {
    var cutSessions: Set<Int> = []
    links = links.compactMap { link in
      var link = link
      for (from, to) in [(link.client, link.server), (link.server, link.client)]
      where ready.contains(from) {
        guard let octets = read(from) else {
          end(link)
          return nil
        }
        var passed = octets
        if let budget = link.budget {
          passed = [UInt8](octets.prefix(budget))
          link.budget = budget - passed.count
        } else if !link.isData, from == link.server {
          passed = rewritten(octets, link.session, &promises)
        }
        write(passed, to)
        guard link.budget != 0 else {
          cutCount.add(1, ordering: .relaxed)
          if link.cutsSession { cutSessions.insert(link.session) }
          end(link)
          return nil
        }
      }
      return link
    }
    links.removeAll { link in
      guard cutSessions.contains(link.session) else { return false }
      end(link)
      return true
    }
  }

  private func end(_ link: Link) {
    close(link.client)
    close(link.server)
  }

  private func read(_ socket: Int32) -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(socket, &buffer, buffer.count, 0)
    return count > 0 ? [UInt8](buffer.prefix(count)) : nil
  }

  private func write(_ octets: [UInt8], _ socket: Int32) {
    var rest = octets[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Puts a port of the proxy in place of the one in a 229 reply.
  private func rewritten(
    _ octets: [UInt8],
    _ session: Int,
    _ promises: inout [Promise]
  ) -> [UInt8] {
    let text = String(decoding: octets, as: UTF8.self)
    guard let start = text.range(of: "(|||"),
      let end = text[start.upperBound...].firstIndex(of: "|"),
      let port = UInt16(text[start.upperBound..<end]), let listener = try? Loopback.listen()
    else { return octets }
    promises.append(Promise(listener: listener, port: port, session: session))
    let own = "\(Loopback.port(of: listener))"
    return [UInt8](text.replacingCharacters(start.upperBound..<end, with: own).utf8)
  }
}

extension String {
  /// Finds a text in this one.
  fileprivate func range(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) {
        return start..<index(start, offsetBy: text.count)
      }
      start = index(after: start)
    }
    return nil
  }

  fileprivate func replacingCharacters(_ range: Range<Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}
