import ArgumentParser
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

  @Argument(help: "The directory.")
  var directory: LocalOperand?

  func run(in shell: ShellState) throws(CommandError) {
    let operand = directory ?? LocalOperand(Word("~"))
    let target: FilePath
    if operand.isStandardStream {
      guard let previous = shell.previousLocalDirectory else {
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
    shell.previousLocalDirectory = shell.localDirectory
    shell.localDirectory = target
  }
}
