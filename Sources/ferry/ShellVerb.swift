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
  @OptionGroup(title: "As other clients have them") var familiar: FamiliarOptions

  @Argument(help: "A host, USER@HOST, USER@HOST:DIR, or a URL such as ftp://user@host/dir.")
  var target: PlainOperand?

  @Argument(help: "The port, 21 if none is named.")
  var port: UInt16?

  func run(
    with arguments: CommandLineWords,
    _ interrupt: Cancellation,
    _ passwords: PasswordSources
  ) -> ExitStatus {
    let source = script.source(inputIsTerminal: Output().inputIsTerminal)
    let shell = connection.makeShell(source == nil ? .prompt : .script, interrupt, passwords)
    script.change(shell)
    familiar.change(shell)
    var run = ShellRun(shell: shell, keepsGoing: script.keepGoing)
    run.firstLines = familiar.firstLines
    return run.run(source) { () throws(CommandError) in
      arguments.warnOfPasswords(shell)
      guard let target else { return try connection.decideTrust(of: shell, for: nil) }
      let defaultPort = port ?? familiar.defaultPort ?? connection.defaultPort
      let destination = try Destination(target.octets, defaultPort: defaultPort)
      try connection.decideTrust(of: shell, for: destination)
      try shell.connection.open(connection.completed(destination))
    }
  }
}
