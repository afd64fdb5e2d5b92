import Platform

/// What goes wrong with a command.
extension ModelConnection {
  /// Carries a command out and answers it, unless something is to go wrong.
  func handle(_ command: Received) {
    session.follow(stage.tree.renamed)
    sendExtra(before: command)
    if stage.stopsEndlessLine() { return close() }
    guard let fault = stage.takeFault(command.verb, of: command.line) else {
      guard stage.variant.has(.asynchronous), answersWithNext(command) else {
        return finish(perform(command))
      }
      return
    }
    stage.record(number, "! \(fault.text)")
    switch fault.kind {
    case .swallow: break
    case .mute: _ = perform(command)
    case .freeze: while isOpen { wait(for: nil, until: .never) }
    case .late:
      let text = perform(command)
      pause(milliseconds: fault.milliseconds)
      finish(text)
    case .slow:
      pause(milliseconds: fault.milliseconds)
      finish(perform(command))
    case .answer: refuse(command, fault)
    case .second, .secondLater: answerTwice(command, fault)
    case .cutBefore: close()
    case .cutAfter:
      _ = perform(command)
      close()
    case .cutBehind:
      finish(perform(command))
      close()
    case .cutData: finish(perform(command, cutsData: true))
    case .interrupt:
      stage.interrupt.cancel()
      pause(milliseconds: fault.milliseconds)
      finish(perform(command))
    case .interruptSwallow: stage.interrupt.cancel()
    case .swap: if !answersWithNext(command) { finish(perform(command)) }
    case .renamePlace, .removePlace:
      changePlace(removing: fault.kind == .removePlace)
      finish(perform(command))
    case .oddPath: finish(ServerVariant.oddReplies[fault.code])
    }
  }

  /// Sends the final reply to a command.
  private func finish(_ text: String) {
    reply(text)
    if text.hasPrefix("221") || text.hasPrefix("421") { close() }
  }

  /// Refuses a command, which is noted all the same.
  private func refuse(_ command: Received, _ fault: Fault) {
    noteUnperformed(command)
    finish("\(fault.code) Not now.")
  }

  private func answerTwice(_ command: Received, _ fault: Fault) {
    let text = perform(command)
    let code = fault.code == 0 ? String(text.prefix(3)) : "\(fault.code)"
    if fault.kind == .secondLater {
      finish(text)
      return keepExtra("\(code) Again.")
    }
    guard fault.milliseconds > 0 else {
      // In one packet: whoever reads the first has the second, before anything else is sent.
      noteExtra(Int(code) ?? 0)
      return finish("\(text)\r\n\(code) Again.")
    }
    finish(text)
    addExtra("\(code) Again.", afterMilliseconds: fault.milliseconds)
  }

  /// Carries out two commands of one packet and answers the second one first, if a client can
  /// notice that.
  ///
  /// - Returns: Whether that was possible; nothing has happened otherwise.
  private func answersWithNext(_ command: Received) -> Bool {
    guard !ModelSession.needsData(command.verb),
      let next = takeNext(where: { !ModelSession.needsData($0.verb) })
    else { return false }
    let first = perform(command)
    let second = perform(next)
    let (firstCode, secondCode) = (Int(first.prefix(3)) ?? 0, Int(second.prefix(3)) ?? 0)
    let isHidden =
      ReplyTable.canAnswer(secondCode, command.verb) && ReplyTable.canAnswer(firstCode, next.verb)
    for text in isHidden ? [first, second] : [second, first] { finish(text) }
    return true
  }

  /// Does what somebody else does to the directory that the user is in.
  private func changePlace(removing: Bool) {
    let place = stage.locked { $0.place }
    guard place != "/" else { return }
    stage.change { tree in
      if removing {
        tree.removeTree(place)
      } else {
        tree.renameAsSomebodyElse(place, to: place + "-elsewhere")
      }
    }
    session.follow(stage.tree.renamed)
  }
}
