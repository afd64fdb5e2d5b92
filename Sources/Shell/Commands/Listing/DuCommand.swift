import ArgumentParser
import FTPClient
import FTPProtocol

/// `du`: add up the sizes of files.
struct DuCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "du",
    abstract: "Add up the sizes of files below directories at the server.",
    discussion: """
      Sizes are those of the files' contents, in units of 1024 octets unless -h or -b is given. \
      Links are not followed, and no directory is counted twice.
      """,
    // -h is for human-readable sizes, as everywhere.
    helpNames: [.long]
  )

  static let worksOnCommandLine = true

  @OptionGroup var options: UsageOptions

  @Argument(help: "Directories, files or patterns; the working directory if none is named.")
  var operands: [RemoteOperand] = []

  func run(in shell: ShellState) throws(CommandError) {
    let session = try shell.loggedIn()
    let matches =
      operands.isEmpty
      ? [RemoteMatch(path: RemotePath("."), entry: nil)] : try shell.remoteMatches(operands)
    let usage = DiskUsage(options, session, shell)
    for match in matches { try usage.add(match) }
    try usage.finish()
  }
}
