import ArgumentParser
import Octets

/// `site`: send a SITE command, which every server has its own of.
struct SiteCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "site",
    abstract: "Send a SITE command, which every server has its own of."
  )

  @Argument(parsing: .captureForPassthrough, help: "What follows SITE, such as HELP.")
  var words: [PlainOperand]

  func run(in shell: ShellState) throws(CommandError) {
    let octets = words.map(\.octets).joined(separator: [.space])
    try shell.showReply(to: [UInt8]("SITE ".utf8) + octets)
  }
}
