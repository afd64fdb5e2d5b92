import FTPTestSupport
import Glibc
import Platform
import SystemPackage
import Testing

/// What looks at files and changes them, at the prompt: each line and what comes of it.
@Suite(.tags(.terminal, .realServer))
struct PromptFileTests {
  /// Runs lines at a prompt over a few files.
  private func lines(
    at kind: ServerKind,
    _ steps: [(line: String, text: String)]
  ) throws {
    try withRealServer(kind) { server throws in
      try server.makeFile("a", [UInt8]("one\ntwo\n".utf8))
      try server.makeFile("b", [UInt8]("one\nTWO\n".utf8))
      let file = try Subprocess.run("/bin/gzip", ["-c"], input: [UInt8]("packed\n".utf8)).stdout
      try server.makeFile("c.gz", file)
      try server.makeDirectory("dir")
      let variables = ["FERRY_PASSWORD": server.password, "PAGER": "cat"]
      try withPrompt([server.url], environment: variables) { terminal, home throws in
        try writeOctets([UInt8]("one\ntwo\n".utf8), home.appending("a"))
        try terminal.expect(":/> ")
        for step in steps {
          try terminal.send(step.line + "\r")
          // What was typed comes back first.
          try terminal.expect("\r\n")
          try terminal.expect(step.text)
          try terminal.expect(":/> ")
        }
        try terminal.send("quit\r")
        #expect(try terminal.exitStatus() == 0)
      }
    }
  }

  @Test func `files are looked at, compared and summed up`() throws {
    try lines(
      at: .vsftpd,
      [
        ("zcat c.gz", "packed\r\n"), ("zmore c.gz", "packed\r\n"), ("page a", "two\r\n"),
        ("cmp a", "no difference"), ("cmp b a", "b a: they differ at byte 5, line 2"),
        ("diff a", "no difference"), ("diff b a", "-TWO\r\n+two\r\n"),
        ("checksum -a md5 a", "  a\r\n"), ("checksum a b; pwd", "/\r\n"),
        ("cat missing", "not there"), ("head -n 1 a", "one\r\n"),
        ("tail -n 1 nothing*", "no name there fits the pattern"),
      ]
    )
  }

  @Test func `files are made, copied, linked and given other bits`() throws {
    try lines(
      at: .proftpd,
      [
        ("touch new; ls new", "new\r\n"), ("cp a copy", "copied by the server"),
        ("cat copy", "one\r\ntwo\r\n"), ("cp a b dir; ls dir", "a  b\r\n"),
        ("ln -s a link; cat link", "one\r\n"), ("ln -s a link", "the link's name is taken"),
        ("chmod u+x,go= a; stat a", "700"), ("chmod -R go-rwx dir; stat dir/a", "600"),
      ]
    )
  }

  @Test func `a copy over a file that is there is asked about`() throws {
    try withRealServer(.pureFTPd) { server throws in
      try server.makeFile("a", [1, 2])
      try server.makeFile("b", [3])
      let environment = ["FERRY_PASSWORD": server.password]
      try withPrompt([server.url], environment: environment) { terminal, _ throws in
        try terminal.expect(":/> ")
        try terminal.send("cp a b\r")
        try terminal.expect("b is there already: 1 byte")
        try terminal.expect("[y/N] ")
        try terminal.send("\r")
        try terminal.expect("what is there stays")
        try terminal.expect(":/> ")
        #expect(try server.contents("b") == [3])
        try terminal.send("cp -f a b\r")
        try terminal.expect("by way of this machine")
        #expect(try server.contents("b") == [1, 2])
      }
    }
  }

  @Test func `an editor has the terminal, and the prompt has it back`() throws {
    try withTemporaryDirectory { tools in
      let editor = tools.appending("editor")
      let text = "#!/bin/sh\nread -r line < /dev/tty\necho \"$line\" >> \"$1\"\n"
      try writeOctets([UInt8](text.utf8), editor)
      try LocalDirectory.setMode(0o755, of: editor)
      try withRealServer(.vsftpd) { server throws in
        try server.makeFile("a", [UInt8]("one\n".utf8))
        let environment = ["FERRY_PASSWORD": server.password, "VISUAL": editor.string]
        try withPrompt([server.url], environment: environment) { terminal, _ throws in
          try terminal.expect(":/> ")
          try terminal.send("edit a\r")
          try terminal.expect("\r\n")
          try terminal.send("typed\r")
          try terminal.expect("sent a: 10 bytes")
          try terminal.expect(":/> ")
          #expect(try server.contents("a") == [UInt8]("one\ntyped\n".utf8))
          try terminal.send("pwd\r")
          try terminal.expect("\r\n/\r\n")
        }
        try withTemporaryDirectory { here throws in
          let outcome = try FerryRun(
            arguments: ["edit", "\(server.url)/a"],
            environment: ["FERRY_PASSWORD": server.password, "EDITOR": "sed -i s/one/two/"],
            directory: here
          ).outcome()
          #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
          #expect(try server.contents("a") == [UInt8]("two\ntyped\n".utf8))
        }
      }
    }
  }
}
