import ArgumentParser
import FTPClient
import FTPProtocol
import Octets

/// `mkdir`: create directories at the server.
struct MkdirCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "mkdir",
    abstract: "Create directories at the server."
  )

  static let worksOnCommandLine = true

  static func operandKind(at position: Int) -> OperandKind? { .remoteDirectory }

  @Flag(name: .short, help: "Parents too; a directory that is there is no error.")
  var parents = false

  @Argument(help: "The directories.")
  var directories: [RemoteOperand]

  func run(in shell: ShellState) throws(CommandError) {
    for path in try shell.remotePaths(directories) {
      let session = try shell.loggedIn()
      do throws(FTPError) {
        if parents {
          try session.makeDirectoryWithParents(path)
        } else {
          try session.makeDirectory(path)
        }
      } catch {
        let failure = CommandError([UInt8]("mkdir ".utf8) + path.octets, .session(error))
        throw RefusalLookup.explained(failure, of: path, at: session)
      }
    }
  }
}

/// `rmdir`: remove empty directories at the server.
struct RmdirCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "rmdir",
    abstract: "Remove empty directories at the server."
  )

  static let worksOnCommandLine = true

  static func operandKind(at position: Int) -> OperandKind? { .remoteDirectory }

  @Argument(help: "The directories, or patterns.")
  var directories: [RemoteOperand]

  func run(in shell: ShellState) throws(CommandError) {
    let session = try shell.loggedIn()
    for match in try shell.remoteMatches(directories)
    where match.entry.map({ $0.kind == .directory }) ?? true {
      do throws(FTPError) {
        try session.removeDirectory(match.path)
      } catch {
        let failure = CommandError(.doing("rmdir", match.path.octets), .session(error))
        throw RefusalLookup.explained(failure, of: match.path, at: session)
      }
    }
  }
}
