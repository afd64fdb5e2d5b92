import FTPProtocol
import Octets
import Platform
import Terminal
import Transfers

/// The words of plans, safe for a terminal, and their objects of JSON.
enum MirrorWords {
  /// The plan by what is done, and in the end the sums.
  static func lines(_ plan: MirrorPlan) -> [String] { groups(plan.steps, reason) + [total(plan)] }

  /// Steps by what is done.
  ///
  /// - Parameters:
  ///   - steps: In their order.
  ///   - reason: The words for why a step is in the plan.
  ///   - place: What is behind the title of each group.
  /// - Returns: A line for each group, and one for each step in it.
  static func groups(
    _ steps: [MirrorPlan.Step],
    _ reason: (MirrorReason) -> String,
    at place: String = ""
  ) -> [String] {
    var lines: [String] = []
    let groups: [(title: String, fits: (MirrorPlan.Step) -> Bool)] = [
      ("cleared away", { $0.deletes && $0.reason == .otherKind }),
      ("directories made", { $0.action == .makeDirectory }),
      ("renamed", { isRename($0) }),
      ("new files", { $0.action == .transfer && $0.target == nil }),
      ("changed files", { $0.action == .transfer && $0.target != nil }),
      ("links made", { $0.makesLink }),
      ("permissions set", { $0.setsMode }),
      ("deleted", { $0.deletes && $0.reason != .otherKind }),
    ]
    for (title, fits) in groups {
      let steps = steps.filter(fits)
      guard !steps.isEmpty else { continue }
      lines.append("\(title)\(place): \(steps.count)")
      for step in steps { lines.append("  \(name(step))  \(reason(step.reason))") }
    }
    return lines
  }

  /// What the plan comes to.
  static func total(_ plan: MirrorPlan) -> String {
    guard !plan.isEmpty else {
      return "nothing to do: \(Quantity.count(plan.sameCount, "file")) alike" + extra(plan)
    }
    let transfers = plan.steps.count { $0.action == .transfer }
    var parts = [
      "\(Quantity.count(transfers, "file")) to move (\(Quantity.size(max(0, plan.octetCount))))"
    ]
    let links = plan.steps.count(where: \.makesLink)
    if links > 0 { parts.append("\(Quantity.count(links, "link")) to make") }
    let modes = plan.steps.count(where: \.setsMode)
    if modes > 0 { parts.append("permissions of \(modes) to set") }
    let renames = plan.steps.count(where: isRename)
    if renames > 0 { parts.append("\(renames) to rename") }
    if plan.removedFileCount > 0 { parts.append("\(plan.removedFileCount) to delete") }
    parts.append("\(plan.sameCount) alike")
    return parts.joined(separator: ", ") + extra(plan)
  }

  private static func extra(_ plan: MirrorPlan) -> String {
    (plan.extraCount > 0 ? "; \(plan.extraCount) only at the target" : "")
      + (plan.unfinishedCount > 0 ? "; \(plan.unfinishedCount) not complete at the source" : "")
  }

  private static func isRename(_ step: MirrorPlan.Step) -> Bool {
    if case .rename = step.action { return true }
    return false
  }

  static func name(_ step: MirrorPlan.Step) -> String {
    let name = Escaping.name(step.path)
    switch step.action {
    case .rename(let old):
      let end = step.source?.kind == .directory ? "/" : ""
      return "\(Escaping.name(old))\(end) -> \(name)\(end)"
    case .makeLink(let goal): return "\(name) -> \(goal.isEmpty ? "." : Escaping.name(goal))"
    case .makeDirectory, .removeDirectory: return name + "/"
    case .setMode(let mode): return "\(name) \(octal(mode))"
    case .transfer, .removeFile: return name
    }
  }

  private static func octal(_ mode: UInt16) -> String { "0" + String(mode, radix: 8) }

  /// Why a step is in a plan.
  static func reason(_ reason: MirrorReason) -> String {
    switch reason {
    case .absent: "not there yet"
    case .size(let old, let new): "size \(old) -> \(new)"
    case .time: "other time"
    case .content: "content differs"
    case .changedAtTarget: "was changed at the target"
    case .changedAtSource: "was changed at the source"
    case .otherKind: "something else comes in its place"
    case .notInManifest: "not in the manifest"
    case .notKnown: "not known to be alike"
    case .notAtSource: "not at the source"
    case .moved: "has another name at the source"
    case .conflict: "was changed on both sides"
    case .leadsElsewhere: "leads elsewhere"
    case .mode: "other permissions"
    }
  }

  /// What was done, in a line.
  static func done(_ step: MirrorPlan.Step, isTwoWay: Bool = false) -> String {
    let what =
      switch step.action {
      case .makeDirectory: "made \(name(step))"
      case .setMode: "permissions set: \(name(step))"
      case .makeLink: "linked \(name(step))"
      case .rename: "renamed \(name(step))"
      case .removeFile, .removeDirectory: "deleted \(name(step))"
      case .transfer: "moved \(name(step))"
      }
    return isTwoWay ? "\(what), \(place(of: step.side))" : what
  }

  /// What became of the plan, in a line.
  static func summary(_ outcome: MirrorOutcome, _ plan: MirrorPlan) -> String {
    let isIdle =
      outcome.transferredCount + outcome.renamedCount + outcome.removedCount
      + outcome.madeDirectoryCount + outcome.madeLinkCount + outcome.changedModeCount
      + outcome.failureCount == 0
      && outcome.end == nil
    guard !isIdle else { return total(plan.withoutSteps) }
    var parts = [
      "\(Quantity.count(outcome.transferredCount, "file")) moved"
        + " (\(Quantity.size(outcome.movedOctetCount)))"
    ]
    if outcome.madeDirectoryCount > 0 {
      parts.append(Quantity.count(outcome.madeDirectoryCount, "directory", "directories") + " made")
    }
    if outcome.madeLinkCount > 0 {
      parts.append(Quantity.count(outcome.madeLinkCount, "link") + " made")
    }
    if outcome.changedModeCount > 0 {
      parts.append("permissions of \(outcome.changedModeCount) set")
    }
    if outcome.renamedCount > 0 { parts.append("\(outcome.renamedCount) renamed") }
    if outcome.removedCount > 0 { parts.append("\(outcome.removedCount) deleted") }
    if outcome.failureCount > 0 { parts.append("\(outcome.failureCount) failed") }
    parts.append("\(plan.sameCount) alike")
    return "mirror: " + parts.joined(separator: ", ") + extra(plan)
  }

  /// What a guard says of the deletions.
  static func verdict(_ plan: MirrorPlan) -> String {
    switch plan.verdict {
    case .passed: return ""
    case .tooMany(let count, let total, let limit):
      let most =
        switch limit {
        case .count(let count): "\(count)"
        case .percent(let percent): "\(percent)%"
        }
      return
        "\(count) of \(Quantity.count(total, "file")) would be deleted, which is more than \(most)"
    case .emptySource(let count):
      return "the source is empty, and the target has \(Quantity.count(count, "file"))"
    case .incomplete:
      return "part of the source could not be looked at"
    }
  }

  /// The error of something that a plan leaves undone.
  static func error(of fault: MirrorPlan.Fault) -> CommandError {
    let why: String
    var advice: String?
    switch fault.obstacle {
    case .directoryInTheWay:
      why = "a directory stands where a file is to go"
      advice = "'--delete' lets it be replaced, where all in it may go."
    case .fileInTheWay:
      why = "something else stands where it is to go"
      advice = "'--delete' lets it be replaced."
    case .sameName(let other):
      why = "at the target it would be the same name as \(Escaping.name(other))"
      advice = "Give one of them another name, or leave one out with '--exclude'."
    case .partsOfOthersInTheWay:
      let why = "a directory stands where a file is to go, and other parts have yet to empty it"
      let advice = "Run this part again when they have ended."
      return CommandError(.doing("mirror", fault.path), .failed(.transient, why, advice: advice))
    case .linkInTheWay:
      why = "a link stands where it is to go, and links are left alone"
      advice = "'--links copy' lets it be replaced, where something may be deleted."
    case .leadsOut:
      why = "the link leads out of the tree, or to where nobody can tell beforehand"
      advice = "Leave it out with '--exclude'; '--links follow' takes links for what they lead to."
    case .leadsNobodyKnows:
      why = "it is not known where the link leads"
      advice = "Leave it out with '--exclude'."
    case .makesNoLinks:
      why = "the server makes no links (its FEAT has no SITE SYMLINK)"
      advice = "'--links follow' sends what they lead to, '--links skip' leaves them alone."
    case .blankInLink:
      why = "the server cannot be told to make a link with a blank in its path or where it leads"
      advice = "Leave it out with '--exclude'."
    case .impossibleName:
      why = "the target cannot have a file of that name"
      advice = "Give it another name, or leave it out with '--exclude'."
    }
    return CommandError(.doing("mirror", fault.path), .failed(.refused, why, advice: advice))
  }

  /// The error of a file that was not mirrored.
  static func error(of failure: TreeFailure) -> CommandError {
    CommandError(.doing("mirror", failure.name), .transfer(failure.failure))
  }

  /// A step as an object of JSON.
  static func object(_ step: MirrorPlan.Step) -> [UInt8] { line(step).finished() }

  /// The same, to add more.
  static func line(_ step: MirrorPlan.Step) -> JSONLine {
    var line = JSONLine()
    switch step.action {
    case .makeDirectory: line.add("action", "make_directory")
    case .transfer: line.add("action", "transfer")
    case .makeLink: line.add("action", "make_link")
    case .setMode: line.add("action", "set_mode")
    case .rename: line.add("action", "rename")
    case .removeFile: line.add("action", "remove_file")
    case .removeDirectory: line.add("action", "remove_directory")
    }
    line.add("side", step.side == .here ? "here" : "there")
    line.add(pathname: "path", step.path)
    if case .rename(let old) = step.action { line.add(pathname: "from", old) }
    if case .setMode(let mode) = step.action { line.add("mode", octal(mode)) }
    if case .makeLink(let goal) = step.action { line.add(pathname: "to", goal) }
    line.add("reason", token(step.reason))
    if let size = step.source?.size { line.add("size", size) }
    if let size = step.target?.size { line.add("old_size", size) }
    return line
  }

  /// Why a step is in a plan, in a word.
  static func token(_ reason: MirrorReason) -> String {
    switch reason {
    case .absent: "absent"
    case .size: "size"
    case .time: "time"
    case .content: "content"
    case .changedAtTarget: "changed_at_target"
    case .changedAtSource: "changed_at_source"
    case .otherKind: "other_kind"
    case .notInManifest: "not_in_manifest"
    case .notKnown: "not_known"
    case .notAtSource: "not_at_source"
    case .moved: "moved"
    case .conflict: "conflict"
    case .leadsElsewhere: "leads_elsewhere"
    case .mode: "mode"
    }
  }
}

extension MirrorPlan {
  /// The same sums, with nothing to do.
  fileprivate var withoutSteps: MirrorPlan {
    var plan = self
    plan.steps = []
    return plan
  }
}
