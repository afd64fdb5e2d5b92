import ArgumentParser
import FTPClient
import FTPProtocol

/// `mkdir`: create directories at the server.
struct MkdirCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "mkdir",
    abstract: "Create directories at the server."
  )

  static let worksOnCommandLine = true

  @Flag(name: .short, help: "Parents too; a directory that is there is no error.")
  var parents = false

  @Argument(help: "The directories.")
  var directories: [RemoteOperand]

  func run(in shell: ShellState) throws(CommandError) {
    for path in try shell.remotePaths(directories) {
      let session = try shell.loggedIn()
      do throws(FTPError) {
        if parents {
          try createWithParents(path, session)
        } else {
          try session.makeDirectory(path)
        }
      } catch {
        throw CommandError([UInt8]("mkdir ".utf8) + path.octets, .session(error))
      }
    }
  }

  /// Creates what is missing of a path, from its beginning.
  ///
  /// Whether a refusal means that the directory is there is decided by going there: servers have
  /// many words for it (521, 550, 553).
  private func createWithParents(_ path: RemotePath, _ session: Session) throws(FTPError) {
    var current: RemotePath? = path.isAbsolute ? .root : nil
    for component in path.octets.split(separator: 0x2F) {
      let next = current?.appending([UInt8](component)) ?? RemotePath([UInt8](component))
      current = next
      guard next.lastComponent != nil else { continue }
      do throws(FTPError) {
        try session.makeDirectory(next)
      } catch .refused(let reply, let verb) where reply.code != .serviceNotAvailable {
        guard try session.isDirectory(next) else { throw FTPError.refused(reply, by: verb) }
      }
    }
  }
}
