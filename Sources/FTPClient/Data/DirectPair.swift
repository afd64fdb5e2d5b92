import FTPProtocol
import Platform
import Transport

/// Two servers of which one listens and the other one calls, for one file.
struct DirectPair {
  /// One of the servers, and what it is to do.
  struct Side {
    let session: Session
    let command: PlacedCommand

    init(_ session: Session, _ command: PlacedCommand) {
      self.session = session
      self.command = command
    }

    fileprivate var dialogue: Dialogue { session.dialogue }
    fileprivate var isLost: Bool { !session.isUsable }

    fileprivate func refusal(_ reply: Reply, by verb: CommandVerb) -> DirectTransfer.Obstacle {
      .refused(session.endpoint, reply, by: verb)
    }
  }

  let listener: Side
  let caller: Side
  let size: Int64?

  /// Which of the servers begins the handshake of TLS, and how it is told to.
  private enum Handshake {
    case none

    /// SSCN ON: the server is the client of its next data connections.
    case sscn(Side)

    /// CPSV in place of PASV: the server that listens is the client.
    case cpsv
  }

  /// What a step came to.
  private enum Step<Value> {
    case done(Value)
    case impossible(DirectTransfer.Obstacle)
  }

  /// How slow the way between two servers is thought to be at least, in octets a second.
  private static let leastRate: Int64 = 16_384

  /// How long nothing but a transfer of unknown size is waited for.
  private static let longest = Duration.seconds(86_400)

  /// How long one server may take to say that there is a connection, once the other has said so.
  private static let greetingTime = Duration.seconds(5)

  /// How long a server may take to notice that there will be no connection.
  private static let patience = Duration.seconds(2)

  /// Runs the transfer.
  ///
  /// - Returns: `nil` when both servers say that it is done.
  /// - Throws: What goes wrong on a control connection, and a cancellation.
  func run() throws(FTPError) -> DirectTransfer.Obstacle? {
    let handshake: Handshake
    switch try findHandshake() {
    case .done(let found): handshake = found
    case .impossible(let obstacle): return obstacle
    }
    guard case .sscn(let client) = handshake else { return try run(handshake) }
    let sscn = PlacedCommand(Command(.sscn, "ON"))
    let reply = try client.dialogue.exchange(sscn)
    guard reply.code.isCompletion else { return client.refusal(reply, by: .sscn) }
    // Its data connections with us are the other way round again.
    defer { endSSCN(client) }
    return try run(handshake)
  }

  private func endSSCN(_ client: Side) {
    guard client.session.isUsable else { return }
    let reply = try? client.dialogue.exchange(PlacedCommand(Command(.sscn, "OFF")))
    if !(reply?.code.isCompletion ?? false) { client.dialogue.abandon() }
  }

  private func findHandshake() throws(FTPError) -> Step<Handshake> {
    let areProtected = [listener, caller].map { $0.session.security.protectsData }
    guard areProtected != [false, false] else { return .done(.none) }
    guard areProtected == [true, true] else { return .impossible(.protection) }
    if try caller.session.features().list.has("SSCN") { return .done(.sscn(caller)) }
    if try listener.session.features().list.has("SSCN") { return .done(.sscn(listener)) }
    guard try listener.session.features().list.has("CPSV") else { return .impossible(.noTLSClient) }
    return .done(.cpsv)
  }

  private func run(_ handshake: Handshake) throws(FTPError) -> DirectTransfer.Obstacle? {
    let address: SocketAddress
    switch try listen(handshake) {
    case .done(let found): address = found
    case .impossible(let obstacle): return obstacle
    }
    if let obstacle = try call(address) { return obstacle }
    var (alone, other) = (PipelinedCommands(), PipelinedCommands())
    var tickets: [Int] = []
    let replies: [Reply?]
    do throws(FTPError) {
      tickets.append(try listener.session.data.send(listener.command, from: 0, &alone))
      tickets.append(try caller.session.data.send(caller.command, from: 0, &other))
      replies = try finalReplies(to: tickets)
    } catch {
      release(tickets, address)
      guard error.isLostConnection, let side = [listener, caller].first(where: \.isLost) else {
        throw error
      }
      return .lost(side.session.endpoint)
    }
    for (side, reply) in zip([listener, caller], replies) {
      guard let reply, !reply.code.isCompletion else { continue }
      try give(up: tickets, address)
      return side.refusal(reply, by: side.command.verb)
    }
    guard replies.allSatisfy({ $0 != nil }) else {
      try give(up: tickets, address)
      return .silence
    }
    for (side, ticket) in zip([listener, caller], tickets) {
      let deadline = side.dialogue.replyDeadline
      let reply = try side.dialogue.outcome(of: side.command.command, ticket, until: deadline)
      try side.dialogue.fence(reply, to: side.command.command)
    }
    return nil
  }

  /// Lets one server listen (PASV, else EPSV).
  ///
  /// - Returns: The address at which it was reached, with the port that it names.
  private func listen(_ handshake: Handshake) throws(FTPError) -> Step<SocketAddress> {
    let session = listener.session
    session.data.forgetEarlyPort()
    session.dialogue.stallTrial = nil
    let address = session.peerAddress
    var verb = CommandVerb.pasv
    if case .cpsv = handshake { verb = .cpsv }
    if address.hostOctets.count == 4 {
      let reply = try session.dialogue.exchange(Command(verb))
      if reply.code.isCompletion, let told = PassiveReply.parsePassive(reply) {
        guard told.host == address.hostOctets else {
          return .impossible(.foreignAddress(session.endpoint, told.hostText))
        }
        return .done(address.withPort(told.port))
      }
      guard verb == .pasv else { return .impossible(listener.refusal(reply, by: verb)) }
    } else if verb == .cpsv {
      // It names addresses of IPv4 only.
      return .impossible(.noTLSClient)
    }
    let reply = try session.dialogue.exchange(Command(.epsv))
    guard let port = PassiveReply.parseExtendedPassive(reply) else {
      return .impossible(listener.refusal(reply, by: .epsv))
    }
    return .done(address.withPort(port))
  }

  /// Tells the other server where to connect to (PORT, else EPRT).
  private func call(_ address: SocketAddress) throws(FTPError) -> DirectTransfer.Obstacle? {
    caller.session.data.forgetEarlyPort()
    caller.dialogue.stallTrial = nil
    let octets = address.hostOctets
    var refusal: DirectTransfer.Obstacle?
    if octets.count == 4 {
      let argument = HostPort(host: octets, port: address.port).portArgument
      let reply = try caller.dialogue.exchange(Command(.port, argument))
      if reply.code.isCompletion { return nil }
      refusal = caller.refusal(reply, by: .port)
      guard reply.saysUnknownCommand else { return refusal }
    }
    let argument = DataTransfers.eprtArgument(address)
    let reply = try caller.dialogue.exchange(Command(.eprt, argument))
    return reply.code.isCompletion ? nil : refusal ?? caller.refusal(reply, by: .eprt)
  }

  /// Waits until both servers have said their last word, or one has said that it gives up.
  ///
  /// - Returns: What each has said, the listener first; `nil` for what did not come in time.
  private func finalReplies(to tickets: [Int]) throws(FTPError) -> [Reply?] {
    let sides = [listener, caller]
    let timeout = sides.map(\.session.options.data.connectTimeout).max() ?? .seconds(15)
    let completion = sides.map(\.session.options.data.completionTimeout).max() ?? .seconds(30)
    var deadline = Deadline.after(timeout)
    var (begunCount, endedCount) = (0, 0)
    while true {
      for (side, ticket) in zip(sides, tickets) where side.dialogue.earlyReply(to: ticket) == nil {
        let isOpen = try side.dialogue.receiveNow(for: ticket)
        guard !isOpen, side.dialogue.earlyReply(to: ticket) == nil else { continue }
        side.dialogue.abandon()
        throw .connectionLost
      }
      let replies = zip(sides, tickets).map { $0.dialogue.earlyReply(to: $1) }
      let ended = replies.compactMap(\.self)
      if ended.count == 2 || ended.contains(where: { !$0.code.isCompletion }) { return replies }
      let begun = zip(sides, tickets).count { side, ticket in
        side.dialogue.hasBegun(ticket) || side.dialogue.earlyReply(to: ticket) != nil
      }
      if begun > begunCount {
        begunCount = begun
        let expected = size.map { completion + .seconds($0 / Self.leastRate) }
        let time = min(expected ?? Self.longest, Self.longest)
        // Whom one server has reached says so at once, unless it sends strangers away.
        deadline = .after(begun == 2 ? time : min(timeout, Self.greetingTime))
      }
      if ended.count > endedCount {
        endedCount = ended.count
        deadline = .after(begun == 2 ? completion : Self.patience)
      }
      let waiting = zip(sides, replies).compactMap { $1 == nil ? $0 : nil }
      do throws(WaitError) {
        _ = try Readiness.wait(
          forAny: waiting.map { Readiness.Request($0.dialogue.connection.descriptor, .readable) },
          until: deadline,
          cancelledBy: caller.dialogue.cancellation
        )
      } catch .timedOut {
        return replies
      } catch {
        throw .transport(TransportError(error, while: .reading))
      }
    }
  }

  /// Gets both servers out of a transfer that one of them has refused.
  ///
  /// - Throws: A cancellation that has come meanwhile.
  private func give(up tickets: [Int], _ address: SocketAddress) throws(FTPError) {
    let isCancelled = caller.dialogue.cancellation?.isCancelled ?? false
    release(tickets, address)
    if isCancelled { throw .cancelled }
  }

  /// Gets both servers out of a transfer that does not come about, or is not wanted any more.
  ///
  /// - Parameters:
  ///   - tickets: Those of the transfers that were begun, the listener's first.
  ///   - address: Where the listener waits.
  private func release(_ tickets: [Int], _ address: SocketAddress) {
    let isCancelled = caller.dialogue.cancellation?.isCancelled ?? false
    if isCancelled { caller.dialogue.cancellation?.reset() }
    // A server that waits for a connection reads no command (vsftpd); one that ends at once is an end.
    if listener.session.isUsable, let ticket = tickets.first,
      !listener.dialogue.hasBegun(ticket), listener.dialogue.earlyReply(to: ticket) == nil
    {
      _ = try? HappyEyeballs.connect(
        to: [address],
        until: .after(Self.patience),
        cancelledBy: listener.dialogue.cancellation
      )
    }
    for (side, ticket) in zip([listener, caller], tickets).reversed() where side.session.isUsable {
      let patience = isCancelled ? Duration.milliseconds(100) : Self.patience
      // Whom the other end has left says so at once; who is asked to stop may take longer.
      let reply = try? side.dialogue.earlyReply(to: ticket, within: patience / 4)
      guard reply == nil else { continue }
      side.session.data.stopWithoutData()
      // What it says at last would be taken for an answer to something else.
      if !((try? side.dialogue.settle(until: .after(patience))) ?? false) {
        side.dialogue.abandon()
      }
    }
  }
}
