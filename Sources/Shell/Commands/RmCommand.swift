import FTPProtocol
import ArgumentParser
import FTPClient

/// `rm`: remove files at the server.
struct RmCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "rm",
    abstract: "Remove files at the server.",
    discussion: "What a pattern fits is removed without a question; directories are left alone."
  )

  static let worksOnCommandLine = true

  @Flag(name: .short, help: "A file that is not there is no error.")
  var force = false

  @Argument(help: "The files, or patterns.")
  var files: [RemoteOperand]

  func run(in shell: ShellState) throws(CommandError) {
    let session = try shell.loggedIn()
    let matches: [RemoteMatch]
    do throws(CommandError) {
      matches = try shell.remoteMatches(files)
    } catch {
      if force, case .noMatch = error.cause { return }
      throw error
    }
    for match in matches {
      if let entry = match.entry, entry.kind == .directory {
        shell.output.say("skipping ", match.path.octets, ", a directory: see 'rmdir'")
        continue
      }
      do throws(FTPError) {
        try session.removeFile(match.path)
      } catch {
        if force, case .refused(let reply, _) = error, reply.code == .fileUnavailable,
          (try? session.entry(at: match.path, now: .current)) == .some(nil)
        {
          continue
        }
        throw CommandError([UInt8]("rm ".utf8) + match.path.octets, .session(error))
      }
    }
  }
}
