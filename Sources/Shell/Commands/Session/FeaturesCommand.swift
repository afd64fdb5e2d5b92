import ArgumentParser
import FTPClient
import FTPProtocol
import Terminal

/// `features`: show what the server says it can do.
struct FeaturesCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "features",
    abstract: "Show what the server says it can do (FEAT)."
  )

  func run(in shell: ShellState) throws(CommandError) {
    let session = try shell.loggedIn()
    let features = try remotely("features", session.features())
    if features.list.lines.isEmpty { shell.output.say("The server announces nothing.") }
    for line in features.list.lines { try shell.output.writeLine([UInt8](line.utf8)) }
  }
}
