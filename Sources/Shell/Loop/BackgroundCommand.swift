extension Tokenizer.Command {
  /// The same command as a job's, by the whole name of what it runs.
  ///
  /// - Parameters:
  ///   - type: What it runs.
  ///   - leading: The words that the typed name stands for, but the first.
  /// - Returns: The command for another shell, which abbreviates nothing.
  func naming(_ type: any ShellCommand.Type, _ leading: [String]) -> Tokenizer.Command {
    var command = Tokenizer.Command()
    command.words = ([type.name] + leading).map { Word(literal: [UInt8]($0.utf8)) }
    command.words += words.dropFirst()
    command.redirection = redirection
    return command
  }
}
