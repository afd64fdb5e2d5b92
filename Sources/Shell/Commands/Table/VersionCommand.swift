import ArgumentParser
import Transport

/// `version`: show the versions of the program and its libraries.
struct VersionCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "version",
    abstract: "Show the version, and that of the library for TLS."
  )

  static let need = CommandNeed.nothing

  func run(in shell: ShellState) throws(CommandError) {
    try shell.output.writeLine([UInt8]("ferry \(Version.current)".utf8))
    try shell.output.writeLine([UInt8](TLSLibrary.version.utf8))
  }
}
