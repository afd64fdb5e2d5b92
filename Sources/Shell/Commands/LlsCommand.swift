import ArgumentParser

/// `lls`: list files on this machine.
struct LlsCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "lls",
    abstract: "List files on this machine.",
    discussion: "Options and names go to the system's own 'ls'."
  )

  static let need = CommandNeed.nothing

  @Argument(parsing: .captureForPassthrough, help: "Options and files.")
  var arguments: [LocalOperand] = []

  func run(in shell: ShellState) throws(CommandError) {
    var command = [UInt8]("ls".utf8)
    for argument in arguments {
      command.append(0x20)
      command +=
        argument.word.hasWildcards || argument.word.beginsWithHome
        ? argument.word.plain : ShellQuoting.quoted(argument.word.plain)
    }
    try shell.runLocally(command)
  }
}

/// Quoting for the user's own shell.
enum ShellQuoting {
  /// Makes octets one word of `sh`.
  static func quoted(_ octets: [UInt8]) -> [UInt8] {
    let quote: UInt8 = 0x27
    var quoted = [quote]
    for octet in octets { quoted += octet == quote ? [quote, 0x5C, quote, quote] : [octet] }
    return quoted + [quote]
  }
}
