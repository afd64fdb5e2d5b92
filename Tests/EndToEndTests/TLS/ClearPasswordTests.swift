import FTPTestSupport
import SystemPackage
import Testing

/// Passwords and servers that refuse TLS, at an address that is no loopback.
@Suite(.tags(.tls, .network))
struct ClearPasswordTests {
  private static let url = "ftp://me@192.0.2.1:{port}"

  private func outcome(
    _ options: [String],
    url: String = Self.url,
    commands: String = "ls"
  ) throws -> (Subprocess.Outcome, [String]) {
    try TLSStage.with { stage in
      let double = stage.double("refuse-auth", ["--own-network"])
      let outcome = try stage.run(commands, at: double, options, url: url)
      return (outcome, try double.lines())
    }
  }

  @Test(arguments: [
    [], ["--tls", "prefer"], ["--tls", "require"],
  ])
  func `a script sends no password to a server that refuses TLS`(options: [String]) throws {
    let (outcome, lines) = try outcome(options)
    #expect(outcome.ending == .exited(5), "\(outcome.stderrText)")
    #expect(!lines.contains { $0.contains("PASS") || $0.contains("USER") }, "\(lines)")
    #expect(lines.first == "1 clear AUTH TLS")
  }

  @Test func `the user command sends none either`() throws {
    let (outcome, lines) = try outcome(
      [],
      url: "ftp://192.0.2.1:{port}",
      commands: "user me hush-hush; ls"
    )
    #expect(outcome.ending == .exited(5), "\(outcome.stderrText)")
    #expect(!lines.contains { $0.contains("PASS") || $0.contains("USER") }, "\(lines)")
  }

  @Test(arguments: ["quote USER me; quote PASS hush-hush", "site PSWD old hush-hush"])
  func `a command of the protocol sends none either`(commands: String) throws {
    let (outcome, lines) = try outcome(
      [],
      url: "ftp://192.0.2.1:{port}",
      commands: commands
    )
    #expect(outcome.ending == .exited(5), "\(outcome.stderrText)")
    #expect(lines.contains { $0.contains("USER ") }, "\(lines)")
    #expect(!lines.contains { $0.contains("hush") }, "\(lines)")
    #expect(!outcome.stderrText.contains("hush"), "\(outcome.stderrText)")
  }

  @Test(arguments: [["--allow-clear-password"], ["--tls", "off"]])
  func `the explicit word sends it`(options: [String]) throws {
    let (outcome, lines) = try outcome(options)
    #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
    #expect(lines.contains("1 clear PASS hush-hush"))
  }

  @Test func `anonymous goes on, with one line said`() throws {
    let (outcome, lines) = try outcome([], url: "ftp://192.0.2.1:{port}")
    #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
    #expect(outcome.stdoutText == "data.bin\n")
    #expect(outcome.stderrText.contains("has no TLS: everything travels in clear"))
    #expect(outcome.stderrText.split(separator: "\n").count == 1)
    #expect(lines.contains("1 clear USER anonymous"))
  }

  @Test func `TLS can be switched off for one host`() throws {
    let (outcome, lines) = try outcome(
      [],
      url: "ftp://192.0.2.1:{port}",
      commands: "set tls/192.0.2.1 off; close; open ftp://me@192.0.2.1:{port}; ls"
    )
    #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
    #expect(lines.contains("2 clear PASS hush-hush"))
    #expect(!lines.contains("2 clear AUTH TLS"))
  }
}
