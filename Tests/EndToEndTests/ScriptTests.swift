import FTPTestSupport
import Platform
import SystemPackage
import Testing

/// Scripts against the program's own demo server: how they go on, stop and end.
struct ScriptTests {
  private func run(
    _ script: String,
    _ arguments: [String] = [],
    in directory: FilePath? = nil
  ) throws -> Subprocess.Outcome {
    try FerryRun(arguments: ["demo"] + arguments, script: script, directory: directory).outcome()
  }

  @Test func `a script stops at its first failure and has its status`() throws {
    let outcome = try run("pwd\nget missing\npwd\n")
    #expect(outcome.ending == .exited(1))
    #expect(outcome.stdoutText == "/\n")
    #expect(outcome.stderrText.contains("line 2: get missing: "))
  }

  @Test func `a minus excuses one line`() throws {
    let outcome = try run("-get missing\npwd\n")
    #expect(outcome.ending == .exited(0))
    #expect(outcome.stdoutText == "/\n")
  }

  @Test func `keep-going runs all lines and has the status of the first failure`() throws {
    let outcome = try run("get missing\nfrobnicate\npwd\n", ["--keep-going"])
    #expect(outcome.ending == .exited(1))
    #expect(outcome.stdoutText == "/\n")
  }

  @Test func `lines are echoed to standard error, but not those with an at sign`() throws {
    let outcome = try run("pwd\n@lpwd\n@-get missing\n")
    #expect(outcome.stderrText.contains("ferry> pwd"))
    #expect(!outcome.stderrText.contains("ferry> lpwd"))
    #expect(!outcome.stderrText.contains("ferry> get"))
  }

  @Test func `an argument and a file are scripts too`() throws {
    #expect(try run("", ["-c", "cd docs; pwd"]).stdoutText == "/docs\n")
    try withTemporaryDirectory { here in
      let path = here.appending("script")
      try writeOctets([UInt8]("cd docs # comment\r\n\r\npwd".utf8), path)
      let outcome = try run("", ["-f", path.string])
      #expect(outcome.stdoutText == "/docs\n")
      #expect(outcome.ending == .exited(0))
    }
  }

  @Test func `quit ends a script at once`() throws {
    let outcome = try run("pwd\nbye\nget missing\n")
    #expect(outcome.ending == .exited(0))
    #expect(outcome.stdoutText == "/\n")
  }

  @Test func `abbreviations are for the prompt only`() throws {
    let outcome = try run("pw\n")
    #expect(outcome.ending == .exited(2))
    #expect(outcome.stderrText.contains("no such command"))
  }

  @Test func `an error in a line points at the character`() throws {
    let outcome = try run("ls \"docs\n")
    #expect(outcome.ending == .exited(2))
    #expect(outcome.stderrText.contains("\n       ls \"docs\n          ^"))
  }

  @Test func `obsolete commands say so once`() throws {
    let outcome = try run("prompt\nprompt\nprompt &\nhash\n")
    #expect(outcome.ending == .exited(0))
    #expect(outcome.stderrText.components(of: "'prompt' has no meaning here") == 1)
    #expect(outcome.stderrText.components(of: "'hash' has no meaning here") == 1)
  }

  @Test func `a command before any connection is status 3`() throws {
    let outcome = try FerryRun(script: "ls\n").outcome()
    #expect(outcome.ending == .exited(3))
    #expect(outcome.stderrText.contains("not connected"))
  }

  @Test func `a download replaces nothing unless it may`() throws {
    try withTemporaryDirectory { here throws in
      try writeOctets([UInt8]("mine".utf8), here.appending("README.txt"))
      #expect(try run("get README.txt\n", in: here).ending == .exited(6))
      #expect(try readOctets(here.appending("README.txt")) == [UInt8]("mine".utf8))
      #expect(try run("set overwrite newer\nget README.txt\n", in: here).ending == .exited(0))
      #expect(try run("set overwrite always\nget README.txt\n", in: here).ending == .exited(0))
      #expect(try readOctets(here.appending("README.txt")).starts(with: "Welcome".utf8))
    }
  }

  @Test func `local commands work without a server`() throws {
    try withTemporaryDirectory { here in
      let script = """
        lmkdir sub
        lcd sub
        lpwd
        lcd -
        lls
        !echo child
        -!exit 3
        """
      let outcome = try FerryRun(script: script, directory: here).outcome()
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      #expect(outcome.stdoutText == "\(here)/sub\nsub\nchild\n")
      #expect(outcome.stderrText.contains("status 3"))
    }
  }

  @Test func `standard output that takes no more is status 6`() throws {
    let outcome = try Subprocess.run(
      "/bin/sh",
      ["-c", "\"$0\" demo -q -c 'get large.bin -' > /dev/full", ferryBinary().string]
    )
    #expect(outcome.ending == .exited(6))
    #expect(outcome.stderrText.contains("no space left on device"))
  }

  @Test func `a pipe that nobody reads any more ends the program, not a signal`() throws {
    let outcome = try Subprocess.run(
      "/bin/bash",
      [
        "-c", "\"$0\" demo -q -c 'get large.bin -' | head -c 10 | wc -c; echo ${PIPESTATUS[0]}",
        ferryBinary().string,
      ]
    )
    #expect(outcome.stdoutText == "10\n6\n")
  }

  @Test func `after a refused user nobody logs in as anonymous behind the script's back`() throws {
    let steps: [ScriptedServer.Step] = [
      .say("220 ready"), .expect("USER me"), .say("331 ?"), .expect("PASS x"), .say("530 no"),
      .expect("QUIT"), .say("221 bye"),
    ]
    try withScriptedServer(steps) { server throws in
      let outcome = try FerryRun(
        script: "open 127.0.0.1 \(server.port)\n-user me x\nls\n"
      ).outcome()
      #expect(outcome.ending == .exited(4))
      #expect(outcome.stderrText.contains("nobody is logged in"))
      #expect(server.complaint == nil)
    }
  }

  @Test func `a password in a URL is not in the list of processes`() throws {
    let steps: [ScriptedServer.Step] = [
      .say("220 ready"), .expect("USER me"), .say("331 ?"), .expect("PASS secret"), .say("230 in"),
      .expect("PWD"), .say("257 \"/\""),
    ]
    try withScriptedServer(steps) { server throws in
      let outcome = try FerryRun(
        arguments: [
          "-c", "!tr '\\0' ' ' < /proc/$PPID/cmdline; pwd",
          "ftp://me:secret@127.0.0.1:\(server.port)",
        ]
      ).outcome()
      #expect(!outcome.stdoutText.contains("secret"), "\(outcome.stdoutText)")
      #expect(outcome.stdoutText.contains("me:******@"))
      #expect(outcome.stderrText.contains("warning: a password among the arguments"))
    }
  }

  @Test func `rm goes on after a name that is not there, and fails all the same`() throws {
    let script =
      "cd incoming\nput README.txt a\nput README.txt b\n-rm a missing '*.none' b\nls -1\nrm nope c"
    try withTemporaryDirectory { here in
      try writeOctets([1], here.appending("README.txt"))
      let outcome = try run(script + "\n", in: here)
      #expect(outcome.ending == .exited(1))
      #expect(outcome.stdoutText == "", "\(outcome.stderrText)")
      #expect(outcome.stderrText.contains("rm missing: "))
      #expect(outcome.stderrText.contains("rm nope: "))
      #expect(outcome.stderrText.contains("rm c: "))
    }
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func components(of text: String) -> Int {
    ranges(of: text).count
  }
}
