import ArgumentParser
import FTPClient

/// `version`: show the versions of the program and its libraries.
struct VersionCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "version",
    abstract: "Show the version."
  )

  static let need = CommandNeed.nothing

  func run(in shell: ShellState) throws(CommandError) {
    try shell.output.writeLine([UInt8]("ferry \(Version.current)".utf8))
  }
}

/// The version of the program.
package enum Version {
  package static let current = "0.1.0"
}
