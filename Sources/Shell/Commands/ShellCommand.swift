import ArgumentParser

/// A command of the shell: how its words are parsed, what it needs, and what it does.
///
/// The same type serves the prompt, scripts and the command line.
protocol ShellCommand: ParsableCommand {
  /// What must be there before it runs.
  static var need: CommandNeed { get }

  /// Whether it makes sense as `ferry NAME URL`.
  static var worksOnCommandLine: Bool { get }

  /// Whether it makes sense beside the prompt, with a session of its own.
  static var worksInBackground: Bool { get }

  /// Returns the words that can stand at a position of its operands, for the Tab key.
  ///
  /// - Parameters:
  ///   - position: How many operands are before the word.
  ///   - words: All words before it.
  ///   - shell: Where the command would run.
  /// - Returns: `nil` where the kind of the operand says it all.
  static func completions(at position: Int, after words: [Word], in shell: ShellState) -> [String]?

  /// What the operand at a position is completed with, where its type says too little.
  ///
  /// - Returns: `nil` where the type says it all.
  static func operandKind(at position: Int) -> OperandKind?

  /// The words that begin with a hyphen, for a command whose words are its own business.
  static var optionWords: [String]? { get }

  /// Whether it needs the server of that URL to be connected to first.
  static var connectsOnCommandLine: Bool { get }

  /// Whether its words may name several servers; those that nobody is connected to are connected
  /// to for as long as it runs.
  static var worksBetweenServers: Bool { get }

  /// Whether its words ask for something that needs no server, whatever else the command is about.
  var isAboutThisMachine: Bool { get }

  /// Whether the words, being the command's own business, ask for its help.
  var wantsHelp: Bool { get }

  /// Does what the words say.
  func run(in shell: ShellState) throws(CommandError)
}

/// A command that asks whoever sits at a terminal before it does what cannot be undone.
protocol AskingCommand: ShellCommand {
  /// Whether its words make it ask.
  var asksFirst: Bool { get }
}

/// What a command needs before it can run.
enum CommandNeed: Hashable, Sendable {
  /// Nothing at all.
  case nothing

  /// A connection on which somebody is logged in.
  case login
}

extension ShellCommand {
  static var need: CommandNeed { .login }
  static var worksOnCommandLine: Bool { false }
  static var worksInBackground: Bool { need == .login }
  static var connectsOnCommandLine: Bool { true }
  static var worksBetweenServers: Bool { false }
  static var optionWords: [String]? { nil }
  static func operandKind(at position: Int) -> OperandKind? { nil }
  var wantsHelp: Bool { false }
  var isAboutThisMachine: Bool { false }

  static func completions(
    at position: Int,
    after words: [Word],
    in shell: ShellState
  ) -> [String]? {
    nil
  }

  /// Whether its operands may be URLs, and so `NAME:PATH` of a bookmark too.
  static var takesURLs: Bool { worksOnCommandLine && connectsOnCommandLine }

  /// The name it is called by.
  static var name: String { configuration.commandName ?? _commandName }
}
