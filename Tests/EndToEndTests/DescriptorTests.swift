import DemoServer
import FTPTestSupport
import Platform
import SystemPackage
import Testing

/// What the program does when the process around it is not as usual: descriptors that are closed,
/// pipes without another side, limits.
struct DescriptorTests {
  /// Runs a line of `/bin/sh` in which `ferry` is the program.
  private func run(
    _ line: String,
    in directory: FilePath? = nil
  ) throws -> Subprocess.Outcome {
    try Subprocess.run(
      "/bin/sh",
      ["-c", "ferry() { \"$binary\" \"$@\"; }\n\(line)"],
      environment: Subprocess.plainEnvironment.merging(["binary": ferryBinary().string]) { $1 },
      workingDirectory: directory,
      timeout: .seconds(30)
    )
  }

  static let asked = [
    "--version", "--help", "help", "help get", "get --help", "--generate-completion-script bash",
    "demo --help", "-c help", "-c version",
  ]

  @Test(arguments: asked)
  func `what was asked for and cannot be written is status 6`(arguments: String) throws {
    let full = try run("ferry \(arguments) > /dev/full")
    #expect(full.ending == .exited(6))
    #expect(
      full.stderrText == "ferry: write to standard output: no space left on device\n"
    )
    let closed = try run("ferry \(arguments) >&-")
    #expect(closed.ending == .exited(6))
    #expect(closed.stderrText.contains("write to standard output: it was closed"))
    #expect(try run("ferry \(arguments)").ending == .exited(0))
  }

  static let closed: [(String, Int32)] = [
    ("-c pwd >&-", 6), ("-c pwd <&- >&- 2>&-", 6), ("-c 'get README.txt -' >&-", 6),
    ("-c 'put - new' <&-", 6), ("-c 'pwd | cat >&2' <&- >&-", 0), ("-c 'cd docs' <&- >&- 2>&-", 0),
    ("-c '!echo a > out' <&- >&- 2>&-", 0), ("<&-", 6),
  ]

  @Test(arguments: closed)
  func `closed descriptors stay closed to the user`(line: String, status: Int32) throws {
    try withTemporaryDirectory { here throws in
      let outcome = try run("ferry demo -q \(line)", in: here)
      #expect(outcome.ending == .exited(status), "\(outcome.stderrText)")
    }
  }

  @Test func `a file that would be larger than allowed is an error, not the end`() throws {
    try withTemporaryDirectory { top throws in
      let (root, here) = (top.appending("root"), top.appending("here"))
      for directory in [root, here] { try LocalDirectory.create(directory) }
      try writeOctets(patternedOctets(3_000_000), root.appending("large"))
      let server = try DemoServer(DemoServer.Options(root: root))
      defer { server.stop() }
      let url = "ftp://127.0.0.1:\(server.port)/"
      for command in ["get large", "get -P 2 --segments 2 large", "get large - > copy"] {
        let outcome = try run("ulimit -f 64; ferry -q -c '\(command)' \(url)", in: here)
        #expect(outcome.ending == .exited(6), "\(outcome.stderrText)")
        #expect(outcome.stderrText.contains("file too large for the limit set with ulimit -f"))
      }
      #expect(!isThere(here.appending("large")))
      // Programs that are started have the signal as usual: 128 and SIGXFSZ.
      let line = "ulimit -f 64; ferry -c '!exec head -c 1000000 /dev/zero > x'"
      #expect(try run(line, in: here).stderrText.contains("status 153"))
    }
  }

  @Test func `a program that output goes to does not outlast the interrupt`() throws {
    for (name, ignores) in [("heeds", ""), ("ignores", "trap '' INT; ")] {
      try withTemporaryDirectory { here throws in
        // It stands between the program and its end until the signal comes that it sends itself.
        let script = "exec > /dev/null 2>&1; \(ignores)kill -INT $PPID; exec sleep 20"
        try writeOctets([UInt8](script.utf8), here.appending("reader"))
        let start = ContinuousClock.now
        let outcome = try run("exec \"$binary\" -c 'help | exec sh reader'", in: here)
        #expect(outcome.ending == .exited(130), "\(name): \(outcome.stderrText)")
        #expect(ContinuousClock.now - start < .seconds(15))
      }
    }
  }

  @Test(arguments: ["help > pipe", "help >> pipe", "lls > pipe", "help | sleep 100"])
  func `the interrupt key ends the wait for the other side of a pipe`(command: String) throws {
    try withPrompt { terminal, here throws in
      #expect(try Subprocess.run("/usr/bin/mkfifo", ["\(here)/pipe"]).ending == .exited(0))
      try terminal.expect("ferry> ")
      try terminal.send("\(command)\r")
      try terminal.expect("\n")
      try terminal.send("\u{3}")
      try terminal.expect("ferry> ")
      try terminal.send("lpwd\r")
      try terminal.expect("\(here)\r\n")
    }
  }

  @Test func `the interrupt key ends the wait for a script`() throws {
    try withTemporaryDirectory { here throws in
      #expect(try Subprocess.run("/usr/bin/mkfifo", ["\(here)/pipe"]).ending == .exited(0))
      try withPrompt(["demo", "-v", "-f", "\(here)/pipe"]) { terminal, _ throws in
        try terminal.expect("<-- 530 ")
        try terminal.send("\u{3}")
        #expect(try terminal.exitStatus() == 130)
      }
    }
  }
}
