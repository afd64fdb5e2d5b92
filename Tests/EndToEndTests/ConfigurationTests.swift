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
  func `a line that makes no sense is said with its number, and the rest counts`(
    _ line: String
  ) throws {
    let outcome = try run("set timeout 7\n" + line + "set rate 5k\n", "set timeout\nset rate\n")
    #expect(outcome.ending == .exited(0))
    #expect(outcome.stdoutText == "timeout 7\nrate 5K\n", "\(outcome.stdoutText)")
    #expect(outcome.stderrText.contains("config, line 2: "), "\(outcome.stderrText)")
  }

  @Test(arguments: ["set tls requir\n", "set tls-mni 1.3\n"])
  func `a bad line about TLS makes it required`(_ line: String) throws {
    let outcome = try run(line, "set tls\n")
    #expect(outcome.stdoutText == "tls require\n")
    #expect(outcome.stderrText.contains("TLS is required"))
  }

  @Test func `aliases in the configuration hold`() throws {
    let outcome = try run("alias here lpwd\n", "here\n")
    #expect(outcome.ending == .exited(0))
    #expect(outcome.stdoutText.hasPrefix("/"))
  }

  @Test(arguments: ["HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"])
  func `a home under what is no directory keeps nothing from running`(_ variable: String) throws {
    try withTemporaryDirectory { directory in
      try writeOctets([1], directory.appending("file"))
      let outcome = try FerryRun(
        arguments: ["demo"],
        script: "pwd\n",
        environment: [variable: directory.appending("file/home").string]
      ).outcome()
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      #expect(outcome.stdoutText == "/\n")
    }
  }
}
