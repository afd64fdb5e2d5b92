import ArgumentParser
import Terminal
import Transport

/// `help`: show the commands, or one of them.
struct HelpCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "help",
    abstract: "Show the commands, or what one of them does."
  )

  static let need = CommandNeed.nothing

  @Argument(help: "A command.")
  var command: PlainOperand?

  static func completions(
    at position: Int,
    after words: [Word],
    in shell: ShellState
  ) -> [String]? {
    position == 0 ? CommandTable.commands.map { $0.name }.sorted() : []
  }

  func run(in shell: ShellState) throws(CommandError) {
    guard let command else { return try showAll(shell) }
    switch CommandTable.find(command.text, abbreviated: shell.mode == .prompt) {
    case .command(let type, let leading):
      if !leading.isEmpty {
        let meaning = ([type.name] + leading).joined(separator: " ")
        try shell.output.writeLine([UInt8]("\(command.text) is short for '\(meaning)'.\n".utf8))
      }
      try shell.output.writeText(type.helpMessage(columns: shell.output.width) + "\n")
      let others = CommandTable.otherNames(of: type)
      if !others.isEmpty {
        let line = "Other names: \(others.joined(separator: ", "))"
        try shell.output.writeLine([UInt8](line.utf8))
      }
    case .obsolete(let reason):
      let line = "\(command.text): has no meaning here; \(reason)."
      try shell.output.writeLine([UInt8](line.utf8))
    case .unknown(let near): throw CommandError(command.octets, .unknownCommand(near: near))
    case .ambiguous(let names): throw CommandError(command.octets, .ambiguousCommand(names))
    }
  }

  private func showAll(_ shell: ShellState) throws(CommandError) {
    let width = CommandTable.commands.map { $0.name.utf8.count }.max() ?? 0
    for command in CommandTable.commands {
      let padding = String(repeating: " ", count: width - command.name.utf8.count)
      let line = "\(command.name)\(padding)  \(command.configuration.abstract)"
      try shell.output.writeLine([UInt8](line.utf8))
    }
    let rest = """
      !COMMAND runs a command on this machine; 'help NAME' tells more of one of these.
      'quoted names', "too", with\\ blanks; * ? [a-z] are patterns; ; between commands; # comments.
      """
    try shell.output.writeText(rest + "\n")
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
