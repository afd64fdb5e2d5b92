import FTPTestSupport
import Testing

/// What `.netrc` says of a server, and when it is not believed.
@Suite(.tags(.realServer))
struct NetrcLoginTests {
  @Test func `netrc names the user and the password of a server, and no others`() throws {
    try withLoginHome { server, home throws in
      try home.write(
        ".netrc",
        """
        # servers
        machine other.example login nobody password "n o"
        machine \(server.host)
          login \(server.user)
          password \(server.password)

        macdef init
        cd nowhere

        default login anonymous password me@
        """
      )
      let address = [server.host, "\(server.port)"]
      #expect(try home.run(address, "ls\n").stdoutText == "a.txt\n")
      let named = ["\(server.user)@\(server.host)", "\(server.port)"]
      #expect(try home.run(named, "ls\n").stdoutText == "a.txt\n")
      #expect(try home.run(["cat", server.url + "/a.txt"]).stdoutText == "hello")
      // The user who is named is another one, so that nothing of the file fits.
      let other = try home.run(["somebody@\(server.host)", "\(server.port)"], "ls\n")
      #expect(other.ending == .exited(4), "\(other.stderrText)")
      let without = try home.run(["-n", "\(server.user)@\(server.host)", "\(server.port)"], "ls\n")
      #expect(without.ending == .exited(4), "\(without.stderrText)")
    }
  }

  @Test func `a netrc that others can read is refused where it has the password`() throws {
    try withLoginHome { server, home throws in
      let text = "machine \(server.host) login \(server.user) password \(server.password)\n"
      try home.write(".netrc", text, mode: 0o644)
      let outcome = try home.run([server.host, "\(server.port)"], "ls\n")
      #expect(outcome.ending == .exited(4), "\(outcome.stderrText)")
      #expect(outcome.stderrText.contains("chmod 600"), "\(outcome.stderrText)")
      #expect(!outcome.stderrText.contains(server.password))
      #expect(outcome.stdoutText.isEmpty)
    }
  }

  @Test func `a netrc that others can read is no matter to who has another password`() throws {
    try withLoginHome { server, home throws in
      let text = "machine \(server.host) login \(server.user) password other account x\n"
      try home.write(".netrc", text, mode: 0o644)
      let environment = ["FERRY_PASSWORD": server.password]
      let outcome = try home.run([server.url], "cat a.txt\n", environment)
      #expect(outcome.stdoutText == "hello", "\(outcome.stderrText)")
      let refused = try home.run(["cat", server.url + "/a.txt"])
      #expect(refused.ending == .exited(4), "\(refused.stderrText)")
      #expect(refused.stderrText.contains("--no-netrc"), "\(refused.stderrText)")
    }
  }

  @Test func `a script is told once that commands of netrc are not run`() throws {
    try withLoginHome { server, home throws in
      try home.write(
        ".netrc",
        "machine \(server.host) login \(server.user) password \(server.password)\n"
          + "macdef init\ncd below\n\n"
      )
      let line = "open \(server.host) \(server.port)\npwd\n"
      let outcome = try home.run([], line + line)
      #expect(outcome.stdoutText == "/\n/\n")
      let notes = outcome.stderrText.split(separator: "\n").filter { $0.contains("are not run") }
      #expect(notes.count == 1, "\(outcome.stderrText)")
    }
  }

  @Test func `the commands of 'macdef init' run on request`() throws {
    try withLoginHome { server, home throws in
      try server.makeDirectory("below")
      try home.write(
        ".netrc",
        "machine \(server.host) login \(server.user) password \(server.password)\n"
          + "macdef init\ncd below\n\n"
      )
      let address = [server.host, "\(server.port)"]
      #expect(try home.run(address, "pwd\n").stdoutText == "/\n")
      try home.write("script", "set netrc macros\nopen \(address.joined(separator: " "))\npwd\n")
      #expect(try home.run(["-f", "script"]).stdoutText == "/below\n")
    }
  }

  @Test func `a netrc that makes no sense makes nobody anonymous`() throws {
    try withLoginHome { server, home throws in
      let text =
        "machine other login me password two words\n"
        + "machine \(server.host) login \(server.user) password \(server.password)\n"
      try home.write(".netrc", text)
      let outcome = try home.run([server.host, "\(server.port)"], "ls\n")
      #expect(outcome.ending == .exited(4), "\(outcome.stderrText)")
      #expect(outcome.stderrText.contains("line 1 is not understood"), "\(outcome.stderrText)")
    }
  }
}
