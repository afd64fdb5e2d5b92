import FTPTestSupport
import Glibc
import Platform
import SystemPackage
import Testing

/// `cp` straight from one server to another one, on real servers with addresses of their own.
@Suite(.tags(.network, .realServer))
struct DirectCopyTests {
  private static let octets = patternedOctets(3_000_001)

  /// What lets a server talk to other hosts than its client's.
  private func permission(_ kind: ServerKind) -> [String] {
    switch kind {
    case .vsftpd: ["--setting", "pasv_promiscuous=YES", "--setting", "port_promiscuous=YES"]
    case .proftpd: ["--setting", "AllowForeignAddress on"]
    case .pureFTPd: ["--setting=--allowuserfxp"]
    case .pyftpdlib: ["--setting", "permit_foreign_addresses=True"]
    }
  }

  private func withTwo(
    _ kinds: (ServerKind, ServerKind),
    tls: (ServerTLS, ServerTLS) = (.none, .none),
    options: ([String], [String]),
    _ body: (RealServer, RealServer, FilePath) throws -> Void
  ) throws {
    try withRealServer(kinds.0, tls: tls.0, options: options.0) { source throws in
      try withRealServer(kinds.1, tls: tls.1, options: options.1) { target throws in
        try source.makeFile("big file", Self.octets)
        try source.makeFile("empty", [])
        try target.makeDirectory("to")
        try withTemporaryDirectory { here throws in try body(source, target, here) }
      }
    }
  }

  private func run(
    _ script: String,
    _ first: RealServer,
    _ second: RealServer,
    options: [String] = [],
    in here: FilePath
  ) throws -> Subprocess.Outcome {
    try FerryRun(
      arguments: options + [first.secretURL],
      script: "session new \(second.secretURL)\ncd to\n" + script,
      directory: here
    ).outcome()
  }

  private static let pairs: [(ServerKind, ServerKind)] = [
    (.vsftpd, .proftpd), (.proftpd, .pureFTPd), (.pureFTPd, .pyftpdlib), (.pyftpdlib, .vsftpd),
  ]

  @Test(arguments: pairs)
  func `servers that allow it send files straight to each other`(
    source: ServerKind,
    target: ServerKind
  ) throws {
    let options = (
      ["--bind", "127.0.0.2"] + permission(source), ["--bind", "127.0.0.3"] + permission(target)
    )
    try withTwo((source, target), options: options) { source, target, here throws in
      let outcome = try run(
        "cp --fxp '1:big file' 1:empty .\nget 'big file' back\nsession 1\nls\n",
        source,
        target,
        options: ["-v"],
        in: here
      )
      let said = outcome.stderrText
      #expect(outcome.ending == .exited(0), "\(said)")
      #expect(said.contains("verified, straight from server to server"), "\(said)")
      #expect(said.contains("--> PORT 127,0,0,3,"), "\(said)")
      #expect(try target.contents("to/big file") == Self.octets)
      #expect(try target.contents("to/empty") == [])
      #expect(try LocalDirectory.names(in: target.root.appending("to")).count == 2)
      #expect(try readFile(here.appending("back")) == Self.octets)
    }
  }

  @Test(arguments: pairs)
  func `servers that refuse strangers have their files pass this machine, and that is said`(
    source: ServerKind,
    target: ServerKind
  ) throws {
    let options = (["--bind", "127.0.0.2"], ["--bind", "127.0.0.3"])
    try withTwo((source, target), options: options) { source, target, here throws in
      let refused = try run("cp --fxp '1:big file' .\n", source, target, in: here)
      #expect(refused.ending == .exited(1), "\(refused.stderrText)")
      #expect(refused.stderrText.contains("straight from server to server: 127.0.0."))
      #expect(try LocalDirectory.names(in: target.root.appending("to")).isEmpty)
      let outcome = try run("cp '1:big file' 1:empty .\n", source, target, in: here)
      let said = outcome.stderrText
      #expect(outcome.ending == .exited(0), "\(said)")
      #expect(said.contains("(not straight from server to server: 127.0.0."), "\(said)")
      #expect(said.contains("verified, by way of this machine"), "\(said)")
      #expect(try target.contents("to/big file") == Self.octets)
      #expect(try target.contents("to/empty") == [])
    }
  }

  @Test func `over IPv6 servers are told of each other by EPSV and EPRT`() throws {
    let options = ["--bind", "::1"]
    try withTwo((.proftpd, .vsftpd), options: (options, options)) { source, target, here throws in
      let outcome = try FerryRun(
        arguments: [
          "cp", "-v", "--fxp", "\(source.secretURLv6)/big%20file", "\(target.secretURLv6)/to/",
        ],
        directory: here
      ).outcome()
      let said = outcome.stderrText
      #expect(outcome.ending == .exited(0), "\(said)")
      #expect(said.contains("--> EPRT |2|::1|"), "\(said)")
      #expect(try target.contents("to/big file") == Self.octets)
    }
  }

  @Test func `no server is told the address of a proxy`() throws {
    try withTwo((.proftpd, .vsftpd), options: ([], [])) { source, target, here throws in
      try withRealProxy(.dante, open: true) { proxy throws in
        let outcome = try run(
          "cp '1:big file' .\n",
          source,
          target,
          options: ["-v", "--proxy", proxy.bareURL, "--allow-clear-password"],
          in: here
        )
        let said = outcome.stderrText
        #expect(outcome.ending == .exited(0), "\(said)")
        #expect(said.contains("(not straight from server to server: a proxy stands before"))
        #expect(!said.contains("--> PORT") && !said.contains("--> EPRT"), "\(said)")
        #expect(try target.contents("to/big file") == Self.octets)
      }
    }
  }

  @Test func `the interrupt key stops both servers, and leaves both sessions in step`() throws {
    let slow = ["--setting=--userbandwidth 200:200"]
    try withTwo((.pureFTPd, .pureFTPd), options: (slow, [])) { source, target, _ throws in
      try withPrompt([source.secretURL]) { terminal, _ throws in
        try terminal.expect(":\(source.port):/> ")
        try terminal.send("session new \(target.secretURL)\r")
        try terminal.expect(":\(target.port):/> ")
        try terminal.send("cp --fxp '1:big file' 2:to/copy\r")
        let partial = target.root.appending("to/copy.ferry-partial")
        let end = ContinuousClock.now + .seconds(20)
        while (try? FileInfo(of: partial).size) ?? 0 == 0, ContinuousClock.now < end {
          usleep(10_000)
        }
        try terminal.send("\u{3}")
        try terminal.expect("interrupted")
        try terminal.expect("[2] ")
        try terminal.send("ls to; pwd\r")
        try terminal.expect("\r\n/\r\n")
        try terminal.send("session 1\r")
        try terminal.expect("[1] ")
        try terminal.send("ls\r")
        try terminal.expect("big file")
        #expect(try LocalDirectory.names(in: target.root.appending("to")).isEmpty)
        try terminal.send("quit\r")
        #expect(try terminal.exitStatus() == 0)
      }
    }
  }

  private static let protectedPairs: [(ServerKind, ServerKind)] = [
    (.proftpd, .proftpd), (.proftpd, .pureFTPd), (.pureFTPd, .proftpd), (.vsftpd, .proftpd),
    (.pyftpdlib, .proftpd),
  ]

  @Test(arguments: protectedPairs)
  func `under TLS one of the servers is the client of the other, where it knows SSCN`(
    source: ServerKind,
    target: ServerKind
  ) throws {
    let options = [source, target].map { kind in
      ["--any-tls-session"] + (kind == .proftpd ? ["--setting", "TLSVerifyServer off"] : [])
    }
    try withTwo(
      (source, target),
      tls: (.explicit, .explicit),
      options: (options[0], options[1])
    ) { source, target, here throws in
      try withTrusted([source, target]) { authorities throws in
        let outcome = try run(
          "cp --fxp '1:big file' .\nls\nsession 1\nls\n",
          source,
          target,
          options: ["-v", "--ca", authorities.string],
          in: here
        )
        let said = outcome.stderrText
        #expect(outcome.ending == .exited(0), "\(said)")
        #expect(said.contains("verified, straight from server to server"), "\(said)")
        #expect(said.contains("] --> SSCN ON") && said.contains("] --> SSCN OFF"), "\(said)")
        #expect(!said.contains("PROT C"))
        #expect(try target.contents("to/big file") == Self.octets)
      }
    }
  }

  @Test func `a server that trusts no stranger's certificate has its files pass this machine`()
    throws
  {
    try withTwo(
      (.pureFTPd, .proftpd),
      tls: (.explicit, .explicit),
      options: ([], ["--any-tls-session"])
    ) { source, target, here throws in
      try expectDetour(source, target, because: "", in: here)
    }
  }

  @Test func `protected connections never become clear ones between two servers`() throws {
    try withTwo((.vsftpd, .pureFTPd), tls: (.explicit, .explicit), options: ([], [])) {
      source,
      target,
      here throws in
      try expectDetour(source, target, because: "neither of them knows SSCN or CPSV", in: here)
    }
    try withTwo((.proftpd, .pyftpdlib), tls: (.explicit, .none), options: ([], [])) {
      source,
      target,
      here throws in
      try expectDetour(source, target, because: "only one of them protects", in: here)
    }
  }

  private func expectDetour(
    _ source: RealServer,
    _ target: RealServer,
    because reason: String,
    in here: FilePath
  ) throws {
    let certified = [source, target].filter { isThere($0.certificate) }
    try withTrusted(certified) { authorities throws in
      let outcome = try run(
        "cp '1:big file' .\nls\n",
        source,
        target,
        options: ["-v", "--ca", authorities.string],
        in: here
      )
      let said = outcome.stderrText
      #expect(outcome.ending == .exited(0), "\(said)")
      #expect(said.contains("(not straight from server to server: \(reason)"), "\(said)")
      #expect(said.contains("verified, by way of this machine"), "\(said)")
      #expect(!said.contains("PROT C"), "\(said)")
      #expect(try target.contents("to/big file") == Self.octets)
    }
  }
}

extension RealServer {
  /// The URL of a server at an address of IPv6, with user and password in it.
  fileprivate var secretURLv6: String { "ftp://\(user):\(password)@[\(host)]:\(port)" }
}
