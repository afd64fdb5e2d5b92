import ArgumentParser

/// `jobs`: list what runs beside the prompt.
struct JobsCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "jobs",
    abstract: "List what runs in the background, and what is queued.",
    discussion: """
      A command with '&' behind it runs in the background, on a connection of its own: \
      'get big.iso &'. 'wait', 'fg' and 'kill' take a job's number.
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
