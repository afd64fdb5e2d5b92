import FTPProtocol

/// What has to be asked before it is known who has changed a file.
extension TwoWayPlanning {
  func judgement<Failure: Error>(
    _ node: SideTree.Node,
    _ other: SideTree.Node,
    _ path: [UInt8],
    _ ask: (FileComparison.Question, [UInt8]) throws(Failure) -> MirrorPlanning.Answer
  ) throws(Failure) -> TwoWayComparison.Judgement {
    let comparison = TwoWayComparison(options.comparison, isFirstRun: !hasManifest)
    let record = record(path)
    var answers = FileComparison.Answers()
    while true {
      let judgement = comparison.judge(here: node, there: other, record, answers)
      guard case .ask(let question) = judgement else { return judgement }
      guard answers.take(try ask(question, path), to: question) else { return .conflict }
    }
  }

  func isUntouched<Failure: Error>(
    _ node: SideTree.Node,
    _ side: MirrorSide,
    _ path: [UInt8],
    _ record: ManifestRecord,
    _ ask: (FileComparison.Question, [UInt8]) throws(Failure) -> MirrorPlanning.Answer
  ) throws(Failure) -> Bool {
    let comparison = TwoWayComparison(options.comparison, isFirstRun: !hasManifest)
    var answers = FileComparison.Answers()
    while true {
      switch comparison.touch(of: node, side, record, answers) {
      case .untouched: return true
      case .touched: return false
      case .ask(let question):
        guard answers.take(try ask(question, path), to: question) else { return false }
      }
    }
  }

  /// Whether a file is within the limits of size and time.
  func counts(_ node: SideTree.Node) -> Bool {
    limits.includes(size: node.size, modified: node.modified)
  }
}

extension FileComparison.Answers {
  /// Takes an answer; `false` for one that is none to the question.
  mutating func take(
    _ answer: MirrorPlanning.Answer,
    to question: FileComparison.Question
  ) -> Bool {
    switch (question, answer) {
    case (.digestHere, .digest(let digest)): digestHere = .some(digest)
    case (.digestThere, .digest(let digest)): digestThere = .some(digest)
    case (.contentThere, .digest(let digest)): contentThere = .some(digest)
    case (.timeThere, .time(let time)): timeThere = .some(time)
    default: return false
    }
    return true
  }
}
