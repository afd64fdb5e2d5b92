import FTPProtocol
import Octets
import Platform
import Transport

/// The order of replies, and how many connections there may be.
extension Examination {
  /// Finds out what may be sent before the reply to what went before has come.
  func examineReplies() throws(FTPError) {
    try examine(.batches) { () throws(FTPError) in try batches() }
    try examine(.earlyPorts) { () throws(FTPError) in try earlyPorts() }
    try examine(.replyOrder) { () throws(FTPError) in try replyOrder() }
    try examine(.replies) { () in
      let avoided = session.knowledge[.avoided]
      guard session.knowledge.isTrue(.extraReplies) != true else {
        return .doesNot("replies came that nobody asked for")
      }
      return avoided.map { .doesNot("commands that cost the connection: \($0.uppercased())") }
        ?? .works("one for each command")
    }
  }

  /// Asks several things in one packet, each of which has an answer of its own.
  private func batches() throws(FTPError) -> Observation {
    // In a packet by themselves these have the same answers.
    let path = (scratch?.path ?? options.directory ?? RemotePath([]))
      .appending([UInt8]("F0.NONE".utf8))
    let questions = [
      PlacedCommand(Command(.pwd)), try session.command(.size, sample?.path ?? path),
      PlacedCommand(Command(.noop)), PlacedCommand(Command(.pwd)),
    ]
    var alone: [Reply] = []
    for question in questions { alone.append(try session.exchange(question)) }
    // The first packet is a trial of its own, whose way depends on how it ends.
    for _ in 0..<2 {
      let replies = try session.exchange(questions)
      guard replies.map(\.code) == alone.map(\.code) else {
        session.knowledge.set(.batches, false)
        return .doesNot("the replies do not come in the order of the commands")
      }
    }
    switch session.knowledge.isTrue(.batches) {
    case true: return .works("each command gets its reply, in their order")
    case false: return .doesNot("ferry waits for each reply")
    default: return .notKnown("no packet of several commands was sent")
    }
  }

  /// Asks for a port, then for something else, and uses the port.
  private func earlyPorts() throws(FTPError) -> Observation {
    guard let (path, octets) = sample else { return .notKnown("there is no file to fetch") }
    guard session.options.data.mode == .passive, session.options.data.prefersExtended,
      works(.epsv) == true
    else { return .notKnown("EPSV is not used") }
    session.data.forgetEarlyPort()
    _ = try session.factsBeforeRetrieval(of: path)
    // This is what a server that waits for the connection would not read.
    _ = try session.size(of: path)
    guard try session.fetch(path) == octets else {
      return .notKnown("what came over the port is not the file")
    }
    switch session.knowledge.isTrue(.earlyPorts) {
    case true: return .works("a port may be asked for before its transfer")
    case false: return .doesNot("ferry asks for ports late")
    default: return .notKnown("no port was asked for early")
    }
  }

  /// How long a server is kept waiting for a reply that would come too early.
  private var hold: Duration {
    min(max(session.dialogue.connection.answerTime * 4, .milliseconds(300)), .seconds(2))
  }

  /// What is sent to have a file of which no buffers on the way hold all: as many octets as go in a
  /// moment, since buffers are small where the way is slow.
  private static var long: (octetCount: Int, time: Duration) { (8 << 20, .seconds(2)) }

  /// Sends commands behind STOR and RETR while the server has to wait, and sees whether it answers
  /// them before the transfer is done.
  ///
  /// First in the same packet, as they are sent else; then in another one, since packets may be cut
  /// anywhere: ProFTPD 1.3.8 answers those during an upload, Pure-FTPd 1.0.50 during a download. That
  /// proves nothing against the former, and is not enough for a proof.
  private func replyOrder() throws(FTPError) -> Observation {
    guard works(.batches) == true else {
      return .notKnown("several commands in one packet do not work")
    }
    var settings = settingsThatWork
    settings.knowledge.set(.batches, true)
    settings.knowledge.set(.replyOrder, true)
    settings.knowledge[.earlyPorts] = session.knowledge[.earlyPorts]
    for isApart in [false, true] {
      var (isInOrder, isWaiting) = (false, false)
      let error = try failure { () throws(FTPError) in
        isInOrder = try keepsOrderAfterUpload(settings, asksApart: isApart)
        isWaiting = try waitsInDownload(settings, asksApart: isApart)
      }
      switch error {
      case .outOfStep(let reply, _):
        guard !isApart else {
          let words = "in one packet with it, yes; what comes later is answered during a transfer"
          return .doesNot(words, reply)
        }
        session.knowledge.set(.replyOrder, false)
        return .doesNot("a command behind a transfer was answered before its end", reply)
      case .some(let error): return .failed(error)
      case nil: break
      }
      guard isInOrder else {
        return .notKnown("the transfers behind it were not as they should be")
      }
      guard isWaiting else {
        return .notKnown("so it is during uploads; no download lasted long enough to see")
      }
    }
    session.knowledge.set(.replyOrder, true)
    return .works("commands during a transfer are answered after it")
  }

  /// Whether what is sent behind STOR is answered after it, and the port that was asked for so is
  /// good for the next transfer.
  ///
  /// - Throws: ``FTPError/outOfStep(_:after:)`` for an answer that came too early.
  private func keepsOrderAfterUpload(
    _ settings: TrialSettings,
    asksApart: Bool
  ) throws(FTPError) -> Bool {
    let (path, hold) = (try scratchFile("held.bin"), hold)
    return try withTrial(settings) { trial throws(FTPError) in
      trial.beginSeries()
      let target = try trial.absolute(path)
      var behind = PipelinedCommands(behind: [PlacedCommand(Command(.pwd))])
      let stor = try trial.command(.stor, target)
      try trial.transfer(stor, .toServer, type: .image, with: &behind) { data throws(FTPError) in
        try trial.hold(for: hold, &data, asking: asksApart)
        try data.write(Self.contents)
      }
      guard behind.repliesBehind.first?.code.isCompletion ?? false,
        try trial.fetch(target) == Self.contents
      else { return false }
      try self.listOnce(on: trial)
      return trial.knowledge.isTrue(.replyOrder) == true
    }
  }

  /// Whether the server says nothing to what is sent behind RETR, as long as nobody takes the file.
  ///
  /// - Returns: False where the file was not long enough to see it.
  /// - Throws: ``FTPError/outOfStep(_:after:)`` for an answer that came too early.
  private func waitsInDownload(
    _ settings: TrialSettings,
    asksApart: Bool
  ) throws(FTPError) -> Bool {
    let (path, hold) = (try scratchFile("long.bin"), hold)
    let stor = try session.command(.stor, path)
    try session.transfer(stor, .toServer, type: .image) { data throws(FTPError) in
      let deadline = Deadline.after(Self.long.time)
      let part = [UInt8](repeating: 0x2E, count: 1 << 16)
      for _ in 0..<(Self.long.octetCount >> 16) where !deadline.hasPassed { try data.write(part) }
    }
    return try withTrial(settings) { trial throws(FTPError) in
      trial.beginSeries()
      var behind = PipelinedCommands(behind: [PlacedCommand(Command(.pwd))])
      let retr = try trial.command(.retr, try trial.absolute(path))
      try trial.go(to: retr.place)
      var isWaiting = false
      do throws(FTPError) {
        _ = try trial.data.attempt(retr, .fromServer, type: .image, from: 0, &behind) {
          data throws(FTPError) in
          try trial.hold(for: hold, &data, asking: asksApart)
          isWaiting = data.finalReply == nil
          // Nobody wants the file: the connection ends with it.
          throw .stoppedByCaller
        }
      } catch .stoppedByCaller {
        return isWaiting
      }
      return false
    }
  }

  // MARK: Connections

  /// Opens connections until the server lets nobody else in, or there are as many as are used.
  func examineConnections() throws(FTPError) {
    try examine(.connections) { () throws(FTPError) in
      var others: [Session] = []
      defer { for other in others { other.quit() } }
      var settings = settingsThatWork
      settings.knowledge = session.knowledge
      while others.count + 1 < options.connectionLimit {
        let error = try failure { () throws(FTPError) in
          others.append(try connectTrial(settings))
        }
        guard let error else { continue }
        guard try isLimit(error, &others, settings) else { return .failed(error) }
        session.knowledge.connectionLimit = others.count + 1
        let words = "at most \(others.count + 1) at once"
        return others.isEmpty
          ? .doesNot("one at a time", error.reply)
          : Observation(verdict: .works, words: words, reply: error.reply)
      }
      disproven.insert(.connections)
      return .works("\(options.connectionLimit) at once; more were not tried")
    }
  }

  /// Whether nobody was let in because there are too many: with one less, there is room again.
  private func isLimit(
    _ error: FTPError,
    _ others: inout [Session],
    _ settings: TrialSettings
  ) throws(FTPError) -> Bool {
    if error.meansTooManyConnections { return true }
    guard let last = others.popLast() else { return false }
    last.quit()
    return try failure { () throws(FTPError) in
      others.append(try connectTrial(settings))
    } == nil
  }
}

extension Session {
  /// Keeps the server waiting, having sent a command into the transfer or not, and takes what it says
  /// meanwhile.
  ///
  /// - Throws: ``FTPError/outOfStep(_:after:)`` for an answer to a command behind the transfer.
  fileprivate func hold(
    for duration: Duration,
    _ data: inout DataConnection,
    asking: Bool
  ) throws(FTPError) {
    let ticket = data.ticket
    try listen(for: duration, &data) { asking && dialogue.hasBegun(ticket) }
    guard asking, data.finalReply == nil else { return }
    let question = Command(.pwd)
    let line = try dialogue.connection.octets(of: [question])
    _ = dialogue.note([PlacedCommand(question)])
    try dialogue.connection.write(
      line,
      until: dialogue.replyDeadline,
      cancelledBy: cancellation
    )
    try listen(for: duration, &data) { false }
  }

  /// Takes replies until a moment has passed, or something has come.
  private func listen(
    for duration: Duration,
    _ data: inout DataConnection,
    until hasCome: () -> Bool
  ) throws(FTPError) {
    let deadline = Deadline.after(duration)
    while !deadline.hasPassed, data.finalReply == nil, dialogue.isUsable, !hasCome() {
      do throws(WaitError) {
        try dialogue.connection.waitForInput(until: deadline, cancelledBy: cancellation)
      } catch .timedOut {
        return
      } catch {
        throw .transport(TransportError(error, while: .reading))
      }
      try data.takeReplies()
    }
  }
}
