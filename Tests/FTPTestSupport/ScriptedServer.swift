import Glibc
import Platform
import Synchronization
package import SystemPackage
import Transport

/// A server that follows a script: for faults that no real server shows on demand.
///
/// It speaks to one client after the other, on a thread of its own, and waits for nothing longer
/// than ten seconds.
package final class ScriptedServer: Sendable {
  /// One thing that the server does.
  package enum Step: Sendable {
    /// Sends octets as they are.
    case send([UInt8])

    /// Waits for a line that begins with this; another one ends the script.
    ///
    /// AUTH is refused by the way, unless it is expected.
    case expect(String)

    /// Waits for exactly these octets; others end the script.
    case take([UInt8])

    /// Connects to the port that the last PORT named, from this address of loopback, and sends
    /// octets there.
    case connectData(from: String, [UInt8])

    /// Answers EPSV with a port that listens, after the line was expected.
    case listenExtended

    /// Answers PASV with such a port, but with this address in front.
    case listen(address: String)

    /// Accepts the data connection.
    case acceptData

    /// Sends octets on the data connection.
    case sendData([UInt8])

    /// Reads the data connection to its end; see ``received``.
    case receiveData

    /// Closes the data connection.
    case closeData

    /// Sends octets over and over until the client has closed the control connection.
    case flood([UInt8])

    /// Closes the control connection and waits for the next client.
    case close

    /// Waits until the client has closed the control connection.
    case awaitEnd

    /// Sends a line with its end.
    package static func say(_ line: String) -> Step { .send([UInt8]("\(line)\r\n".utf8)) }
  }

  /// What the server has seen.
  private struct Record {
    var lines: [String] = []
    var received: [UInt8] = []
    var complaint: String?
  }

  /// The port on 127.0.0.1.
  package let port: UInt16

  private let thread: WorkerThread
  private let stopping: Cancellation

  /// What the thread and the test share.
  private final class Stage: Sendable {
    let listener: ListeningSocket
    let record = Mutex(Record())

    init() throws(Errno) {
      listener = try ListeningSocket(at: .loopback)
    }
  }

  private let stage: Stage

  /// Starts to listen; the script begins when somebody connects.
  package init(_ steps: [Step]) throws(Errno) {
    let stage = try Stage()
    let stopping = try Cancellation()
    port = stage.listener.address.port
    self.stage = stage
    self.stopping = stopping
    thread = try WorkerThread.start {
      var actor = Actor(stopping)
      actor.play(steps, stage.listener) { line in
        stage.record.withLock { $0.lines.append(line) }
      }
      let (received, complaint) = (actor.received, actor.complaint)
      stage.record.withLock {
        $0.received = received
        $0.complaint = complaint
      }
    }
  }

  /// Ends the script where it is and waits for its thread.
  package func stop() {
    stopping.cancel()
    thread.join()
  }

  /// The command lines that the client sent.
  package var lines: [String] { stage.record.withLock { $0.lines } }

  /// Waits until the client has sent a line.
  ///
  /// - Throws: ``LineMissing`` when it has not come in time.
  package func waitForLine(_ line: String, within timeout: Duration = .seconds(30)) throws {
    let deadline = ContinuousClock.now + timeout
    while !lines.contains(line) {
      guard ContinuousClock.now < deadline else { throw LineMissing(line: line, lines: lines) }
      poll(nil, 0, 5)
    }
  }

  /// A line that did not come, and those that did.
  package struct LineMissing: Error {
    package let line: String
    package let lines: [String]
  }

  /// What came on the data connection.
  package var received: [UInt8] { stage.record.withLock { $0.received } }

  /// What the script did not expect; `nil` when the client did all that it should.
  package var complaint: String? { stage.record.withLock { $0.complaint } }
}

/// Runs `body` while a scripted server listens.
package func withScriptedServer<R>(
  _ steps: [ScriptedServer.Step],
  _ body: (ScriptedServer) throws -> R
) throws -> R {
  let server = try ScriptedServer(steps)
  defer { server.stop() }
  return try body(server)
}

/// Plays a script on one thread.
private struct Actor {
  private let stopping: Cancellation
  private(set) var received: [UInt8] = []
  private(set) var complaint: String?

  private static let patience = Duration.seconds(10)

  init(_ stopping: Cancellation) {
    self.stopping = stopping
  }

  mutating func play(
    _ steps: [ScriptedServer.Step],
    _ listener: borrowing ListeningSocket,
    _ note: (String) -> Void
  ) {
    var rest = steps[...]
    while !rest.isEmpty {
      guard
        let control = try? listener.accept(
          until: .after(Self.patience),
          cancelledBy: stopping
        )
      else { return }
      guard playOne(&rest, .clear(control), note) else { return }
    }
  }

  /// Plays for one client; false when the script cannot go on.
  private mutating func playOne(
    _ steps: inout ArraySlice<ScriptedServer.Step>,
    _ control: consuming ByteStream,
    _ note: (String) -> Void
  ) -> Bool {
    var pending: [UInt8] = []
    var dataListener: ListeningSocket?
    var data: ByteStream?
    var portLine = ""
    while let step = steps.popFirst() {
      switch step {
      case .send(let octets): send(octets, control)
      case .expect(let prefix):
        var next = nextLine(control, &pending)
        // Most scripts are about something else than protection, which every client asks for.
        while let line = next, line.hasPrefix("AUTH "), !prefix.hasPrefix("AUTH") {
          send([UInt8]("502 No TLS here.\r\n".utf8), control)
          next = nextLine(control, &pending)
        }
        guard let line = next else {
          complaint = "the client closed instead of sending \(prefix)"
          return false
        }
        note(line)
        if line.hasPrefix("PORT ") { portLine = line }
        guard line.hasPrefix(prefix) else {
          complaint = "\(line) came instead of \(prefix)"
          return false
        }
      case .take(let octets):
        while pending.count < octets.count, let part = readSome(control), !part.isEmpty {
          pending += part
        }
        guard pending.starts(with: octets) else {
          complaint = "\(pending) came instead of \(octets)"
          return false
        }
        pending.removeFirst(octets.count)
      case .connectData(let source, let octets): connect(from: source, portLine, octets)
      case .listenExtended:
        dataListener = try? ListeningSocket(at: .loopback)
        let port = dataListener.port
        send([UInt8]("229 Entering Extended Passive Mode (|||\(port)|)\r\n".utf8), control)
      case .listen(let address):
        dataListener = try? ListeningSocket(at: .loopback)
        let port = dataListener.port
        let numbers = "\(address),\(port >> 8),\(port & 255)"
        send([UInt8]("227 Entering Passive Mode (\(numbers))\r\n".utf8), control)
      case .acceptData:
        guard let listener = dataListener.take(),
          let socket = try? listener.accept(until: .after(Self.patience), cancelledBy: stopping)
        else {
          complaint = "no data connection came"
          return false
        }
        data = .clear(socket)
      case .sendData(let octets):
        if let stream = data.take() {
          send(octets, stream)
          data = consume stream
        }
      case .receiveData:
        if let stream = data.take() { received += readAll(stream) }
      case .closeData: data = nil
      case .close: return true
      case .flood(let octets):
        let many = [[UInt8]](repeating: octets, count: 100).joined()
        while send([UInt8](many), control) {}
      case .awaitEnd: _ = readAll(control)
      }
    }
    return true
  }

  /// Connects for data to the port that a line of PORT names, and sends octets.
  private func connect(from source: String, _ line: String, _ octets: [UInt8]) {
    let numbers = line.split { !$0.isNumber }.compactMap { UInt16($0) }.suffix(2)
    guard let high = numbers.first, let low = numbers.last,
      let socket = try? HappyEyeballs.connect(
        to: [SocketAddress.loopback.withPort(high << 8 | low)],
        from: SocketAddress(digits: source),
        until: .after(Self.patience),
        cancelledBy: stopping
      )
    else { return }
    send(octets, .clear(socket))
  }

  /// Sends octets; false when the client has gone.
  @discardableResult
  private func send(_ octets: [UInt8], _ stream: borrowing ByteStream) -> Bool {
    let outcome: Void? = octets.withUnsafeBytes {
      try? stream.write($0, until: .after(Self.patience), cancelledBy: stopping)
    }
    return outcome != nil
  }

  private func readAll(_ stream: borrowing ByteStream) -> [UInt8] {
    var octets: [UInt8] = []
    while let part = readSome(stream), !part.isEmpty { octets += part }
    return octets
  }

  private func readSome(_ stream: borrowing ByteStream) -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = buffer.withUnsafeMutableBytes {
      try? stream.read(into: $0, until: .after(Self.patience), cancelledBy: stopping)
    }
    return count.map { [UInt8](buffer[..<$0]) }
  }

  private func nextLine(_ stream: borrowing ByteStream, _ pending: inout [UInt8]) -> String? {
    while true {
      if let end = pending.firstIndex(of: 0x0A) {
        let line = pending[..<end].filter { $0 != 0x0D }
        pending.removeFirst(end + 1)
        return String(decoding: line, as: UTF8.self)
      }
      guard let part = readSome(stream), !part.isEmpty else { return nil }
      pending += part
    }
  }
}

extension ListeningSocket? {
  /// The port, 0 if there is no socket.
  fileprivate var port: UInt16 {
    switch self {
    case .some(let listener): listener.address.port
    case .none: 0
    }
  }
}
