package import FTPProtocol

/// Whether a file here and one at the server have the same content, as far as is known: a pure decision
/// that says what else it needs to know.
package struct FileComparison: Sendable {
  /// What is asked where size, time and manifest do not decide.
  package enum Question: Hashable, Sendable {
    /// The digest of the file here (SHA-256).
    case digestHere

    /// The digest of the file at the server, which it may not tell.
    case digestThere

    /// The exact time at the server (MDTM).
    case timeThere

    /// The digest of the file at the server, which is fetched where the server does not tell it.
    case contentThere
  }

  /// What has been answered; `.some(nil)` is "nobody can tell".
  package struct Answers: Sendable {
    package var digestHere: [UInt8]??
    package var digestThere: [UInt8]??
    package var timeThere: TimeSpan??
    package var contentThere: [UInt8]??

    /// Nothing has been asked.
    package init() {}
  }

  /// By what two files are known to be alike.
  package enum Likeness: Hashable, Sendable {
    case size

    /// The time is the same, as precisely as both sides tell it.
    case time

    /// Neither side has been touched since the last run.
    case manifest

    /// Digests are the same.
    case content
  }

  /// What is known of two files, or what is to be asked first.
  package enum Judgement: Hashable, Sendable {
    case same(Likeness)
    case differs(MirrorReason)
    case ask(Question)
  }

  /// By what files are compared.
  package let mode: MirrorComparison

  /// The side that is changed.
  package let target: MirrorSide

  /// A time that is not known to be within so many seconds tells nothing: a day is what some listings
  /// tell of old files.
  private static let widest: Int64 = 86_400

  /// Compares by a mode.
  package init(_ mode: MirrorComparison, target: MirrorSide) {
    (self.mode, self.target) = (mode, target)
  }

  /// Judges two files of one path.
  ///
  /// - Parameters:
  ///   - here: The file on this machine.
  ///   - there: The file at the server.
  ///   - record: What the manifest says of the path.
  ///   - answers: What has been asked before.
  /// - Returns: A judgement, or what it needs to know.
  package func judge(
    here: SideTree.Node,
    there: SideTree.Node,
    _ record: ManifestRecord?,
    _ answers: Answers
  ) -> Judgement {
    if let size = here.size, let other = there.size, size != other {
      let (source, old) = target == .there ? (size, other) : (other, size)
      return .differs(.size(from: old, to: source))
    }
    switch mode {
    case .size: return here.size == nil || there.size == nil ? .differs(.notKnown) : .same(.size)
    case .time: return judgeByTime(here, there, answers)
    case .manifest, .auto:
      guard let record else {
        return mode == .auto ? judgeByTime(here, there, answers) : .differs(.notInManifest)
      }
      return judge(here, there, by: record, answers)
    case .digest: return judgeByDigest(here, there, record, answers)
    }
  }

  /// Two files are the same by the manifest where neither has been touched: the one here is known by its
  /// stamp, or else by its digest; the one there by what the server shows of it.
  private func judge(
    _ here: SideTree.Node,
    _ there: SideTree.Node,
    by record: ManifestRecord,
    _ answers: Answers
  ) -> Judgement {
    let isUntouched = record.isUntouchedThere(there)
    // What changed there in the second that was seen shows in nothing but the content; and another time is
    // no other content.
    var isProven = false
    if let digest = record.digest, let size = there.size, size == record.sizeThere,
      isUntouched ? target == .here && record.isFreshThere : true
    {
      guard let answer = answers.digestThere else { return .ask(.digestThere) }
      if let answer, answer != digest, isUntouched { return .differs(.changedAtSource) }
      isProven = answer == digest
    }
    guard isUntouched || isProven else {
      let reason = target == .there ? MirrorReason.changedAtTarget : .changedAtSource
      return unlessTimesAgree(here, there, answers, reason)
    }
    if record.isUntouchedHere(here) { return .same(isProven ? .content : .manifest) }
    guard let digest = record.digest else {
      return unlessTimesAgree(here, there, answers, .notKnown)
    }
    guard let answer = answers.digestHere else { return .ask(.digestHere) }
    guard let answer else { return .differs(.notKnown) }
    return answer == digest ? .same(.content) : .differs(.content)
  }

  /// What the manifest calls changed may be the same all the same: somebody else has brought it.
  private func unlessTimesAgree(
    _ here: SideTree.Node,
    _ there: SideTree.Node,
    _ answers: Answers,
    _ reason: MirrorReason
  ) -> Judgement {
    guard mode == .auto else { return .differs(reason) }
    let judgement = judgeByTime(here, there, answers)
    if case .differs = judgement { return .differs(reason) }
    return judgement
  }

  private func judgeByTime(
    _ here: SideTree.Node,
    _ there: SideTree.Node,
    _ answers: Answers
  ) -> Judgement {
    guard here.size != nil, there.size != nil, let ours = here.modified else {
      return .differs(.notKnown)
    }
    if let theirs = there.modified, theirs.end - theirs.start <= Self.widest {
      return judge(ours, theirs)
    }
    guard let answer = answers.timeThere else { return .ask(.timeThere) }
    return answer.map { judge(ours, $0) } ?? .differs(.notKnown)
  }

  private func judge(_ ours: TimeSpan, _ theirs: TimeSpan) -> Judgement {
    switch ours.order(to: theirs) {
    case .same, nil: .same(.time)
    case .earlier, .later: .differs(.time)
    }
  }

  private func judgeByDigest(
    _ here: SideTree.Node,
    _ there: SideTree.Node,
    _ record: ManifestRecord?,
    _ answers: Answers
  ) -> Judgement {
    guard let ours = answers.digestHere else { return .ask(.digestHere) }
    guard let ours else { return .differs(.notKnown) }
    guard let theirs = answers.digestThere else { return .ask(.digestThere) }
    if let theirs { return theirs == ours ? .same(.content) : .differs(.content) }
    guard let record, let digest = record.digest, record.isUntouchedThere(there) else {
      return .differs(.notKnown)
    }
    return digest == ours ? .same(.content) : .differs(.content)
  }
}
