import FTPTestSupport
import Glibc
import Platform
import SystemPackage
import Testing

/// Files at a server compared with those here, their digests, and changes with an editor.
@Suite(.tags(.network, .realServer))
struct ComparingTests {
  @Test(arguments: ServerKind.allCases)
  func `cmp and diff end with 0, 1 and more, as they do elsewhere`(kind: ServerKind) throws {
    try withRealServer(kind) { server throws in
      try server.makeFile("a", [UInt8]("one\ntwo\nthree\n".utf8))
      try server.makeFile("b", [UInt8]("one\nTWO\nthree\n".utf8))
      try withTemporaryDirectory { here throws in
        try writeOctets([UInt8]("one\ntwo\nthree\n".utf8), here.appending("a"))
        try writeOctets([UInt8]("one\ntwo\n".utf8), here.appending("b"))
        try LocalDirectory.create(here.appending("dir"))
        try writeOctets([UInt8]("one\ntwo\nthree\nfour\n".utf8), here.appending("dir/a"))
        for (line, status, shown) in [
          ("cmp a", 0, ""), ("cmp b", 1, "b b: they differ at byte 5, line 2\n"),
          ("cmp a b", 1, "a b: b ends after byte 8\n"), ("cmp -s a b", 1, ""),
          ("cmp a dir", 1, "a \(here)/dir/a: a ends after byte 14\n"),
          ("cmp --remote a b", 1, "a b: they differ at byte 5, line 2\n"),
          ("cmp missing a", 2, ""), ("cmp a missing", 6, ""), ("cmp", 2, ""), ("diff a", 0, ""),
          (
            "diff --remote a b", 1,
            "--- server: a\n+++ b\n@@ -1,3 +1,3 @@\n one\n-two\n+TWO\n three\n"
          ),
          ("diff a b", 1, "--- server: a\n+++ b\n@@ -1,3 +1,2 @@\n one\n two\n-three\n"),
          ("diff missing a", 2, ""), ("diff a missing", 6, ""),
        ] as [(String, Int32, String)] {
          let outcome = try server.run(line, in: here)
          #expect(outcome.ending == .exited(status), "\(line): \(outcome.stderrText)")
          #expect(outcome.stdoutText == shown, "\(line)")
          let isMissing = line.hasSuffix("a missing")
          #expect(outcome.stderrText.contains("'--remote' takes both") == isMissing, "\(line)")
        }
        let verb = try server.run(verb: ["cmp", "\(server.url)/b", "a"], in: here)
        #expect(verb.ending == .exited(1))
        #expect(try LocalDirectory.names(in: here).count == 3)
      }
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `checksum tells the digest, of the server or of what it fetched`(kind: ServerKind) throws {
    try withRealServer(kind) { server throws in
      try server.makeFile("a", [UInt8]("abc".utf8))
      try server.makeFile("with blank", [])
      try withTemporaryDirectory { here throws in
        let sha = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        let plain = try server.run("checksum -a sha256 a", in: here)
        #expect(plain.ending == .exited(0), "\(plain.stderrText)")
        #expect(plain.stdoutText == "\(sha)  a\n")
        let word = kind == .proftpd ? "computed at the server" : "the files were fetched"
        #expect(plain.stderrText.contains("SHA-256, \(word)"), "\(plain.stderrText)")
        let fetched = try server.run("checksum --fetch -a md5 --json a 'with blank'", in: here)
        #expect(
          fetched.stdoutText == """
            {"path":"a","algorithm":"MD5","digest":"900150983cd24fb0d6963f7d28e17f72","computed":"here"}
            {"path":"with blank","algorithm":"MD5","digest":"d41d8cd98f00b204e9800998ecf8427e",\
            "computed":"here"}

            """
        )
        #expect(try server.run("checksum a missing", in: here).ending == .exited(1))
        #expect(try server.run("checksum -a crc7 a", in: here).ending == .exited(2))
        let verb = try server.run(verb: ["checksum", "-a", "crc32", "\(server.url)/a"], in: here)
        #expect(verb.stdoutText == "352441c2  a\n", "\(verb.stderrText)")
      }
    }
  }

  /// Runs `edit` with a line of a shell as the editor; `FILE` is what it edits.
  private func edit(
    _ name: String,
    with editor: String,
    at server: RealServer,
    in here: FilePath
  ) throws -> Subprocess.Outcome {
    let script = here.appending("editor")
    let text = "#!/bin/sh\nFILE=$1\nROOT='\(server.root)'\n\(editor)\n"
    try? LocalDirectory.remove(script)
    try writeOctets([UInt8](text.utf8), script)
    try LocalDirectory.setMode(0o755, of: script)
    return try FerryRun(
      arguments: [server.url],
      script: "edit \(name)\n",
      environment: [
        "FERRY_PASSWORD": server.password, "EDITOR": script.string, "TMPDIR": here.string,
      ],
      directory: here
    ).outcome()
  }

  /// The private directories that are left.
  private func kept(_ here: FilePath) throws -> [String] {
    try LocalDirectory.names(in: here).map { String(decoding: $0, as: UTF8.self) }
      .filter { $0.hasPrefix("ferry-") }
  }

  @Test(arguments: ServerKind.allCases)
  func `edit sends what was changed, and nothing else`(kind: ServerKind) throws {
    try withRealServer(kind) { server throws in
      try server.makeFile("it's a.conf", [UInt8]("one\n".utf8))
      let path = server.root.appending("it's a.conf")
      try LocalDirectory.setMode(0o640, of: path)
      try withTemporaryDirectory { here throws in
        let name = "\"it's a.conf\""
        let same = try edit(name, with: "true", at: server, in: here)
        #expect(same.ending == .exited(0), "\(same.stderrText)")
        #expect(same.stderrText.contains("nothing was changed"))
        let changed = try edit(name, with: #"echo two >> "$FILE""#, at: server, in: here)
        #expect(changed.ending == .exited(0), "\(changed.stderrText)")
        #expect(try readOctets(path) == [UInt8]("one\ntwo\n".utf8))
        #expect(try FileInfo(of: path).mode == 0o640)
        let made = try edit("new.txt", with: #"echo new > "$FILE""#, at: server, in: here)
        #expect(made.ending == .exited(0), "\(made.stderrText)")
        #expect(try server.contents("new.txt") == [UInt8]("new\n".utf8))
        let unmade = try edit("none.txt", with: "true", at: server, in: here)
        #expect(unmade.ending == .exited(0) && !isThere(server.root.appending("none.txt")))
        #expect(try kept(here).isEmpty)
      }
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `edit overwrites nobody's change, and loses no text`(kind: ServerKind) throws {
    try withRealServer(kind) { server throws in
      try server.makeFile("a.conf", [UInt8]("one\n".utf8))
      try withTemporaryDirectory { here throws in
        for (editor, status, words) in [
          (
            #"echo mine > "$FILE"; echo theirs > "$ROOT/a.conf""#, 9, "somebody else has changed it"
          ),
          (#"echo mine > "$FILE"; exit 3"#, 6, "ended with status 3"),
          (#"echo mine > "$FILE"; rm "$ROOT/a.conf""#, 9, "somebody else has removed it"),
        ] as [(String, Int32, String)] {
          let outcome = try edit("a.conf", with: editor, at: server, in: here)
          #expect(outcome.ending == .exited(status), "\(editor): \(outcome.stderrText)")
          #expect(outcome.stderrText.contains(words), "\(outcome.stderrText)")
          #expect(outcome.stderrText.contains("your text is kept in \(here)/ferry-"))
          let directory = here.appending(try #require(try kept(here).first))
          #expect(try FileInfo(of: directory).mode == 0o700)
          #expect(try readOctets(directory.appending("file/a.conf")) == [UInt8]("mine\n".utf8))
          try LocalDirectory.removeTree(directory)
        }
        let quiet = try edit("missing/a.conf", with: "exit 1", at: server, in: here)
        #expect(quiet.ending != .exited(0))
        #expect(try kept(here).isEmpty)
      }
    }
  }
}
