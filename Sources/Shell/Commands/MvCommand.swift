import ArgumentParser
import FTPClient
import FTPProtocol
import Platform
import SystemPackage

/// `mv`: rename or move at the server, or between it and this machine.
struct MvCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "mv",
    abstract: "Rename or move files at the server.",
    discussion: """
      Where one of the two is a URL and the other a path on this machine, the file is copied, and \
      removed where it was once the copy is complete.
      """
  )

  static let worksOnCommandLine = true

  @Flag(name: .shortAndLong, help: "Replace a file of this machine that has the name.")
  var force = false

  @Argument(help: "The file or directory.")
  var source: RemoteOperand

  @Argument(help: "Its new name, or a directory to move it into.")
  var target: RemoteOperand

  func run(in shell: ShellState) throws(CommandError) {
    switch (source.isURL, target.isURL) {
    case (true, false): try download(shell)
    case (false, true): try upload(shell)
    default: try rename(shell)
    }
  }

  private func rename(_ shell: ShellState) throws(CommandError) {
    let session = try shell.loggedIn()
    let from = try shell.remotePath(source)
    var to = try shell.remotePath(target)
    let what = [UInt8]("mv ".utf8) + from.octets + [0x20] + to.octets
    do throws(FTPError) {
      if let name = from.lastComponent, try session.isDirectory(to) {
        to = to.appending(name.octets)
      }
      try session.rename(from, to: to)
    } catch {
      throw CommandError(what, .session(error))
    }
  }

  private func download(_ shell: ShellState) throws(CommandError) {
    let fetching = Fetching(force: force, type: .image)
    let match = RemoteMatch(path: try shell.remotePath(source), entry: nil)
    let isDone = try fetching.fetch([match], to: LocalOperand(target.word), in: shell)
    guard isDone else { return }
    do throws(FTPError) {
      try shell.session?.removeFile(match.path)
    } catch {
      throw CommandError([UInt8]("remove ".utf8) + match.path.octets, .session(error))
    }
  }

  private func upload(_ shell: ShellState) throws(CommandError) {
    let path = shell.localPath(LocalOperand(source.word))
    try Sending(type: .image).send([path], to: try shell.remotePath(target), in: shell)
    do {
      try LocalDirectory.remove(path)
    } catch {
      throw CommandError([UInt8]("remove ".utf8) + path.octets, .local(error))
    }
  }
}
