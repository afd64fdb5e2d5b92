import ArgumentParser
import FTPClient
import FTPProtocol

/// `tree`: show what is below a directory.
struct TreeCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "tree",
    abstract: "Show what is below a directory at the server.",
    discussion: "Links are not followed, and no directory is shown twice."
  )

  static let worksOnCommandLine = true

  @OptionGroup var options: DrawingOptions

  @Argument(help: "Directories or patterns; the working directory if none is named.")
  var directories: [RemoteOperand] = []

  func run(in shell: ShellState) throws(CommandError) {
    let session = try shell.loggedIn()
    let matches =
      directories.isEmpty
      ? [RemoteMatch(path: RemotePath("."), entry: nil)] : try shell.remoteMatches(directories)
    let drawing = TreeDrawing(options, session, shell)
    for match in matches { try drawing.draw(match.path) }
    try drawing.finish()
  }
}
