import Octets

/// The user's own names for commands.
struct Aliases: Sendable {
  /// How many names may stand for each other before one stands for itself.
  private static let depthLimit = 16

  private var texts: [String: [UInt8]] = [:]

  /// The names, sorted.
  var names: [String] { texts.keys.sorted() }

  /// What a name stands for, as it was typed; `nil` where it stands for nothing.
  subscript(name: String) -> [UInt8]? {
    get { texts[name] }
    set { texts[name] = newValue }
  }

  /// Puts what a name stands for in the place of a command that begins with it.
  ///
  /// The words behind the name go behind the last of its commands, and so does where the output
  /// goes. A name within what it stands for itself is the command of that name.
  ///
  /// - Parameter command: Any command.
  /// - Returns: The command itself if its name is nobody's own.
  func expanding(_ command: Tokenizer.Command) -> [Tokenizer.Command] {
    expanding(command, within: [])
  }

  private func expanding(
    _ command: Tokenizer.Command,
    within names: Set<String>
  ) -> [Tokenizer.Command] {
    guard let word = command.words.first, word.octets.allSatisfy({ !$0.isQuoted }) else {
      return [command]
    }
    let name = word.plain.text
    guard let text = texts[name], !names.contains(name), names.count < Self.depthLimit,
      var commands = try? Tokenizer.commands(in: text), var last = commands.popLast()
    else { return [command] }
    if let text = last.shellText {
      let words = command.words.dropFirst().map { SystemShellQuoting.quoted($0.plain) }
      last.shellText = [UInt8](([text] + words).joined(separator: [.space]))
    } else {
      last.words += command.words.dropFirst()
    }
    last.redirection = command.redirection ?? last.redirection
    last.runsInBackground = last.runsInBackground || command.runsInBackground
    commands.append(last)
    commands[0].condition = command.condition
    return commands.flatMap { part in
      var part = part
      part.ignoresFailure = part.ignoresFailure || command.ignoresFailure
      part.isSilent = part.isSilent || command.isSilent
      part.range = command.range
      return expanding(part, within: names.union([name]))
    }
  }
}
