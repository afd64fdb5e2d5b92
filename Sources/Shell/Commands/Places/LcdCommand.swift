import ArgumentParser
import Octets
import Platform
import SystemPackage

/// `lcd`: change the working directory on this machine.
struct LcdCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "lcd",
    abstract: "Change the working directory on this machine.",
    discussion: "'lcd -' goes back to the directory before, 'lcd' alone to your home directory."
  )

  static let need = CommandNeed.nothing

  static func operandKind(at position: Int) -> OperandKind? { .localDirectory }

  @Argument(help: "The directory.")
  var directory: LocalOperand?

  @Argument(help: .hidden)
  var others: [SurplusOperand] = []

  func validate() throws { try OneDirectory.validate("lcd", directory?.word, others.map(\.word)) }

  func run(in shell: ShellState) throws(CommandError) {
    let operand = directory ?? LocalOperand(Word("~"))
    let target: FilePath
    if operand.isStandardStream {
      guard let previous = shell.places.previousLocal else {
        let why = "there is no directory before this one"
        throw CommandError("lcd -", .refused(why, advice: nil))
      }
      target = previous
    } else {
      target = shell.localPath(operand).lexicallyNormalized()
    }
    let what: [UInt8] = .doing("lcd", operand.word.plain)
    guard try locally(what, FileInfo(of: target)).kind == .directory else {
      throw CommandError(what, .local(.notDirectory))
    }
    shell.places.moveLocally(to: target)
  }
}

/// `lpwd`: show the working directory on this machine.
struct LpwdCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "lpwd",
    abstract: "Show the working directory on this machine."
  )

  static let need = CommandNeed.nothing

  func run(in shell: ShellState) throws(CommandError) {
    try shell.output.writeLine(shell.localDirectory.octets)
  }
}

/// `lls`: list files on this machine.
struct LlsCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "lls",
    abstract: "List files on this machine.",
    discussion: "Options and names go to the system's own 'ls'."
  )

  static let need = CommandNeed.nothing

  @Argument(parsing: .captureForPassthrough, help: "Options and files.")
  var arguments: [LocalOperand] = []

  func run(in shell: ShellState) throws(CommandError) {
    var command = [UInt8]("ls".utf8)
    for argument in arguments {
      command.append(.space)
      command +=
        argument.word.hasWildcards || argument.word.beginsWithHome
        ? argument.word.plain : SystemShellQuoting.quoted(argument.word.plain)
    }
    try shell.runLocally(command)
  }
}

/// `lmkdir`: create directories on this machine.
struct LmkdirCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "lmkdir",
    abstract: "Create directories on this machine."
  )

  static let need = CommandNeed.nothing

  static func operandKind(at position: Int) -> OperandKind? { .localDirectory }

  @Argument(help: "The directories.")
  var directories: [LocalOperand]

  func run(in shell: ShellState) throws(CommandError) {
    for path in try shell.localPaths(directories) {
      try locally(.doing("lmkdir", path.octets), LocalDirectory.create(path))
    }
  }
}
