package import ArgumentParser
import FTPClient
import FTPProtocol
package import Platform
import Terminal

/// A command of the shell as a verb of the command line: `ferry VERB … URL`.
///
/// Nothing of the command is declared again; the options of the connection come on top.
struct CommandLineVerb<Command: ShellCommand>: RunnableVerb {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: Command.name,
      abstract: Command.configuration.abstract,
      discussion: Command.configuration.discussion,
      helpNames: Command.configuration.helpNames
    )
  }

  @OptionGroup(title: "Connection") var connection: ConnectionOptions
  @OptionGroup var command: Command

  func run(
    with arguments: CommandLineWords,
    _ interrupt: Cancellation,
    _ passwords: PasswordSources
  ) -> ExitStatus {
    let shell = connection.makeShell(.single, interrupt, passwords)
    return shell.attending { run(arguments, shell) }
  }

  private func run(_ arguments: CommandLineWords, _ shell: ShellState) -> ExitStatus {
    do throws(CommandError) {
      guard !command.wantsHelp else {
        let text = Self.helpMessage(columns: shell.output.width)
          .split(separator: "USAGE: ", maxSplits: 1).joined(separator: "USAGE: ferry ")
        try shell.output.writeText(CommandLineVerbs.help(text) + "\n")
        try shell.output.flushForCommand()
        return .done
      }
      ConfigurationFile.apply(FileLocations.configuration, to: shell)
      arguments.warnOfPasswords(shell)
      if Command.connectsOnCommandLine, !command.isAboutThisMachine {
        let (destination, others) = try arguments.destinations(
          connection,
          verb: Command.name,
          mayBeSeveral: Command.worksBetweenServers
        )
        try connection.decideTrust(of: shell, for: destination)
        // The paths of the URLs are the command's own business.
        try shell.connection.open(destination, enters: false)
        if !Command.worksBetweenServers {
          for other in others { try shell.connection.require(other) }
        }
      }
      try Interpreter(shell).run(command)
      try shell.output.flushForCommand()
      shell.closeAll()
      return .done
    } catch {
      try? shell.output.flush()
      shell.show(error)
      shell.closeAll()
      return ExitStatus(error)
    }
  }
}

/// Something that the command line can run.
package protocol RunnableVerb: ParsableCommand {
  /// Runs it.
  ///
  /// - Parameters:
  ///   - arguments: The words of the command line.
  ///   - interrupt: The interrupt key.
  ///   - passwords: What was taken from the environment.
  /// - Returns: What the program ends with.
  func run(
    with arguments: CommandLineWords,
    _ interrupt: Cancellation,
    _ passwords: PasswordSources
  ) -> ExitStatus
}

/// The verbs of the command line.
package enum CommandLineVerbs {
  /// One for each command of the table that makes sense with a URL.
  package static let all: [any ParsableCommand.Type] = CommandTable.commands
    .filter { $0.worksOnCommandLine }
    .map { verb($0) }

  /// The words that begin a command line with a verb.
  package static let names: Set<String> = Set(
    all.map { $0._commandName } + ["demo", "help", "manual"]
  )

  /// Makes help of what the parser says of the program or of a verb: with examples behind it.
  package static func help(_ text: String) -> String {
    var text = HelpText.tidied(text)
    while text.last == "\n" { text.removeLast() }
    let usage = text.split(separator: "\n").first { $0.hasPrefix("USAGE: ferry ") }
    guard let name = usage?.split(separator: " ").dropFirst(2).first, names.contains(String(name))
    else { return text }
    let lines = ManualProse.examples.map(\.line).filter { $0.hasPrefix("ferry \(name) ") }
    return text + HelpText.part("EXAMPLES", lines)
      + HelpText.part("AT THE PROMPT", Examples.of(String(name)))
  }

  private static func verb<Command: ShellCommand>(
    _ command: Command.Type
  ) -> any ParsableCommand.Type {
    CommandLineVerb<Command>.self
  }
}
