import ArgumentParser
import FTPClient
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

  /// Whether the commands behind `;` run after a failure too.
  let keepsGoing: Bool

  /// Works on a shell's state.
  package init(_ shell: ShellState, keepsGoing: Bool = false, reusing parsed: ParsedCommands? = nil)
  {
    self.shell = shell
    self.keepsGoing = keepsGoing
    self.parsed = parsed
  }

  /// Runs the commands of a line.
  ///
  /// Where it keeps going, `;` separates commands as a line end does; else the first failure that
  /// counts is the end.
  ///
  /// - Parameter line: Without the line end.
  /// - Throws: The first failure that counts. One that `-` or `||` excuses is shown and does not.
  package func run(_ line: [UInt8]) throws(CommandError) {
    let commands: [Tokenizer.Command]
    do {
      commands = try self.commands(in: line)
    } catch {
      throw CommandError([], .grammar(error, line: Secrets.mayBeIn(broken: line) ? [] : line))
    }
    var first: CommandError?
    var rest = commands[...]
    while let command = rest.first, !shell.isLeaving {
      let others = rest.dropFirst().prefix { $0.condition != .always }
      rest = rest.dropFirst(1 + others.count)
      do throws(CommandError) {
        try run(chain: [command] + others)
      } catch {
        guard keepsGoing, !error.isInterruption, first != nil || !rest.isEmpty else { throw error }
        shell.show(error)
        first = first ?? error.alreadyShown
      }
    }
    if let first { throw first }
  }

  /// Runs commands with `&&` and `||` between them; how the last one ends that runs is how all end.
  private func run(chain: [Tokenizer.Command]) throws(CommandError) {
    var failure: CommandError?
    for command in chain where !shell.isLeaving {
      if shell.mode == .script, shell.interrupt.isCancelled {
        throw CommandError([], .interrupted)
      }
      switch command.condition {
      case .afterSuccess where failure != nil, .afterFailure where failure == nil: continue
      case .always, .afterSuccess, .afterFailure: break
      }
      if let failure { shell.show(failure) }
      failure = nil
      do throws(CommandError) {
        try run(command)
        try shell.output.flushForCommand()
      } catch {
        guard !error.isInterruption else { throw error }
        if command.ignoresFailure { shell.show(error) } else { failure = error }
      }
    }
    if let failure { throw failure }
  }

  /// The commands of a line, what the user's own names stand for in their place.
  private func commands(in line: [UInt8]) throws(GrammarError) -> [Tokenizer.Command] {
    try Tokenizer.commands(in: line).flatMap { shell.configuration.aliases.expanding($0) }
  }

  /// Whether a line has a password in it, and so is for nobody's eyes.
  package func holdsSecret(_ line: [UInt8]) -> Bool {
    guard let commands = try? commands(in: line) else {
      // What cannot be taken apart is not kept, to be safe.
      return true
    }
    return commands.contains { Secrets.areIn($0, abbreviated: abbreviates) }
  }

  /// A line as it may be shown: passwords masked.
  package func displayed(_ line: [UInt8]) -> String {
    guard holdsSecret(line) else { return Escaping.text(line) }
    guard let commands = try? commands(in: line) else { return "****" }
    return commands.map { Secrets.masked($0, abbreviated: abbreviates) }.joined(separator: "; ")
  }

  /// Whether an unambiguous beginning of a name will do.
  var abbreviates: Bool { shell.mode == .prompt }

  /// Runs one command, here or as a job.
  func run(_ command: Tokenizer.Command) throws(CommandError) {
    if command.runsInBackground { return try runInBackground(command) }
    do throws(CommandError) {
      try shell.redirecting(to: command.redirection) { () throws(CommandError) in
        try withoutSecrets(of: command) { () throws(CommandError) in try runHere(command) }
      }
    } catch {
      guard let handover = shell.front.handover else { throw error }
      shell.front.handover = nil
      shell.interrupt.reset()
      try runInBackground(command, after: handover)
    }
  }

  /// Runs something of whose errors no password of the line is a part.
  private func withoutSecrets(
    of command: Tokenizer.Command,
    _ body: () throws(CommandError) -> Void
  ) throws(CommandError) {
    do throws(CommandError) {
      try body()
    } catch {
      guard let secret = Secrets.secretWords(in: command, abbreviated: abbreviates) else {
        throw error
      }
      throw error.masking(secret.sorted().map { command.words[$0].plain }, by: SecretText.mask)
    }
  }

  private func runHere(_ command: Tokenizer.Command) throws(CommandError) {
    shell.front.dialogue.clear()
    if let text = command.shellText {
      guard text.first != .exclamation else {
        let reason = "only a line at the prompt can be one of before"
        throw CommandError("!!", .refused(reason, advice: "'!!' stands at its beginning."))
      }
      let trimmed = [UInt8](text.drop { $0 == .space })
      return try shell.runLocally(trimmed.isEmpty ? nil : trimmed)
    }
    guard let (type, typed) = try resolved(command.words) else { return }
    if type == AliasCommand.self, Secrets.mayBeIn(alias: typed) {
      throw CommandError(
        type.name,
        .refused(
          "what an alias stands for is shown and kept, and there is a password in it",
          advice: "'help passwords' says where one can come from."
        )
      )
    }
    let words = shell.settings.expandsPatterns ? typed : typed.map(\.withoutPatterns)
    try run(type, words.map(WordText.encode))
    try runLoginMacro()
  }

  /// Finds what the words of a command run.
  ///
  /// - Returns: The command, and the words behind its name; `nil` for none, and for a word that has
  ///   no meaning here, which has been said.
  func resolved(
    _ words: [Word]
  ) throws(CommandError) -> (type: any ShellCommand.Type, words: [Word])? {
    guard let name = words.first?.plain else { return nil }
    let rest = ForeignWords.translated(words).dropFirst()
    switch CommandTable.find(name.text, abbreviated: abbreviates) {
    case .command(let type, let leading):
      // A command that connects itself needs the bookmark, which says more than its URL.
      let rest =
        type.takesURLs && !type.worksBetweenServers
        ? try BookmarkOperands.expanded(
          rest,
          isExpression: type.optionWords != nil,
          at: shell.connection
        ) : [Word](rest)
      return (type, leading.map { Word(literal: [UInt8]($0.utf8)) } + rest)
    case .foreign(let word): throw CommandError(name, word.answer(to: rest.map(\.plain)).cause)
    case .obsolete(let reason):
      if shell.front.noticedCommands.insert(name.text).inserted {
        shell.output.say("'\(name.text)' has no meaning here: \(reason).", style: .dim)
      }
      return nil
    case .unknown(let near): throw CommandError(name, .unknownCommand(near: near))
    case .ambiguous(let names): throw CommandError(name, .ambiguousCommand(names))
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
        if let error = UnknownOption.error(in: arguments, of: type) { throw error }
        throw CommandError(type.name, .usage(type.message(for: error), type.usageString()))
      }
      command = nil
    }
    // `--help` is a command of the parser's own.
    guard let command, !command.wantsHelp else {
      // A name such as `-h` among others is no question.
      let isQuestion = arguments.contains("--help") || arguments == ["-h"] || command != nil
      if !isQuestion, let error = UnknownOption.error(in: arguments, of: type) { throw error }
      try shell.output.writeText(HelpText.text(of: type, columns: shell.output.width))
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
    // What names its servers itself needs none before.
    if type.need == .login, !command.isAboutThisMachine,
      shell.session != nil || !type.worksBetweenServers
    {
      guard shell.session != nil else { throw CommandError(type.name, .notConnected) }
      _ = try shell.loggedIn()
      try runLoginMacro()
    }
    try run(command)
  }

  /// Does what a command says, wherever it was typed: the one place that does.
  func run(_ command: any ShellCommand) throws(CommandError) {
    try shell.failingLater { () throws(CommandError) in
      switch command {
      case let command as any TransferringCommand:
        try shell.showingTransfers(of: command) { () throws(CommandError) in
          try command.run(in: shell)
        }
      case let command as any QueueingCommand where !command.queuedWords.isEmpty:
        try enqueue(command.queuedWords)
      case let command as any RunningCommand:
        try command.run(in: shell) { () throws(CommandError) in
          try runWords(command.commandWords)
        }
      case let command as any SourcingCommand: try runLines(of: command)
      default: try command.run(in: shell)
      }
    }
  }
}

extension Interpreter {
  /// Runs words of a command that are a command themselves.
  private func runWords(_ words: [Word]) throws(CommandError) {
    var command = Tokenizer.Command()
    command.words = words
    try run(chain: shell.configuration.aliases.expanding(command))
  }

  /// Runs the lines of `macdef init` of `~/.netrc`, once somebody is logged in, if the user wants that.
  func runLoginMacro() throws(CommandError) {
    guard !shell.connection.loginMacro.isEmpty, shell.session?.credentials != nil else { return }
    let lines = shell.connection.loginMacro
    shell.connection.loginMacro = []
    for line in lines { try run(line) }
  }

  /// Runs the lines of a file here, so that all that they change stays.
  private func runLines(of command: any SourcingCommand) throws(CommandError) {
    let path = shell.localPath(command.file)
    try shell.front.reading(path) { () throws(CommandError) in
      try ScriptLoop(shell, keepsGoing: command.keepGoing).runLines(of: path)
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
