import ArgumentParser
import FTPProtocol
import Octets
import Platform
import Terminal

/// From a line to its effect: words, command, outcome.
package struct Interpreter {
  /// Where the commands run.
  let shell: ShellState

  /// What earlier lines were parsed to; `nil` parses each anew.
  private let parsed: ParsedCommands?

  /// Works on a shell's state.
  package init(_ shell: ShellState, reusing parsed: ParsedCommands? = nil) {
    self.shell = shell
    self.parsed = parsed
  }

  /// Runs the commands of a line, until one fails.
  ///
  /// - Parameter line: Without the line end.
  /// - Throws: The first failure that counts. One that `-` excuses is shown and does not.
  package func run(_ line: [UInt8]) throws(CommandError) {
    let commands: [Tokenizer.Command]
    do {
      commands = try Tokenizer.commands(in: line)
    } catch {
      throw CommandError([], .grammar(error, line: line))
    }
    for command in commands {
      if shell.mode == .script, shell.interrupt.isCancelled {
        throw CommandError([], .interrupted)
      }
      do throws(CommandError) {
        try run(command)
        try shell.output.flushForCommand()
      } catch {
        guard command.ignoresFailure, !error.isInterruption else { throw error }
        shell.show(error)
      }
      guard !shell.isLeaving else { return }
    }
  }

  /// Whether a line has a password in it, and so is for nobody's eyes.
  package func holdsSecret(_ line: [UInt8]) -> Bool {
    guard let commands = try? Tokenizer.commands(in: line) else {
      // What cannot be taken apart is not kept, to be safe.
      return true
    }
    return commands.contains { Secrets.secretWords(in: $0, abbreviated: abbreviates) != nil }
  }

  /// A line as it may be shown: passwords masked.
  package func displayed(_ line: [UInt8]) -> String {
    guard holdsSecret(line) else { return Escaping.text(line) }
    guard let commands = try? Tokenizer.commands(in: line) else { return "****" }
    return commands.map { Secrets.masked($0, abbreviated: abbreviates) }.joined(separator: "; ")
  }

  /// Whether an unambiguous beginning of a name will do.
  var abbreviates: Bool { shell.mode == .prompt }

  /// Runs one command, here or as a job.
  func run(_ command: Tokenizer.Command) throws(CommandError) {
    if command.runsInBackground { return try runInBackground(command) }
    do throws(CommandError) {
      try shell.redirecting(to: command.redirection) { () throws(CommandError) in
        try runHere(command)
      }
    } catch {
      guard let handover = shell.front.handover else { throw error }
      shell.front.handover = nil
      shell.interrupt.reset()
      try runInBackground(command, after: handover)
    }
  }

  private func runHere(_ command: Tokenizer.Command) throws(CommandError) {
    if let text = command.shellText {
      let trimmed = [UInt8](text.drop { $0 == .space })
      return try shell.runLocally(trimmed.isEmpty ? nil : trimmed)
    }
    guard let name = command.words.first else { return }
    let rest = command.words.dropFirst()
    let text = name.plain.text
    switch CommandTable.find(text, abbreviated: abbreviates) {
    case .command(let type, let leading):
      try run(type, leading + rest.map(WordText.encode))
    case .obsolete(let reason):
      guard shell.front.noticedCommands.insert(text).inserted else { return }
      shell.output.say("'\(text)' has no meaning here: \(reason).", style: .dim)
    case .unknown(let near): throw CommandError(name.plain, .unknownCommand(near: near))
    case .ambiguous(let names): throw CommandError(name.plain, .ambiguousCommand(names))
    }
  }

  /// Parses the words of a command; those that ask for help are answered.
  ///
  /// - Returns: `nil` when that was all.
  func parse(
    _ type: any ShellCommand.Type,
    _ arguments: [String]
  ) throws(CommandError) -> (any ShellCommand)? {
    if let command = parsed?.commands[[type.name] + arguments] { return command }
    let command: (any ShellCommand)?
    do {
      command = try type.parseAsRoot(arguments) as? any ShellCommand
    } catch {
      guard type.exitCode(for: error) == .success else {
        throw CommandError(type.name, .usage(type.message(for: error), type.usageString()))
      }
      try shell.output.writeText(type.fullMessage(for: error) + "\n")
      return nil
    }
    // `--help` is a command of the parser's own.
    guard let command, !command.wantsHelp else {
      try shell.output.writeText(type.helpMessage(columns: shell.output.width) + "\n")
      return nil
    }
    parsed?.commands[[type.name] + arguments] = command
    return command
  }

  /// Parses the words of a command and runs it.
  private func run(
    _ type: any ShellCommand.Type,
    _ arguments: [String]
  ) throws(CommandError) {
    guard let command = try parse(type, arguments) else { return }
    if type.need == .login {
      guard shell.session != nil else { throw CommandError(type.name, .notConnected) }
      _ = try shell.loggedIn()
    }
    try run(command)
  }

  /// Does what a command says, wherever it was typed: the one place that does.
  func run(_ command: any ShellCommand) throws(CommandError) {
    switch command {
    case let command as any TransferringCommand:
      try shell.showingTransfers(of: command) { () throws(CommandError) in
        try command.run(in: shell)
      }
    case let command as any QueueingCommand where !command.queuedWords.isEmpty:
      try enqueue(command.queuedWords)
    default: try command.run(in: shell)
    }
  }
}

/// Commands by the words that they were parsed from.
///
/// In a debug build the parser checks the declaration of a command each time it parses one, which
/// takes longer than the command itself; a test that runs many thousands of lines parses each once.
package final class ParsedCommands {
  fileprivate var commands: [[String]: any ShellCommand] = [:]

  /// Starts without any.
  package init() {}
}
