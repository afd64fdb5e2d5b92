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

/// The options of `tree`.
struct DrawingOptions: ParsableArguments {
  @Flag(name: [.customShort("a"), .customLong("all")], help: "Names that begin with a dot too.")
  var showsHidden = false

  @Flag(name: .customShort("d"), help: "Directories only.")
  var showsOnlyDirectories = false

  @Flag(name: .customShort("F"), help: "Mark directories with /, links with @, programs with *.")
  var isClassified = false

  @Flag(name: .customShort("s"), help: "Sizes too.")
  var showsSizes = false

  @Option(name: .customShort("L"), help: "How many levels to show.")
  var levels: Int?

  @Flag(name: .long, help: "An object of JSON a line, for programs.")
  var json = false

  func validate() throws {
    if let levels, levels < 1 { throw ValidationError("There is at least one level.") }
  }
}
