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
      do throws(FTPError) {
        try session.removeDirectory(match.path)
      } catch {
        throw CommandError([UInt8]("rmdir ".utf8) + match.path.octets, .session(error))
      }
    }
  }
}
