import ArgumentParser
import FTPClient
import FTPProtocol
import Platform
import SystemPackage

/// `mv`: rename or move at the server, or between it and this machine.
struct MvCommand: TransferringCommand {
  static let configuration = CommandConfiguration(
    commandName: "mv",
    abstract: "Rename or move files at the server.",
    discussion: """
      Several files go into a directory. Where the files are on this machine and the last operand \
      is a URL, or the other way round, they are copied, and each is removed where it was once its \
      copy is complete.
      """
  )

  static let worksOnCommandLine = true

  @OptionGroup var showing: ShowingOptions

  @Flag(name: .shortAndLong, help: "Replace files of this machine that have the name.")
  var force = false

  @Argument(help: "The files or directories, and behind them a new name or a directory.")
  var operands: [RemoteOperand]

  func validate() throws {
    try SourcesAndTarget.validate(operands)
  }

  func run(in shell: ShellState) throws(CommandError) {
    let (sources, target) = SourcesAndTarget.split(operands)
    let urlCount = sources.count(where: \.isURL)
    if target.isURL, urlCount == 0 {
      try upload(sources, to: target, shell)
    } else if !target.isURL, urlCount == sources.count {
      try download(sources, to: target, shell)
    } else {
      try rename(sources, to: target, shell)
    }
  }

  private func rename(
    _ sources: [RemoteOperand],
    to target: RemoteOperand,
    _ shell: ShellState
  ) throws(CommandError) {
    let session = try shell.loggedIn()
    let matches = try shell.remoteMatches(sources)
    let destination = try shell.remotePath(target)
    let what = [UInt8]("mv to ".utf8) + destination.octets
    let isDirectory: Bool
    do throws(FTPError) {
      isDirectory = try session.isDirectory(destination)
    } catch {
      throw CommandError(what, .session(error))
    }
    guard matches.count == 1 || isDirectory else {
      throw CommandError(what, .refused("several files need a directory to go into", advice: nil))
    }
    for match in matches {
      let name = match.path.lastComponent?.octets
      let path = if isDirectory, let name { destination.appending(name) } else { destination }
      do throws(FTPError) {
        try session.rename(match.path, to: path)
      } catch {
        let both = match.path.octets + [0x20] + path.octets
        throw CommandError([UInt8]("mv ".utf8) + both, .session(error))
      }
    }
  }

  /// Fetches one file after the other, so that a failure leaves the rest where it is.
  private func download(
    _ sources: [RemoteOperand],
    to target: RemoteOperand,
    _ shell: ShellState
  ) throws(CommandError) {
    let fetching = Fetching(force: force, type: .image, policy: shell.transferPolicy)
    let matches = try shell.remoteMatches(sources)
    let destination = LocalOperand(target.word)
    for match in matches {
      let isDone =
        matches.count == 1
        ? try fetching.fetch([match], to: destination, in: shell)
        : try fetching.fetch([match], intoDirectory: destination, in: shell)
      guard isDone else { continue }
      let session = try shell.loggedIn()
      do throws(FTPError) {
        try session.removeFile(match.path)
      } catch {
        throw CommandError([UInt8]("remove ".utf8) + match.path.octets, .session(error))
      }
    }
  }

  private func upload(
    _ sources: [RemoteOperand],
    to target: RemoteOperand,
    _ shell: ShellState
  ) throws(CommandError) {
    let paths = try shell.localMatches(sources.map { LocalOperand($0.word) })
    let destination = try shell.remotePath(target)
    for path in paths {
      if paths.count == 1 {
        try Sending(type: .image, policy: shell.transferPolicy).send(
          [path],
          to: destination,
          in: shell
        )
      } else {
        try Sending(type: .image, policy: shell.transferPolicy).send(
          [path],
          intoDirectory: destination,
          in: shell
        )
      }
      do {
        try LocalDirectory.remove(path)
      } catch {
        throw CommandError([UInt8]("remove ".utf8) + path.octets, .local(error))
      }
    }
  }
}
