package import FTPProtocol
import Octets
import Platform

/// A test of what a server does, with files of its own in a directory of its own, which is removed
/// whatever happens.
///
/// What it proves becomes part of ``Session/knowledge``, under the same names and by proofs that are
/// no weaker; what it does not prove stays what it was.
package final class Examination {
  /// How to examine.
  package struct Options: Sendable {
    /// Where the directory is made, and what is listed; `nil` for the working directory.
    package var directory: RemotePath?

    /// Whether nothing is written.
    package var isReadOnly = false

    /// What the name of an upload ends in until it is complete.
    package var temporarySuffix = ".part"

    /// How many connections are opened at once, at most.
    package var connectionLimit = 8

    /// The time now, UTC.
    package var now: TimeValue

    /// Examines the working directory, with all that there is.
    package init(now: TimeValue) { self.now = now }
  }

  /// What happens while it runs.
  package enum Event: Sendable {
    /// A part begins, in words.
    case begins(String)
    case found(Finding)
  }

  /// How it ended.
  package struct Outcome: Sendable {
    /// Why not all was examined; `nil` where it was.
    package internal(set) var failure: FTPError?

    /// Why nothing was written: what the server said to MKD or to the first file, or to what should
    /// have removed them again.
    package internal(set) var writingRefusal: FTPError?

    /// The directory that is still there, and why.
    package internal(set) var left: (path: RemotePath, reason: FTPError)?
  }

  let session: Session
  let options: Options
  private let report: (Event) -> Void

  /// The directory of its own; `nil` while nothing is written.
  var scratch: ScratchDirectory?

  /// A file whose contents are known; `nil` where there is none.
  var sample: (path: RemotePath, octets: [UInt8])?

  /// What has been found, by topic.
  private(set) var findings: [ExaminedTopic: Finding] = [:]

  /// Facts that were thought to be known, and are disproven without another value.
  var disproven: Set<ServerFact> = []

  private var outcome = Outcome()

  /// What was known before.
  private var known = ServerKnowledge()

  /// Prepares an examination; nothing is sent yet.
  ///
  /// - Parameters:
  ///   - session: Logged in.
  ///   - options: How to examine.
  ///   - report: Told what happens, on this thread.
  package init(of session: Session, _ options: Options, report: @escaping (Event) -> Void) {
    (self.session, self.options, self.report) = (session, options, report)
  }

  /// Examines the server.
  ///
  /// - Returns: How it ended; what was found has been reported.
  package func run() -> Outcome {
    known = session.knowledge
    // What is believed is not what is proven; but nobody asks twice what costs the connection.
    session.knowledge = ServerKnowledge()
    for fact in [ServerFact.avoided, .virtualHosts] { session.knowledge[fact] = known[fact] }
    do throws(FTPError) {
      try examine()
    } catch {
      outcome.failure = error
    }
    if let scratch {
      report(.begins("clearing away"))
      let proven = session.knowledge
      if let reason = scratch.remove(in: session, now: options.now) {
        outcome.left = (scratch.path, reason)
      }
      session.knowledge = proven
    }
    // What came by the way after a verdict is not stronger than that.
    for (topic, finding) in findings { dropWhatDisagrees(topic, finding.verdict) }
    session.knowledge = session.knowledge.completed(by: known, without: disproven)
    return outcome
  }

  private func examine() throws(FTPError) {
    _ = try session.features()
    begin("the working directory")
    try makeScratch()
    begin("data connections")
    try examineOpenings()
    begin("files and times")
    try examineStorage()
    begin("listings")
    try examineListings()
    begin("names")
    try examineNames()
    begin("parts of files, and digests")
    try examineParts()
    begin("renaming and deleting")
    try examineChanges()
    begin("the order of replies")
    try examineReplies()
    begin("the number of connections")
    try examineConnections()
    for topic in ExaminedTopic.allCases where findings[topic] == nil { skip(topic) }
  }

  // MARK: What the parts need

  func begin(_ part: String) { report(.begins(part)) }

  /// Finds out about a topic.
  ///
  /// What goes wrong is why it is not known, and costs a new connection at most.
  ///
  /// - Throws: Cancellation, and what makes it impossible to go on.
  func examine(
    _ topic: ExaminedTopic,
    _ trial: () throws(FTPError) -> Observation?
  ) throws(FTPError) {
    guard !topic.needsWriting || scratch != nil else { return skip(topic) }
    let changes = session.knowledge
    do throws(FTPError) {
      if let seen = try trial() {
        // What proves nothing has proven no fact either.
        if seen.verdict.isPositive == nil {
          for fact in topic.facts { session.knowledge[fact] = changes[fact] }
        }
        dropWhatDisagrees(topic, seen.verdict)
        found(topic, seen)
      }
    } catch {
      guard !error.isCancellation else { throw error }
      // Half a trial has proven nothing.
      for fact in topic.facts { session.knowledge[fact] = changes[fact] }
      found(topic, .failed(error))
    }
    if !session.isAlive { try session.reconnect() }
  }

  /// Forgets facts that a verdict denies, here and from earlier sessions.
  private func dropWhatDisagrees(_ topic: ExaminedTopic, _ verdict: Verdict) {
    guard let isPositive = verdict.isPositive else { return }
    for fact in topic.facts {
      guard let isTrue = session.knowledge.isTrue(fact) else {
        if known.isTrue(fact).map({ !topic.agrees(fact, being: $0, with: isPositive) }) ?? false {
          disproven.insert(fact)
        }
        continue
      }
      guard !topic.agrees(fact, being: isTrue, with: isPositive) else { continue }
      session.knowledge[fact] = nil
      disproven.insert(fact)
    }
  }

  /// Reports what was found.
  func found(_ topic: ExaminedTopic, _ seen: Observation) {
    var finding = Finding(topic, seen)
    finding.facts = topic.facts.compactMap { fact in
      session.knowledge[fact].map { (fact, $0) }
    }
    findings[topic] = finding
    report(.found(finding))
  }

  /// Reports that a topic was not looked at.
  private func skip(_ topic: ExaminedTopic) {
    let readOnly = Observation(verdict: .notKnown(.readOnly), words: "", reply: nil)
    let isForWant = topic.needsWriting && scratch == nil
    found(topic, isForWant ? readOnly : .notKnown("nothing there to try it with"))
  }

  /// Whether something was found to work; `nil` where that is not known.
  func works(_ topic: ExaminedTopic) -> Bool? { findings[topic]?.verdict.isPositive }

  // MARK: The directory

  /// Makes the directory of its own, or finds out that nothing may be written.
  private func makeScratch() throws(FTPError) {
    guard !options.isReadOnly else { return }
    let parent = try session.absolute(options.directory ?? .here)
    let scratch = ScratchDirectory(in: parent == .here ? RemotePath([]) : parent)
    // From here on it may be there, whatever goes wrong.
    self.scratch = scratch
    do throws(FTPError) {
      try session.makeDirectory(scratch.path)
    } catch {
      guard error.isRefusal, error.sessionIsUsable else { throw error }
      self.scratch = nil
      outcome.writingRefusal = error
      return
    }
    do throws(FTPError) {
      try proveRemoval()
    } catch {
      guard error.isRefusal, error.sessionIsUsable else { throw error }
      stopWriting(error)
    }
  }

  /// Finds out whether what is made can be removed, before much of it is there.
  private func proveRemoval() throws(FTPError) {
    let path = try withScratch { $0.path }
    try session.removeDirectory(path)
    try session.makeDirectory(path)
    let file = try withScratch { $0.file("first.txt") }
    // Whether files may be sent is found out by what is looked at.
    if try failure({ () throws(FTPError) in try session.store([0x61], as: file) }) == nil {
      try session.removeFile(file)
    } else if !session.isAlive {
      try session.reconnect()
    }
  }

  /// Gives up writing, since a file was refused.
  func stopWriting(_ reason: FTPError) {
    outcome.writingRefusal = reason
    guard let scratch else { return }
    if let reason = scratch.remove(in: session, now: options.now) {
      outcome.left = (scratch.path, reason)
    }
    self.scratch = nil
  }

  /// Does something with the directory, which is there.
  func withScratch<Result>(
    _ body: (inout ScratchDirectory) throws(FTPError) -> Result
  ) throws(FTPError) -> Result {
    guard var directory = scratch else { throw .unsupported(.mkd) }
    defer { scratch = directory }
    return try body(&directory)
  }
}

extension ServerKnowledge {
  /// Returns what is proven, and behind it what was known before and is not disproven.
  func completed(by earlier: ServerKnowledge, without disproven: Set<ServerFact>) -> ServerKnowledge
  {
    var result = earlier
    for fact in ServerFact.allCases {
      switch fact {
      case .clock: result.clock = earlier.clock.completed(by: clock)
      case .factsClock: result.factsClock = earlier.factsClock.completed(by: factsClock)
      default:
        if let value = self[fact] {
          result[fact] = value
        } else if disproven.contains(fact) {
          result[fact] = nil
        }
      }
    }
    return result
  }
}

extension ServerClock {
  /// Returns what is known of other seasons too.
  fileprivate func completed(by newer: ServerClock) -> ServerClock {
    var clock = self
    clock.isDoubted = newer.isDoubted
    for sample in newer.samples { clock.learn(sample) }
    return clock
  }
}
