import FTPTestSupport
import SystemPackage
import Testing

/// The way in which end-to-end tests run programs.
struct SubprocessTests {
  private let shell: FilePath = "/bin/sh"

  @Test
  func `both outputs and the exit status are kept apart`() throws {
    let outcome = try Subprocess.run(shell, ["-c", "echo out; echo err >&2; exit 3"])
    #expect(outcome.ending == .exited(3))
    #expect(outcome.stdoutText == "out\n")
    #expect(outcome.stderrText == "err\n")
  }

  @Test
  func `input and output larger than any pipe flow at the same time`() throws {
    let input = [UInt8](repeating: 0x61, count: 5_000_000)
    let outcome = try Subprocess.run("/usr/bin/tee", ["/dev/stderr"], input: input)
    #expect(outcome.ending == .exited(0))
    #expect(outcome.stdout == input)
    #expect(outcome.stderr == input)
  }

  @Test
  func `a program that does not read its input ends as it would anyway`() throws {
    let input = [UInt8](repeating: 0x61, count: 5_000_000)
    let outcome = try Subprocess.run("/bin/true", input: input)
    #expect(outcome.ending == .exited(0))
  }

  @Test
  func `a program that hangs is killed at the deadline, with what it started`() throws {
    let clock = ContinuousClock()
    let start = clock.now
    let outcome = try Subprocess.run(
      shell,
      ["-c", "echo before; sleep 60 & sleep 60"],
      timeout: .milliseconds(200)
    )
    #expect(outcome.ending == .deadlinePassed)
    #expect(outcome.stdoutText == "before\n")
    #expect(clock.now - start < .seconds(30))
  }

  @Test
  func `a program that a signal ends is told from one that exits`() throws {
    let outcome = try Subprocess.run(shell, ["-c", "kill -TERM $$"])
    #expect(outcome.ending == .signalled(15))
  }

  @Test
  func `a program that is not there is an error`() throws {
    #expect(throws: Errno.noSuchFileOrDirectory) { try Subprocess.run("/nonexistent/program") }
  }

  @Test
  func `working directory and environment are those asked for`() throws {
    try withTemporaryDirectory { directory in
      let outcome = try Subprocess.run(
        shell,
        ["-c", "pwd; echo $GREETING $HOME"],
        environment: ["GREETING": "hello"],
        workingDirectory: directory
      )
      #expect(outcome.stdoutText == "\(directory)\nhello\n")
    }
  }

  @Test
  func `the program built with the tests is found and runs`() throws {
    let outcome = try Subprocess.run(ferryBinary(), ["--version"])
    #expect(outcome.ending == .exited(0))
  }
}
