import FTPTestSupport
import Platform
import SystemPackage
import Testing

/// The real servers over TLS, in both versions of it.
@Suite(.tags(.tls, .network, .realServer))
struct RealServerTLSTests {
  struct Case: CustomTestStringConvertible {
    let kind: ServerKind
    let tls: ServerTLS
    let version: String

    var testDescription: String { "\(kind), \(tls), TLS \(version)" }

    /// Every server with everything that it can do.
    static var all: [Case] {
      ServerKind.allCases.flatMap { kind in
        [ServerTLS.explicit, .implicit].flatMap { tls in
          ["1.2", "1.3"].map { Case(kind: kind, tls: tls, version: $0) }
        }
      }.filter { $0.kind != .pureFTPd || $0.tls == .explicit }
    }

    /// Pure-FTPd 1.0.50 never resumes under TLS 1.3.
    var resumes: Bool { kind != .pureFTPd || version == "1.2" }
  }

  /// Around the limits of records and buffers.
  private static let sizes = [1, 16_383, 16_384, 16_385, 262_145, 1_000_003]

  /// Octets for the largest of them.
  private static let octets = patternedOctets(1_000_003)

  /// What one server says when a data connection resumed the session; `nil` where it says nothing.
  private func resumptionMark(_ kind: ServerKind) -> String? {
    switch kind {
    case .vsftpd: ", reused,"
    case .proftpd: "client reused TLS session for data connection"
    case .pureFTPd, .pyftpdlib: nil
    }
  }

  private func url(_ server: RealServer, _ tls: ServerTLS) -> String {
    let scheme = tls == .implicit ? "ftps" : "ftp"
    return "\(scheme)://\(server.user)@\(server.host):\(server.port)"
  }

  @Test(arguments: Case.all)
  func `files go both ways, every data connection resumes, and no octet is lost`(
    testCase: Case
  ) throws {
    let logging = testCase.kind == .vsftpd ? ["--setting", "debug_ssl=YES"] : []
    try withRealServer(testCase.kind, tls: testCase.tls, options: logging) { server throws in
      try withTemporaryDirectory { here throws in
        var script = "ls -l\n"
        for size in Self.sizes {
          try writeOctets([UInt8](Self.octets.prefix(size)), here.appending("up\(size)"))
          script += "put up\(size)\nget up\(size) down\(size)\n"
        }
        let outcome = try FerryRun(
          arguments: [
            "-v", "--ca", server.certificate.string, "--tls-min", testCase.version, "--tls-max",
            testCase.version, url(server, testCase.tls),
          ],
          script: script + "status\n",
          environment: ["FERRY_PASSWORD": server.password, "XDG_DATA_HOME": here.string],
          directory: here
        ).outcome()
        #expect(outcome.ending == .exited(0), "\(outcome.stderrText)\n\(server.log)")
        for size in Self.sizes {
          let octets = [UInt8](Self.octets.prefix(size))
          #expect(try server.contents("up\(size)") == octets, "\(size) octets sent")
          #expect(try readOctets(here.appending("down\(size)")) == octets, "\(size) octets fetched")
        }
        #expect(!outcome.stderrText.contains("has forgotten the TLS session"))
        let state = testCase.resumes ? "session resumed" : "session not resumed"
        let last = outcome.stdoutText.split(separator: "\n").first { $0.hasPrefix("last data") }
        #expect(last.map { $0.contains("TLS \(testCase.version)") && $0.hasSuffix(state) } == true)
        if let mark = resumptionMark(testCase.kind) {
          let count = server.log.occurrences(of: mark)
          #expect(count >= 1 + 2 * Self.sizes.count, "\(server.log)")
          // The control connection has nothing to resume.
          #expect(server.log.occurrences(of: ", not reused,") <= 1, "\(server.log)")
        }
      }
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `data connections can be active, or in clear on demand`(kind: ServerKind) throws {
    // pyftpdlib demands PROT P, as it is started.
    let clear = kind == .pyftpdlib ? [] : ["set tls-data clear", "ls", "status"]
    let relaxed = kind == .vsftpd ? ["--setting", "force_local_data_ssl=NO"] : []
    try withRealServer(kind, tls: .explicit, options: relaxed) { server throws in
      try server.makeFile("a.txt", [UInt8]("octets".utf8))
      try withTemporaryDirectory { here throws in
        let script = ["set passive off", "get a.txt -", "set passive on"] + clear
        let outcome = try FerryRun(
          arguments: ["--ca", server.certificate.string, server.url],
          script: script.joined(separator: "\n") + "\n",
          environment: ["FERRY_PASSWORD": server.password, "XDG_DATA_HOME": here.string],
          directory: here
        ).outcome()
        #expect(outcome.ending == .exited(0), "\(outcome.stderrText)\n\(server.log)")
        #expect(outcome.stdoutText.hasPrefix("octets"))
        #expect(clear.isEmpty || outcome.stdoutText.contains("in clear (set tls-data)"))
      }
    }
  }

  @Test(arguments: [ServerKind.proftpd, .pureFTPd])
  func `the protection of commands can be ended`(kind: ServerKind) throws {
    try withRealServer(kind, tls: .explicit) { server throws in
      try server.makeFile("a.txt", [UInt8]("octets".utf8))
      try withTemporaryDirectory { here throws in
        let outcome = try FerryRun(
          arguments: ["--ca", server.certificate.string, server.url],
          script: "ccc\npwd\nget a.txt -\nstatus\n",
          environment: ["FERRY_PASSWORD": server.password, "XDG_DATA_HOME": here.string],
          directory: here
        ).outcome()
        #expect(outcome.ending == .exited(0), "\(outcome.stderrText)\n\(server.log)")
        #expect(outcome.stdoutText.hasPrefix("/\noctets"))
        #expect(outcome.stdoutText.contains("ended by 'ccc'"))
        #expect(outcome.stderrText.contains("travel in clear from now on"))
      }
    }
  }

  @Test func `a server that does not demand it may have sessions of its own`() throws {
    try withRealServer(.vsftpd, tls: .explicit, options: ["--any-tls-session"]) { server throws in
      try server.makeFile("a.txt", [UInt8]("octets".utf8))
      try withTemporaryDirectory { here throws in
        let outcome = try FerryRun(
          arguments: ["--ca", server.certificate.string, server.url],
          script: "get a.txt -\n",
          environment: ["FERRY_PASSWORD": server.password, "XDG_DATA_HOME": here.string],
          directory: here
        ).outcome()
        #expect(outcome.stdoutText == "octets", "\(outcome.stderrText)")
      }
    }
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func occurrences(of text: String) -> Int {
    var count = 0
    var rest = self[...]
    while let range = rest.firstRange(of: text) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }
}
