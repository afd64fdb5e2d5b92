import ArgumentParser
import Platform
import Terminal

/// `jobs`: list what runs beside the prompt.
struct JobsCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "jobs",
    abstract: "List what runs in the background, and what is queued.",
    discussion: """
      A command with '&' behind it runs in the background, on a connection of its own: \
      'get big.iso &'. '&' typed while a transfer runs lets it go on in the background. 'wait', 'fg' \
      and 'kill' take a job's number.
      """
  )

  static let need = CommandNeed.nothing

  @Flag(name: .long, help: "Write one JSON object a line.")
  var json = false

  func run(in shell: ShellState) throws(CommandError) {
    for job in shell.jobs.jobs {
      if json {
        try shell.output.writeOctets(JobLine.object(of: job))
      } else {
        try shell.output.writeText(JobLine.text(of: job) + "\n")
      }
    }
  }
}

/// `fg`: watch a job as if it had been started without `&`.
struct FgCommand: JobCommand {
  static let configuration = CommandConfiguration(
    commandName: "fg",
    abstract: "Watch a job until it has ended.",
    discussion: """
      The interrupt key stops the job; pressed again, it does not wait until the job has stopped. \
      '&' lets it go on in the background. \
      Without a number, it is the job that was started last.
      """
  )

  static let need = CommandNeed.nothing

  @Argument(help: "The number of a job.")
  var job: JobOperand?

  func run(in shell: ShellState) throws(CommandError) {
    let job = try shell.job(job, for: Self.self)
    shell.output.say(job.text)
    do throws(CommandError) {
      try shell.wait(for: job, showing: true)
    } catch {
      guard job.status == nil else { throw error }
      guard job.isRunning else {
        shell.jobs.remove(job)
        throw error
      }
      job.cancellation.cancel()
      shell.interrupt.reset()
      try shell.wait(for: job, showing: true)
    }
  }
}

/// `wait`: wait for jobs.
struct WaitCommand: JobCommand {
  static let configuration = CommandConfiguration(
    commandName: "wait",
    abstract: "Wait until jobs have ended.",
    discussion: """
      Without a number, and with 'all', all are waited for. It fails if a job did. The interrupt key ends the \
      wait, and not the jobs.
      """
  )

  static let need = CommandNeed.nothing

  @Argument(help: "The number of a job.")
  var job: JobOperand?

  func run(in shell: ShellState) throws(CommandError) {
    guard let job, job != .all else {
      try shell.waitForJobs()
      guard let status = shell.jobs.takeFailure() else { return }
      throw CommandError("wait", .jobFailed(status))
    }
    shell.tellOfEndedJobs()
    if let status = shell.jobs.statuses[job.number] {
      guard status != .done else { return }
      throw CommandError("wait", .jobFailed(status))
    }
    try shell.wait(for: try shell.job(job, for: Self.self), showing: false)
  }
}

/// `kill`: stop jobs.
struct KillCommand: JobCommand {
  static let configuration = CommandConfiguration(
    commandName: "kill",
    abstract: "Stop jobs.",
    discussion: """
      'kill all' stops every one, and empties the queue. What a stopped download has fetched is \
      kept, as with the interrupt key.
      """
  )

  static let need = CommandNeed.nothing

  @Argument(help: "The numbers of the jobs.")
  var jobs: [JobOperand]

  func run(in shell: ShellState) throws(CommandError) {
    let chosen =
      jobs.contains(.all)
      ? shell.jobs.jobs
      : try jobs.map { operand throws(CommandError) in
        try shell.job(operand, for: Self.self)
      }
    for job in chosen {
      if job.currentState == .queued {
        shell.jobs.remove(job)
        shell.output.say("[\(job.number)] removed: \(job.text)")
      } else {
        job.cancellation.cancel()
      }
    }
  }
}

/// A job, named by its number, as other shells do (`%2`) or without the sign; or all of them.
struct JobOperand: ExpressibleByArgument, Hashable {
  /// From 1; 0 stands for all.
  let number: Int

  /// Every job.
  static let all = JobOperand(number: 0)

  private init(number: Int) {
    self.number = number
  }

  init?(argument: String) {
    guard argument != "all" else {
      self = .all
      return
    }
    let digits = argument.hasPrefix("%") ? argument.dropFirst() : argument[...]
    guard let number = Int(digits), number > 0 else { return nil }
    self.number = number
  }
}

extension JobOperand: CompletableOperand {
  static var kind: OperandKind { .plain }
}

/// A command whose operands are jobs, which the Tab key offers.
protocol JobCommand: ShellCommand {}

extension JobCommand {
  static func completions(
    at position: Int,
    after words: [Word],
    in shell: ShellState
  ) -> [String]? {
    shell.jobs.jobs.map { "\($0.number)" }
  }
}

extension ShellState {
  /// Finds the job that is named; without a name, the one that was started last.
  func job(
    _ operand: JobOperand?,
    for command: any ShellCommand.Type
  ) throws(CommandError) -> Job {
    guard operand != .all else {
      throw CommandError(command.name, .refused("it takes one job", advice: "'jobs' lists them."))
    }
    guard let job = jobs.find(operand?.number) else {
      let why = operand.map { "there is no job \($0.number)" } ?? "there is no job"
      throw CommandError(command.name, .refused(why, advice: "'jobs' lists them."))
    }
    return job
  }
}
