import FTPClient
import FTPProtocol
import Octets
import Terminal
import Transfers

/// `mirror` between two servers: two URLs, or two sessions.
extension MirrorCommand {
  /// Finds the two servers that operands name.
  ///
  /// - Parameters:
  ///   - operands: Without the word behind `--delete`.
  ///   - shell: Where the sessions are.
  /// - Returns: `nil` where one of the two directories is of this machine.
  /// - Throws: ``CommandError`` for what only a mirror to or from this machine can do.
  func pair(
    _ operands: [RemoteOperand],
    in shell: ShellState
  ) throws(CommandError) -> SessionOperands? {
    guard operands.count == 2,
      let sides = try SessionOperands.read([operands[0]], operands[1], "mirror", in: shell)
    else { return nil }
    guard !reverse, !flags.swap, !flags.twoWay, !watching.watch, plans.plan == nil,
      plans.apply == nil, parts.shard == nil, flags.backup == nil, flags.manifest != .remote,
      flags.compare != .digest, filters.links != .copy
    else {
      let why = "between two servers there is neither of -R, --swap, --two-way, --watch, --plan, "
      throw CommandError(
        "mirror",
        .refused(
          why + "--shard, --backup, --links copy, --manifest remote and --compare digest",
          advice: "A mirror to this machine, and one from it, can do all that."
        )
      )
    }
    return sides
  }
}

extension MirrorRun {
  /// Mirrors from one server to another one.
  ///
  /// - Parameter sides: The servers and what is meant there.
  /// - Throws: ``CommandError``; the first of several.
  mutating func mirror(_ sides: SessionOperands) throws(CommandError) {
    try clearingAway { run throws(CommandError) in try run.mirrorNow(sides) }
  }

  private mutating func mirrorNow(_ sides: SessionOperands) throws(CommandError) {
    var opened: [SessionSlot] = []
    defer { for slot in opened { shell.sessions.close(slot) } }
    let from = try sides.source.slot(in: shell.sessions, &opened)
    let to = try sides.target.slot(in: shell.sessions, &opened)
    guard from !== to, let operand = sides.sources.first else {
      let advice = "Mirror one of them to here, and from here to the other one."
      throw CommandError(Self.what, .refused("both directories are at one server", advice: advice))
    }
    let source = try place(of: operand, in: from)
    let target = try place(of: sides.targetOperand, in: to)
    try shell.sessions.within(to) { () throws(CommandError) in
      try mirror(from: source, to: target)
    }
  }

  private func place(
    of operand: RemoteOperand,
    in slot: SessionSlot
  ) throws(CommandError) -> ServerCopy.Place {
    try shell.sessions.within(slot) { () throws(CommandError) in
      let session = try shell.loggedIn()
      let path = try shell.remotePath(operand)
      return ServerCopy.Place(try remotely(Self.what, session.absolute(path)), at: session)
    }
  }

  private mutating func mirror(
    from source: ServerCopy.Place,
    to target: ServerCopy.Place
  ) throws(CommandError) {
    let other = try remotely(Self.what, source.session.url(of: source.path, asksWhere: false))
    summary.here = other
    summary.there = try remotely(Self.what, target.session.url(of: target.path, asksWhere: false))
    // The other one is made before anything is looked at.
    let what: [UInt8] = .doing("mirror", other)
    guard try remotely(what, source.session.isDirectory(source.path)) else {
      let why = "there is no such directory, or none to enter"
      throw CommandError(what, .failed(.refused, why, advice: nil))
    }
    let manifest = try openManifest(at: target.path, other, target.session)
    let lock = try takeLock(of: target.path, target.session)
    defer { release(lock, in: target.session) }
    let mirror = MirrorBetween(
      from: source,
      to: target,
      setup,
      manifest,
      in: shell.observer,
      now: .current
    )
    let plan = try transferring { () throws(TransferError) in
      try mirror.plan(learning: !isDryRun)
    }
    let counts = mirror.fileCounts
    summary.note(plan, mirror.faults, files: (counts.source, counts.target))
    for fault in mirror.faults { shell.show(error(of: fault)) }
    if !mirror.areThere.source, let first = mirror.faults.first {
      throw error(of: first).alreadyShown
    }
    for fault in plan.faults { shell.show(MirrorWords.error(of: fault)) }
    guard !isDryRun else {
      try show(plan)
      return try end(mirror.faults, plan, nil)
    }
    let allowed = try guarded(plan)
    let outcome = try transferring { () throws(TransferError) in
      try mirror.run(allowed) { [shell, writesJSON] step in
        if writesJSON {
          try? shell.output.writeOctets(MirrorWords.object(step))
        } else {
          shell.output.say(MirrorWords.done(step))
        }
      }
    }
    let held = plan.steps.count(where: \.deletes) - allowed.steps.count(where: \.deletes)
    summary.note(outcome, heldByGuards: held)
    say(MirrorWords.summary(outcome, plan))
    try end(mirror.faults, plan, outcome)
    try end(allowed, of: plan)
  }
}
