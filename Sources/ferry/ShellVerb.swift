import ArgumentParser
import Platform
import Shell
import Terminal

/// `ferry [URL]`: the shell, at a prompt or with a script.
struct ShellVerb: RunnableVerb {
  static let configuration = CommandConfiguration(
    commandName: "shell",
    abstract: "Read commands from a prompt or a script; what 'ferry' does without a verb.",
    usage: """
      ferry [OPTIONS] [URL | [USER@]HOST]
      ferry [OPTIONS] -c 'COMMAND; COMMAND' [URL]
      ferry [OPTIONS] -f FILE [URL]
      ferry VERB [OPTIONS] OPERAND...
      """,
    discussion: """
      Commands are read from a prompt if standard input is a terminal, else from standard input \
      as a script, which stops at the first failure.
      """
  )

  @OptionGroup(title: "Connection") var connection: ConnectionOptions
  @OptionGroup(title: "Scripts") var script: ScriptOptions

  @Argument(help: "A host, USER@HOST, or a URL such as ftp://user@host/dir.")
  var target: PlainOperand?

  func run(with arguments: CommandLineWords, _ interrupt: Cancellation) -> ExitStatus {
    let source = script.source(inputIsTerminal: Output().inputIsTerminal)
    let shell = connection.makeShell(source == nil ? .prompt : .script, interrupt)
    script.change(shell)
    let run = ShellRun(shell: shell, keepsGoing: script.keepGoing)
    return run.run(source) { () throws(CommandError) in
      arguments.warnOfPasswords(shell)
      guard let target else { return try connection.decideTrust(of: shell, for: nil) }
      let destination = try Destination(target.octets, defaultPort: connection.defaultPort)
      try connection.decideTrust(of: shell, for: destination)
      try shell.connection.open(connection.completed(destination))
    }
  }
}
