import FTPTestSupport
import Glibc
import Platform
import SystemPackage
import Testing

/// `cp` and `mv` from one server to another one, on real servers.
@Suite(.tags(.network, .realServer))
struct ServerCopyTests {
  @Test(arguments: CopyStage.pairs)
  func `cp copies from one session to another, and says by which way and what is proven`(
    source: ServerKind,
    target: ServerKind
  ) throws {
    try withCopyStage(source, target) { stage throws in
      let outcome = try stage.run(
        "cp --no-fxp '1:big file' 1:empty .\ncp --no-fxp 1:o{ne,x}* renamed\nls\n"
      )
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      #expect(try stage.target.contents("to/big file") == CopyStage.octets)
      #expect(try stage.target.contents("to/empty") == [])
      #expect(try stage.target.contents("to/renamed") == [1])
      #expect(
        String(decoding: outcome.stdout, as: UTF8.self).split(separator: "\n")
          == ["big file", "empty", "renamed"]
      )
      let said = outcome.stderrText
      #expect(said.contains("verified, by way of this machine"), "\(said)")
      #expect(said.contains("/from/big file -> ftp://"), "\(said)")
      #expect(try LocalDirectory.names(in: stage.here).isEmpty)
    }
  }

  @Test(arguments: CopyStage.pairs)
  func `ferry cp copies between two URLs, and ferry mv removes what is proven`(
    source: ServerKind,
    target: ServerKind
  ) throws {
    try withCopyStage(source, target) { stage throws in
      let copied = try FerryRun(
        arguments: [
          "cp", "--no-fxp", "\(stage.source.secretURL)/from/*.txt", "\(stage.target.secretURL)/to/",
        ],
        directory: stage.here
      ).outcome()
      #expect(copied.ending == .exited(0), "\(copied.stderrText)")
      #expect(try stage.target.contents("to/one.txt") == [1])
      #expect(try stage.target.contents("to/two.txt") == [2, 2])
      #expect(try stage.source.contents("from/one.txt") == [1])
      for secret in [stage.source.password, stage.target.password] {
        #expect(!copied.stderrText.contains(secret))
      }
      let moved = try FerryRun(
        arguments: [
          "mv", "--no-fxp", "\(stage.source.secretURL)/from/big%20file",
          "\(stage.target.secretURL)/to/moved",
        ],
        directory: stage.here
      ).outcome()
      #expect(moved.ending == .exited(0), "\(moved.stderrText)")
      #expect(try stage.target.contents("to/moved") == CopyStage.octets)
      #expect(!isThere(stage.source.root.appending("from/big file")))
    }
  }

  @Test func `what cannot be copied leaves nothing, and the message names the server`() throws {
    try withCopyStage(.proftpd, .vsftpd) { stage throws in
      _ = stage.source.root.appending("from/two.txt").withPlatformString { chmod($0, 0) }
      let outcome = try stage.run(
        """
        -cp --no-fxp 1:none .
        -cp --no-fxp 1:two.txt .
        -cp --no-fxp 1:one.txt nowhere/x
        -cp --no-fxp 1: 2:
        -cp --no-fxp 3:x .
        ls
        """
      )
      #expect(outcome.stdout.isEmpty)
      let said = outcome.stderrText
      #expect(try stage.namesInTarget().isEmpty, "\(said)")
      #expect(said.contains("cp \(stage.source.url)/from/two.txt"), "\(said)")
      #expect(said.contains("cp to \(stage.target.url)/to/nowhere/x"), "\(said)")
      #expect(said.contains("it is a directory"), "\(said)")
      #expect(said.contains("there is no session 3"), "\(said)")
    }
  }

  @Test func `a name that is taken is kept where that is set, and else replaced`() throws {
    try withCopyStage(.vsftpd, .pyftpdlib) { stage throws in
      try stage.target.makeFile("to/one.txt", [9, 9, 9])
      let kept = try stage.run("set overwrite never\ncp --no-fxp 1:one.txt .\n")
      #expect(kept.ending == .exited(1), "\(kept.stderrText)")
      #expect(try stage.target.contents("to/one.txt") == [9, 9, 9])
      let replaced = try stage.run("cp --no-fxp 1:one.txt .\n")
      #expect(replaced.ending == .exited(0), "\(replaced.stderrText)")
      #expect(try stage.target.contents("to/one.txt") == [1])
    }
  }

  @Test(arguments: ["cp", "mv"])
  func `what is set for the server of the target counts, wherever the user is`(verb: String) throws
  {
    try withCopyStage(.vsftpd, .pyftpdlib) { stage throws in
      try stage.target.makeFile("to/one.txt", [9, 9, 9])
      let target = stage.target
      let other = "ftp://\(target.user):\(target.password)@localhost:\(target.port)"
      let outcome = try FerryRun(
        arguments: [stage.source.secretURL],
        script: """
          set overwrite/localhost never
          session new \(other)
          session 1
          \(verb) --no-fxp 1:from/one.txt 2:to/one.txt

          """,
        directory: stage.here
      ).outcome()
      #expect(outcome.ending == .exited(1), "\(outcome.stderrText)")
      #expect(try stage.target.contents("to/one.txt") == [9, 9, 9])
      #expect(try stage.source.contents("from/one.txt") == [1])
    }
  }

  @Test func `cp between sessions runs in the background, wherever the user goes meanwhile`() throws
  {
    try withCopyStage(.pureFTPd, .vsftpd) { stage throws in
      let outcome = try stage.run(
        "cp --no-fxp '1:big file' 2:copy &\nsession 1\ncd ..\nclose\ncd /\nwait\n"
      )
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      #expect(try stage.target.contents("to/copy") == CopyStage.octets)
    }
  }

  @Test(arguments: [ServerKind.pureFTPd, .vsftpd, .pyftpdlib, .proftpd])
  func `cp copies between two servers with TLS, and back`(kind: ServerKind) throws {
    try withCopyStage(.proftpd, kind, tls: (.explicit, .explicit)) { stage throws in
      try withTrusted([stage.source, stage.target]) { authorities throws in
        let outcome = try stage.run(
          "cp --no-fxp '1:big file' 2:copy\ncp --no-fxp copy 1:back\n",
          options: ["--ca", authorities.string]
        )
        #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
        #expect(try stage.target.contents("to/copy") == CopyStage.octets)
        #expect(try stage.source.contents("from/back") == CopyStage.octets)
      }
    }
  }

  @Test func `a session number is a part of a name where there is one session`() throws {
    try withCopyStage(.vsftpd, .pyftpdlib) { stage throws in
      try stage.source.makeFile("1:x", [5])
      let outcome = try stage.source.run("cp 1:x y\ncp ./1:x z\n", in: stage.here)
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      #expect(try stage.source.contents("y") == [5])
      #expect(try stage.source.contents("z") == [5])
    }
  }
}
