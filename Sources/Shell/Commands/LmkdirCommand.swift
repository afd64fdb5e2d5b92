import ArgumentParser
import Platform
import SystemPackage

/// `lmkdir`: create directories on this machine.
struct LmkdirCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "lmkdir",
    abstract: "Create directories on this machine."
  )

  static let need = CommandNeed.nothing

  @Argument(help: "The directories.")
  var directories: [LocalOperand]

  func run(in shell: ShellState) throws(CommandError) {
    for operand in directories {
      do throws(Errno) {
        try LocalDirectory.create(shell.localPath(operand))
      } catch {
        throw CommandError([UInt8]("lmkdir ".utf8) + operand.word.plain, .local(error))
      }
    }
  }
}
