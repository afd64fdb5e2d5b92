import FTPTestSupport
import Glibc
import Platform
import SystemPackage
import Testing

/// What classic clients take, and what newcomers type: done, or answered with what to type instead.
@Suite(.tags(.network, .realServer))
struct ClassicFormTests {
  private func withFiles(
    _ kind: ServerKind,
    _ body: (RealServer, FilePath) throws -> Void
  ) throws {
    try withRealServer(kind) { server throws in
      try server.makeDirectory("dir")
      try server.makeDirectory("My Documents")
      for name in ["dir/a.txt", "dir/b.txt", "c.txt"] {
        try server.makeFile(name, [UInt8]("\(name)\n".utf8))
      }
      try withTemporaryDirectory { here throws in try body(server, here) }
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `a file behind what is listed gets the listing, as classic scripts have it`(
    kind: ServerKind
  ) throws {
    try withFiles(kind) { server, here throws in
      let outcome = try server.run(
        """
        ls dir one
        dir dir two
        mls dir c.txt three
        mdir dir/* four
        ls dir -
        ls dir "|sed s/^/got:/"
        ls dir c.txt
        """,
        in: here
      )
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      func text(_ name: String) throws -> String {
        String(decoding: try readOctets(here.appending(name)), as: UTF8.self)
      }
      #expect(try text("one") == "a.txt\nb.txt\n")
      #expect(try text("two").hasPrefix("-rw"))
      #expect(try text("three").hasPrefix("c.txt\n"))
      #expect(try text("four").split(separator: "\n").count == 2)
      #expect(
        outcome.stdoutText
          == "a.txt\nb.txt\ngot:a.txt\ngot:b.txt\nc.txt\n\ndir:\na.txt\nb.txt\n"
      )
      #expect(outcome.stderrText.contains("the listing goes into one here"))
      #expect(!outcome.stderrText.contains("the listing goes into two here"), "said once")
    }
  }

  @Test func `at the prompt a second name that is not there is no file here`() throws {
    try withRealServer(.vsftpd) { server throws in
      try server.makeDirectory("dir")
      try withPrompt([server.url], environment: ["FERRY_PASSWORD": server.password]) {
        terminal,
        home throws in
        try terminal.expect(":/> ")
        try terminal.send("ls dir lising\r")
        try terminal.expect("To keep the listing of one here: ls dir > lising")
        try terminal.expect(":/> ")
        #expect(!isThere(home.appending("lising")))
        try terminal.send("mls dir listing\r")
        try terminal.expect("the listing goes into listing here")
        try terminal.expect(":/> ")
        #expect(isThere(home.appending("listing")))
      }
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `get into a command, -R, and the options of other ls`(kind: ServerKind) throws {
    try withFiles(kind) { server, here throws in
      let outcome = try server.run(
        """
        get c.txt "|tr a-z A-Z"
        get -R dir
        put -R dir copy
        ls -A
        ls -n c.txt
        ls -f dir
        rm -R copy
        """,
        in: here
      )
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      let lines = outcome.stdoutText.split(separator: "\n").map(String.init)
      #expect(lines.first == "C.TXT")
      #expect(Array(lines.dropFirst().prefix(4)) == ["My Documents", "c.txt", "copy", "dir"])
      #expect(lines.dropFirst(5).first?.hasPrefix("-rw") ?? false)
      #expect(lines.suffix(2).sorted() == ["a.txt", "b.txt"])
      #expect(isThere(here.appending("dir/b.txt")))
      let names = try LocalDirectory.names(in: here)
      #expect(names == [[UInt8]("dir".utf8)], "nothing is named |tr")
    }
  }

  @Test(arguments: [
    ("get a b c", "'mget' takes several files"), ("put a b c", "'mput' takes several files"),
    ("cd My Documents", "between quotes: cd 'My Documents'"),
    ("lcd My Documents", "between quotes: lcd 'My Documents'"),
  ])
  func `too many words are answered with what to type`(line: String, words: String) throws {
    try withFiles(.pyftpdlib) { server, here throws in
      let outcome = try server.run(line, in: here)
      #expect(outcome.ending == .exited(2))
      #expect(outcome.stderrText.contains(words), "\(outcome.stderrText)")
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `a refusal says what is the matter, and what to do`(kind: ServerKind) throws {
    try withFiles(kind) { server, here throws in
      try writeOctets([1], here.appending("editor"))
      for (line, why, advice) in [
        ("get dir", "it is a directory", "'get -r'"), ("cat dir", "it is a directory", "'get -r'"),
        ("rm dir", "it is a directory", "'rm -r'"), ("rmdir dir", "not empty", "'rm -r'"),
        ("mkdir dir", "exists already", ""), ("get missing", "not there", ""),
        ("put editor none/a", "the directory that it is in is not there", "'mkdir -p'"),
      ] {
        let outcome = try server.run(line, in: here)
        #expect(outcome.ending == .exited(1), "\(line): \(outcome.stderrText)")
        #expect(outcome.stderrText.contains(why), "\(line): \(outcome.stderrText)")
        if !advice.isEmpty {
          #expect(outcome.stderrText.contains(advice), "\(line): \(outcome.stderrText)")
        }
        #expect(outcome.stderrText.contains("the server says"), "\(line): \(outcome.stderrText)")
      }
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `every --json is JSON to another language's parser`(kind: ServerKind) throws {
    try withFiles(kind) { server, here throws in
      let latin = server.root.appending(octets: [0x63, 0xE9])
      #expect(latin.withPlatformString { symlink("c.txt", $0) } == 0)
      let parser = """
        import base64, json, sys
        for line in sys.stdin:
            value = json.loads(line)
            assert isinstance(value, dict) and value, line
            for key in value:
                assert key.replace("_", "").isalnum() and key == key.lower(), key
                if key.endswith("_bytes"):
                    assert base64.b64decode(value[key]), key
                    assert key[:-6] in value, key
        """
      for (line, member) in [
        ("status --json", "\"server\":"), ("set --json", "\"setting\":\"timeout\""),
        ("set --json timeout", "\"value\":"), ("features --json", ""), ("jobs --json", ""),
        ("du --json", "\"size\":"), ("checksum --json *.txt", "\"digest\":"),
        ("ls --json", "\"name\":\"c.txt\""), ("ls --json /", "\"path_bytes\":\"L2Pp\""),
        ("find . --json", ""), ("tree --json", ""), ("stat --json dir", "\"type\":\"dir\""),
        ("get --json c.txt", "\"event\":\"done\""),
      ] {
        let outcome = try server.run(line, in: here)
        #expect(outcome.ending == .exited(0), "\(line): \(outcome.stderrText)")
        if !member.isEmpty, kind != .pyftpdlib || !member.contains("bytes") {
          #expect(outcome.stdoutText.contains(member), "\(line): \(outcome.stdoutText)")
        }
        let read = try Subprocess.run(
          "/usr/bin/env",
          ["python3", "-c", parser],
          input: outcome.stdout
        )
        #expect(read.ending == .exited(0), "\(line): \(read.stderrText)\n\(outcome.stdoutText)")
      }
    }
  }
}
