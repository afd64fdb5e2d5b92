import ArgumentParser
import SystemPackage
import Terminal

/// `queue`: run commands one after the other, beside the prompt.
struct QueueCommand: QueueingCommand {
  static let configuration = CommandConfiguration(
    commandName: "queue",
    abstract: "Let commands run one after the other in the background.",
    discussion: """
      'queue get big.iso' puts a command behind those that wait; 'queue' alone lists them. Each \
      works with the directories of the time when it was queued.
      """
  )

  static let need = CommandNeed.nothing

  @Option(name: .long, help: "Take the job of this number out of the queue.")
  var remove: JobOperand?

  @Flag(name: .long, help: "Let no more jobs begin; the one that runs goes on.")
  var stop = false

  @Flag(name: .long, help: "Let jobs begin again.")
  var start = false

  @Argument(parsing: .captureForPassthrough, help: "The command.")
  var words: [RemoteOperand] = []

  func validate() throws {
    let count = [remove != nil, stop, start, !words.isEmpty].count { $0 }
    if count > 1 { throw ValidationError("One thing at a time, please.") }
  }

  var queuedWords: [Word] { words.map(\.word) }

  /// Shows or changes the queue; what goes into it is the interpreter's to find.
  func run(in shell: ShellState) throws(CommandError) {
    if let remove { return try take(out: remove, shell) }
    if stop || start { return shell.jobs.setStopped(stop) }
    try list(shell)
  }

  private func list(_ shell: ShellState) throws(CommandError) {
    for job in shell.jobs.jobs where job.isQueued {
      try shell.output.writeText(JobLine.text(of: job) + "\n")
    }
    if shell.jobs.isStopped { shell.output.say("The queue is stopped; 'queue --start' goes on.") }
  }

  private func take(out operand: JobOperand, _ shell: ShellState) throws(CommandError) {
    let job = try shell.job(operand, for: Self.self)
    guard job.currentState == .queued else {
      throw CommandError(
        "queue --remove \(job.number)",
        .refused("the job runs already", advice: "'kill \(job.number)' stops it.")
      )
    }
    shell.jobs.remove(job)
  }
}

/// A command whose words may be those of another one, which the interpreter puts into the queue.
protocol QueueingCommand: ShellCommand {
  /// The words of the other command; none where this one has something else to do.
  var queuedWords: [Word] { get }
}
