import FTPTestSupport
import Platform
import SystemPackage
import Testing

/// `alias`, `source`, `echo`, `time`, `repeat` and `explain`, against the program's own demo server.
struct ScriptingCommandTests {
  private func run(
    _ script: String,
    _ arguments: [String] = [],
    in directory: FilePath? = nil
  ) throws -> Subprocess.Outcome {
    try FerryRun(arguments: ["demo"] + arguments, script: script, directory: directory).outcome()
  }

  @Test(arguments: [
    ("alias here pwd\nhere\n", "/\n"), ("alias up 'cd docs; pwd'\nup\n", "/docs\n"),
    ("alias e echo a\ne b c\n", "a b c\n"), ("alias pwd 'pwd; echo x'\npwd\n", "/\nx\n"),
    ("alias a b\nalias b echo deep\na\n", "deep\n"), ("alias l ls -1 *.txt\nl\n", "README.txt\n"),
    ("alias e 'echo 1'\ne > /dev/null\necho 2\n", "2\n"), ("alias sh '!echo'\nsh 'a b'\n", "a b\n"),
    ("alias x 'echo 1'\nalias\nalias x\n", "alias x 'echo 1'\nalias x 'echo 1'\n"),
    ("alias no 'cd nothere'\nno || echo caught\n", "caught\n"),
  ])
  func `an alias stands for what it was given`(script: String, output: String) throws {
    let outcome = try run(script)
    #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
    #expect(outcome.stdoutText == output)
  }

  @Test func `an alias that is forgotten, or hides nothing, is no command`() throws {
    let gone = try run("alias here pwd\nunalias here\nhere\n")
    #expect(gone.ending == .exited(2))
    #expect(gone.stderrText.contains("line 3: here: no such command"))
    #expect(try run("alias x 'echo \"'\n").ending == .exited(2))
    #expect(try run("alias --remove x\n").ending == .exited(2))
    // The password behind an alias is as secret as behind the command.
    let secret = try run("alias in user me\n-in hush\n")
    #expect(!secret.stderrText.contains("hush"))
  }

  @Test func `source runs the lines of a file, and a failure has the file's name`() throws {
    try withTemporaryDirectory { here in
      try writeOctets([UInt8]("cd docs\npwd\n".utf8), here.appending("good"))
      try writeOctets([UInt8]("pwd\ncd nothere\npwd\n".utf8), here.appending("bad"))
      try writeOctets([UInt8]("source me\n".utf8), here.appending("me"))
      let good = try run("source good\npwd\n", in: here)
      #expect(good.stdoutText == "/docs\n/docs\n")
      #expect(good.ending == .exited(0))
      let bad = try run("source bad\npwd\n", in: here)
      #expect(bad.stdoutText == "/\n")
      #expect(bad.ending == .exited(1))
      #expect(bad.stderrText.contains("ferry: bad, line 2: cd nothere: "))
      let kept = try run("source --keep-going bad || echo failed\n", in: here)
      #expect(kept.stdoutText == "/\n/\nfailed\n")
      let endless = try run("source me\n", in: here)
      #expect(endless.ending == .exited(2))
      #expect(endless.stderrText.contains("it reads itself"))
      #expect(try run("source nothere\n", in: here).ending == .exited(6))
    }
  }

  @Test func `echo writes words, and time and repeat run them`() throws {
    #expect(try run("echo a  'b  c' -n\necho -n x\necho\n").stdoutText == "a b  c -n\nx\n")
    let timed = try run("time echo x\n")
    #expect(timed.stdoutText == "x\n")
    #expect(timed.stderrText.contains("it took 0."))
    #expect(try run("time cd nothere\n").ending == .exited(1))
    #expect(try run("repeat -c 3 -d 0 echo x\n").stdoutText == "x\nx\nx\n")
    let failing = try run("repeat -c 3 -d 0 cd nothere\n")
    #expect(failing.ending == .exited(1))
    let asked = try run("repeat 3 echo x\n")
    #expect(asked.ending == .exited(2))
    #expect(asked.stderrText.contains("repeat -c 3 echo x"))
  }

  @Test func `repeat goes on until a command succeeds`() throws {
    try withTemporaryDirectory { here in
      try writeOctets(
        [UInt8]("!test -e there || { touch there; false; }\n".utf8),
        here.appending("s")
      )
      let outcome = try run("repeat --until-ok -d 0 source s\necho done\n", in: here)
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      #expect(outcome.stdoutText == "done\n")
    }
  }

  @Test func `explain says what failed, what it means, what was tried and what to try`() throws {
    let outcome = try run("-get missing\nexplain\n")
    for words in ["What failed:", "What it means:", "What was tried:", "--> ", "What to try:"] {
      #expect(outcome.stdoutText.contains(words), "\(words)")
    }
    #expect(outcome.stdoutText.contains("550"))
    #expect(try run("explain\n").stderrText.contains("Nothing has failed"))
    // What was asked of the server was understood, and sent.
    let refused = try run("-cp docs x\nexplain\n").stdoutText
    #expect(refused.contains("It is a directory"), "\(refused)")
    #expect(!refused.contains("nothing was sent"), "\(refused)")
    let code = try FerryRun(arguments: ["explain", "425"]).outcome()
    #expect(code.ending == .exited(0), "\(code.stderrText)")
    #expect(code.stdoutText.contains("data connection"))
  }
}
