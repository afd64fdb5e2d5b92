import FTPTestSupport
import Platform
import SystemPackage
import Testing

/// The configuration file, and settings for some servers only.
struct ConfigurationTests {
  /// Runs a script with a configuration file.
  private func run(
    _ configuration: String,
    _ script: String,
    arguments: [String] = []
  ) throws -> Subprocess.Outcome {
    try withTemporaryDirectory { directory in
      try LocalDirectory.create(directory.appending("ferry"))
      try writeOctets([UInt8](configuration.utf8), directory.appending("ferry/config"))
      return try FerryRun(
        arguments: arguments,
        script: script,
        environment: ["XDG_CONFIG_HOME": directory.string]
      ).outcome()
    }
  }

  @Test func `what the configuration sets holds, and the command line counts more`() throws {
    let configuration = "# mine\nset timeout 7\n\nset timeout/*.example.org 9\n"
    let outcome = try run(configuration, "set timeout\nset timeout/*.example.org\n")
    #expect(outcome.stdoutText == "timeout 7\ntimeout/*.example.org 9\n")
    let other = try run(configuration, "set timeout\n", arguments: ["--timeout", "5"])
    #expect(other.stdoutText == "timeout 5\n")
  }

  @Test(arguments: ["set tmeout 7\n", "open ftp.example.org\n", "!true\n", "set timeout 'x\n"])
  func `a line that makes no sense ends the program before it does anything`(
    _ line: String
  ) throws {
    let outcome = try run("set timeout 7\n" + line, "lpwd\n")
    #expect(outcome.ending == .exited(2))
    #expect(outcome.stdoutText == "")
    #expect(outcome.stderrText.contains("config, line 2"), "\(outcome.stderrText)")
  }
}
