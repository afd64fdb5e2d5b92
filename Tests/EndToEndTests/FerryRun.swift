import FTPTestSupport
import SystemPackage

/// One run of the built program with its input, as a script or a user's shell would start it.
struct FerryRun {
  var arguments: [String] = []
  var script = ""
  var environment: [String: String] = [:]
  var directory: FilePath?

  /// Runs the program to its end.
  ///
  /// - Parameters:
  ///   - timeout: Then it is killed.
  ///   - stop: A descriptor that can be read once it is to be killed before that.
  /// - Returns: What it did.
  /// - Throws: `Errno` when it cannot be started.
  func outcome(
    within timeout: Duration = .seconds(60),
    killedBy stop: Int32? = nil
  ) throws -> Subprocess.Outcome {
    let plain = Subprocess.plainEnvironment
    return try Subprocess.run(
      ferryBinary(),
      arguments,
      environment: plain.merging(environment) { $1 },
      input: [UInt8](script.utf8),
      workingDirectory: directory,
      timeout: timeout,
      killedBy: stop
    )
  }
}

extension RealServer {
  /// The server's URL, with the user in it.
  var url: String { "ftp://\(user)@\(host):\(port)" }

  /// Runs a script against the server, logged in.
  func run(_ script: String, in directory: FilePath) throws -> Subprocess.Outcome {
    try FerryRun(
      arguments: [url],
      script: script,
      environment: ["FERRY_PASSWORD": password],
      directory: directory
    ).outcome()
  }

  /// Runs a verb of the command line.
  func run(verb arguments: [String], in directory: FilePath) throws -> Subprocess.Outcome {
    try FerryRun(
      arguments: arguments,
      environment: ["FERRY_PASSWORD": password],
      directory: directory
    ).outcome()
  }
}

/// Octets in which every value and every line end occurs, the same every time.
func patternedOctets(_ count: Int) -> [UInt8] {
  var state: UInt32 = 12345
  return (0..<count).map { _ in
    state = state &* 1_664_525 &+ 1_013_904_223
    return UInt8(truncatingIfNeeded: state >> 24)
  }
}
