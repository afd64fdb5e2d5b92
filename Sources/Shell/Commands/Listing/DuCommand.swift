import ArgumentParser
import FTPClient
import FTPProtocol
import Terminal

/// `du`: add up the sizes of files.
struct DuCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "du",
    abstract: "Add up the sizes of files below directories at the server.",
    discussion: """
      Sizes are those of the files' contents, in blocks of 1024 bytes, as du(1) has them, unless -h \
      or -b is given. Links are not followed, and no directory is counted twice.
      """,
    // -h is for human-readable sizes, as everywhere.
    helpNames: [.long]
  )

  static let worksOnCommandLine = true

  @OptionGroup var options: UsageOptions

  @Argument(help: "Directories, files or patterns; the working directory if none is named.")
  var operands: [RemoteOperand] = []

  func run(in shell: ShellState) throws(CommandError) {
    let session = try shell.loggedIn()
    let matches =
      operands.isEmpty
      ? [RemoteMatch(path: RemotePath("."), entry: nil)] : try shell.remoteMatches(operands)
    let usage = DiskUsage(options, session, shell)
    for match in matches { try usage.add(match) }
    try usage.finish()
  }
}

/// The options of `du`.
struct UsageOptions: ParsableArguments {
  @Flag(name: .customShort("a"), help: "Files too, not only directories.")
  var showsFiles = false

  @Flag(name: .customShort("b"), help: "Sizes in bytes.")
  var showsOctets = false

  @Flag(name: .customShort("h"), help: "Sizes such as 1.2K and 34M.")
  var isHumanReadable = false

  @Flag(name: .customShort("s"), help: "Only a sum for each operand.")
  var showsOnlySums = false

  @Flag(name: .customShort("c"), help: "A total at the end.")
  var showsTotal = false

  @Option(name: .customShort("d"), help: "How many levels to show.")
  var levels: Int?

  @Flag(name: .long, help: "An object of JSON a line, for programs; sizes in bytes.")
  var json = false

  func validate() throws {
    if showsOnlySums, levels ?? 0 > 0 || showsFiles {
      throw ValidationError("-s excludes -a and -d.")
    }
    if let levels, levels < 0 { throw ValidationError("There is no level below 0.") }
  }

  /// The greatest depth that is shown.
  var deepest: Int { showsOnlySums ? 0 : levels ?? .max }

  /// Writes a size as wanted.
  func text(_ octetCount: Int64) -> String {
    if isHumanReadable { return Quantity.short(octetCount) }
    return showsOctets ? "\(octetCount)" : "\(octetCount / 1024 + (octetCount % 1024 > 0 ? 1 : 0))"
  }
}
