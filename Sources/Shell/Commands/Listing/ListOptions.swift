import ArgumentParser
import FTPProtocol
import Terminal

/// The options of `ls`.
struct ListOptions: ParsableArguments {
  @Flag(name: .customShort("l"), help: "One line a file, with all that is known of it.")
  var isLong = false

  @Flag(name: .customShort("1"), help: "One name a line.")
  var isSingleColumn = false

  @Flag(name: [.customShort("a"), .customLong("all")], help: "Names that begin with a dot too.")
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
