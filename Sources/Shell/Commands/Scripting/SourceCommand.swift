import ArgumentParser

/// `source`: run the commands of a file.
struct SourceCommand: SourcingCommand {
  static let configuration = CommandConfiguration(
    commandName: "source",
    abstract: "Run the commands of a file of this machine.",
    discussion: """
      It stops at the first failure, unless '--keep-going' is given; directories, settings and the \
      connection stay as the file leaves them.
      """
  )

  static let need = CommandNeed.nothing

  @Flag(name: .long, help: "Run the lines after one that failed too.")
  var keepGoing = false

  @Argument(help: "The file: commands, one a line.")
  var file: LocalOperand

  /// The interpreter runs it.
  func run(in shell: ShellState) throws(CommandError) {
    throw CommandError("source", .refused("it needs the shell itself", advice: nil))
  }
}

/// A command that has the interpreter run the lines of a file.
protocol SourcingCommand: ShellCommand {
  /// The file, on this machine.
  var file: LocalOperand { get }

  /// Whether the lines after a failure run too.
  var keepGoing: Bool { get }
}
