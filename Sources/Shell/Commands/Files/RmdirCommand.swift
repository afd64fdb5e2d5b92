import ArgumentParser
import FTPClient
import FTPProtocol

/// `rmdir`: remove empty directories at the server.
struct RmdirCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "rmdir",
    abstract: "Remove empty directories at the server."
  )

  static let worksOnCommandLine = true

  @Argument(help: "The directories, or patterns.")
  var directories: [RemoteOperand]

  func run(in shell: ShellState) throws(CommandError) {
    let session = try shell.loggedIn()
    for match in try shell.remoteMatches(directories)
    where match.entry.map({ $0.kind == .directory }) ?? true {
      try remotely(.doing("rmdir", match.path.octets), session.removeDirectory(match.path))
    }
  }
}
