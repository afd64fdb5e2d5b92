import FTPTestSupport
import Glibc
import Octets
import Platform
import SystemPackage
import Testing

/// `cp` where the copy would be written over the very file that is copied: behind a link, under a
/// second name, or under the temporary name of the copy.
@Suite(.tags(.network, .realServer))
struct OneFileCopyTests {
  /// More than buffers on the way hold: what is emptied while it is read shows.
  private static let octets = patternedOctets(4_000_001)

  /// Servers with and without renaming, without which a copy has its final name from the first octet on.
  private static let servers: [(kind: ServerKind, options: [String])] =
    ServerKind.allCases.map { ($0, []) } + [
      (.vsftpd, ["--setting", "cmds_denied=RNFR,RNTO"]),
      (.proftpd, ["--setting", "<Limit RNTO>\nDenyAll\n</Limit>"]),
      // Nothing tells files apart there.
      (.proftpd, ["--setting", "FactsAdvertise off"]),
    ]

  /// Runs the body with a file `d/x`, a link `dl` to its directory, and links `d/soft` and `d/hard`
  /// to the file.
  private func withLinks(
    _ index: Int,
    _ body: (RealServer, FilePath) throws -> Void
  ) throws {
    let example = Self.servers[index]
    try withRealServer(example.kind, options: example.options) { server throws in
      try server.makeDirectory("d")
      try server.makeFile("d/x", Self.octets)
      let directory = server.root.appending("dl").withPlatformString { symlink("d", $0) }
      let soft = server.root.pushing("d/soft").withPlatformString { symlink("x", $0) }
      let hard = server.root.pushing("d/x").withPlatformString { old in
        server.root.pushing("d/hard").withPlatformString { link(old, $0) }
      }
      #expect(directory == 0 && soft == 0 && hard == 0)
      try withTemporaryDirectory { here throws in try body(server, here) }
    }
  }

  @Test(
    arguments: servers.indices,
    ["cp d/x dl/x", "cp -f dl/x d/x", "cp -f d/x d/soft", "cp -f d/soft d/x", "cp -f d/x d/hard"]
  )
  func `no file is lost that is copied onto itself at one server`(index: Int, line: String) throws {
    try withLinks(index) { server, here throws in
      let outcome = try server.run(line, in: here)
      #expect(try server.contents("d/x") == Self.octets, "\(outcome.stderrText)")
      let names = try LocalDirectory.names(in: server.root.appending("d")).map(\.text).sorted()
      #expect(names == ["hard", "soft", "x"], "\(outcome.stderrText)")
    }
  }

  @Test(arguments: servers.indices)
  func `what a link leads to is copied, not the link`(index: Int) throws {
    try withLinks(index) { server, here throws in
      let outcome = try server.run("cp d/soft y\ncp d/s* z\ncp d/soft d/w", in: here)
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      for name in ["y", "z", "d/w"] {
        let path = server.root.pushing(FilePath(name))
        let info = try FileInfo(of: path, followingLinks: false)
        #expect(info.kind == .file, "\(name) \(outcome.stderrText)")
        #expect(try server.contents(name) == Self.octets)
      }
    }
  }

  @Test(arguments: ["cp d/x dl/x", "cp -f d/x d/hard", "cp d/x dl/"])
  func `a server that copies by itself is not asked for a copy onto the file itself`(
    line: String
  ) throws {
    guard let index = Self.servers.firstIndex(where: { $0.kind == .proftpd }) else { return }
    try withLinks(index) { server, here throws in
      let outcome = try server.run(line, in: here)
      #expect(outcome.ending == .exited(2), "\(outcome.stderrText)")
      #expect(outcome.stderrText.contains("the copy would be the file itself"))
      #expect(try server.contents("d/x") == Self.octets)
    }
  }

  @Test(arguments: servers.indices, ["cp --no-fxp 1:d/x 2:dl/x", "cp --no-fxp 1:d/x 2:d/hard"])
  func `no file is lost that is copied onto itself between two sessions`(
    index: Int,
    line: String
  ) throws {
    try withLinks(index) { server, here throws in
      let outcome = try server.run("session new \(server.secretURL)\n\(line)", in: here)
      #expect(try server.contents("d/x") == Self.octets, "\(outcome.stderrText)")
      let names = try LocalDirectory.names(in: server.root.appending("d")).map(\.text).sorted()
      #expect(names == ["hard", "soft", "x"], "\(outcome.stderrText)")
    }
  }

  @Test(
    arguments: servers.indices.prefix(ServerKind.allCases.count),
    ["cp x.ferry-partial x", "cp --no-fxp 1:x.ferry-partial 2:x"]
  )
  func `what has the name of a part is copied to the whole name`(index: Int, line: String) throws {
    try withLinks(index) { server, here throws in
      try server.makeFile("x.ferry-partial", Self.octets)
      let outcome = try server.run("session new \(server.secretURL)\n\(line)", in: here)
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      #expect(try server.contents("x.ferry-partial") == Self.octets)
      #expect(try server.contents("x") == Self.octets)
      let names = try LocalDirectory.names(in: server.root).map(\.text).sorted()
      #expect(names == ["d", "dl", "x", "x.ferry-partial"])
    }
  }
}
