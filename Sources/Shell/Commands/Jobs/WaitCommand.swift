import ArgumentParser

/// `wait`: wait for jobs.
struct WaitCommand: JobCommand {
  static let configuration = CommandConfiguration(
    commandName: "wait",
    abstract: "Wait until jobs have ended.",
    discussion: """
      Without a number, all are waited for. It fails if a job did. The interrupt key ends the \
      wait, and not the jobs.
      """
  )

  static let need = CommandNeed.nothing

  @Argument(help: "The number of a job.")
  var job: JobOperand?

  func run(in shell: ShellState) throws(CommandError) {
    guard let job else {
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
