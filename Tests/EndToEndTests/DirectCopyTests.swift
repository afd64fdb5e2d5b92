import FTPTestSupport
import Glibc
import Platform
import SystemPackage
import Testing

/// `cp` straight from one server to another one, on real servers with addresses of their own.
@Suite(.tags(.network, .realServer))
struct DirectCopyTests {
  /// What lets a server talk to other hosts than its client's.
  private func permission(_ kind: ServerKind) -> [String] {
    switch kind {
    case .vsftpd: ["--setting", "pasv_promiscuous=YES", "--setting", "port_promiscuous=YES"]
    case .proftpd: ["--setting", "AllowForeignAddress on"]
    case .pureFTPd: ["--setting=--allowuserfxp"]
    case .pyftpdlib: ["--setting", "permit_foreign_addresses=True"]
    }
  }

  @Test(arguments: CopyStage.pairs)
  func `servers that allow it send files straight to each other`(
    source: ServerKind,
    target: ServerKind
  ) throws {
    let options = (
      ["--bind", "127.0.0.2"] + permission(source), ["--bind", "127.0.0.3"] + permission(target)
    )
    try withCopyStage(source, target, options: options) { stage throws in
      let outcome = try stage.run(
        "cp --fxp '1:big file' 1:empty .\nget 'big file' back\nsession 1\nls\n",
        options: ["-v"]
      )
      let said = outcome.stderrText
      #expect(outcome.ending == .exited(0), "\(said)")
      #expect(said.contains("verified, straight from server to server"), "\(said)")
      #expect(said.contains("--> PORT 127,0,0,3,"), "\(said)")
      #expect(try stage.target.contents("to/big file") == CopyStage.octets)
      #expect(try stage.target.contents("to/empty") == [])
      #expect(try stage.namesInTarget().count == 2)
      #expect(try readFile(stage.here.appending("back")) == CopyStage.octets)
    }
  }

  @Test(arguments: CopyStage.pairs)
  func `servers that refuse strangers have their files pass this machine, and that is said`(
    source: ServerKind,
    target: ServerKind
  ) throws {
    let options = (["--bind", "127.0.0.2"], ["--bind", "127.0.0.3"])
    try withCopyStage(source, target, options: options) { stage throws in
      let refused = try stage.run("cp --fxp '1:big file' .\n")
      #expect(refused.ending == .exited(1), "\(refused.stderrText)")
      #expect(refused.stderrText.contains("straight from server to server: 127.0.0."))
      #expect(try stage.namesInTarget().isEmpty)
      let outcome = try stage.run("cp '1:big file' 1:empty .\n")
      let said = outcome.stderrText
      #expect(outcome.ending == .exited(0), "\(said)")
      #expect(said.contains("(not straight from server to server: 127.0.0."), "\(said)")
      #expect(said.contains("verified, by way of this machine"), "\(said)")
      #expect(try stage.target.contents("to/big file") == CopyStage.octets)
      #expect(try stage.target.contents("to/empty") == [])
    }
  }

  @Test func `over IPv6 servers are told of each other by EPSV and EPRT`() throws {
    let options = ["--bind", "::1"]
    try withCopyStage(.proftpd, .vsftpd, options: (options, options)) { stage throws in
      let outcome = try FerryRun(
        arguments: [
          "cp", "-v", "--fxp", "\(stage.source.secretURLv6)/from/big%20file",
          "\(stage.target.secretURLv6)/to/",
        ],
        directory: stage.here
      ).outcome()
      let said = outcome.stderrText
      #expect(outcome.ending == .exited(0), "\(said)")
      #expect(said.contains("--> EPRT |2|::1|"), "\(said)")
      #expect(try stage.target.contents("to/big file") == CopyStage.octets)
    }
  }

  @Test func `no server is told the address of a proxy`() throws {
    try withCopyStage(.proftpd, .vsftpd) { stage throws in
      try withRealProxy(.dante, open: true) { proxy throws in
        let outcome = try stage.run(
          "cp '1:big file' .\n",
          options: ["-v", "--proxy", proxy.bareURL, "--allow-clear-password"]
        )
        let said = outcome.stderrText
        #expect(outcome.ending == .exited(0), "\(said)")
        #expect(said.contains("(not straight from server to server: a proxy stands before"))
        #expect(!said.contains("--> PORT") && !said.contains("--> EPRT"), "\(said)")
        #expect(try stage.target.contents("to/big file") == CopyStage.octets)
      }
    }
  }

  @Test func `the interrupt key stops both servers, and leaves both sessions in step`() throws {
    let slow = ["--setting=--userbandwidth 200:200"]
    try withCopyStage(.pureFTPd, .pureFTPd, options: (slow, [])) { stage throws in
      try withPrompt([stage.source.secretURL]) { terminal, _ throws in
        try terminal.expect(":\(stage.source.port):/> ")
        try terminal.send("session new \(stage.target.secretURL)\r")
        try terminal.expect(":\(stage.target.port):/> ")
        try terminal.send("cp --fxp '1:from/big file' 2:to/copy\r")
        let partial = stage.target.root.appending("to/copy.ferry-partial")
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
        try terminal.send("ls from\r")
        try terminal.expect("big file")
        #expect(try stage.namesInTarget().isEmpty)
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
    try withCopyStage(
      source,
      target,
      tls: (.explicit, .explicit),
      options: (options[0], options[1])
    ) { stage throws in
      try withTrusted([stage.source, stage.target]) { authorities throws in
        let outcome = try stage.run(
          "cp --fxp '1:big file' .\nls\nsession 1\nls\n",
          options: ["-v", "--ca", authorities.string]
        )
        let said = outcome.stderrText
        #expect(outcome.ending == .exited(0), "\(said)")
        #expect(said.contains("verified, straight from server to server"), "\(said)")
        #expect(said.contains("] --> SSCN ON") && said.contains("] --> SSCN OFF"), "\(said)")
        #expect(!said.contains("PROT C"))
        #expect(try stage.target.contents("to/big file") == CopyStage.octets)
      }
    }
  }

  @Test func `a server that trusts no stranger's certificate has its files pass this machine`()
    throws
  {
    try withCopyStage(
      .pureFTPd,
      .proftpd,
      tls: (.explicit, .explicit),
      options: ([], ["--any-tls-session"])
    ) { stage throws in
      try expectDetour(stage, because: "")
    }
  }

  @Test func `protected connections never become clear ones between two servers`() throws {
    try withCopyStage(.vsftpd, .pureFTPd, tls: (.explicit, .explicit)) {
      stage throws in
      try expectDetour(stage, because: "neither of them knows SSCN or CPSV")
    }
    try withCopyStage(.proftpd, .pyftpdlib, tls: (.explicit, .none)) {
      stage throws in
      try expectDetour(stage, because: "only one of them protects")
    }
  }

  private func expectDetour(_ stage: CopyStage, because reason: String) throws {
    let certified = [stage.source, stage.target].filter { isThere($0.certificate) }
    try withTrusted(certified) { authorities throws in
      let outcome = try stage.run(
        "cp '1:big file' .\nls\n",
        options: ["-v", "--ca", authorities.string]
      )
      let said = outcome.stderrText
      #expect(outcome.ending == .exited(0), "\(said)")
      #expect(said.contains("(not straight from server to server: \(reason)"), "\(said)")
      #expect(said.contains("verified, by way of this machine"), "\(said)")
      #expect(!said.contains("PROT C"), "\(said)")
      #expect(try stage.target.contents("to/big file") == CopyStage.octets)
    }
  }
}

extension RealServer {
  /// The URL of a server at an address of IPv6, with user and password in it.
  fileprivate var secretURLv6: String { "ftp://\(user):\(password)@[\(host)]:\(port)" }
}
