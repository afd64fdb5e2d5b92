import FTPProtocol
import Platform
import Transport

/// Commands out and replies in, on one control connection after the other: the one reader of
/// replies.
///
/// Each command that is sent waits in ``PendingReplies`` until its final reply has come, and that
/// reply changes the ``ConnectionBelief``, whoever waits for it.
final class Dialogue {
  let observer: DialogueObserver?
  let cancellation: Cancellation?

  /// How long the server may take to answer.
  var replyTimeout: Duration

  /// What experience showed of the server.
  var knowledge = ServerKnowledge()

  private(set) var connection: ControlConnection
  private(set) var belief = ConnectionBelief()
  private(set) var pending = PendingReplies()

  /// Final replies that have come and that nobody has asked for yet, by ticket.
  var arrived: [Int: Reply] = [:]

  /// The ticket to which the last 1yz belongs.
  private var begun: Int?

  /// A reply that strayed before the only command that waits for one: it may be its own after all.
  private var doubtful: (ticket: Int, reply: Reply, hasFence: Bool)?

  /// Whether PWD tells a path on this connection; `nil` when it was not asked.
  private(set) var tellsDirectory: Bool?

  /// The refusal of a CWD that may have been another command's, as long as nothing has shown that
  /// it was not.
  var unconfirmedRefusal: Reply?

  /// Replies that stood before a fence and belong to no command, while there is one.
  var strays: [Reply] = []

  /// The command whose final reply came last, and the reply.
  private var last: (verb: CommandVerb, reply: Reply)?

  /// What is done once if the server says nothing for a while, and learnt from it.
  var stallTrial: StallTrial?

  /// Passwords that were sent, on this connection and those before.
  private(set) var secrets = SentSecrets()

  /// Commands that may have changed files, for who keeps listings.
  private var changes: [Command] = []

  /// How many commands that may have changed something were sent in all.
  private(set) var changeCount = 0

  /// How often something has been sent.
  private(set) var sendCount = 0

  /// How many changes are told apart.
  private static let changeLimit = 100

  /// Begins on a connection on which nothing has been read.
  init(
    on connection: ControlConnection,
    observer: DialogueObserver?,
    replyTimeout: Duration,
    cancelledBy cancellation: Cancellation?
  ) {
    self.connection = connection
    self.observer = observer
    self.replyTimeout = replyTimeout
    self.cancellation = cancellation
  }

  /// Goes on with another connection, of which nothing is believed.
  func beginAnew(on connection: ControlConnection) {
    connection.names = self.connection.names
    self.connection = connection
    belief = ConnectionBelief()
    let oddCodes = pending.oddCodes
    pending = PendingReplies()
    pending.oddCodes = oddCodes
    doubtful = nil
    (arrived, strays, last, begun) = ([:], [], nil, nil)
    (tellsDirectory, unconfirmedRefusal, stallTrial) = (nil, nil, nil)
  }

  /// Whether commands can be sent, as far as is known without asking.
  var isUsable: Bool { connection.isOpen }

  /// Until when a reply is waited for from now on.
  var replyDeadline: Deadline { .after(replyTimeout) }

  /// Gives the connection up, for instance because it is out of step.
  func abandon() { connection.abandon() }

  /// Changes what is believed, for who knows it by other means than a reply.
  func correct(_ change: (inout ConnectionBelief) -> Void) { change(&belief) }

  /// Returns the commands since the last call that may have changed files.
  ///
  /// One of many, beyond a limit, stands for all: it is not about one path.
  func takeChanges() -> [Command] {
    defer { changes = [] }
    return changes.count < Self.changeLimit ? changes : [Command(.site)]
  }

  /// Questions of the client's own that the server has done: a connection that is lost over one of
  /// them later is lost for another reason.
  private(set) var doneQuestions: Set<CommandVerb> = []

  /// The question of the client's own that was refused last, with nothing answered since.
  var refusedQuestion: CommandVerb? {
    guard let last, last.reply.code.isNegative, Self.ownQuestions.contains(last.verb) else {
      return nil
    }
    return last.verb
  }

  private static let ownQuestions: Set<CommandVerb> = [
    .feat, .opts, .syst, .csid, .clnt, .pwd, .noop,
  ]

  // MARK: Sending

  /// Sends commands in one packet, in their order, without waiting for their replies.
  ///
  /// What is still to come for commands before them is read first, and changes who is believed.
  ///
  /// - Returns: What to ask for the reply to each of them with.
  /// - Throws: ``FTPError/invalidCommand(_:)`` before anything is sent, when one of them is;
  ///   ``FTPError/transport(_:)`` when the connection is gone.
  func send(_ commands: [PlacedCommand]) throws(FTPError) -> [Int] {
    let octets = try connection.octets(of: commands.map(\.command))
    if let refusal = unconfirmedRefusal, commands.contains(where: \.command.mayChangeFiles) {
      unconfirmedRefusal = nil
      try putFence(behind: refusal, to: Command(.cwd))
    }
    guard try settle(until: replyDeadline) else {
      guard isUsable else { throw .connectionLost }
      abandon()
      throw .transport(.timedOut(.reading))
    }
    let tickets = note(commands)
    try connection.write(octets, until: replyDeadline, cancelledBy: cancellation)
    return tickets
  }

  /// Notes commands that are being sent.
  ///
  /// - Returns: Their tickets.
  func note(_ commands: [PlacedCommand], isFence: Bool = false) -> [Int] {
    sendCount += 1
    return commands.enumerated().map { position, sent in
      observer?.sent(sent.command)
      secrets.note(sent.command)
      let mayChange = sent.command.mayChangeFiles
      if mayChange { changeCount += 1 }
      // The name that a file loses is that of RNFR.
      if mayChange || sent.verb == .rnfr, changes.count < Self.changeLimit {
        changes.append(sent.command)
      }
      let ticket = pending.expect(
        sent,
        from: belief.place,
        isFirst: position == 0,
        isFence: isFence
      )
      belief.expect(sent.command)
      return ticket
    }
  }

  /// Takes any 2yz for the completion of a command: what its server makes of it is not known.
  func takeAnyCompletion(of verb: CommandVerb) { pending.oddCodes[verb] = Set(200...299) }

  // MARK: Receiving

  /// Waits for what the server says of itself before any command.
  func greeting() throws(FTPError) -> Reply {
    takeAnyCompletion(of: .host)
    let ticket = pending.expect(PlacedCommand(Command(.host)), from: nil)
    return try reply(to: ticket, until: replyDeadline)
  }

  /// Waits for the final reply to a command.
  ///
  /// All 1yz before it share the deadline: a server that sends them without end is no better than
  /// one that is silent.
  ///
  /// - Throws: ``FTPError/transport(_:)``: after a cancellation the reply is still to come; a
  ///   server that does not answer in time is of no more use. ``FTPError/outOfStep(_:after:)`` and
  ///   ``FTPError/unexpected(_:after:)``, and the connection is given up.
  func reply(to ticket: Int, until deadline: Deadline) throws(FTPError) -> Reply {
    while true {
      if let reply = arrived.removeValue(forKey: ticket) { return reply }
      try advance(to: ticket, until: deadline)
    }
  }

  /// Waits until the server has said 1yz to a command, or has answered it.
  ///
  /// - Returns: The final reply if that has come already.
  func mark(of ticket: Int, until deadline: Deadline) throws(FTPError) -> Reply? {
    while true {
      if let reply = arrived[ticket] { return reply }
      if hasBegun(ticket) { return nil }
      try advance(to: ticket, until: deadline)
    }
  }

  /// Whether the server has said 1yz to a command.
  func hasBegun(_ ticket: Int) -> Bool { begun == ticket }

  /// Takes what has arrived up to the final reply to a command, without waiting.
  ///
  /// - Returns: False at the end of the connection.
  func receiveNow(for ticket: Int) throws(FTPError) -> Bool {
    let isOpen = try connection.receiveNow()
    while arrived[ticket] == nil, pending.awaits(ticket), try takeNext() {}
    return isOpen
  }

  /// Takes the next reply, or waits for more octets.
  private func advance(to ticket: Int, until deadline: Deadline) throws(FTPError) {
    guard pending.awaits(ticket) else { throw .connectionLost }
    if try takeNext() {
      guard !deadline.hasPassed || arrived[ticket] != nil else {
        abandon()
        throw .transport(.timedOut(.reading))
      }
      return
    }
    let isDoubtful = doubtful?.ticket == ticket && doubtful?.hasFence == false
    do throws(WaitError) {
      let patience = isDoubtful ? min(.seconds(1), replyTimeout / 3) : stallTrial?.patience
      let limit = patience.map { min(deadline, .after($0)) } ?? deadline
      try connection.waitForInput(until: limit, cancelledBy: cancellation)
    } catch {
      if error == .timedOut, isDoubtful, let stray = doubtful {
        return try decide(on: stray.reply)
      }
      if error == .timedOut, !deadline.hasPassed, stallTrial?.make() ?? false { return }
      if error != .cancelled { abandon() }
      throw .transport(TransportError(error, while: .reading))
    }
    guard try connection.receiveNow() else {
      // The last words of a server that has hung up count.
      if try takeNext() { return }
      throw .connectionLost
    }
  }

  /// Takes a reply that is there.
  ///
  /// - Returns: False when none is.
  func takeNext() throws(FTPError) -> Bool {
    guard let taken = try takeReply() else { return false }
    observer?.received(secrets.shown(taken))
    let reply = secrets.believed(taken, after: pending.entries.first?.verb)
    if let trial = stallTrial.take() { trial.noteReply() }
    if reply.code == .serviceNotAvailable { abandon() }
    switch pending.take(reply, doubted: doubtful?.ticket) {
    case .begins(let entry): begun = entry.ticket
    case .answers(let entry):
      if let doubtful, doubtful.ticket == entry.ticket {
        noteExtra(doubtful.reply)
        self.doubtful = nil
      }
      belief.take(reply, to: entry)
      last = (entry.command.verb, reply)
      if reply.code.isCompletion, Self.ownQuestions.contains(entry.verb) {
        doneQuestions.insert(entry.verb)
      }
      if entry.verb == .pwd { tellsDirectory = reply.toldDirectory != nil }
      // The late yes to a CWD would have come for this one, and shown.
      if !entry.command.changesServer, !entry.command.movesData { unconfirmedRefusal = nil }
      arrived[entry.ticket] = reply
    case .leavesUnfinished(let entry):
      abandon()
      throw .unexpected(reply, after: entry.command.verb)
    case .strays(let entry):
      if entry.isFence {
        strays.append(reply)
      } else if !reply.code.isPreliminary, pending.entries.count == 1 {
        doubtful = (entry.ticket, reply, false)
        return true
      }
      noteExtra(reply)
    case .settlesStray(let entry):
      guard let own = doubtful.take()?.reply else { return true }
      guard own.code.isCompletion else {
        abandon()
        throw .unexpected(own, after: entry.verb)
      }
      observer?.note("\(own.code) is what this server answers to \(entry.verb)")
      pending.oddCodes[entry.verb, default: []].insert(own.code.value)
      belief.take(own, to: entry)
      last = (entry.verb, own)
      arrived[entry.ticket] = own
    case .unasked: noteExtra(reply)
    case .breaksOrder(let entry):
      abandon()
      throw .outOfStep(reply, after: entry.command.verb)
    }
    return true
  }

  /// Decides about a reply that the only command that waits for one should not have, when nothing
  /// else has come.
  ///
  /// A completion is the command's own if a question behind it is answered next; 3yz leaves it
  /// undone.
  private func decide(on stray: Reply) throws(FTPError) {
    doubtful?.hasFence = true
    guard let command = pending.entries.first?.command else { return }
    guard stray.code.isCompletion else {
      abandon()
      throw .unexpected(stray, after: command.verb)
    }
    guard let verb = fenceVerb(behind: command) else { return }
    let line = try connection.octets(of: [Command(verb)])
    _ = note([PlacedCommand(Command(verb))], isFence: true)
    try connection.write(line, until: replyDeadline, cancelledBy: cancellation)
  }

  /// Takes account of a reply too many.
  private func noteExtra(_ reply: Reply) {
    observer?.note("nobody asked for \(reply.code)")
    // It may be the true answer to the CWD before, which took another one for its own.
    if unconfirmedRefusal != nil || last?.verb == .cwd || last?.verb == .cdup {
      belief.doubt(andPlace: true)
      unconfirmedRefusal = nil
    }
    // How many replies an abandoned transfer gets is seen differently by many servers.
    guard !reply.code.isPreliminary, reply.code != .serviceNotAvailable, last?.verb != .abor
    else { return }
    guard knowledge.isTrue(.extraReplies) != true else { return }
    observer?.note("the server sends replies too many; asking for one at a time from now on")
    knowledge.set(.extraReplies, true)
  }
}
