import Platform
import SystemPackage
import Testing

@testable import Transport

struct SocketTests {
  private func connected(
    _ body: (borrowing ByteStream, borrowing ByteStream) throws -> Void
  ) throws {
    let listener = try ListeningSocket(at: .loopback)
    let deadline = Deadline.after(.seconds(10))
    let client = try HappyEyeballs.connect(
      to: [listener.address],
      until: deadline,
      cancelledBy: nil
    )
    let server = try listener.accept(until: deadline, cancelledBy: nil)
    try body(.clear(client), .clear(server))
  }

  private func read(_ stream: borrowing ByteStream, _ timeout: Duration) throws -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 100)
    let count = try buffer.withUnsafeMutableBytes {
      try stream.read(into: $0, until: .after(timeout), cancelledBy: nil)
    }
    return [UInt8](buffer[..<count])
  }

  private func write(_ octets: [UInt8], _ stream: borrowing ByteStream) throws {
    try octets.withUnsafeBytes {
      try stream.write($0, until: .after(.milliseconds(200)), cancelledBy: nil)
    }
  }

  @Test func `octets go both ways, and the end is an end`() throws {
    try connected { client, server throws in
      try write([1, 2, 3], client)
      #expect(try read(server, .seconds(10)) == [1, 2, 3])
      try write([4], server)
      try server.finishWriting(until: .after(.seconds(10)), cancelledBy: nil)
      #expect(try read(client, .seconds(10)) == [4])
      #expect(try read(client, .seconds(10)) == [])
    }
  }

  @Test func `the time of a round trip is known once octets went`() throws {
    let before = try Socket(.ipv4).roundTripTime
    #expect(before == nil)
    let listener = try ListeningSocket(at: .loopback)
    let socket = try HappyEyeballs.connect(
      to: [listener.address],
      until: .after(.seconds(10)),
      cancelledBy: nil
    )
    let measured = socket.roundTripTime
    let time = try #require(measured)
    #expect(time > .zero && time < .seconds(10))
  }

  /// What a writer gets rid of while nobody reads.
  private func octetsTaken(_ client: borrowing ByteStream) throws -> Int {
    let octets = [UInt8](repeating: 0, count: 1 << 16)
    var total = 0
    return try octets.withUnsafeBytes { part in
      while case .octets(let count) = try client.writeNow(part) { total += count }
      return total
    }
  }

  @Test func `a limited socket takes little for a peer that does not read`() throws {
    let listener = try ListeningSocket(at: .loopback)
    var taken: [Int] = []
    for limit: Int32? in [nil, 64 << 10] {
      let socket = try HappyEyeballs.connect(
        to: [listener.address],
        until: .after(.seconds(10)),
        cancelledBy: nil
      )
      if let limit { socket.limitSendBuffer(to: limit) }
      taken.append(try octetsTaken(.clear(socket)))
    }
    #expect(taken[1] < taken[0] / 2)
  }

  @Test(
    arguments: [(nil, false), (12, true), (50, true), (51, false), (1000, false), (100_000, false)]
      as [(Int?, Bool)]
  )
  func `only a path within this machine is short`(microseconds: Int?, isShort: Bool) {
    #expect(ByteStream.isShort(microseconds.map { .microseconds($0) }) == isShort)
  }

  @Test func `silence is over at the deadline`() throws {
    try connected { client, _ throws in
      do {
        _ = try read(client, .milliseconds(20))
        Issue.record("something was read")
      } catch let error as TransportError {
        #expect(error == .timedOut(.reading))
      }
    }
  }

  @Test func `a peer that reads nothing stops the writer at the deadline`() throws {
    try connected { client, _ throws in
      do {
        try write([UInt8](repeating: 0, count: 64 << 20), client)
        Issue.record("all was written")
      } catch let error as TransportError {
        #expect(error == .timedOut(.writing))
      }
    }
  }

  @Test func `a port where nobody listens refuses at once`() throws {
    let address = try { try ListeningSocket(at: .loopback).address }()
    let start = ContinuousClock.now
    #expect(throws: TransportError.system(.connecting, .connectionRefused)) {
      _ = try HappyEyeballs.connect(
        to: [address, address],
        until: .after(.seconds(10)),
        cancelledBy: nil
      ).descriptor
    }
    #expect(ContinuousClock.now - start < .seconds(1))
  }

  @Test func `an address that refuses does not keep the next from answering`() throws {
    let refusing = try { try ListeningSocket(at: .loopback).address }()
    let listener = try ListeningSocket(at: .loopback)
    let socket = try HappyEyeballs.connect(
      to: [refusing, listener.address],
      until: .after(.seconds(10)),
      cancelledBy: nil
    )
    #expect(socket.peerAddress?.port == listener.address.port)
  }

  @Test func `families take turns, the preferred one first`() throws {
    let six = SocketAddress.loopbackIPv6
    let four = SocketAddress.loopback
    let order = HappyEyeballs.interleaved([six, six, six, four, four])
    #expect(order.map(\.family) == [.ipv6, .ipv4, .ipv6, .ipv4, .ipv6])
    #expect(HappyEyeballs.interleaved([]).isEmpty)
  }

  @Test(arguments: [
    ("127.0.0.1", SocketAddress.Family.ipv4, true), ("10.0.0.1", .ipv4, false),
    ("::1", .ipv6, true),
    ("::ffff:127.0.0.1", .ipv6, true), ("fe80::1", .ipv6, false),
  ])
  func `addresses are read and know whether they leave the machine`(
    digits: String,
    family: SocketAddress.Family,
    isLoopback: Bool
  ) throws {
    let address = try #require(SocketAddress(digits: digits, port: 21, family))
    #expect(address.port == 21)
    #expect(address.isLoopback == isLoopback)
    #expect(address.withPort(99).port == 99)
    #expect(address.withPort(99).isSameHost(as: address))
  }

  @Test func `a mapped address is the same host as the plain one`() throws {
    let mapped = try #require(SocketAddress(digits: "::ffff:127.0.0.1", port: 1, .ipv6))
    #expect(mapped.isSameHost(as: .loopback))
  }

  @Test func `names and digits are resolved, and nonsense is told in words`() throws {
    func resolve(_ host: String) throws -> [SocketAddress] {
      try Resolver.addresses(
        of: host,
        port: 2121,
        family: nil,
        until: .after(.seconds(10)),
        cancelledBy: nil
      )
    }
    #expect(try resolve("127.0.0.1").map(\.port) == [2121])
    #expect(try resolve("localhost").contains { $0.isLoopback })
    do {
      _ = try resolve("no such host.invalid")
      Issue.record("it was resolved")
    } catch TransportError.resolution(let words) {
      #expect(!words.isEmpty)
    }
  }

  @Test func `waiting for a name can be given up`() throws {
    let cancellation = try Cancellation()
    cancellation.cancel()
    #expect(throws: TransportError.cancelled) {
      try Resolver.addresses(
        of: "host.invalid",
        port: 21,
        family: nil,
        until: .never,
        cancelledBy: cancellation
      )
    }
  }

  @Test func `the library for protection is the one that was linked`() {
    #expect(TLSLibrary.version.hasPrefix("OpenSSL 3"))
  }
}
