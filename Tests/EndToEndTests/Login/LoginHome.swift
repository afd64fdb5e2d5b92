import FTPTestSupport
import Glibc
import Platform
import SystemPackage

/// A home directory in which the program runs.
struct LoginHome {
  let path: FilePath

  /// Makes a file.
  func write(_ name: String, _ text: String, mode: mode_t = 0o600) throws {
    try writeOctets([UInt8](text.utf8), path.appending(name))
    _ = path.appending(name).withPlatformString { chmod($0, mode) }
  }

  /// Runs the program to its end.
  func run(
    _ arguments: [String],
    _ script: String = "",
    _ environment: [String: String] = [:]
  ) throws -> Subprocess.Outcome {
    try FerryRun(
      arguments: arguments,
      script: script,
      environment: environment.merging(["HOME": path.string]) { own, _ in own },
      directory: path
    ).outcome()
  }
}

/// Lends a server that has a file, and a home directory, with no password in the environment.
func withLoginHome(
  _ kind: ServerKind = .pyftpdlib,
  _ body: (RealServer, LoginHome) throws -> Void
) throws {
  try withRealServer(kind) { server throws in
    try withTemporaryDirectory { home throws in
      try server.makeFile("a.txt", [UInt8]("hello".utf8))
      try body(server, LoginHome(path: home))
    }
  }
}
