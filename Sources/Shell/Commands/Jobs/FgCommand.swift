import ArgumentParser
import Platform
import Terminal

/// `fg`: watch a job as if it had been started without `&`.
struct FgCommand: JobCommand {
  static let configuration = CommandConfiguration(
    commandName: "fg",
    abstract: "Watch a job until it has ended.",
    discussion: """
      The interrupt key stops the job; pressed again, it does not wait until the job has stopped. \
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
