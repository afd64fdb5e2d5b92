import ArgumentParser
import FTPClient
import FTPProtocol
import Terminal

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
    let (operands, target) = try ClassicTarget.split(operands, isClassic: options.isClassic, shell)
    try shell.redirecting(to: target) { () throws(CommandError) in
      var lister = try DirectoryLister(options, shell)
      do throws(CommandError) {
        try lister.show(operands)
      } catch {
        ClassicTarget.advise(operands, after: error, shell)
        throw error
      }
    }
  }
}

/// The options of `ls`.
struct ListOptions: ParsableArguments {
  @Flag(
    name: [.customShort("l"), .customShort("n")],
    help: "One line a file, with all that is known of it."
  )
  var isLong = false

  @Flag(name: .customShort("1"), help: "One name a line.")
  var isSingleColumn = false

  @Flag(
    name: [.customShort("a"), .customShort("A"), .customLong("all")],
    help: "Names that begin with a dot too."
  )
  var showsHidden = false

  @Flag(name: .customShort("d"), help: "Directories themselves, not what is in them.")
  var showsDirectories = false

  @Flag(name: .customShort("R"), help: "What is in the directories below too.")
  var isRecursive = false

  @Flag(name: .customShort("F"), help: "Mark directories with /, links with @, programs with *.")
  var isClassified = false

  @Flag(exclusivity: .chooseLast)
  var order = EntryOrder.name

  @Flag(name: [.customShort("r"), .customLong("reverse")], help: "In reverse order.")
  var isReversed = false

  @Flag(name: .customShort("h"), help: "Sizes such as 1.2K and 34M.")
  var isHumanReadable = false

  @Flag(name: .long, help: "An object of JSON a line, for programs.")
  var json = false

  @Flag(name: .customLong("classic"), help: .hidden)
  var isClassic = false

  /// Whether entries can be shown as they come.
  var isStreaming: Bool { order == .unsorted && !isReversed && !isRecursive }

  /// Returns what writes entries as the options say.
  func formatter(for output: Output) -> ListingFormatter {
    let style: ListingFormatter.Style =
      if json {
        .objects
      } else if isLong {
        .long
      } else {
        isSingleColumn || !output.isTerminal ? .names : .columns
      }
    let names = NameStyle(
      isForTerminal: output.isTerminal,
      marks: isClassified ? .all : style == .columns ? .directories : .none,
      colors: output.isTerminal ? .wanted : .none
    )
    return ListingFormatter(
      style: style,
      names: names,
      isHumanReadable: isHumanReadable,
      width: output.width
    )
  }
}

/// `rels`: forget what was listed.
struct RelsCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "rels",
    abstract: "Forget what was listed: completion asks again.",
    discussion: "For what others change at the server; what is changed here is never remembered."
  )

  func run(in shell: ShellState) throws(CommandError) {
    try shell.loggedIn().forgetListings()
  }
}
