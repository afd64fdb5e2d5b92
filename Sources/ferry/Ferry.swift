import ArgumentParser
import Platform
import Shell
import SystemPackage
import Terminal

/// The program: options, the shell they ask for, its exit status.
@main
struct Ferry: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ferry",
    abstract: "An interactive FTP shell.",
    usage: """
      ferry [OPTIONS] [URL | [USER@]HOST]
      ferry [OPTIONS] -c 'COMMAND; COMMAND' [URL]
      ferry [OPTIONS] -f FILE [URL]
      ferry VERB [OPTIONS] OPERAND...
      """,
    discussion: """
      Without a verb, commands are read from a prompt if standard input is a terminal, else from \
      standard input as a script.
      """,
    version: "ferry \(Version.current)",
    subcommands: CommandLineVerbs.all + [DemoVerb.self]
  )

  @OptionGroup(title: "Connection") var connection: ConnectionOptions
  @OptionGroup(title: "Scripts") var script: ScriptOptions

  @Argument(help: "A host, USER@HOST, or a URL such as ftp://user@host/dir.")
  var target: PlainOperand?

  static func main() {
    let words = CommandLineWords(CommandArguments.octets)
    do {
      var command = try parseAsRoot(words.encoded)
      let status = try run(&command, words)
      exit(withError: status == .done ? nil : ExitCode(status.rawValue))
    } catch {
      leave(error)
    }
  }

  private static func run(
    _ command: inout any ParsableCommand,
    _ words: CommandLineWords
  ) throws -> ExitStatus {
    Signals.ignoreBrokenPipes()
    let interrupt = try Cancellation()
    try Signals.cancelOnInterrupt(interrupt)
    switch command {
    case let ferry as Ferry: return ferry.run(words, interrupt)
    case let verb as any RunnableVerb: return verb.run(with: words, interrupt)
    default:
      // The parser's own, such as `help`.
      try command.run()
      return .done
    }
  }

  /// Ends with what the parser has to say: help is what was asked for, the rest is misuse.
  private static func leave(_ error: any Error) -> Never {
    guard exitCode(for: error) != .success else { exit(withError: error) }
    let output = Output()
    output.say(CommandLineWords.displayed(fullMessage(for: error)), style: .error)
    exit(withError: ExitCode(ExitStatus.usage.rawValue))
  }

  private func run(_ words: CommandLineWords, _ interrupt: Cancellation) -> ExitStatus {
    let source = script.source(inputIsTerminal: Output().inputIsTerminal)
    let shell = connection.makeShell(source == nil ? .prompt : .script, interrupt)
    return ShellRun(shell: shell, keepsGoing: script.keepGoing).run(source) {
      () throws(CommandError) in
      words.warnOfPasswords(shell)
      guard let target else { return }
      let destination = try Destination(target.octets, defaultPort: connection.defaultPort)
      try shell.open(connection.completed(destination))
    }
  }
}
