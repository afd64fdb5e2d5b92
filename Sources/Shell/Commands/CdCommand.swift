import ArgumentParser
import FTPClient
import FTPProtocol

/// `cd`: change the working directory at the server.
struct CdCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "cd",
    abstract: "Change the working directory at the server.",
    discussion: """
      'cd -' goes back to the directory before, 'cd ..' one up, 'cd ~' or 'cd' to where the login \
      led.
      """
  )

  static let worksInBackground = false

  @Argument(help: "The directory.")
  var directory: RemoteOperand?

  func run(in shell: ShellState) throws(CommandError) {
    let session = try shell.loggedIn()
    let operand = directory ?? RemoteOperand(Word("~"))
    let before: RemotePath?
    do throws(FTPError) {
      before = try session.workingDirectory()
    } catch {
      throw CommandError("cd", .session(error))
    }
    let target = try target(operand, shell)
    do throws(FTPError) {
      try session.changeDirectory(to: target)
    } catch {
      throw CommandError([UInt8]("cd ".utf8) + target.octets, .session(error))
    }
    shell.previousRemoteDirectory = before
    if operand.isPrevious, let now = session.knownDirectory {
      try shell.output.writeLine(now.octets)
    }
  }

  private func target(
    _ operand: RemoteOperand,
    _ shell: ShellState
  ) throws(CommandError) -> RemotePath {
    if operand.isPrevious {
      guard let previous = shell.previousRemoteDirectory else {
        throw CommandError(
          "cd -",
          .refused("there is no directory before this one", advice: nil)
        )
      }
      return previous
    }
    let matches = try shell.remoteMatches([operand])
    guard matches.count == 1, let match = matches.first else {
      throw CommandError(
        [UInt8]("cd ".utf8) + operand.word.plain,
        .refused("the pattern fits \(matches.count) names", advice: "Name one of them.")
      )
    }
    return match.path
  }
}

extension RemoteOperand {
  /// Whether it stands for the directory before this one.
  fileprivate var isPrevious: Bool { word == Word("-") }
}
