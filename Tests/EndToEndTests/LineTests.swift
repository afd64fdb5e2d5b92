import FTPTestSupport
import Platform
import SystemPackage
import Testing

/// What a line can be, in scripts against the program's own demo server.
struct LineTests {
  private func run(
    _ script: String,
    _ arguments: [String] = [],
    in directory: FilePath? = nil
  ) throws -> Subprocess.Outcome {
    try FerryRun(arguments: ["demo"] + arguments, script: script, directory: directory).outcome()
  }

  @Test(arguments: [
    ("cd nothere || pwd", "/\n", 0), ("cd docs || pwd", "", 0), ("cd docs && pwd", "/docs\n", 0),
    ("cd nothere && pwd || echo no", "no\n", 0), ("cd nothere && pwd", "", 1),
    ("cd nothere || cd nowhere || echo neither", "neither\n", 0),
    ("cd nothere || echo a && echo b; echo c", "a\nb\nc\n", 0), ("ls -1 | wc -l", "5\n", 0),
    ("cd nothere; pwd", "", 1), ("-cd nothere; pwd", "/\n", 0),
  ])
  func `a command runs after success, after a failure or always`(
    line: String,
    output: String,
    status: Int32
  ) throws {
    let outcome = try run(line + "\n")
    #expect(outcome.stdoutText == output)
    #expect(outcome.ending == .exited(status))
  }

  @Test func `keep-going takes a semicolon for the end of a line`() throws {
    let outcome = try run("", ["--keep-going", "-c", "cd nothere; pwd"])
    #expect(outcome.stdoutText == "/\n")
    #expect(outcome.ending == .exited(1))
  }

  @Test func `all options for commands run in turn, also those that begin with a hyphen`() throws {
    #expect(try run("", ["-c", "cd docs", "-c", "pwd"]).stdoutText == "/docs\n")
    let outcome = try run("", ["-c", "-cd nothere; pwd"])
    #expect(outcome.stdoutText == "/\n")
    #expect(outcome.ending == .exited(0))
  }

  @Test(arguments: [
    "put -qh", "get -dash.txt", "get -h out", "mkdir -new", "get '-h' out", "rm -zz", "cd -x",
  ])
  func `a name with a hyphen is no option, and no help`(line: String) throws {
    let outcome = try run(line + "\n")
    #expect(outcome.ending == .exited(2))
    #expect(outcome.stdoutText.isEmpty)
    #expect(outcome.stderrText.contains("no such option"))
    #expect(outcome.stderrText.contains(" -- "))
  }

  @Test func `names with a hyphen go behind two, and help is asked for alone`() throws {
    try withTemporaryDirectory { here in
      try writeOctets([1], here.appending("-qh"))
      let script = "cd incoming\nput -- -qh\nmkdir -- -new\nls -1\nget -- -qh -again\n"
      let outcome = try run(script, in: here)
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      #expect(outcome.stdoutText == "-new\n-qh\n")
      #expect(try readOctets(here.appending("-again")) == [1])
    }
    for line in ["get --help", "get -h"] {
      let outcome = try run(line + "\n")
      #expect(outcome.stdoutText.contains("EXAMPLES:"))
      #expect(outcome.ending == .exited(0))
    }
  }

  @Test func `help of a short form has a line of its own`() throws {
    let outcome = try run("help reget\n")
    #expect(outcome.stdoutText.hasPrefix("reget is short for 'get -c'.\n\nFetch a file"))
    #expect(!outcome.stdoutText.contains("\\x0a"))
  }

  @Test func `looking at a setting does not change it, the classic words do`() throws {
    let script = "set passive\nset passive\npassive\nset passive\nset verbose\nverb\nset verbose\n"
    let outcome = try run(script)
    #expect(
      outcome.stdoutText == "passive on\npassive on\npassive off\nverbose off\nverbose on\n"
    )
  }

  @Test(arguments: [("set tmeout 5", "timeout"), ("set rat", "rate"), ("set tls-mix", "tls-min")])
  func `a wrong name of a setting is answered with the nearest two`(
    line: String,
    near: String
  ) throws {
    let outcome = try run(line + "\n")
    #expect(outcome.ending == .exited(2))
    #expect(outcome.stderrText.contains("Did you mean"))
    #expect(outcome.stderrText.contains(near))
    #expect(outcome.stderrText.split(separator: " ").count { $0 == "or" } == 1)
  }

  @Test func `a pipe in the background is one job`() throws {
    let outcome = try run("ls -1 | wc -l &\nwait\n")
    #expect(outcome.stdoutText.contains("5"))
    #expect(outcome.ending == .exited(0))
    #expect(outcome.stderrText.contains("[1] ls -1"))
  }

  @Test(arguments: [
    ("!exit 3", 10), ("pwd | exit 3", 10), ("frobnicate", 2),
    ("get missing", 1), ("lcd nothere", 6),
  ])
  func `a status says what happened`(line: String, status: Int32) throws {
    #expect(try run(line + "\n").ending == .exited(status))
  }

  @Test func `words of other clients are done, or answered with the line to type`() throws {
    try withTemporaryDirectory { here in
      let done = try run(
        "CD docs\ncls -1\npget -n 2 harbour.txt\ndownload 'on leaving.txt'\n",
        in: here
      )
      #expect(done.ending == .exited(0), "\(done.stderrText)")
      #expect(done.stdoutText == "grüße.txt\nharbour.txt\non leaving.txt\n")
      #expect(isThere(here.appending("harbour.txt")))
      #expect(isThere(here.appending("on leaving.txt")))
    }
    let help = try run("help pget\n").stdoutText
    #expect(help.contains("'get --segments 5'") && help.contains("EXAMPLES:"), "\(help)")
    let answered = try run("lrm docs\n")
    #expect(answered.ending == .exited(2))
    #expect(answered.stderrText.contains("Type: !rm docs"))
  }
}
