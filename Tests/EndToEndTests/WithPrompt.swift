import FTPTestSupport
import SystemPackage

/// Runs the program at a terminal, with a home directory of its own that is the working one too.
func withPrompt(
  _ arguments: [String] = [],
  environment: [String: String] = [:],
  _ body: (PseudoTerminal, FilePath) throws -> Void
) throws {
  try withTemporaryDirectory { home in
    var variables = Subprocess.plainEnvironment
    variables["HOME"] = home.string
    variables["TERM"] = "xterm"
    variables.merge(environment) { $1 }
    let terminal = try PseudoTerminal(
      ferryBinary(),
      arguments,
      environment: variables,
      workingDirectory: home
    )
    try body(terminal, home)
  }
}
