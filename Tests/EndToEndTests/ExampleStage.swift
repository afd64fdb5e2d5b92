import FTPTestSupport
import Platform
import SystemPackage
import Testing

/// Runs lines of documents, as their reader would: with a shell, in a directory of one's own, at a
/// server that stands for `ftp.example.org`.
enum ExampleStage {
  /// Runs lines one after the other; each has to end with 0.
  ///
  /// - Parameters:
  ///   - lines: For a shell.
  ///   - typed: For the prompt; each has a run of its own.
  /// - Throws: Why there is no server, or no process.
  static func run(_ lines: [String], typed: [String] = []) throws {
    try withRealServer(.vsftpd) { server throws in
      try server.makeDirectory("docs")
      try server.makeDirectory("incoming")
      try server.makeFile("README.txt", [UInt8]("read me\n".utf8))
      try server.makeFile("docs/harbour.txt", patternedOctets(3000))
      try server.makeFile("big.iso", patternedOctets(100_000))
      try withTemporaryDirectory { here throws in
        try writeOctets([1, 2, 3], here.appending("report.pdf"))
        try writeOctets([UInt8]("cd docs\nls\n".utf8), here.appending("nightly.ferry"))
        try LocalDirectory.create(here.appending("site"))
        try writeOctets([4, 5], here.appending("site").appending("index.html"))
        for line in typed {
          let outcome = try server.run("@\(line)\n", in: here)
          #expect(outcome.ending == .exited(0), "\(line): \(outcome.stderrText)")
        }
        for line in lines {
          var environment = Subprocess.plainEnvironment
          environment["HOME"] = here.string
          environment["FERRY_PASSWORD"] = server.password
          let path = try ferryBinary().removingLastComponent().string
          environment["PATH"] = path + ":" + (environment["PATH"] ?? "/bin:/usr/bin")
          let command = line.split(
            separator: "me@ftp.example.org",
            omittingEmptySubsequences: false
          ).joined(separator: server.authority)
          let outcome = try Subprocess.run(
            "/bin/sh",
            ["-c", command],
            environment: environment,
            workingDirectory: here
          )
          #expect(outcome.ending == .exited(0), "\(line): \(outcome.stderrText)")
        }
      }
    }
  }
}

extension RealServer {
  /// User, host and port, as they stand in a URL.
  fileprivate var authority: String {
    let rest = url.split(separator: "/", omittingEmptySubsequences: true)
    return rest.count > 1 ? String(rest[1]) : url
  }
}
