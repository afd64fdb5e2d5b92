import ArgumentParser
import FTPClient

/// `user`: log in, or log in as somebody else.
struct UserCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "user",
    abstract: "Log in as a user.",
    discussion: "Without a password you are asked for it; it is not shown and not kept."
  )

  static let need = CommandNeed.nothing

  static let worksInBackground = false

  @Argument(help: "The user's name.")
  var name: PlainOperand

  @Argument(help: "The password; in a script, FERRY_PASSWORD is safer.")
  var password: PlainOperand?

  @Argument(help: "The account, where a server asks for one.")
  var account: PlainOperand?

  func run(in shell: ShellState) throws(CommandError) {
    guard let session = shell.session else { throw CommandError("log in", .notConnected) }
    let credentials = Credentials(
      user: name.octets,
      password: password?.octets,
      account: account?.octets
    )
    try shell.logIn(credentials, session)
  }
}
