import Octets

/// The command that the word at the cursor belongs to, where another one stands before it.
enum InnerCommand {
  /// Finds the words of the command that will take the word: behind `time`, `repeat` and `queue`
  /// that of their own, and for an alias what it stands for.
  static func words(of word: WordAtCursor, in shell: ShellState) -> [Word] {
    var words = word.before
    // Aliases may stand for each other, and `time repeat ls` is a command too.
    for _ in 0..<8 {
      guard let inner = inner(words, word, shell), inner != words else { return words }
      words = inner
    }
    return words
  }

  private static func inner(
    _ words: [Word],
    _ word: WordAtCursor,
    _ shell: ShellState
  ) -> [Word]? {
    guard let name = words.first?.plain.text else { return nil }
    var command = Tokenizer.Command()
    command.words = words
    if shell.configuration.aliases[name] != nil {
      return shell.configuration.aliases.expanding(command).last?.words
    }
    guard case .command(let type, let leading) = CommandTable.find(name, abbreviated: true),
      type is any RunningCommand.Type || type is any QueueingCommand.Type
    else { return nil }
    guard leading.isEmpty else {
      return [Word(type.name)] + leading.map { Word($0) } + words.dropFirst()
    }
    let options = CommandOptions(of: type)
    var rest = words.dropFirst()
    while let text = rest.first?.plain.text, text.hasPrefix("-") {
      rest = rest.dropFirst()
      guard options.valued[text] != nil else { continue }
      // The value is what is being typed.
      guard !rest.isEmpty else { return nil }
      rest = rest.dropFirst()
    }
    let isOption = word.octets.first == Word.Octet(value: .hyphen, isQuoted: false)
    return rest.isEmpty && isOption ? nil : [Word](rest)
  }
}
