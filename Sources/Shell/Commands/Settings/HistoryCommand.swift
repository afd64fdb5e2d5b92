import ArgumentParser
import Terminal

/// `history`: show what was typed.
struct HistoryCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Show the lines that were typed at the prompt.",
    discussion: "Lines that begin with a blank, and passwords, are never kept."
  )

  static let need = CommandNeed.nothing

  @Argument(help: "How many of the last lines.")
  var count: Int?

  func run(in shell: ShellState) throws(CommandError) {
    guard let history = shell.front.history else {
      return shell.output.say("Scripts have no history.")
    }
    let entries = Array(history.entries.enumerated())
    for (index, line) in entries.suffix(max(0, count ?? entries.count)) {
      let number = String(index + 1)
      let padding = String(repeating: " ", count: max(0, 5 - number.utf8.count))
      try shell.output.writeLine([UInt8]("\(padding)\(number)  ".utf8) + line)
    }
  }
}
