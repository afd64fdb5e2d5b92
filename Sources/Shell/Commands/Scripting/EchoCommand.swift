import ArgumentParser
import Octets
import Terminal

/// `echo`: write words.
struct EchoCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "echo",
    abstract: "Write words to standard output."
  )

  static let need = CommandNeed.nothing

  @Argument(parsing: .captureForPassthrough, help: "The words; '-n' first leaves the line open.")
  var words: [PlainOperand] = []

  func run(in shell: ShellState) throws(CommandError) {
    let staysOpen = words.first?.octets == [UInt8]("-n".utf8)
    let octets = words.dropFirst(staysOpen ? 1 : 0).map(\.octets).joined(separator: [.space])
    guard staysOpen else { return try shell.output.writeLine([UInt8](octets)) }
    try shell.output.writeOctets(shell.output.displayed(text: [UInt8](octets)))
  }
}
