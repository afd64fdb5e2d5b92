import ArgumentParser

/// `ls`: list what is at the server.
struct LsCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "ls",
    abstract: "List files at the server.",
    discussion: """
      Times are shown as exactly as they are known, with a Z where they are known to be UTC, else \
      as the server's own clock has them. Lines that nobody understands are shown as they came. \
      On a terminal names are quoted as they can be typed, and coloured by LS_COLORS.
      """,
    // -h is for human-readable sizes, as everywhere.
    helpNames: [.long]
  )

  static let worksOnCommandLine = true

  @OptionGroup var options: ListOptions

  @Argument(help: "Directories, files or patterns; the working directory if none is named.")
  var operands: [RemoteOperand] = []

  func run(in shell: ShellState) throws(CommandError) {
    var lister = try DirectoryLister(options, shell)
    try lister.show(operands)
  }
}
