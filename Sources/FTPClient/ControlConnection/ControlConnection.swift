import FTPProtocol
import Platform
import Transport

/// The connection that carries commands and replies, always in step or known not to be.
final class ControlConnection {
  var stream: ByteStream
  private let observer: DialogueObserver?
  var parser = ReplyParser()

  /// How octets of names change on their way.
  var names = WireNames() {
    didSet { parser.form = names.form }
  }

  /// Commands that may have changed files.
  private var changes: [Command] = []

  /// How many of them are told apart.
  private static let changeLimit = 100

  /// Final replies that stopped commands are still to get.
  var owedReplyCount = 0

  /// How often something has been sent.
  private(set) var sendCount = 0

  /// False once it is closed, lost, or out of step.
  var isUsable = true

  /// How long the server took for its last reply.
  private(set) var answerTime = Duration.zero

  /// When the last command was sent; `nil` once it has a reply.
  private var sendingTime: ContinuousClock.Instant?

  /// The address of the server.
  let peerAddress: SocketAddress

  /// The address of this machine on the same connection.
  let localAddress: SocketAddress

  /// Takes over a connection on which the greeting has not been read.
  init(
    _ stream: consuming ByteStream,
    observer: DialogueObserver?
  ) throws(FTPError) {
    guard let peer = stream.peerAddress, let local = stream.localAddress else {
      throw .transport(.closedByPeer)
    }
    peerAddress = peer
    localAddress = local
    self.stream = stream
    self.observer = observer
  }

  /// The descriptor to poll while a data connection is busy.
  var descriptor: Int32 { stream.descriptor }

  /// How the connection is protected; `nil` in clear.
  var protection: Protection? { stream.protection }

  /// Whose certificate the server showed; `nil` in clear.
  var identity: PeerIdentity? { stream.identity }

  /// Takes the TLS sessions that the server has sent since the last call.
  func takeSessions() -> [TLSSession] { stream.takeSessions() }

  /// Sends a command without waiting for its reply.
  ///
  /// - Throws: ``FTPError/invalidCommand(_:)`` before anything is sent; ``FTPError/transport(_:)``
  ///   when the connection is gone.
  func send(
    _ command: Command,
    until deadline: Deadline,
    cancelledBy cancellation: Cancellation?
  ) throws(FTPError) {
    try send([command], until: deadline, cancelledBy: cancellation)
  }

  /// Sends commands in one packet, in their order, without waiting for their replies.
  ///
  /// - Throws: As for one command; when one of them is invalid, none is sent.
  func send(
    _ commands: [Command],
    until deadline: Deadline,
    cancelledBy cancellation: Cancellation?
  ) throws(FTPError) {
    var octets: [UInt8] = []
    do {
      for command in commands { octets += try names.encoded(command) }
    } catch {
      throw .invalidCommand(error)
    }
    try settle(until: deadline, cancelledBy: cancellation)
    if isUsable { try discardUnasked(until: deadline) }
    try write(octets, commands, until: deadline, cancelledBy: cancellation)
  }

  /// Sends ABOR into a transfer that goes on, and owes the final replies of both.
  ///
  /// What has arrived by now is not touched: it may be the reply of the transfer.
  func sendAbort(
    until deadline: Deadline,
    cancelledBy cancellation: Cancellation?
  ) throws(FTPError) {
    let abort = Command(.abor)
    try write([UInt8]("ABOR\r\n".utf8), [abort], until: deadline, cancelledBy: cancellation)
    owe(2)
  }

  private func write(
    _ octets: [UInt8],
    _ commands: [Command],
    until deadline: Deadline,
    cancelledBy cancellation: Cancellation?
  ) throws(FTPError) {
    guard isUsable else { throw .transport(.closedByPeer) }
    sendCount += 1
    for command in commands where !command.changesNothing && changes.count < Self.changeLimit {
      changes.append(command)
    }
    if let observer { for command in commands { observer.sent(command) } }
    sendingTime = .now
    do throws(TransportError) {
      try octets.span.withUnsafeBytes { buffer throws(TransportError) in
        try stream.write(buffer, until: deadline, cancelledBy: cancellation)
      }
    } catch {
      isUsable = false
      throw .transport(error)
    }
  }

  /// Returns the commands since the last call that may have changed files.
  ///
  /// One of many, beyond a limit, stands for all: it is not about one path.
  func takeChanges() -> [Command] {
    defer { changes = [] }
    return changes.count < Self.changeLimit ? changes : [Command(.site)]
  }

  /// Waits for the next reply, preliminary or final.
  ///
  /// When the user stops the wait, the reply is owed, and read before the next command. A server
  /// that does not answer in time is of no more use.
  func nextReply(
    until deadline: Deadline,
    cancelledBy cancellation: Cancellation?
  ) throws(FTPError) -> Reply {
    while true {
      if let reply = try takeReply() { return reply }
      do {
        try waitForInput(until: deadline, cancelledBy: cancellation)
      } catch {
        if error == .cancelled { owe(1) } else { isUsable = false }
        throw .transport(TransportError(error, while: .reading))
      }
      guard try receiveNow() else { throw .transport(.closedByPeer) }
    }
  }

  /// Waits for the next reply that is not preliminary.
  ///
  /// All 1yz before it share the deadline: a server that sends them without end is no better than
  /// one that is silent.
  func finalReply(
    until deadline: Deadline,
    cancelledBy cancellation: Cancellation?
  ) throws(FTPError) -> Reply {
    while true {
      let reply = try nextReply(until: deadline, cancelledBy: cancellation)
      guard reply.code.isPreliminary else { return reply }
      guard !deadline.hasPassed else {
        isUsable = false
        throw .transport(.timedOut(.reading))
      }
    }
  }

  /// Returns a reply that is there already, `nil` when none is complete.
  ///
  /// - Throws: ``FTPError/malformed(_:)``, and the connection is unusable.
  func takeReply() throws(FTPError) -> Reply? {
    do {
      guard let reply = try parser.nextReply().map({ names.decoded($0) }) else { return nil }
      if let sent = sendingTime.take() { answerTime = .now - sent }
      observer?.received(reply)
      if reply.code == .serviceNotAvailable { isUsable = false }
      return reply
    } catch {
      isUsable = false
      throw .malformed(error)
    }
  }

  /// Reads what has arrived, without waiting.
  ///
  /// - Returns: False at the end of the connection, which is unusable then.
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
          isUsable = false
          return false
        }
      } while stream.hasBufferedOctets
      return true
    } catch .closedByPeer, .truncated {
      isUsable = false
      return false
    } catch {
      isUsable = false
      throw .transport(error)
    }
  }

  /// Says whether the connection can take a command: in step, and not closed meanwhile.
  ///
  /// A server that has answered nothing since a command was stopped is waited for, but not for
  /// long, and no longer than the user wants.
  func isAlive(cancelledBy cancellation: Cancellation?) -> Bool {
    guard isUsable else { return false }
    let patience = Deadline.after(.seconds(3))
    do throws(FTPError) {
      guard try settle(until: patience, cancelledBy: cancellation) else {
        isUsable = false
        return false
      }
      try discardUnasked(until: patience)
    } catch {
      // After another interrupt nobody knows; the next command asks again.
      guard !error.isCancellation else { return false }
      isUsable = false
    }
    return isUsable
  }

  /// Drops replies that have come without a command: the next command's cannot be among them.
  ///
  /// Some servers answer twice (500 to `REST STREAM`); 421 is the one that always counts.
  private func discardUnasked(until deadline: Deadline) throws(FTPError) {
    while true {
      if let reply = try takeReply() {
        observer?.note("nobody asked for \(reply.code)")
      } else if hasInput {
        guard try receiveNow() else { return }
      } else {
        return
      }
      guard !deadline.hasPassed else { throw .transport(.timedOut(.reading)) }
    }
  }

  /// Gives the connection up, for instance because it is out of step.
  func abandon() {
    isUsable = false
  }
}
