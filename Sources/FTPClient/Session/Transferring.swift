package import FTPProtocol

extension Session {
  /// Runs one command with a data connection of its own; see
  /// ``transfer(_:_:type:from:with:_:)``.
  @discardableResult
  package func transfer(
    _ command: PlacedCommand,
    _ direction: DataDirection,
    type: RepresentationType,
    from offset: Int64 = 0,
    _ body: (inout DataConnection) throws(FTPError) -> Void
  ) throws(FTPError) -> Reply {
    var alone = PipelinedCommands()
    return try transfer(command, direction, type: type, from: offset, with: &alone, body)
  }

  /// Runs one command where it is meant, with a data connection of its own, and others in the same
  /// packet with it.
  ///
  /// - Parameters:
  ///   - command: RETR, STOR, APPE, LIST, NLST, MLSD.
  ///   - direction: Who writes.
  ///   - type: The representation type, set before the command if need be.
  ///   - offset: Where to begin, in octets (REST; RFC 3659 §5).
  ///   - pipelined: The other commands; gets their replies, as far as they came, even when the
  ///     transfer fails.
  ///   - body: Moves the octets, from a server until reading gives 0. What it throws stops the
  ///     transfer; the session stays in step. Called again only where it has moved none.
  /// - Returns: The final reply of the transfer.
  /// - Throws: What went wrong first; see ``FTPError/sessionIsUsable``.
  @discardableResult
  package func transfer(
    _ command: PlacedCommand,
    _ direction: DataDirection,
    type: RepresentationType,
    from offset: Int64 = 0,
    with pipelined: inout PipelinedCommands,
    _ body: (inout DataConnection) throws(FTPError) -> Void
  ) throws(FTPError) -> Reply {
    try recovering { () throws(FTPError) in
      pipelined.beginAgain()
      try approach(command, &pipelined)
      let reply = try data.attempt(
        command,
        direction,
        type: type,
        from: offset,
        &pipelined,
        body
      )
      withoutData = nil
      return reply
    }
  }

  /// Gets the server to where a transfer is meant, with CWD in the same packet where that is safe:
  /// what is read in the wrong directory can be dropped, what is written cannot.
  private func approach(
    _ command: PlacedCommand,
    _ pipelined: inout PipelinedCommands
  ) throws(FTPError) {
    for place in pipelined.ahead.compactMap(\.place) where !place.isSame(as: command.place ?? place)
    {
      // What was begun elsewhere is completed there.
      pipelined.repliesAhead = try exchange(pipelined.ahead)
      break
    }
    guard let place = command.place ?? pipelined.ahead.lazy.compactMap(\.place).first else {
      return
    }
    guard dialogue.takesPackets == true, !command.command.mayChangeFiles, pipelined.ahead.isEmpty,
      let belief = dialogue.belief.place, !(directory.wanted?.isSame(as: place) ?? true)
    else { return try go(to: place) }
    try learnLogin()
    // What travels with a question shows its refusal before anything is read in another directory.
    guard software != .other || data.asksForPort else { return try go(to: place) }
    let isSure = knowledge.isTrue(.absolutePaths) ?? (software != .other)
    let way = Way(to: place, from: belief, takesAbsolute: isSure)
    guard way.steps.count == 1, !way.isChecked, !way.needsLogin else { return try go(to: place) }
    pipelined.way = PlacedCommand(way.steps[0])
  }
}
