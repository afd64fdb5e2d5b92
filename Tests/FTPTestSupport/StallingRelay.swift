import Platform
package import SystemPackage
import Transport

/// A relay before a server of this machine that stalls once, where a test says, until it is
/// released.
///
/// Only the control connection goes through it: what it holds back, the server has said.
package final class StallingRelay: Sendable {
  /// Where it stalls.
  package enum Stall: Hashable, Sendable {
    /// Before the greeting.
    case greeting

    /// Before the reply to the first command that begins with this.
    case reply(to: String)

    /// Between the preliminary and the final reply to such a command.
    case finalReply(to: String)

    /// The data connection finds a port where nobody accepts; the control connection goes on.
    case dataConnection

    /// AUTH is granted, and nobody shakes hands.
    case handshake

    /// Before the first command that begins with this: the server has not seen it.
    case command(String)

    /// Commands that begin with this are answered with 450, every time.
    case refusal(of: String)
  }

  /// The port on 127.0.0.1.
  package let port: UInt16

  private let thread: WorkerThread
  private let stopping: Cancellation
  private let reached: Cancellation
  private let released: Cancellation

  /// Starts to listen.
  ///
  /// - Parameters:
  ///   - stall: Where it stalls.
  ///   - serverPort: The port of the server, on 127.0.0.1.
  /// - Throws: The system's reason why not.
  package init(_ stall: Stall, before serverPort: UInt16) throws(Errno) {
    let listener = try ListeningSocket(at: .loopback)
    port = listener.address.port
    let (stopping, reached, released) = (try Cancellation(), try Cancellation(), try Cancellation())
    self.stopping = stopping
    self.reached = reached
    self.released = released
    let box = ListenerBox(listener)
    thread = try WorkerThread.start {
      var relay = Relay(stall, serverPort, stopping, reached, released)
      relay.run(box.listener)
    }
  }

  /// The listening socket, boxed for the thread that accepts.
  private final class ListenerBox: Sendable {
    let listener: ListeningSocket

    init(_ listener: consuming ListeningSocket) {
      self.listener = listener
    }
  }

  /// Waits until it stalls.
  package func awaitStall() throws {
    try Readiness.wait(
      for: reached.descriptor,
      .readable,
      until: .after(.seconds(20)),
      cancelledBy: nil
    )
  }

  /// Lets what it holds back go, and stalls no more.
  package func release() {
    released.cancel()
  }

  /// Stops and waits for the thread.
  package func stop() {
    stopping.cancel()
    thread.join()
  }
}

/// The work of the relay, on its thread.
private struct Relay {
  private let stall: StallingRelay.Stall
  private let serverPort: UInt16
  private let stopping: Cancellation
  private let reached: Cancellation
  private let released: Cancellation
  private var isHolding = false
  private var hasStalled = false
  private var seesCommand = false

  /// What the client has not been told yet, and the server not asked.
  private var held: [UInt8] = []
  private var heldCommands: [UInt8] = []

  init(
    _ stall: StallingRelay.Stall,
    _ serverPort: UInt16,
    _ stopping: Cancellation,
    _ reached: Cancellation,
    _ released: Cancellation
  ) {
    self.stall = stall
    self.serverPort = serverPort
    self.stopping = stopping
    self.reached = reached
    self.released = released
  }

  /// Serves one client after the other.
  mutating func run(_ listener: borrowing ListeningSocket) {
    while let client = try? listener.accept(until: .never, cancelledBy: stopping) {
      let address = SocketAddress.loopback.withPort(serverPort)
      guard
        let server = try? HappyEyeballs.connect(
          to: [address],
          until: .after(.seconds(10)),
          cancelledBy: stopping
        )
      else { return }
      if stall == .greeting { hold() }
      let clientStream = ByteStream.clear(client)
      let serverStream = ByteStream.clear(server)
      while relay(clientStream, serverStream) {}
      // It stalls once, and not for the next client.
      isHolding = false
      (held, heldCommands) = ([], [])
    }
  }

  /// Moves what is there; false when one side has gone, or the test is over.
  private mutating func relay(
    _ client: borrowing ByteStream,
    _ server: borrowing ByteStream
  ) -> Bool {
    var requests = [
      Readiness.Request(client.descriptor, .readable),
      Readiness.Request(server.descriptor, .readable),
    ]
    if isHolding { requests.append(Readiness.Request(released.descriptor, .readable)) }
    guard
      let ready = try? Readiness.wait(forAny: requests, until: .never, cancelledBy: stopping)
    else { return false }
    if isHolding, ready.contains(2) {
      isHolding = false
      guard write(held, client), write(heldCommands, server) else { return false }
      (held, heldCommands) = ([], [])
    }
    if ready.contains(0) {
      guard let octets = read(client) else { return false }
      if let reply = answer(to: octets) {
        return write([UInt8]((reply + "\r\n").utf8), client)
      }
      if case .command = stall, isHolding {
        heldCommands += octets
        return true
      }
      guard write(octets, server) else { return false }
    }
    if ready.contains(1) {
      guard let octets = read(server) else { return false }
      let (now, later) = split(octets)
      if isHolding { held += later }
      return write(now, client)
    }
    return true
  }

  /// Looks at commands; answers those that the server is not to see.
  private mutating func answer(to octets: [UInt8]) -> String? {
    let lines = String(decoding: octets, as: UTF8.self).split(separator: "\r\n")
    switch stall {
    case .reply(let verb) where lines.contains { $0.hasPrefix(verb) }: hold()
    case .command(let verb) where lines.contains { $0.hasPrefix(verb) }: hold()
    case .finalReply(let verb) where lines.contains { $0.hasPrefix(verb) }: seesCommand = true
    case .handshake where !hasStalled && lines.contains { $0.hasPrefix("AUTH") }:
      hold()
      return "234 go"
    case .refusal(let verb) where lines.contains { $0.hasPrefix(verb) }:
      reached.cancel()
      return "450 not now"
    default: break
    }
    return nil
  }

  /// Divides replies into those that go through and those that wait.
  private mutating func split(_ octets: [UInt8]) -> (now: [UInt8], later: [UInt8]) {
    if isHolding { return ([], octets) }
    let text = String(decoding: octets, as: UTF8.self)
    switch stall {
    case .finalReply where seesCommand && !hasStalled:
      guard let end = text.range(of: "226") else { return (octets, []) }
      hold()
      let count = text.utf8.distance(from: text.startIndex, to: end)
      return ([UInt8](octets[..<count]), [UInt8](octets[count...]))
    case .dataConnection where !hasStalled:
      // The replies to the commands before it may have come with it.
      guard let start = text.range(of: "229 "), let silent = Self.silentPort else {
        return (octets, [])
      }
      hasStalled = true
      reached.cancel()
      let reply = "229 Entering Extended Passive Mode (|||\(silent)|)\r\n"
      return ([UInt8](text[..<start].utf8) + [UInt8](reply.utf8), [])
    default: return (octets, [])
    }
  }

  /// A port for all, as long as the tests run.
  private static let silence = try? SilentPort()

  private static var silentPort: UInt16? { silence?.number }

  private mutating func hold() {
    guard !hasStalled else { return }
    hasStalled = true
    isHolding = true
    reached.cancel()
  }

  private func read(_ stream: borrowing ByteStream) -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 16_384)
    let count = buffer.withUnsafeMutableBytes {
      try? stream.read(into: $0, until: .after(.seconds(10)), cancelledBy: stopping)
    }
    return count.flatMap { $0 > 0 ? [UInt8](buffer[..<$0]) : nil }
  }

  private func write(_ octets: [UInt8], _ stream: borrowing ByteStream) -> Bool {
    let outcome: Void? = octets.withUnsafeBytes {
      try? stream.write($0, until: .after(.seconds(10)), cancelledBy: stopping)
    }
    return outcome != nil
  }
}

extension String {
  /// Where another text begins in this one.
  fileprivate func range(of text: String) -> String.Index? {
    indices.first { self[$0...].hasPrefix(text) }
  }
}
