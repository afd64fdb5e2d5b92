import ArgumentParser
import Terminal
import Transport

/// `help`: show the commands, or one of them.
struct HelpCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "help",
    abstract: "Show the commands, one of them, or a topic."
  )

  static let need = CommandNeed.nothing

  @Argument(help: "A command, or a topic such as transfers.")
  var command: PlainOperand?

  static func completions(
    at position: Int,
    after words: [Word],
    in shell: ShellState
  ) -> [String]? {
    guard position == 0 else { return [] }
    return (CommandTable.commands.map { $0.name } + HelpTopics.names).sorted()
  }

  func run(in shell: ShellState) throws(CommandError) {
    let columns = shell.output.width
    guard let command else {
      let lines = HelpText.overview(columns: columns)
      return try shell.output.writeText(lines.joined(separator: "\n") + "\n")
    }
    if let text = HelpTopics.text(of: command.text) {
      return try shell.output.writeText(text + "\n")
    }
    if let text = shell.configuration.aliases[command.text] {
      return try shell.output.writeLine(
        command.octets + [UInt8](" is your own name for ".utf8) + text
      )
    }
    switch CommandTable.find(command.text, abbreviated: shell.mode == .prompt) {
    case .command(let type, let leading):
      if !leading.isEmpty {
        let meaning = ([type.name] + leading.filter { $0 != "--toggle" }).joined(separator: " ")
        try shell.output.writeText("\(command.text) is short for '\(meaning)'.\n\n")
      }
      try shell.output.writeText(HelpText.text(of: type, columns: columns))
    case .foreign(let word):
      let answer = word.answer(to: [])
      let text = [command.octets, [UInt8](": \(answer.why)".utf8)].joined()
      try shell.output.writeLine([UInt8](text))
      for line in answer.advice { try shell.output.writeText(line + "\n") }
    case .obsolete(let reason):
      let line = "\(command.text): has no meaning here; \(reason)."
      try shell.output.writeLine([UInt8](line.utf8))
    case .unknown(let near): throw CommandError(command.octets, .unknownCommand(near: near))
    case .ambiguous(let names): throw CommandError(command.octets, .ambiguousCommand(names))
    }
  }
}

/// `version`: show the versions of the program and its libraries.
struct VersionCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "version",
    abstract: "Show the version, and that of the library for TLS."
  )

  static let need = CommandNeed.nothing

  func run(in shell: ShellState) throws(CommandError) {
    try shell.output.writeLine([UInt8]("ferry \(Version.current)".utf8))
    try shell.output.writeLine([UInt8](TLSLibrary.version.utf8))
  }
}

/// The version of the program.
package enum Version {
  package static let current = "0.1.0"

  /// The day of the version, as manual pages have it.
  static let date = "November 28, 2026"
}
