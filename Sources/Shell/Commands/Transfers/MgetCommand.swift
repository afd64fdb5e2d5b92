import ArgumentParser

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
    let fetching = options.fetching(in: shell)
    guard let options = trees.options(overwrite: fetching.overwrite(in: shell)) else {
      try fetching.fetch(matches, intoDirectory: output, in: shell)
      return
    }
    let fetchingTrees = TreeFetching(options: options, files: fetching)
    try fetchingTrees.fetch(matches, intoDirectory: output, in: shell)
  }
}
