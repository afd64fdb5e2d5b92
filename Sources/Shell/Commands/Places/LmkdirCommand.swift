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
    for path in try shell.localPaths(directories) {
      try locally(.doing("lmkdir", path.octets), LocalDirectory.create(path))
    }
  }
}
