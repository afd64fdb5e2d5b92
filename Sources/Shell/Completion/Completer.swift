import ArgumentParser
import Octets
package import Terminal

/// What the Tab key offers: commands, options, settings, and names on both sides.
package struct Completer {
  private let shell: ShellState

  /// Completes for a shell.
  package init(_ shell: ShellState) {
    self.shell = shell
  }

  /// Returns what may stand where the cursor is.
  ///
  /// - Parameters:
  ///   - line: The line so far.
  ///   - cursor: The offset in octets of the cursor.
  /// - Returns: Nothing where nothing fits, or nobody can tell.
  package func candidates(in line: [UInt8], at cursor: Int) -> CompletionCandidates {
    guard let typed = WordAtCursor([UInt8](line.prefix(cursor))) else { return .none }
    let word = typed.behind(InnerCommand.words(of: typed, in: shell))
    if word.isOutputFile { return names(.local, word) }
    guard let name = word.before.first else { return commandNames(word) }
    let match = CommandTable.find(name.plain.text, abbreviated: true)
    guard case .command(let type, let leading) = match else { return .none }
    let words = leading.map { Word($0) } + word.before.dropFirst()
    let arguments = Arguments(words, of: type)
    if word.octets.first == Word.Octet(value: .hyphen, isQuoted: false), !arguments.areOptionsOver {
      let names = type.optionWords ?? arguments.options.names
      return matching(names, word)
    }
    if let option = arguments.openOption {
      guard option.values.isEmpty else { return matching(option.values, word) }
      return names(arguments.operands.kind(ofOption: option.position), word)
    }
    if let words = type.completions(at: arguments.operandCount, after: words, in: shell) {
      return matching(words, word)
    }
    let position = arguments.operandCount
    guard let kind = arguments.operands.kind(at: position) else { return .none }
    return names(type.operandKind(at: position) ?? kind, word)
  }

  private func commandNames(_ word: WordAtCursor) -> CompletionCandidates {
    let aliases = shell.configuration.aliases.names
    let names = Set(CommandTable.commands.map { $0.name } + aliases).sorted()
    let own = matching(names, word)
    // Classic names complete too, but do not crowd the list.
    return own == .none ? matching(CommandTable.allNames, word) : own
  }

  /// Offers those of some words that begin as the word at the cursor does.
  private func matching(_ words: [String], _ word: WordAtCursor) -> CompletionCandidates {
    let names = words.filter { [UInt8]($0.utf8).starts(with: word.plain) }.map {
      CompletionName($0)
    }
    return Completion.candidates(names, typed: word.plain.count, of: word)
  }

  private func names(_ kind: OperandKind, _ word: WordAtCursor) -> CompletionCandidates {
    // What is in the directories that a pattern fits is nobody's word.
    guard !word.directory.hasWildcards else { return .none }
    let names: [CompletionName] =
      switch kind {
      case .remote: RemoteNames.beginning(as: word, in: shell)
      case .local: LocalNames.beginning(as: word, in: shell)
      case .remoteDirectory: RemoteNames.directories(beginningAs: word, in: shell)
      case .localDirectory: LocalNames.beginning(as: word, in: shell).filter(\.isDirectory)
      case .server: ServerNames.beginning(as: word, in: shell)
      case .plain: []
      }
    let typed = kind == .server ? word.plain.count : word.nameBeginning.count
    return Completion.candidates(names, typed: typed, of: word)
  }
}

extension Completer {
  /// The words of a command that stand before the one at the cursor.
  private struct Arguments {
    let options: CommandOptions
    let operands: CommandOperands

    /// How many operands there are.
    private(set) var operandCount = 0

    /// Whether `--` has said that no more options follow.
    private(set) var areOptionsOver = false

    /// The option that stands last and has no value yet.
    private(set) var openOption: CommandOptions.Valued?

    init(_ words: [Word], of type: any ShellCommand.Type) {
      options = CommandOptions(of: type)
      operands = CommandOperands(of: type)
      for word in words {
        let text = word.plain.text
        if openOption != nil {
          openOption = nil
        } else if !areOptionsOver, text == "--" {
          areOptionsOver = true
        } else if !areOptionsOver, text.hasPrefix("-"), text != "-" {
          openOption = options.valued[text]
        } else {
          operandCount += 1
        }
      }
    }
  }
}
