import FTPProtocol
import Testing
import Transfers

/// All that can be known of two files, and what follows from it.
struct FileComparisonTests {
  enum Size: CaseIterable { case same, differs, unknownHere, unknownThere }

  /// What both sides tell of the time; the last three leave it to the server to be asked.
  enum Time: CaseIterable {
    case exactSame, exactOther, minuteSame, minuteOther, daySame, dayOther, noneHere
    case noZone, noneThere, noneAnswered
  }

  /// What is remembered: of this side by a stamp or a digest, and what the server showed then.
  enum Remembered: CaseIterable {
    case nothing, stamp, digest, neither, stampButChangedThere, digestButChangedThere
  }

  /// What a digest says when it is asked for.
  enum Digest: CaseIterable { case same, other, unknown }

  private static let (time, size) = (Int64(86_400 * 3 + 30), Int64(10))

  private func here(_ size: Size, _ time: Time) -> SideTree.Node {
    var node = SideTree.Node(.file)
    node.size = size == .unknownHere ? nil : Self.size
    node.modified = time == .noneHere ? nil : TimeSpan(Self.time)
    node.stamp = .sample(1)
    return node
  }

  private func there(_ size: Size, _ time: Time) -> SideTree.Node {
    var node = SideTree.Node(.file)
    node.size = size == .unknownThere ? nil : size == .differs ? 11 : Self.size
    let (minute, day) = (Self.time - 30, Int64(86_400 * 3))
    switch time {
    case .exactSame, .noneHere: node.modified = TimeSpan(Self.time)
    case .exactOther: node.modified = TimeSpan(Self.time + 1)
    case .minuteSame: node.modified = TimeSpan(from: minute, to: minute + 59)
    case .minuteOther: node.modified = TimeSpan(from: minute + 60, to: minute + 119)
    case .daySame: node.modified = TimeSpan(from: day, to: day + 86_399)
    case .dayOther: node.modified = TimeSpan(from: day - 86_400, to: day - 1)
    case .noZone: node.modified = TimeSpan(text: "\(Self.time)")
    case .noneThere, .noneAnswered: node.modified = nil
    }
    return node
  }

  private func record(_ remembered: Remembered, _ there: SideTree.Node) -> ManifestRecord? {
    guard remembered != .nothing else { return nil }
    var record = ManifestRecord(.file, size: Self.size)
    (record.sizeThere, record.modifiedThere) = (there.size, there.modified)
    switch remembered {
    case .nothing, .neither: break
    case .stamp, .stampButChangedThere: record.stamp = .sample(1)
    case .digest, .digestButChangedThere: record.digest = sampleDigest(1)
    }
    if remembered == .stampButChangedThere || remembered == .digestButChangedThere {
      record.sizeThere = 999
    }
    return record
  }

  /// What comes out when each question is answered.
  private func outcome(
    _ comparison: FileComparison,
    _ here: SideTree.Node,
    _ there: SideTree.Node,
    _ record: ManifestRecord?,
    _ answered: FileComparison.Answers
  ) throws -> FileComparison.Judgement {
    var answers = FileComparison.Answers()
    for _ in 0..<4 {
      let judgement = comparison.judge(here: here, there: there, record, answers)
      guard case .ask(let question) = judgement else { return judgement }
      switch question {
      case .digestHere:
        #expect(answers.digestHere == nil, "asked twice")
        answers.digestHere = answered.digestHere
      case .digestThere:
        #expect(answers.digestThere == nil, "asked twice")
        answers.digestThere = answered.digestThere
      case .timeThere:
        #expect(answers.timeThere == nil, "asked twice")
        answers.timeThere = answered.timeThere
      case .contentThere:
        Issue.record("nothing is fetched to compare it")
        answers.contentThere = .some(nil)
      }
    }
    Issue.record("questions have no end")
    return .differs(.notKnown)
  }

  private func byTime(_ size: Size, _ time: Time) -> FileComparison.Judgement {
    guard size == .same else { return .differs(.notKnown) }
    switch time {
    case .exactSame, .minuteSame, .daySame: return .same(.time)
    case .exactOther, .minuteOther, .dayOther: return .differs(.time)
    case .noneHere, .noneAnswered: return .differs(.notKnown)
    // The server is asked, and tells the same time.
    case .noZone, .noneThere: return .same(.time)
    }
  }

  private func byManifest(
    _ size: Size,
    _ remembered: Remembered,
    _ digest: Digest,
    changed reason: MirrorReason
  ) -> FileComparison.Judgement {
    switch remembered {
    case .nothing: return .differs(.notInManifest)
    case .stampButChangedThere, .digestButChangedThere: return .differs(reason)
    // What has no size is not known to be untouched.
    case _ where size == .unknownThere: return .differs(reason)
    case .stamp where size == .same: return .same(.manifest)
    case .stamp, .neither: return .differs(.notKnown)
    case .digest:
      switch digest {
      case .same: return .same(.content)
      case .other: return .differs(.content)
      case .unknown: return .differs(.notKnown)
      }
    }
  }

  private func byDigest(
    _ size: Size,
    _ remembered: Remembered,
    _ ours: Digest,
    _ theirs: Digest
  ) -> FileComparison.Judgement {
    if ours == .unknown { return .differs(.notKnown) }
    if theirs != .unknown { return theirs == ours ? .same(.content) : .differs(.content) }
    guard remembered == .digest, size != .unknownThere else { return .differs(.notKnown) }
    return ours == .same ? .same(.content) : .differs(.content)
  }

  private func expected(
    _ mode: MirrorComparison,
    _ target: MirrorSide,
    _ size: Size,
    _ time: Time,
    _ remembered: Remembered,
    _ digests: (here: Digest, there: Digest)
  ) -> FileComparison.Judgement {
    if size == .differs {
      return .differs(target == .there ? .size(from: 11, to: 10) : .size(from: 10, to: 11))
    }
    let reason = target == .there ? MirrorReason.changedAtTarget : .changedAtSource
    switch mode {
    case .size: return size == .same ? .same(.size) : .differs(.notKnown)
    case .time: return byTime(size, time)
    case .digest: return byDigest(size, remembered, digests.here, digests.there)
    case .manifest: return byManifest(size, remembered, digests.here, changed: reason)
    case .auto:
      guard remembered != .nothing else { return byTime(size, time) }
      let judgement = byManifest(size, remembered, digests.here, changed: reason)
      // What the manifest does not vouch for may have been brought by somebody else. A digest decides.
      let isOpen = remembered != .digest || size == .unknownThere
      guard case .differs = judgement, isOpen, case .same = byTime(size, time) else {
        return judgement
      }
      return byTime(size, time)
    }
  }

  @Test(arguments: MirrorComparison.allCases, [MirrorSide.here, .there])
  func `two files are the same where that is known, and nowhere else`(
    mode: MirrorComparison,
    target: MirrorSide
  ) throws {
    let comparison = FileComparison(mode, target: target)
    func digest(_ digest: Digest) -> [UInt8]? {
      digest == .unknown ? nil : sampleDigest(digest == .same ? 1 : 2)
    }
    var count = 0
    for size in Size.allCases {
      for time in Time.allCases {
        for remembered in Remembered.allCases {
          for ours in Digest.allCases {
            for theirs in Digest.allCases {
              let there = there(size, time)
              var answers = FileComparison.Answers()
              answers.digestHere = .some(digest(ours))
              answers.digestThere = .some(digest(theirs))
              answers.timeThere = .some(time == .noneAnswered ? nil : TimeSpan(Self.time))
              let found = try outcome(
                comparison,
                here(size, time),
                there,
                record(remembered, there),
                answers
              )
              let wanted = expected(mode, target, size, time, remembered, (ours, theirs))
              #expect(found == wanted, "\(size) \(time) \(remembered) \(ours) \(theirs)")
              count += 1
            }
          }
        }
      }
    }
    #expect(count == 4 * 10 * 6 * 9)
  }

  @Test func `a stamp that was taken too soon after a change says nothing`() {
    var record = ManifestRecord.sample(10, content: 1, there: 5)
    record.stamp = LocalStamp(modified: 1, changed: 0, number: 1)
    var node = SideTree.Node(.file)
    (node.size, node.stamp) = (10, record.stamp)
    #expect(!record.isUntouchedHere(node))
  }

  @Test
  func
    `a server that tells less than before still shows the same, and one that tells other things does not`()
  {
    let record = ManifestRecord.sample(10, content: 1, there: 90)
    func isUntouched(_ set: (inout SideTree.Node) -> Void) -> Bool {
      var node = SideTree.Node(.file)
      (node.size, node.modified) = (10, TimeSpan(90))
      set(&node)
      return record.isUntouchedThere(node)
    }
    #expect(isUntouched { _ in })
    #expect(isUntouched { $0.modified = TimeSpan(from: 60, to: 119) })
    #expect(!isUntouched { $0.modified = TimeSpan(from: 120, to: 179) })
    #expect(!isUntouched { $0.modified = nil })
    #expect(!isUntouched { $0.size = nil })
    #expect(!isUntouched { $0.size = 11 })
    #expect(!isUntouched { $0.kind = .directory })
  }

  @Test func `a mark is a file's where size and second are too`() {
    let record = ManifestRecord.sample(10, content: 1, there: 90, id: 7)
    func isMarked(_ set: (inout SideTree.Node) -> Void) -> Bool {
      var node = SideTree.Node(.file)
      (node.size, node.modified, node.identity) = (10, TimeSpan(90), 7)
      set(&node)
      return record.isMarked(as: node)
    }
    #expect(isMarked { _ in })
    #expect(!isMarked { $0.identity = 8 })
    #expect(!isMarked { $0.identity = 0 })
    #expect(!isMarked { $0.size = 11 })
    #expect(!isMarked { $0.modified = TimeSpan(91) })
    #expect(!isMarked { $0.modified = TimeSpan(from: 60, to: 119) })
    #expect(!isMarked { $0.modified = nil })
  }

  @Test(arguments: [MirrorComparison.auto, .manifest], [MirrorSide.here, .there])
  func `another time at the server is no other content where the server tells that`(
    mode: MirrorComparison,
    target: MirrorSide
  ) throws {
    let comparison = FileComparison(mode, target: target)
    var record = ManifestRecord.sample(10, content: 1, stamp: 1, there: 5)
    record.sizeThere = 10
    var (here, there) = (SideTree.Node(.file), SideTree.Node(.file))
    (here.size, here.modified, here.stamp) = (10, TimeSpan(4), .sample(1))
    (there.size, there.modified) = (10, TimeSpan(9))
    let reason = target == .there ? MirrorReason.changedAtTarget : .changedAtSource
    for (told, wanted) in [
      (1, .same(.content)), (2, .differs(reason)), (nil, .differs(reason)),
    ] as [(Int?, FileComparison.Judgement)] {
      var answers = FileComparison.Answers()
      answers.digestThere = .some(told.map { sampleDigest($0) })
      #expect(try outcome(comparison, here, there, record, answers) == wanted)
    }
  }

  @Test func `what changed at the server in the second that was seen is found by its digest`()
    throws
  {
    let comparison = FileComparison(.auto, target: .here)
    var record = ManifestRecord.sample(10, content: 1, stamp: 1, there: 5)
    record.isFreshThere = true
    var (here, there) = (SideTree.Node(.file), SideTree.Node(.file))
    (here.size, here.modified, here.stamp) = (10, TimeSpan(5), .sample(1))
    (there.size, there.modified) = (10, TimeSpan(5))
    for (told, wanted) in [
      (1, .same(.content)), (2, .differs(.changedAtSource)), (nil, .same(.manifest)),
    ] as [(Int?, FileComparison.Judgement)] {
      var answers = FileComparison.Answers()
      answers.digestThere = .some(told.map { sampleDigest($0) })
      #expect(try outcome(comparison, here, there, record, answers) == wanted)
    }
  }

  @Test func `a time is fresh where a later change need not show in it`() {
    var record = ManifestRecord(.file, size: 1)
    for (time, lead, isFresh) in [
      (1000, 0, true), (900, 0, true), (870, 0, false), (870, 60, true), (870, -60, true),
      (870, nil, true), (nil, 0, true),
    ] as [(Int64?, Int64?, Bool)] {
      record.take(.init(1, time.map { TimeSpan($0) }, mark: 0, lead: lead), at: 1000)
      #expect(
        record.isFreshThere == isFresh,
        "\(String(describing: time)) \(String(describing: lead))"
      )
    }
  }
}
