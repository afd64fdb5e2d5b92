import ArgumentParser
import Platform
import Terminal

/// `kill`: stop jobs.
struct KillCommand: JobCommand {
  static let configuration = CommandConfiguration(
    commandName: "kill",
    abstract: "Stop jobs.",
    discussion: "What a stopped download has fetched is kept, as with the interrupt key."
  )

  static let need = CommandNeed.nothing

  @Argument(help: "The numbers of the jobs.")
  var jobs: [JobOperand]

  func run(in shell: ShellState) throws(CommandError) {
    for operand in jobs {
      let job = try shell.job(operand, for: Self.self)
      if job.currentState == .queued {
        shell.jobs.remove(job)
        shell.output.say("[\(job.number)] removed: \(job.text)")
      } else {
        job.cancellation.cancel()
      }
    }
  }
}
