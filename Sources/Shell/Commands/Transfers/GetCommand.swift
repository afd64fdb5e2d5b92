import ArgumentParser
import FTPProtocol
import Transfers

/// `get`: fetch a file.
struct GetCommand: TransferringCommand {
  static let configuration = CommandConfiguration(
    commandName: "get",
    abstract: "Fetch a file from the server.",
    discussion: """
      LOCAL is a new name or a directory; '-' is standard output, and '|COMMAND', between quotes, \
      a command that reads the file. A pattern may fit many files, \
      and LOCAL is a directory then. A file gets its name when it is complete, not before. With -r, \
      a directory goes into LOCAL if that is there, and makes it if it is not; -o NAME is the \
      directory's own name here. The same command again goes on where it was stopped.
      """
  )

  static let worksOnCommandLine = true

  @OptionGroup var showing: ShowingOptions

  @OptionGroup var options: FetchOptions

  @OptionGroup var trees: TreeFlags

  @Option(name: .long, help: "Connections for each large file.")
  var segments: Int?

  @Option(name: .short, help: "The name here, or a directory; '-' is standard output.")
  var output: LocalOperand?

  @Argument(help: "The file at the server, or a pattern.")
  var remote: RemoteOperand

  @Argument(help: "The name here, or a directory.")
  var local: LocalOperand?

  @Argument(help: .hidden)
  var others: [SurplusOperand] = []

  func validate() throws {
    guard others.isEmpty else {
      throw ValidationError(
        "One file and a name for it, please; 'mget' takes several files, and names with blanks "
          + "go between quotes."
      )
    }
    if let segments, !(1...16).contains(segments) {
      throw ValidationError("--segments takes a number from 1 to 16.")
    }
    if local != nil, output != nil {
      throw ValidationError("Give the local name once: as an operand or with -o.")
    }
  }

  var writesToStandardOutput: Bool {
    guard let target = local ?? output else { return false }
    return target.isStandardStream || target.command != nil
  }

  func run(in shell: ShellState) throws(CommandError) {
    guard let command = (local ?? output)?.command else {
      return try run(to: local ?? output, in: shell)
    }
    try shell.redirecting(to: .command(command)) { () throws(CommandError) in
      try run(to: LocalOperand(Word("-")), in: shell)
    }
  }

  private func run(to target: LocalOperand?, in shell: ShellState) throws(CommandError) {
    let matches = try shell.remoteMatches([remote])
    var fetching = try options.fetching([remote], in: shell)
    fetching.policy.segments = segments ?? 1
    guard let options = trees.options(overwrite: fetching.overwrite(in: shell)) else {
      try fetching.fetch(matches, to: target, in: shell)
      return
    }
    let fetchingTrees = TreeFetching(options: options, files: fetching)
    try fetchingTrees.fetch(matches, to: target, isExact: output != nil, in: shell)
  }
}

/// `mget`: fetch several files.
struct MgetCommand: TransferringCommand {
  static let configuration = CommandConfiguration(
    commandName: "mget",
    abstract: "Fetch several files from the server.",
    discussion: "They keep their names. A file that fails does not keep the others from coming."
  )

  static let worksOnCommandLine = true

  @OptionGroup var showing: ShowingOptions

  @OptionGroup var options: FetchOptions

  @OptionGroup var trees: TreeFlags

  @Option(name: .short, help: "The directory here.")
  var output: LocalOperand?

  @Argument(help: "Files at the server, or patterns.")
  var remote: [RemoteOperand]

  func run(in shell: ShellState) throws(CommandError) {
    let matches = try shell.remoteMatches(remote)
    let fetching = try options.fetching(remote, in: shell)
    guard let options = trees.options(overwrite: fetching.overwrite(in: shell)) else {
      try fetching.fetch(matches, intoDirectory: output, in: shell)
      return
    }
    let fetchingTrees = TreeFetching(options: options, files: fetching)
    try fetchingTrees.fetch(matches, intoDirectory: output, in: shell)
  }
}
