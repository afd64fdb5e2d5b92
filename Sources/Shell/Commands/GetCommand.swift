import ArgumentParser
import FTPProtocol

/// `get`: fetch a file.
struct GetCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "get",
    abstract: "Fetch a file from the server.",
    discussion: """
      LOCAL is a new name or a directory; '-' is standard output. A pattern may fit many files, \
      and LOCAL is a directory then. A file gets its name when it is complete, not before.
      """
  )

  static let worksOnCommandLine = true

  @OptionGroup var options: FetchOptions

  @Option(name: .short, help: "The name here, or a directory; '-' is standard output.")
  var output: LocalOperand?

  @Argument(help: "The file at the server, or a pattern.")
  var remote: RemoteOperand

  @Argument(help: "The name here, or a directory.")
  var local: LocalOperand?

  func validate() throws {
    if local != nil, output != nil {
      throw ValidationError("Give the local name once: as an operand or with -o.")
    }
  }

  func run(in shell: ShellState) throws(CommandError) {
    let matches = try shell.remoteMatches([remote])
    let fetching = Fetching(force: options.force, type: options.type(in: shell))
    try fetching.fetch(matches, to: local ?? output, in: shell)
  }
}

/// `mget`: fetch several files.
struct MgetCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "mget",
    abstract: "Fetch several files from the server.",
    discussion: "They keep their names. A file that fails does not keep the others from coming."
  )

  static let worksOnCommandLine = true

  @OptionGroup var options: FetchOptions

  @Option(name: .short, help: "The directory here.")
  var output: LocalOperand?

  @Argument(help: "Files at the server, or patterns.")
  var remote: [RemoteOperand]

  func run(in shell: ShellState) throws(CommandError) {
    let matches = try shell.remoteMatches(remote)
    let fetching = Fetching(force: options.force, type: options.type(in: shell))
    try fetching.fetch(matches, intoDirectory: output, in: shell)
  }
}

/// What `get` and `mget` have in common.
struct FetchOptions: ParsableArguments {
  @Flag(name: .short, help: "Convert line ends: for text only.")
  var ascii = false

  @Flag(name: .shortAndLong, help: "Replace files that have the name.")
  var force = false

  /// The representation type, the setting if nothing else was said.
  func type(in shell: ShellState) -> RepresentationType {
    ascii ? .ascii : shell.settings.type
  }
}
