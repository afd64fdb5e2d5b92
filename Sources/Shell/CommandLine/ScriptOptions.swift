import ArgumentParser
import Octets
import Platform
import SystemPackage

/// The options of the command line that say where commands come from.
package struct ScriptOptions: ParsableArguments {
  @Option(
    name: .customShort("c"),
    parsing: .unconditionalSingleValue,
    help: "Commands to run, with ';' between them; several options run in turn."
  )
  var commands: [PlainOperand] = []

  @Option(
    name: [.customShort("f"), .customShort("b")],
    help: "A file of commands to run, one a line; '-' is standard input.",
    completion: .file()
  )
  var file: PlainOperand?

  @Flag(
    name: .long,
    help: "Run the lines after one that failed too; the status is still that of the first failure."
  )
  package var keepGoing = false

  @Option(name: .long, help: "How progress is shown.")
  var progress: ProgressStyle?

  /// Makes options that are all as if not given.
  package init() {}

  package func validate() throws {
    if !commands.isEmpty, file != nil { throw ValidationError("-c and -f exclude each other.") }
  }

  /// Makes the settings of a shell what the options say.
  package func change(_ shell: ShellState) {
    guard let progress else { return }
    let others = shell.configuration.layers.commandLine
    shell.configuration.layers.commandLine = { settings in
      others(&settings)
      settings.progress = progress
    }
  }

  /// The script that is asked for; `nil` for a prompt.
  package func source(inputIsTerminal: Bool) -> ScriptLoop.Source? {
    if !commands.isEmpty {
      return .text([UInt8](commands.map(\.octets).joined(separator: [.lineFeed])))
    }
    if let file {
      return file.octets == [.hyphen] ? .standardInput : .file(FilePath(octets: file.octets))
    }
    return inputIsTerminal ? nil : .standardInput
  }
}
