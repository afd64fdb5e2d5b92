import ArgumentParser
import FTPProtocol

/// `cp`: copy between this machine and a server.
struct CpCommand: TransferringCommand {
  static let configuration = CommandConfiguration(
    commandName: "cp",
    abstract: "Copy files between this machine and a URL.",
    discussion: """
      Either the files are on this machine and the last operand is a URL, or the other way round. \
      Several files go into a directory.
      """
  )

  static let worksOnCommandLine = true

  @OptionGroup var showing: ShowingOptions

  @Flag(name: .shortAndLong, help: "Replace files of this machine that have the name.")
  var force = false

  @Argument(help: "The files, and behind them a new name or a directory on the other side.")
  var operands: [RemoteOperand]

  func validate() throws {
    try SourcesAndTarget.validate(operands)
  }

  func run(in shell: ShellState) throws(CommandError) {
    let (sources, target) = SourcesAndTarget.split(operands)
    if target.isURL, !sources.contains(where: \.isURL) {
      let paths = try shell.localMatches(sources.map { LocalOperand($0.word) })
      try Sending(type: .image, policy: shell.transferPolicy).send(
        paths,
        to: try shell.remotePath(target),
        in: shell
      )
      return
    }
    guard !target.isURL, sources.allSatisfy(\.isURL) else {
      throw CommandError(
        "cp",
        .refused(
          "one side must be a URL, and the other a path on this machine",
          advice: "Inside a session, 'get' fetches and 'put' sends."
        )
      )
    }
    let fetching = Fetching(force: force, type: .image, policy: shell.transferPolicy)
    let matches = try shell.remoteMatches(sources)
    try fetching.fetch(matches, to: LocalOperand(target.word), in: shell)
  }
}

/// Operands as `cp` and `mv` have them: what is meant, and behind it where it goes.
enum SourcesAndTarget {
  /// Refuses operands that are fewer than two.
  static func validate(_ operands: [RemoteOperand]) throws {
    guard operands.count >= 2 else {
      throw ValidationError("Name at least one file, and behind it where it goes.")
    }
  }

  /// Takes the last operand apart from the others.
  static func split(
    _ operands: [RemoteOperand]
  ) -> (sources: [RemoteOperand], target: RemoteOperand) {
    var sources = operands
    let target = sources.popLast() ?? RemoteOperand(Word("."))
    return (sources, target)
  }
}
