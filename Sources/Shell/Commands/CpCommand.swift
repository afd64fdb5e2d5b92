import FTPProtocol
import ArgumentParser

/// `cp`: copy between this machine and a server.
struct CpCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "cp",
    abstract: "Copy a file between this machine and a URL.",
    discussion: "One of the two is a path on this machine, the other a URL of the server."
  )

  static let worksOnCommandLine = true

  @Flag(name: .shortAndLong, help: "Replace a file of this machine that has the name.")
  var force = false

  @Argument(help: "The file.")
  var source: RemoteOperand

  @Argument(help: "Its name on the other side, or a directory.")
  var target: RemoteOperand

  func run(in shell: ShellState) throws(CommandError) {
    switch (source.isURL, target.isURL) {
    case (true, false):
      let matches = try shell.remoteMatches([source])
      let fetching = Fetching(force: force, type: .image)
      try fetching.fetch(matches, to: LocalOperand(target.word), in: shell)
    case (false, true):
      let paths = try shell.localMatches([LocalOperand(source.word)])
      try Sending(type: .image).send(paths, to: try shell.remotePath(target), in: shell)
    default:
      throw CommandError(
        "cp",
        .refused(
          "one of the two must be a URL, and the other a path on this machine",
          advice: "Inside a session, 'get' fetches and 'put' sends."
        )
      )
    }
  }
}
