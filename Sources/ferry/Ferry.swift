import ArgumentParser
import Platform
import Shell
import SystemPackage
import Terminal

/// The program: its verbs, and the shell where none is named.
@main
struct Ferry: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ferry",
    abstract: "An interactive FTP shell.",
    usage: """
      ferry [OPTIONS] [USER@]HOST
      ferry [OPTIONS] ftp://[USER@]HOST[:PORT]/DIRECTORY
      ferry VERB [OPTIONS] OPERAND...
      """,
    discussion: """
      ferry ftp.example.org            connect as anonymous, at a prompt
      ferry me@ftp.example.org         connect as somebody; the password is asked for
      ferry ftps://me@host/photos      with TLS from the first byte, in a directory
      ferry -c 'cd pub; get a.txt' ftp://host
                                       run commands and leave; -f FILE takes a file
      ferry get ftp://host/pub/a.txt   one command; 'ferry VERB --help' says more
      ferry demo                       try it with a server of its own

      'ferry shell --help' shows the options; at the prompt, 'help' shows the commands.
      """,
    version: "ferry \(Version.current)",
    subcommands: [ShellVerb.self, DemoVerb.self, ManualVerb.self, CompleteVerb.self]
      + CommandLineVerbs.all,
    defaultSubcommand: ShellVerb.self
  )

  static func main() {
    StandardDescriptors.fill()
    Signals.makeFailedWritesErrors()
    let words = CommandLineWords(CommandArguments.octets)
    words.hidePasswords()
    let passwords = PasswordSources.takingEnvironment()
    if let text = words.helpAtPrompt {
      let status = Output().answer(text)
      exit(withError: status == .done ? nil : ExitCode(status.rawValue))
    }
    if CompletedFerry.isAskedForScript(words) { CompletedFerry.printScript(words) }
    do {
      let command = try parseAsRoot(words.encoded(withVerbFirst: CommandLineVerbs.names))
      let status = try run(command, words, passwords)
      exit(withError: status == .done ? nil : ExitCode(status.rawValue))
    } catch {
      leave(error, words)
    }
  }

  private static func run(
    _ command: any ParsableCommand,
    _ words: CommandLineWords,
    _ passwords: PasswordSources
  ) throws -> ExitStatus {
    guard let verb = command as? any RunnableVerb else {
      // The parser's own, such as `help`.
      var command = command
      try command.run()
      return .done
    }
    let interrupt = try Cancellation()
    try Signals.cancelOnInterrupt(interrupt)
    return verb.run(with: words, interrupt, passwords)
  }

  /// Ends with what the parser has to say: help is what was asked for, the rest is misuse.
  private static func leave(_ error: any Error, _ words: CommandLineWords) -> Never {
    let output = Output()
    guard exitCode(for: error) != .success || !words.mayAskForHelp else {
      let status = output.answer(CommandLineVerbs.help(fullMessage(for: error)))
      exit(withError: status == .done ? nil : ExitCode(status.rawValue))
    }
    guard exitCode(for: error) != .success else {
      // Among other letters, the one for help is more likely that of a name.
      output.say("ferry: no such option\n       \(CommandLineWords.hyphenAdvice)", style: .error)
      exit(withError: ExitCode(ExitStatus.usage.rawValue))
    }
    let message = CommandLineWords.displayed(fullMessage(for: error))
    let text = message.hasPrefix("Error: ") ? message.dropFirst("Error: ".count) : message[...]
    output.say("ferry: " + words.masked(String(text)), style: .error)
    for advice in FamiliarOptions.advice(for: words.encoded(withVerbFirst: [])) {
      output.say("       " + advice)
    }
    exit(withError: ExitCode(ExitStatus.usage.rawValue))
  }
}

/// The program as the completion scripts of other shells see it: the options of ``ShellVerb``, which
/// needs no name, stand beside the verbs.
struct CompletedFerry: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: Ferry.configuration.commandName,
    version: Ferry.configuration.version,
    subcommands: Ferry.configuration.subcommands
  )

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var script: ScriptOptions
  @OptionGroup var familiar: FamiliarOptions

  /// Whether the words of the command line ask for such a script.
  static func isAskedForScript(_ words: CommandLineWords) -> Bool {
    words.encoded(withVerbFirst: []).first?.hasPrefix("--generate-completion-script") ?? false
  }

  /// Prints the script and ends the program.
  static func printScript(_ words: CommandLineWords) {
    do {
      _ = try parseAsRoot(words.encoded(withVerbFirst: []))
    } catch {
      // A shell that nobody knows is the parser's to complain of.
      guard exitCode(for: error) == .success else { return }
      let script = CompletionScript.withServers(fullMessage(for: error))
      let status = Output().answer(script)
      exit(withError: status == .done ? nil : ExitCode(status.rawValue))
    }
  }
}
