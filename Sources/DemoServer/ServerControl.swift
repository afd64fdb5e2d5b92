import FTPProtocol
import Octets
import Platform
import Transport

/// The control connection as the server has it: command lines in, replies out.
final class ServerControl {
  private let stream: ByteStream
  private let stopping: Cancellation
  private var telnet = TelnetFilter()
  private var pending: [UInt8] = []

  /// The longest line that is read, in octets.
  private static let lineLimit = 8192

  /// How long a client may take to read a reply.
  private static let patience = Duration.seconds(30)

  /// Why no line comes.
  enum Ending: Error {
    /// The client has gone, or the server stops.
    case gone

    /// The client was silent for too long.
    case idle

    /// A line without an end.
    case tooLong
  }

  init(_ stream: consuming ByteStream, cancelledBy stopping: Cancellation) {
    self.stream = stream
    self.stopping = stopping
  }

  var descriptor: Int32 { stream.descriptor }
  var peerAddress: SocketAddress? { stream.peerAddress }
  var localAddress: SocketAddress? { stream.localAddress }

  /// Sends a reply of one line.
  func reply(_ code: Int, _ text: String) throws(Ending) {
    try send([UInt8]("\(code) \(text)\r\n".utf8))
  }

  /// Sends a reply with octets of a name in it; line breaks in it would end the reply.
  func reply(_ code: Int, _ before: String, _ octets: [UInt8], _ after: String) throws(Ending) {
    let safe = octets.flatMap { octet -> [UInt8] in
      switch octet {
      case .lineFeed, .carriageReturn: [.question]
      // The control connection speaks Telnet.
      case 0xFF: [0xFF, 0xFF]
      default: [octet]
      }
    }
    try send([UInt8]("\(code) \(before)".utf8) + safe + [UInt8]("\(after)\r\n".utf8))
  }

  /// Sends a reply of several lines.
  func reply(_ code: Int, _ first: String, lines: [[UInt8]], last: String) throws(Ending) {
    var octets = [UInt8]("\(code)-\(first)\r\n".utf8)
    for line in lines { octets += [.space] + line + [.carriageReturn, .lineFeed] }
    try send(octets + [UInt8]("\(code) \(last)\r\n".utf8))
  }

  /// Waits for the next line, without its end.
  func nextLine(within limit: Duration) throws(Ending) -> [UInt8] {
    let deadline = Deadline.after(limit)
    while true {
      if let line = try takeLine() { return line }
      do {
        try Readiness.wait(
          for: descriptor,
          .readable,
          until: deadline,
          cancelledBy: stopping
        )
      } catch .timedOut {
        throw .idle
      } catch {
        throw .gone
      }
      try receiveNow()
    }
  }

  /// Returns a line that is there already; `nil` when none is complete.
  func takeLine() throws(Ending) -> [UInt8]? {
    guard let end = pending.firstIndex(of: .lineFeed) else {
      guard pending.count <= Self.lineLimit else { throw .tooLong }
      return nil
    }
    var line = [UInt8](pending[..<end])
    pending.removeFirst(end + 1)
    if line.last == .carriageReturn { line.removeLast() }
    return line
  }

  /// Says whether the next line that is there is ABOR, and takes it.
  func takesAbort() -> Bool {
    guard (try? receiveNow()) != nil, let end = pending.firstIndex(of: .lineFeed) else {
      return false
    }
    let line = pending[..<end].text
    guard line.uppercased().hasPrefix("ABOR") else { return false }
    pending.removeFirst(end + 1)
    return true
  }

  /// Reads what has arrived.
  func receiveNow() throws(Ending) {
    var buffer = [UInt8](repeating: 0, count: 4096)
    var span = buffer.mutableSpan
    let outcome: ReadOutcome
    do throws(TransportError) {
      outcome = try span.withUnsafeMutableBytes { bytes throws(TransportError) in
        try stream.readNow(into: bytes)
      }
    } catch {
      throw .gone
    }
    switch outcome {
    case .wouldBlock: return
    case .endOfStream: throw .gone
    case .octets(let count):
      for octet in buffer[..<count] {
        if let text = telnet.pass(octet) { pending.append(text) }
        if telnet.isLiteralPending { pending.append(telnet.takeLiteral()) }
      }
    }
  }

  private func send(_ octets: [UInt8]) throws(Ending) {
    do throws(TransportError) {
      try octets.span.withUnsafeBytes { bytes throws(TransportError) in
        try stream.write(bytes, until: .after(Self.patience), cancelledBy: stopping)
      }
    } catch {
      throw .gone
    }
  }
}
