import ArgumentParser
import FTPClient

/// `rels`: forget what was listed.
struct RelsCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "rels",
    abstract: "Forget what was listed: completion asks again.",
    discussion: "For what others change at the server; what is changed here is never remembered."
  )

  func run(in shell: ShellState) throws(CommandError) {
    try shell.loggedIn().forgetListings()
  }
}
