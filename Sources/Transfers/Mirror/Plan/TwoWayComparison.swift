import FTPProtocol

/// What both sides have done to a file since they were alike: a pure decision that says what else it needs
/// to know.
///
/// What is not known counts as changed: a file that may have been changed is never deleted, and never
/// replaced by one that is known to be older.
package struct TwoWayComparison: Sendable {
  /// What is to be done about a file that both sides have.
  package enum Judgement: Hashable, Sendable {
    case same(FileComparison.Likeness)

    /// One side has changed it: the other one gets it.
    case changed(by: MirrorSide, MirrorReason)

    /// Both have, and not to the same content.
    case conflict
    case ask(FileComparison.Question)
  }

  /// Whether one side has changed a file.
  package enum Touch: Hashable, Sendable {
    case untouched
    case touched
    case ask(FileComparison.Question)
  }

  private let mode: MirrorComparison

  /// Whether nothing is remembered of any file, so that size and time have to do.
  private let isFirstRun: Bool

  /// Compares by a mode.
  package init(_ mode: MirrorComparison, isFirstRun: Bool) {
    (self.mode, self.isFirstRun) = (mode, isFirstRun)
  }

  /// Judges a file that both sides have.
  ///
  /// - Parameters:
  ///   - here: The file on this machine.
  ///   - there: The file at the server.
  ///   - record: How both were when they were alike.
  ///   - answers: What has been asked before.
  /// - Returns: A judgement, or what it needs to know.
  package func judge(
    here: SideTree.Node,
    there: SideTree.Node,
    _ record: ManifestRecord?,
    _ answers: FileComparison.Answers
  ) -> Judgement {
    guard let record, record.kind == .file else { return judgeUnknown(here, there, answers) }
    let isThereUntouched = record.isUntouchedThere(there)
    if record.isUntouchedHere(here), isThereUntouched { return .same(.manifest) }
    switch touch(of: here, .here, record, answers) {
    case .ask(let question): return .ask(question)
    case .untouched:
      guard !isThereUntouched else { return .same(.content) }
      return judgeChangedThere(there, record, answers)
    case .touched:
      guard isThereUntouched else { return judgeContent(here, there, answers) }
      if record.isFreshThere, let digest = record.digest {
        guard let answer = answers.contentThere else { return .ask(.contentThere) }
        guard answer == digest else { return judgeContent(here, there, answers) }
      }
      guard record.digest == nil, here.size == record.size else {
        let isOtherSize = here.size != record.size
        let size = MirrorReason.size(from: record.size, to: here.size ?? 0)
        return .changed(by: .here, isOtherSize ? size : .content)
      }
      // They were found alike by their times: those of now say whether they still are.
      switch FileComparison(.time, target: .there).judge(here: here, there: there, nil, answers) {
      case .same(let likeness): return .same(likeness)
      case .differs(let reason): return .changed(by: .here, reason)
      case .ask(let question): return .ask(question)
      }
    }
  }

  /// Says whether one side has changed a file since both were alike.
  ///
  /// - Parameters:
  ///   - node: The file.
  ///   - side: Whose it is.
  ///   - record: How it was.
  ///   - answers: What has been asked before.
  /// - Returns: What is known of it, or what is to be asked.
  package func touch(
    of node: SideTree.Node,
    _ side: MirrorSide,
    _ record: ManifestRecord,
    _ answers: FileComparison.Answers
  ) -> Touch {
    switch side {
    case .there:
      guard record.isUntouchedThere(node) else { return .touched }
      // What changed in the second that was seen shows in nothing but the content.
      guard record.isFreshThere, let digest = record.digest else { return .untouched }
      guard let answer = answers.contentThere else { return .ask(.contentThere) }
      return answer == digest ? .untouched : .touched
    case .here:
      if record.isUntouchedHere(node) { return .untouched }
      guard record.kind == node.kind, node.size == record.size, let digest = record.digest else {
        return .touched
      }
      guard let answer = answers.digestHere else { return .ask(.digestHere) }
      return answer == digest ? .untouched : .touched
    }
  }

  /// Another time at the server is no other content where the server can tell that.
  private func judgeChangedThere(
    _ there: SideTree.Node,
    _ record: ManifestRecord,
    _ answers: FileComparison.Answers
  ) -> Judgement {
    if let size = there.size, let old = record.sizeThere, size != old {
      return .changed(by: .there, .size(from: old, to: size))
    }
    guard let digest = record.digest else { return .changed(by: .there, .changedAtSource) }
    guard let answer = answers.digestThere else { return .ask(.digestThere) }
    if answer == digest { return .same(.content) }
    return .changed(by: .there, answer == nil ? .changedAtSource : .content)
  }

  /// Two files of which nothing is remembered: both are new, or nothing ever was remembered.
  private func judgeUnknown(
    _ here: SideTree.Node,
    _ there: SideTree.Node,
    _ answers: FileComparison.Answers
  ) -> Judgement {
    switch mode {
    case .size: return here.size != nil && here.size == there.size ? .same(.size) : .conflict
    case .digest, .manifest: return judgeContent(here, there, answers)
    // Where there is a manifest, both have made the file since; two that were made in one minute are
    // not the same for that.
    case .auto where !isFirstRun: return judgeContent(here, there, answers)
    case .auto, .time:
      switch FileComparison(.time, target: .there).judge(here: here, there: there, nil, answers) {
      case .same(let likeness): return .same(likeness)
      case .differs: return judgeContent(here, there, answers)
      case .ask(let question): return .ask(question)
      }
    }
  }

  /// Digests decide, or the content itself.
  private func judgeContent(
    _ here: SideTree.Node,
    _ there: SideTree.Node,
    _ answers: FileComparison.Answers
  ) -> Judgement {
    if let size = here.size, let other = there.size, size != other { return .conflict }
    guard let ours = answers.digestHere else { return .ask(.digestHere) }
    guard let ours else { return .conflict }
    guard let theirs = answers.contentThere else { return .ask(.contentThere) }
    return theirs == ours ? .same(.content) : .conflict
  }
}
