import ArgumentParser
import FTPClient
import FTPProtocol
import Octets
import Terminal

/// `nlist`: list names as the server gives them.
struct NlistCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "nlist",
    abstract: "List the names that the server gives for NLST.",
    discussion: "In its order, with nothing left out but '.' and '..'; 'ls' knows more."
  )

  static let worksOnCommandLine = true

  @Argument(help: "The directory; the working directory if none is named.")
  var directory: RemoteOperand?

  func run(in shell: ShellState) throws(CommandError) {
    let session = try shell.loggedIn()
    let path: RemotePath? = if let directory { try shell.remotePath(directory) } else { nil }
    let what = [UInt8]("list the names".utf8)
    let style = NameStyle(isForTerminal: shell.output.isTerminal)
    var failedWriting: CommandError?
    do throws(FTPError) {
      try session.streamNames(in: path == RemotePath(".") ? nil : path) { names throws(FTPError) in
        do throws(CommandError) {
          try shell.output.writeOctets(
            [UInt8](names.map { style.plain($0) + [.lineFeed] }.joined())
          )
        } catch {
          failedWriting = error
          throw .stoppedByCaller
        }
      }
    } catch {
      throw failedWriting
        ?? CommandError(
          path.map { what + [UInt8](" in ".utf8) + $0.octets } ?? what,
          .session(error)
        )
    }
  }
}
