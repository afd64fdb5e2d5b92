import FTPTestSupport
import Platform
import SystemPackage

/// Two real servers, of which the first has files in `from` and the second an empty directory `to`; and an
/// empty directory here.
struct CopyStage {
  let source: RealServer
  let target: RealServer
  let here: FilePath

  /// What is in `from/big file`.
  static let octets = patternedOctets(3_000_001)

  /// Each kind of server as the source, and as the target.
  static let pairs: [(ServerKind, ServerKind)] = [
    (.vsftpd, .proftpd), (.proftpd, .pureFTPd), (.pureFTPd, .pyftpdlib), (.pyftpdlib, .vsftpd),
  ]

  /// Runs a script with sessions at both servers, in `from` and in `to`, the second the current one.
  func run(_ script: String, options: [String] = []) throws -> Subprocess.Outcome {
    try FerryRun(
      arguments: options + [source.secretURL],
      script: "cd from\nsession new \(target.secretURL)\ncd to\n" + script,
      directory: here
    ).outcome()
  }

  /// The names in the directory `to` as it is on disk.
  func namesInTarget() throws -> [[UInt8]] {
    try LocalDirectory.names(in: target.root.appending("to"))
  }
}

/// Runs a test with two servers.
func withCopyStage(
  _ source: ServerKind,
  _ target: ServerKind,
  tls: (source: ServerTLS, target: ServerTLS) = (.none, .none),
  options: (source: [String], target: [String]) = ([], []),
  _ body: (CopyStage) throws -> Void
) throws {
  try withRealServer(source, tls: tls.source, options: options.source) { source throws in
    try withRealServer(target, tls: tls.target, options: options.target) { target throws in
      try source.makeDirectory("from")
      try source.makeFile("from/big file", CopyStage.octets)
      try source.makeFile("from/empty", [])
      try source.makeFile("from/one.txt", [1])
      try source.makeFile("from/two.txt", [2, 2])
      try target.makeDirectory("to")
      try withTemporaryDirectory { here throws in
        try body(CopyStage(source: source, target: target, here: here))
      }
    }
  }
}

/// Lends a file with the certificates of servers.
func withTrusted(_ servers: [RealServer], _ body: (FilePath) throws -> Void) throws {
  try withTemporaryDirectory { directory throws in
    let path = directory.appending("authorities.pem")
    try writeOctets(try servers.flatMap { try readFile($0.certificate) }, path)
    try body(path)
  }
}
