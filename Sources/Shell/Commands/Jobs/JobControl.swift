import FTPClient
import FTPProtocol
import Platform
import SystemPackage
import Terminal
import Transfers

extension ShellState {
  /// Runs something whose waits also tell of jobs that have ended, and of where things stand.
  func attending<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let descriptors = [jobs.descriptor, front.statusRequest?.descriptor].compactMap { $0 }
    return try Attention.paid(
      every: nil,
      watching: descriptors,
      { [unowned self] in
        if front.statusRequest?.take() ?? false { front.printing { showStatus() } }
        tellOfEndedJobs()
      },
      while: body
    )
  }

  /// Says which jobs have ended, and what they had to say.
  func tellOfEndedJobs() {
    let ended = jobs.takeEnded()
    guard !ended.isEmpty else { return }
    if let session, let limit = jobs.turns.shownLimit(at: session.endpoint) {
      session.knowledge.connectionLimit = limit
    }
    front.printing { for job in ended { tell(of: job) } }
  }

  private func tell(of job: Job) {
    let status = job.status ?? .done
    let word = status == .done ? "done" : status == .interrupted ? "stopped" : "failed"
    output.say("[\(job.number)] \(word): \(job.text)", style: status == .done ? .plain : .warning)
    if mode == .prompt, let observer = job.observer {
      output.call(settings.notification(of: "\(word): \(job.text)", after: observer.elapsed) ?? "")
    }
    // The job's own output has escaped what needs it; only lines are told apart here.
    for line in job.standardError.text.split(separator: "\n") {
      output.say(String(line), style: status == .done ? .plain : .warning)
    }
    try? output.write(job.standardOutput.octets)
    try? output.flush()
  }

  /// Waits for a job to end.
  ///
  /// - Parameters:
  ///   - job: Which.
  ///   - showing: Whether its progress is drawn meanwhile, and `&` ends the wait.
  /// - Throws: ``CommandError`` when the wait was interrupted, or the job failed.
  func wait(for job: Job, showing: Bool) throws(CommandError) {
    var block = ProgressBlock(shownNames)
    let start = ContinuousClock.now
    let draw = { [unowned self] in
      guard showing, let observer = job.observer, output.canDrawStatus else { return }
      let seconds = (ContinuousClock.now - start).inSeconds
      output.drawStatus(block.lines(observer, at: seconds, size: output.errorSize))
    }
    defer { output.clearStatus() }
    var isLeft = false
    let wait = { [unowned self] () throws(WaitError) in
      try Readiness.wait(for: job.endDescriptor, .readable, until: .never, cancelledBy: interrupt)
    }
    do throws(CommandError) {
      try interruptibly(
        "",
        Attention.paid(every: TransferDisplay.interval, draw) { () throws(WaitError) in
          guard showing, mode == .prompt, let editor = front.editor else { return try wait() }
          let leave = { [unowned self] in
            isLeft = true
            interrupt.cancel()
          }
          try BackgroundKey.enabled(keeping: { editor.typeAhead($0) }, leave, while: wait)
        }
      )
    } catch {
      guard isLeft else { throw error }
      interrupt.reset()
      output.clearStatus()
      return output.say(JobLine.text(of: job))
    }
    output.clearStatus()
    tellOfEndedJobs()
    if let status = job.status, status != .done {
      throw CommandError(job.text, .jobFailed(status)).alreadyShown
    }
  }

  /// Waits for all jobs, the queued ones too.
  func waitForJobs() throws(CommandError) {
    while true {
      tellOfEndedJobs()
      guard let job = jobs.jobs.first(where: \.isRunning) else { return }
      do throws(CommandError) {
        try wait(for: job, showing: false)
      } catch {
        // How it ended is on record; only the wait itself can fail here.
        guard job.status != nil else { throw error }
      }
    }
  }

  /// Ends the shell after this command; at the prompt, jobs that run are asked about, and in a
  /// script they are waited for.
  func leaveAfterJobs() {
    if mode == .prompt, jobs.hasUnfinished {
      let count = jobs.jobs.count
      let them = count == 1 ? "A job runs; stop it" : "\(count) jobs run; stop them"
      // Who asks twice in a row, or cannot be asked, means it.
      guard !front.canAsk || hasAskedToLeave || mayLeave("\(them) and leave?") else {
        hasAskedToLeave = true
        return
      }
      stopJobs()
    }
    closeAll()
    isLeaving = true
  }

  /// Asks; the interrupt key is a no.
  private func mayLeave(_ question: String) -> Bool {
    (try? front.confirm(question, for: [UInt8]("quit".utf8))) ?? false
  }

  /// Stops all jobs and waits until they have ended, for a while.
  func stopJobs() {
    jobs.stopAll()
    let patience = Deadline.after(.seconds(3))
    for job in jobs.jobs {
      try? Attention.suspended { () throws(WaitError) in
        try Readiness.wait(for: job.endDescriptor, .readable, until: patience, cancelledBy: nil)
      }
    }
    tellOfEndedJobs()
  }
}

extension ShellState {
  /// Says where things stand: the transfers that run, the jobs, and the connection.
  func showStatus() {
    let running = front.display?.summary ?? []
    for line in running { output.say(line, wraps: false) }
    for job in jobs.jobs { output.say(JobLine.text(of: job)) }
    guard running.isEmpty else { return }
    guard let session else { return output.say("Not connected.") }
    let place = session.directoryName.map { " in " + Escaping.name($0.octets) } ?? ""
    output.say("Connected to \(Escaping.text([UInt8]("\(session.endpoint)".utf8)))\(place).")
  }
}
