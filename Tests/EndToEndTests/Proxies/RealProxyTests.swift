import FTPTestSupport
import SystemPackage
import Testing

/// The way through real proxies, to real servers.
@Suite(.tags(.network, .realServer))
struct RealProxyTests {
  /// Runs a script at a server by way of a proxy.
  private func run(
    _ script: String,
    _ server: RealServer,
    _ arguments: [String],
    host: String = "localhost",
    environment: [String: String] = [:]
  ) throws -> Subprocess.Outcome {
    try withTemporaryDirectory { here throws in
      try FerryRun(
        arguments: arguments + ["ftp://\(server.user)@\(host):\(server.port)/"],
        script: script,
        environment: ["FERRY_PASSWORD": server.password].merging(environment) { $1 },
        directory: here
      ).outcome()
    }
  }

  @Test(arguments: ProxyKind.allCases, [ServerKind.vsftpd, .proftpd, .pyftpdlib])
  func `files and listings go through a proxy, commands and data under TLS`(
    proxyKind: ProxyKind,
    kind: ServerKind
  ) throws {
    try withRealServer(kind, tls: .explicit) { server throws in
      let octets = patternedOctets(300_000)
      try server.makeFile("data.bin", octets)
      try server.makeDirectory("sub")
      try withRealProxy(proxyKind) { proxy throws in
        let outcome = try run(
          "ls\nget data.bin\nput data.bin sub/copy.bin\nls -r sub\nget data.bin -\nstatus\n",
          server,
          ["--proxy", proxy.url, "--ca", server.certificate.string]
        )
        #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
        #expect(try server.contents("sub/copy.bin") == octets)
        let text = outcome.stdoutText
        #expect(text.contains("by way of \(proxy.bareURL)"))
        #expect(text.contains("protection        TLS"))
        #expect(text.contains("last data         TLS"))
        #expect(!text.contains(proxy.password), "the password is shown")
        #expect(!outcome.stderrText.contains(proxy.password), "the password is shown")
        // One connection for commands, and one for each listing and file.
        let count = proxy.log.split(separator: "\n").filter { $0.contains("\(server.port)") }.count
        #expect(count >= 1, "\(proxy.log)")
      }
    }
  }

  @Test(arguments: ProxyKind.allCases)
  func `in clear, with PASV, over several connections at once`(kind: ProxyKind) throws {
    try withRealServer(.pureFTPd) { server throws in
      try server.makeDirectory("tree")
      for index in 0..<8 { try server.makeFile("tree/\(index)", patternedOctets(1000 + index)) }
      try withRealProxy(kind, open: true) { proxy throws in
        let outcome = try run(
          "set epsv off\nget -r -P 3 tree\nls tree\n",
          server,
          ["--proxy", proxy.bareURL, "--allow-clear-password"]
        )
        #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
        #expect(outcome.stdoutText.split(separator: "\n").count == 8)
      }
    }
  }

  @Test func `through a proxy nothing stays on this machine: no password in clear without leave`()
    throws
  {
    try withRealServer(.vsftpd) { server throws in
      try withRealProxy(.dante, open: true) { proxy throws in
        let outcome = try run("ls\n", server, ["--proxy", proxy.bareURL], host: "127.0.0.1")
        #expect(outcome.ending == .exited(5))
        #expect(outcome.stderrText.contains("in clear"))
      }
    }
  }

  @Test(arguments: ProxyKind.allCases)
  func `a proxy that wants a user says so, and so does one that refuses it`(
    kind: ProxyKind
  ) throws {
    try withRealServer(.vsftpd) { server throws in
      try withRealProxy(kind) { proxy throws in
        let nobody = try run("ls\n", server, ["--proxy", proxy.bareURL])
        #expect(nobody.ending == .exited(3))
        #expect(nobody.stderrText.contains("\(proxy.bareURL) wants a user and a password"))
        let wrong = "\(kind.scheme)://\(proxy.user):wrong-secret@127.0.0.1:\(proxy.port)"
        let refused = try run("ls\n", server, ["--proxy", wrong])
        #expect(refused.ending == .exited(3))
        #expect(refused.stderrText.contains("does not take the user or the password"))
        #expect(!refused.stderrText.contains("wrong-secret"))
      }
    }
  }

  @Test func `active mode behind a proxy is refused in words, and listings come all the same`()
    throws
  {
    try withRealServer(.proftpd) { server throws in
      try server.makeFile("a.txt", [0x61])
      try withRealProxy(.dante, open: true) { proxy throws in
        let outcome = try run(
          "set passive off\nls\nget a.txt\n",
          server,
          ["--proxy", proxy.bareURL, "--allow-clear-password"]
        )
        #expect(outcome.stdoutText == "a.txt\n")
        #expect(outcome.stderrText.contains("listings come over the control connection"))
        #expect(outcome.stderrText.contains("lets no server connect to this machine"))
        #expect(outcome.stderrText.contains("'set passive on'"))
      }
    }
  }

  @Test func `the environment names a proxy, and what is reached without it`() throws {
    try withRealServer(.proftpd) { server throws in
      try withRealProxy(.dante, open: true) { proxy throws in
        // The name is known to nobody, so that only the proxy can say so.
        let outside = try FerryRun(
          arguments: ["-c", "ls", "ftp://host.invalid/"],
          environment: ["ALL_PROXY": "socks5h://127.0.0.1:\(proxy.port)"]
        ).outcome()
        #expect(outside.ending == .exited(3))
        #expect(outside.stderrText.contains("the proxy \(proxy.bareURL) does not connect there"))
        let excepted = try FerryRun(
          arguments: ["-c", "ls", "ftp://host.invalid/"],
          environment: [
            "all_proxy": "socks5h://127.0.0.1:\(proxy.port)", "no_proxy": "10.0.0.0/8,.invalid",
          ]
        ).outcome()
        #expect(excepted.stderrText.contains("the host is not known"))
        // No proxy elsewhere leads back to this machine.
        let here = try run(
          "status\n",
          server,
          [],
          environment: ["ALL_PROXY": proxy.bareURL]
        )
        #expect(here.ending == .exited(0), "\(here.stderrText)")
        #expect(!here.stdoutText.contains("by way of"))
      }
    }
  }
}
