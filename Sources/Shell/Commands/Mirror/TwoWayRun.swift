import ArgumentParser
import FTPClient
import FTPProtocol
import Octets
import Platform
import Terminal
import Transfers

/// What a mirror that changes both sides refuses, asks and tells besides.
extension MirrorRun {
  /// Whether both sides are changed.
  var isTwoWay: Bool { setup.twoWay != nil }

  /// Refuses to take a directory at the server that is gone for one that has become empty.
  func requireTop(
    _ top: RemotePath,
    _ manifest: ManifestFile?,
    _ session: Session
  ) throws(CommandError) {
    let what: [UInt8] = .doing("mirror", top.octets)
    guard let manifest, manifest.manifest.count > 0,
      try !remotely(what, session.isDirectory(top))
    else { return }
    let advice = "'mirror -R' fills it again from here."
    throw CommandError(
      what,
      .failed(.refused, "the directory of the last run is not there any more", advice: advice)
    )
  }

  /// The steps of a plan that may be carried out: what is deleted on a side is guarded for itself.
  func guardedBySide(_ plan: MirrorPlan) throws(CommandError) -> MirrorPlan {
    var allowed = plan
    for side in [MirrorSide.here, .there] {
      guard let verdict = plan.sideVerdicts[side], verdict != .passed else { continue }
      let error = guardError(verdict, of: side)
      if verdict != .incomplete, shell.front.canDecide {
        let question = "\(MirrorWords.verdict(verdict, of: side)); delete them?"
        if try shell.front.confirm(question, for: Self.what) { continue }
      }
      shell.show(error)
      allowed = allowed.withoutDeletions(at: side)
    }
    tellUnclear(plan)
    return allowed
  }

  /// Says what the guards of each side say.
  func showGuards(_ plan: MirrorPlan) {
    for side in [MirrorSide.here, .there] {
      guard let verdict = plan.sideVerdicts[side], verdict != .passed else { continue }
      shell.show(guardError(verdict, of: side))
    }
    tellUnclear(plan)
    if plan.conflictCount > 0 { shell.show(conflictError(plan)) }
  }

  private func tellUnclear(_ plan: MirrorPlan) {
    guard plan.unclearCount > 0 else { return }
    let what = Quantity.count(plan.unclearCount, "file is", "files are")
    shell.output.say(
      "\(what) left alone, since it is not known whether the other side has such names",
      style: .warning
    )
  }

  /// Ends a plan that is only shown.
  func endBySide(_ plan: MirrorPlan) throws(CommandError) {
    for side in [MirrorSide.here, .there] {
      guard let verdict = plan.sideVerdicts[side], verdict != .passed else { continue }
      throw guardError(verdict, of: side).alreadyShown
    }
    if plan.conflictCount > 0 { throw conflictError(plan).alreadyShown }
  }

  private func guardError(_ verdict: MirrorPlan.Guard, of side: MirrorSide) -> CommandError {
    let advice =
      switch verdict {
      case .tooMany: "'--max-delete N' allows more; '--dry-run' shows which."
      case .emptySource:
        side == .here
          ? "Look whether it is the right directory; 'mirror -R' fills it again from here."
          : "Look whether it is the right directory; 'mirror' fills it again from the server."
      case .incomplete, .passed: "'--ignore-errors' deletes all the same what is known."
      }
    let place = MirrorWords.place(of: side)
    let why = "\(MirrorWords.verdict(verdict, of: side)), so that nothing is deleted \(place)"
    return CommandError("mirror --two-way", .failed(.guarded, why, advice: advice))
  }

  /// The error of files that both sides have changed.
  func conflictError(_ plan: MirrorPlan) -> CommandError {
    let names = plan.steps.compactMap { step -> String? in
      guard case .rename = step.action, step.reason == .conflict else { return nil }
      return Escaping.name(step.path)
    }
    let most = 3
    let others = names.count > most ? " and \(names.count - most) more" : ""
    let why =
      "both sides have changed \(Quantity.count(names.count, "file")), and both keep both of each: "
      + names.prefix(most).joined(separator: ", ") + others
    return CommandError(
      "mirror --two-way",
      .failed(.guarded, why, advice: "Make one of the two, and delete the other.")
    )
  }
}

extension Mirror.Setup {
  /// Lets a mirror change both sides.
  mutating func changeBothSides() {
    let now = TimeValue.current
    func digits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let day = "\(now.year)-\(digits(now.month))-\(digits(now.day))"
    twoWay = ConflictNaming(day: day, host: [UInt8](LocalProcess.hostName.utf8))
    // A directory at the server that is not there yet is made.
    direction = .upload
  }
}

extension MirrorCommand {
  /// Refuses what makes no sense where both sides are changed.
  func validateTwoWay() throws {
    guard flags.twoWay else { return }
    if flags.delete {
      throw ValidationError("--two-way deletes what its owner has deleted; leave out --delete.")
    }
    if flags.manifest != .local {
      throw ValidationError(
        "--two-way has to remember on this machine what was on it; leave out --manifest."
      )
    }
    if flags.swap || flags.swapBack {
      throw ValidationError("--two-way changes files where they are; leave out --swap.")
    }
    if filters.links == .copy {
      throw ValidationError("--two-way leaves links alone; leave out --links copy.")
    }
    if filters.onlyExisting || filters.onlyNew {
      throw ValidationError("--two-way takes neither --only-existing nor --only-new.")
    }
  }
}

extension MirrorWords {
  /// The plan by the side that is changed, and in the end the sums.
  static func linesBySide(_ plan: MirrorPlan) -> [String] {
    var lines: [String] = []
    for side in [MirrorSide.here, .there] {
      lines += groups(
        plan.steps.filter { $0.side == side },
        { reason($0, from: side.other) },
        at: ", \(place(of: side))"
      )
    }
    return lines + [total(plan)]
  }

  /// Where a side is.
  static func place(of side: MirrorSide) -> String { side == .here ? "here" : "at the server" }

  /// Why a step is in a plan, by the side that it comes from.
  private static func reason(_ reason: MirrorReason, from side: MirrorSide) -> String {
    switch reason {
    case .changedAtSource: "was changed \(place(of: side))"
    case .notAtSource: "was deleted \(place(of: side))"
    default: self.reason(reason)
    }
  }

  /// What the guard of a side says of the deletions there.
  static func verdict(_ verdict: MirrorPlan.Guard, of side: MirrorSide) -> String {
    switch verdict {
    case .passed: return ""
    case .tooMany(let count, let total, let limit):
      let files = Quantity.count(total, "file")
      return
        "\(count) of \(files) \(place(of: side)) would be deleted, which is more than \(words(limit))"
    case .emptySource(let count):
      let files = Quantity.count(count, "file")
      return "there is nothing \(place(of: side.other)) any more, and \(files) \(place(of: side))"
    case .incomplete:
      return "not all \(side == .here ? "at the server" : "that is here") could be looked at"
    }
  }

  private static func words(_ limit: DeletionLimit) -> String {
    switch limit {
    case .count(let count): "\(count)"
    case .percent(let percent): "\(percent)%"
    }
  }
}
