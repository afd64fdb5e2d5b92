import ArgumentParser
import Octets
import Terminal

/// `alias`: give commands names of one's own.
struct AliasCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "alias",
    abstract: "Give a command a name of your own.",
    discussion: """
      'alias' shows all, 'alias NAME' one. Words behind the name go behind what it stands for; \
      several commands stand in quotes: alias up 'cd ..; ls'. Lines of the configuration file may \
      be such commands.
      """
  )

  static let need = CommandNeed.nothing

  @Flag(name: .long, help: "Forget the name.")
  var remove = false

  @Argument(help: "The name.")
  var name: PlainOperand?

  @Argument(parsing: .captureForPassthrough, help: "What it stands for.")
  var words: [RemoteOperand] = []

  func validate() throws {
    guard remove, name == nil || !words.isEmpty else { return }
    throw ValidationError("--remove takes one NAME.")
  }

  static func completions(
    at position: Int,
    after words: [Word],
    in shell: ShellState
  ) -> [String]? {
    position == 0 ? shell.configuration.aliases.names : nil
  }

  func run(in shell: ShellState) throws(CommandError) {
    guard let name else {
      for name in shell.configuration.aliases.names { try show(name, shell) }
      return
    }
    let what = [UInt8]("alias ".utf8) + name.octets
    guard words.isEmpty else { return try define(name, what, shell) }
    guard shell.configuration.aliases[name.text] != nil else {
      throw CommandError(what, .refused("nothing has that name", advice: "'alias' shows all."))
    }
    if remove { shell.configuration.aliases[name.text] = nil } else { try show(name.text, shell) }
  }

  private func define(
    _ name: PlainOperand,
    _ what: [UInt8],
    _ shell: ShellState
  ) throws(CommandError) {
    guard !name.octets.isEmpty, name.octets.allSatisfy(Quoting.isPlain),
      !name.octets.starts(with: [.hyphen]), !name.octets.starts(with: [.at])
    else {
      let advice = "Letters, digits and _ - . will do."
      throw CommandError(what, .refused("a name has no such characters", advice: advice))
    }
    // One word is a line of its own; several are its words.
    let text = words.count == 1 ? words[0].word.plain : Self.line(of: words.map(\.word))
    let commands: [Tokenizer.Command]
    do throws(GrammarError) {
      commands = try Tokenizer.commands(in: text)
    } catch {
      throw CommandError(what, .grammar(error, line: text))
    }
    guard !commands.isEmpty else {
      throw CommandError(what, .refused("it would stand for nothing", advice: nil))
    }
    shell.configuration.aliases[name.text] = text
  }

  /// Writes words so that they are read back with their patterns.
  private static func line(of words: [Word]) -> [UInt8] {
    let texts = words.map { word -> [UInt8] in
      guard !word.octets.isEmpty else { return [.singleQuote, .singleQuote] }
      return word.octets.flatMap { octet -> [UInt8] in
        let isPattern = !octet.isQuoted && octet.value.isOne(of: "*?[]~{}")
        return Quoting.isPlain(octet.value) || isPattern
          ? [octet.value] : [.backslash, octet.value]
      }
    }
    return [UInt8](texts.joined(separator: [.space]))
  }

  private func show(_ name: String, _ shell: ShellState) throws(CommandError) {
    let text = shell.configuration.aliases[name] ?? []
    try shell.output.writeLine([UInt8]("alias \(name) \(Quoting.quoted(text))".utf8))
  }
}
