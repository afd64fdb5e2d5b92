package import FTPProtocol
import Octets

/// What is done to make a tree like another one: steps in their order, and what is not done and why.
package struct MirrorPlan: Sendable {
  /// What was expected of a file where a step acts, or where it takes from: another thing there is
  /// neither replaced nor deleted.
  package struct Seen: Hashable, Sendable {
    package var kind: EntryKind
    package var size: Int64?
    package var modified: TimeSpan?

    /// What tells the file from all others of its side; 0 when nobody told.
    package var identity: UInt64

    /// Takes what was seen.
    package init(
      _ kind: EntryKind,
      size: Int64? = nil,
      modified: TimeSpan? = nil,
      identity: UInt64 = 0
    ) {
      (self.kind, self.size, self.modified, self.identity) = (kind, size, modified, identity)
    }

    /// Takes what a tree says.
    init(_ node: SideTree.Node) {
      self.init(node.kind, size: node.size, modified: node.modified, identity: node.identity)
    }

    /// Whether what was seen later at a name, or that nothing was, may be as it was.
    package static func fits(_ planned: Seen?, _ now: Seen?) -> Bool {
      guard let planned, let now else { return planned == nil && now == nil }
      return planned.fits(now)
    }

    private func fits(_ other: Seen) -> Bool {
      guard kind == other.kind else { return false }
      guard kind == .file else { return true }
      if let size, let otherSize = other.size, size != otherSize { return false }
      guard let modified, let otherTime = other.modified else { return true }
      let order = modified.order(to: otherTime)
      return order == nil || order == .same
    }
  }

  /// One thing that is done.
  package struct Step: Hashable, Sendable {
    /// What.
    package enum Action: Hashable, Sendable {
      case makeDirectory

      /// A file comes from the other side.
      case transfer

      /// A link comes to be there that leads to another path of the tree.
      case makeLink(to: [UInt8])

      /// A file gets these permission bits.
      case setMode(UInt16)

      /// A file of the same side gets the path; it had another one.
      case rename(from: [UInt8])
      case removeFile
      case removeDirectory
    }

    package var action: Action

    /// The side that is changed.
    package var side: MirrorSide

    /// From the top of the tree, with slashes between the names; untrusted.
    package var path: [UInt8]
    package var reason: MirrorReason

    /// What the other side has; of a renamed file, what had the name before.
    package var source: Seen?

    /// What stands there now; `nil` for nothing.
    package var target: Seen?

    /// Whether a directory may be a link, which goes without what it leads to.
    package var mayBeLink = false

    /// What of a directory goes.
    package enum Extent: Hashable, Sendable {
      /// All of it: what is in it goes before.
      case whole

      /// What is left of it once others of several runs have deleted what is theirs; nothing before.
      case whenEmpty

      /// Nothing, unless it is a link: a directory is another run's.
      case link
    }

    package var extent = Extent.whole

    /// Makes a step.
    package init(
      _ action: Action,
      at side: MirrorSide,
      _ path: [UInt8],
      _ reason: MirrorReason,
      source: Seen? = nil,
      target: Seen? = nil
    ) {
      (self.action, self.side, self.path, self.reason) = (action, side, path, reason)
      (self.source, self.target) = (source, target)
    }

    /// Whether it makes a link.
    package var makesLink: Bool {
      if case .makeLink = action { return true }
      return false
    }

    /// Whether it changes nothing but permission bits.
    package var setsMode: Bool {
      if case .setMode = action { return true }
      return false
    }

    /// Whether something is deleted.
    package var deletes: Bool { action == .removeFile || action == .removeDirectory }
  }

  /// Why the plan leaves something undone.
  package struct Fault: Hashable, Sendable {
    /// What is in the way.
    package enum Obstacle: Hashable, Sendable {
      /// A directory stands where the source has a file, and nothing may be deleted.
      case directoryInTheWay

      /// A file stands where the source has a directory, and nothing may be deleted.
      case fileInTheWay

      /// A link stands where the source has something else, and links are left alone.
      case linkInTheWay

      /// Both names are one where the files go.
      case sameName(as: [UInt8])

      /// A link leads out of the tree.
      case leadsOut

      /// Nobody tells where a link leads.
      case leadsNobodyKnows

      /// The target's server makes no links.
      case makesNoLinks

      /// The target's server cannot be told to make a link with a blank in a path.
      case blankInLink

      /// The name cannot be one there.
      case impossibleName

      /// A directory stands where the source has a file, and others of several runs have yet to delete
      /// what is theirs in it.
      case partsOfOthersInTheWay
    }

    package var path: [UInt8]
    package var obstacle: Obstacle
  }

  /// What the guards say of the deletions.
  package enum Guard: Hashable, Sendable {
    case passed

    /// More files would go than may.
    case tooMany(Int, of: Int, limit: DeletionLimit)

    /// The source has nothing, and the target has files.
    case emptySource(targetCount: Int)

    /// Part of the source could not be looked at: nothing is deleted.
    case incomplete
  }

  /// First what clears the way, then directories, names that move, new files, changed ones, and what is
  /// deleted at last.
  package var steps: [Step] = []
  package var faults: [Fault] = []
  package var verdict = Guard.passed

  /// What they say of each side, in a plan that changes both.
  package var sideVerdicts: [MirrorSide: Guard] = [:]

  /// Files that are alike, and links.
  package var sameCount = 0

  /// What is remembered of what moves, by the new paths of the renames.
  package var moved: [[UInt8]: [MovedRecord]] = [:]

  /// Files of the source that are not complete: they are left alone.
  package var unfinishedCount = 0

  /// Octets that are to be moved, as far as sizes are known.
  package var octetCount: Int64 = 0

  /// Files that are there and not at the source, and stay since nothing may be deleted.
  package var extraCount = 0

  /// Things that would be deleted if the source were known to be whole.
  package var unclearCount = 0

  /// A plan that does nothing.
  package init() {}

  /// Whether there is nothing to do.
  package var isEmpty: Bool { steps.isEmpty }

  /// How many files go.
  package var removedFileCount: Int { steps.count { $0.action == .removeFile } }

  /// The plan without what it deletes at last.
  ///
  /// What clears the way stays: who may not clear it may not go on there either, so those steps go with
  /// what they are for.
  package func withoutDeletions() -> MirrorPlan {
    var plan = self
    let cleared = Set(steps.filter { $0.deletes && $0.reason == .otherKind }.map(\.path))
    plan.steps.removeAll { step in
      step.deletes || step.isBelow(cleared)
    }
    return plan
  }
}

extension MirrorPlan.Seen {
  /// The same, to be remembered of what a server shows whose clock is ahead by so many seconds.
  func shown(clockLead lead: Int64?) -> ManifestRecord.Shown {
    ManifestRecord.Shown(size, modified, mark: identity, lead: lead)
  }
}

extension MirrorPlan.Step {
  /// Whether it is about one of some paths, or about something below one.
  func isBelow(_ paths: Set<[UInt8]>) -> Bool { path.isBelow(paths) }
}

extension [UInt8] {
  /// Whether the path is one of some, or below one.
  func isBelow(_ paths: Set<[UInt8]>) -> Bool {
    guard !paths.isEmpty else { return false }
    if paths.contains(self) { return true }
    for (index, octet) in enumerated() where octet == .slash {
      if paths.contains([UInt8](self[..<index])) { return true }
    }
    return false
  }
}

/// Why a step is in a plan.
package enum MirrorReason: Hashable, Sendable {
  /// The target has no such name.
  case absent
  case size(from: Int64, to: Int64)

  /// The times differ, and nothing says that the content does not.
  case time

  /// The digests differ.
  case content

  /// The side that is changed has another file than the last run left there.
  case changedAtTarget

  /// Something else stands there: a file for a directory, or a link.
  case otherKind

  /// The manifest does not know the file.
  case notInManifest

  /// Nobody knows whether they are alike.
  case notKnown

  /// The source does not have it.
  case notAtSource

  /// The source has it under another name now.
  case moved

  /// The source has another file than the last run found there.
  case changedAtSource

  /// Both sides have changed it since the last run.
  case conflict

  /// Only the permission bits differ.
  case mode

  /// The link of the target leads elsewhere.
  case leadsElsewhere
}
