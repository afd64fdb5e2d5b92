import Glibc
package import SystemPackage

/// Running a program to its end, as a shell would, with all that it writes kept.
package enum Subprocess {
  /// How a program ended.
  package enum Ending: Hashable, Sendable {
    /// It ended by itself, with this exit status.
    case exited(Int32)
    /// A signal, of this number, ended it.
    case signalled(Int32)
    /// It, or a child that shares its output, still ran at the deadline, or when its end was asked
    /// for, and was killed (SIGKILL).
    case deadlinePassed
  }

  /// What a program did.
  package struct Outcome: Hashable, Sendable {
    /// How it ended.
    package let ending: Ending
    /// The octets that it wrote to standard output.
    package let stdout: [UInt8]
    /// The octets that it wrote to standard error.
    package let stderr: [UInt8]

    /// Standard output as text, with U+FFFD for what is not UTF-8.
    package var stdoutText: String { String(decoding: stdout, as: UTF8.self) }
    /// Standard error as text, with U+FFFD for what is not UTF-8.
    package var stderrText: String { String(decoding: stderr, as: UTF8.self) }
  }

  /// The environment of programs unless a test says otherwise, which holds nothing personal.
  ///
  /// `PATH` and the dynamic linker's path are those of the tests.
  package static var plainEnvironment: [String: String] {
    var environment = ["LC_ALL": "C.UTF-8", "HOME": "/nonexistent", "TERM": "dumb"]
    for name in ["PATH", "LD_LIBRARY_PATH"] {
      environment[name] = getenv(name).map { String(cString: $0) }
    }
    return environment
  }

  /// Runs a program to its end.
  ///
  /// The program leads a process group of its own, without a controlling terminal's input.
  /// - Parameters:
  ///   - executable: its path; `PATH` is not searched.
  ///   - arguments: without the name of the program.
  ///   - environment: all of it; nothing is inherited.
  ///   - input: the octets on its standard input, which ends after them.
  ///   - workingDirectory: that of the tests unless given.
  ///   - timeout: how long it may take; then its process group is killed.
  ///   - stop: a descriptor that can be read once the process group is to be killed before that.
  /// - Returns: what it wrote and how it ended.
  /// - Throws: `Errno` if the program cannot be started.
  package static func run(
    _ executable: FilePath,
    _ arguments: [String] = [],
    environment: [String: String] = plainEnvironment,
    input: [UInt8] = [],
    workingDirectory: FilePath? = nil,
    timeout: Duration = .seconds(60),
    killedBy stop: Int32? = nil
  ) throws(Errno) -> Outcome {
    var stdin = try Pipe()
    var stdout = try Pipe()
    var stderr = try Pipe()
    let process = try ProcessStart(
      executable: executable,
      arguments: arguments,
      environment: environment,
      workingDirectory: workingDirectory,
      standardDescriptors: (stdin.readEnd, stdout.writeEnd, stderr.writeEnd)
    )()
    stdin.closeReadEnd()
    stdout.closeWriteEnd()
    stderr.closeWriteEnd()
    let end = try ProcessEnd(of: process)
    var exchange = ProcessExchange(input: input)
    let isComplete = exchange.run(
      stdin: &stdin,
      stdout: stdout.readEnd,
      stderr: stderr.readEnd,
      end: end.descriptor,
      stop: stop,
      until: .now + timeout
    )
    if !isComplete { kill(-process, SIGKILL) }
    let ending = end.wait()
    return Outcome(
      ending: isComplete ? ending : .deadlinePassed,
      stdout: exchange.output,
      stderr: exchange.errorOutput
    )
  }
}
