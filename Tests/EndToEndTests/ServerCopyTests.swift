import FTPTestSupport
import Glibc
import Platform
import SystemPackage
import Testing

/// `cp` and `mv` from one server to another one, on real servers.
@Suite(.tags(.network, .realServer))
struct ServerCopyTests {
  private static let octets = patternedOctets(3_000_001)

  /// Runs the body with two servers, of which the first has files.
  private func withTwo(
    _ source: ServerKind,
    _ target: ServerKind,
    tls: ServerTLS = .none,
    options: [String] = [],
    _ body: (RealServer, RealServer, FilePath) throws -> Void
  ) throws {
    try withRealServer(source, tls: tls, options: options) { source throws in
      try withRealServer(target, tls: tls, options: options) { target throws in
        try source.makeDirectory("from")
        try source.makeFile("from/big file", Self.octets)
        try source.makeFile("from/empty", [])
        try source.makeFile("from/one.txt", [1])
        try source.makeFile("from/two.txt", [2, 2])
        try target.makeDirectory("to")
        try withTemporaryDirectory { here throws in try body(source, target, here) }
      }
    }
  }

  /// Runs a script with sessions at two servers, the second the current one.
  private func run(
    _ script: String,
    _ first: RealServer,
    _ second: RealServer,
    options: [String] = [],
    in here: FilePath
  ) throws -> Subprocess.Outcome {
    try FerryRun(
      arguments: options + [first.secretURL],
      script: "cd from\nsession new \(second.secretURL)\ncd to\n" + script,
      directory: here
    ).outcome()
  }

  private static let pairs: [(ServerKind, ServerKind)] = [
    (.vsftpd, .proftpd), (.proftpd, .pureFTPd), (.pureFTPd, .pyftpdlib), (.pyftpdlib, .vsftpd),
  ]

  @Test(arguments: pairs)
  func `cp copies from one session to another, and says by which way and what is proven`(
    source: ServerKind,
    target: ServerKind
  ) throws {
    try withTwo(source, target) { source, target, here throws in
      let outcome = try run(
        "cp --no-fxp '1:big file' 1:empty .\ncp --no-fxp 1:o{ne,x}* renamed\nls\n",
        source,
        target,
        in: here
      )
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      #expect(try target.contents("to/big file") == Self.octets)
      #expect(try target.contents("to/empty") == [])
      #expect(try target.contents("to/renamed") == [1])
      #expect(
        String(decoding: outcome.stdout, as: UTF8.self).split(separator: "\n")
          == ["big file", "empty", "renamed"]
      )
      let said = outcome.stderrText
      #expect(said.contains("verified, by way of this machine"), "\(said)")
      #expect(said.contains("/from/big file -> ftp://"), "\(said)")
      #expect(try LocalDirectory.names(in: here).isEmpty)
    }
  }

  @Test(arguments: pairs)
  func `ferry cp copies between two URLs, and ferry mv removes what is proven`(
    source: ServerKind,
    target: ServerKind
  ) throws {
    try withTwo(source, target) { source, target, here throws in
      let copied = try FerryRun(
        arguments: [
          "cp", "--no-fxp", "\(source.secretURL)/from/*.txt", "\(target.secretURL)/to/",
        ],
        directory: here
      ).outcome()
      #expect(copied.ending == .exited(0), "\(copied.stderrText)")
      #expect(try target.contents("to/one.txt") == [1])
      #expect(try target.contents("to/two.txt") == [2, 2])
      #expect(try source.contents("from/one.txt") == [1])
      for secret in [source.password, target.password] {
        #expect(!copied.stderrText.contains(secret))
      }
      let moved = try FerryRun(
        arguments: [
          "mv", "--no-fxp", "\(source.secretURL)/from/big%20file", "\(target.secretURL)/to/moved",
        ],
        directory: here
      ).outcome()
      #expect(moved.ending == .exited(0), "\(moved.stderrText)")
      #expect(try target.contents("to/moved") == Self.octets)
      #expect(!isThere(source.root.appending("from/big file")))
    }
  }

  @Test func `what cannot be copied leaves nothing, and the message names the server`() throws {
    try withTwo(.proftpd, .vsftpd) { source, target, here throws in
      _ = source.root.appending("from/two.txt").withPlatformString { chmod($0, 0) }
      let outcome = try run(
        """
        -cp --no-fxp 1:none .
        -cp --no-fxp 1:two.txt .
        -cp --no-fxp 1:one.txt nowhere/x
        -cp --no-fxp 1: 2:
        -cp --no-fxp 3:x .
        ls
        """,
        source,
        target,
        in: here
      )
      #expect(outcome.stdout.isEmpty)
      let said = outcome.stderrText
      #expect(try LocalDirectory.names(in: target.root.appending("to")).isEmpty, "\(said)")
      #expect(said.contains("cp ftp://\(source.user)@\(source.host):\(source.port)/from/two.txt"))
      #expect(
        said.contains("cp to ftp://\(target.user)@\(target.host):\(target.port)/to/nowhere/x"),
        "\(said)"
      )
      #expect(said.contains("it is a directory"), "\(said)")
      #expect(said.contains("there is no session 3"), "\(said)")
    }
  }

  @Test func `a name that is taken is kept where that is set, and else replaced`() throws {
    try withTwo(.vsftpd, .pyftpdlib) { source, target, here throws in
      try target.makeFile("to/one.txt", [9, 9, 9])
      let kept = try run(
        "set overwrite never\ncp --no-fxp 1:one.txt .\n",
        source,
        target,
        in: here
      )
      #expect(kept.ending == .exited(1), "\(kept.stderrText)")
      #expect(try target.contents("to/one.txt") == [9, 9, 9])
      let replaced = try run("cp --no-fxp 1:one.txt .\n", source, target, in: here)
      #expect(replaced.ending == .exited(0), "\(replaced.stderrText)")
      #expect(try target.contents("to/one.txt") == [1])
    }
  }

  @Test(arguments: ["cp", "mv"])
  func `what is set for the server of the target counts, wherever the user is`(verb: String) throws
  {
    try withTwo(.vsftpd, .pyftpdlib) { source, target, here throws in
      try target.makeFile("to/one.txt", [9, 9, 9])
      let other = "ftp://\(target.user):\(target.password)@localhost:\(target.port)"
      let outcome = try FerryRun(
        arguments: [source.secretURL],
        script: """
          set overwrite/localhost never
          session new \(other)
          session 1
          \(verb) --no-fxp 1:from/one.txt 2:to/one.txt

          """,
        directory: here
      ).outcome()
      #expect(outcome.ending == .exited(1), "\(outcome.stderrText)")
      #expect(try target.contents("to/one.txt") == [9, 9, 9])
      #expect(try source.contents("from/one.txt") == [1])
    }
  }

  @Test func `cp between sessions runs in the background, wherever the user goes meanwhile`() throws
  {
    try withTwo(.pureFTPd, .vsftpd) { source, target, here throws in
      let outcome = try run(
        "cp --no-fxp '1:big file' 2:copy &\nsession 1\ncd ..\nclose\ncd /\nwait\n",
        source,
        target,
        in: here
      )
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      #expect(try target.contents("to/copy") == Self.octets)
    }
  }

  @Test(arguments: [ServerKind.pureFTPd, .vsftpd, .pyftpdlib, .proftpd])
  func `cp copies between two servers with TLS, and back`(kind: ServerKind) throws {
    try withTwo(.proftpd, kind, tls: .explicit) { source, target, here throws in
      try withTrusted([source, target]) { authorities throws in
        let outcome = try run(
          "cp --no-fxp '1:big file' 2:copy\ncp --no-fxp copy 1:back\n",
          source,
          target,
          options: ["--ca", authorities.string],
          in: here
        )
        #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
        #expect(try target.contents("to/copy") == Self.octets)
        #expect(try source.contents("from/back") == Self.octets)
      }
    }
  }

  @Test func `a session number is a part of a name where there is one session`() throws {
    try withTwo(.vsftpd, .pyftpdlib) { source, _, here throws in
      try source.makeFile("1:x", [5])
      let outcome = try source.run("cp 1:x y\ncp ./1:x z\n", in: here)
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      #expect(try source.contents("y") == [5])
      #expect(try source.contents("z") == [5])
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
