import ArgumentParser
import FTPClient
import Terminal

/// `ccc`: end the protection of the control connection.
struct CccCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "ccc",
    abstract: "End the protection of commands and replies.",
    discussion: """
      For firewalls that must read the port numbers in replies. File names and all other commands \
      travel in clear from then on; data connections stay as they are.
      """
  )

  func run(in shell: ShellState) throws(CommandError) {
    let session = try shell.loggedIn()
    guard session.protection != nil else {
      throw CommandError("ccc", .refused("the connection is in clear already", advice: nil))
    }
    try remotely("ccc", session.clearControl())
    shell.output.say(
      "warning: commands and replies travel in clear from now on, where others can read them",
      style: .warning
    )
  }
}
