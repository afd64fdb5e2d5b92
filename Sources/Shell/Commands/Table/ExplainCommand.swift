import ArgumentParser
import Terminal

/// `explain`: say what the last failure meant.
struct ExplainCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say what the last failure meant, and what to try.",
    discussion: """
      With a code it explains that one: 'explain 425'. What was tried are the last lines of the \
      dialogue with the server, as 'set verbose on' shows them.
      """
  )

  static let need = CommandNeed.nothing
  static let worksOnCommandLine = true
  static let connectsOnCommandLine = false

  @Argument(help: "A reply code of three digits.")
  var code: Int?

  func validate() throws {
    guard let code, !(100...599).contains(code) else { return }
    throw ValidationError("A reply code has three digits, from 100 to 599.")
  }

  static func completions(
    at position: Int,
    after words: [Word],
    in shell: ShellState
  ) -> [String]? {
    position == 0 ? ReplyExplanation.codes.map { "\($0)" } : []
  }

  func run(in shell: ShellState) throws(CommandError) {
    let lines: [String]
    if let code {
      lines = FailureExplanation.lines(of: code)
    } else if let failure = shell.front.lastFailure {
      lines = FailureExplanation.lines(of: failure.error, after: failure.dialogue)
    } else {
      return shell.output.say("Nothing has failed so far.")
    }
    try shell.output.writeText(lines.joined(separator: "\n") + "\n")
  }
}
