import FTPTestSupport
import SystemPackage
import Testing

/// What commands print, in files and other programs.
struct RedirectionTests {
  private func run(_ script: String, in directory: FilePath) throws -> Subprocess.Outcome {
    try FerryRun(arguments: ["demo"], script: script, directory: directory).outcome()
  }

  @Test func `a file gets what a command prints, and more at its end`() throws {
    try withTemporaryDirectory { here in
      let outcome = try run("cd docs\npwd > out\npwd >> out\nlpwd\n", in: here)
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      #expect(outcome.stdoutText == "\(here)\n")
      #expect(try readOctets(here.appending("out")) == [UInt8]("/docs\n/docs\n".utf8))
    }
  }

  @Test func `a downloaded file goes to another program`() throws {
    try withTemporaryDirectory { here in
      let outcome = try run("get large.bin -o - | wc -c\npwd\n", in: here)
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      #expect(outcome.stdoutText == "8388608\n/\n")
    }
  }

  @Test func `a program that wants no more is no failure, one that fails is`() throws {
    try withTemporaryDirectory { here in
      let outcome = try run("get large.bin -o - | head -c 1 > /dev/null\nls | false\n", in: here)
      #expect(outcome.ending == .exited(10))
      #expect(outcome.stderrText.contains("line 2: |false: "), "\(outcome.stderrText)")
    }
  }

  @Test func `a file that cannot be made is told, and the command does not run`() throws {
    try withTemporaryDirectory { here in
      let outcome = try run("mkdir new > missing/out\n", in: here)
      #expect(outcome.ending == .exited(6))
      #expect(outcome.stderrText.contains("missing/out"), "\(outcome.stderrText)")
    }
  }
}
