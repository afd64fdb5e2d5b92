import FTPTestSupport
import Glibc
import Octets
import Platform
import SystemPackage
import Testing

/// Several processes that do the work of one mirror at once, at real servers.
@Suite(.tags(.realServer))
struct ShardedMirrorTests {
  private static let count = 4

  /// Runs all parts at once.
  private static func run(
    _ server: RealServer,
    _ home: FilePath,
    _ words: [String]
  ) throws -> [Subprocess.Outcome] {
    let environment = try server.environment(state: home)
    return try ShardStage.together(
      (1...count).map { number in
        {
          try FerryRun(
            arguments: words + ["--shard", "\(number)/\(count)", "--summary", "sums/", "--json"],
            environment: environment,
            directory: home
          ).outcome()
        }
      }
    )
  }

  /// What `mirror --report` says of the summaries.
  private static func report(_ home: FilePath, _ words: String...) throws -> Subprocess.Outcome {
    try FerryRun(arguments: ["mirror", "--report", "sums"] + words, directory: home).outcome()
  }

  @Test(arguments: [
    (ServerKind.vsftpd, true), (.vsftpd, false), (.proftpd, true), (.pureFTPd, true),
    (.pyftpdlib, false), (.pyftpdlib, true),
  ])
  func `four processes at once mirror a tree, and find nothing to do in the end`(
    kind: ServerKind,
    isUpload: Bool
  ) throws {
    try withRealServer(kind) { server throws in
      try withTemporaryDirectory { home throws in
        var files = ShardStage.files(seed: 11, count: 120)
        var others = ShardStage.files(seed: 12, count: 60)
        // A tree that only the target has, with directories of all parts.
        for number in 0..<20 { others["old/x\(number % 5)/y\(number)/z"] = number }
        files[".hidden"] = 3
        try server.makeDirectory("www")
        let there = server.root.appending("www")
        let here = home.appending("tree")
        try ShardStage.make(files, at: isUpload ? here : there)
        try ShardStage.make(others, at: isUpload ? there : here)
        try giveAll(there, from: server.root)
        let target = isUpload ? there : here
        let expected = try ShardStage.names(isUpload ? here : there)
        let sides = isUpload ? ["tree", "\(server.url)/www"] : ["\(server.url)/www", "tree"]
        var words =
          ["mirror"] + sides + ["--delete", "--max-delete", "100%", "--manifest", "remote"]
        // pyftpdlib 2.2.0 does not answer some commands under sixteen connections at once.
        if kind == .pyftpdlib { words += ["-P", "1"] }
        let first = try Self.run(server, home, words)
        for outcome in first { #expect(outcome.ending == .exited(0), "\(outcome.message)") }
        let report = try Self.report(home)
        #expect(report.ending == .exited(0), "\(report.message)")
        #expect(report.stdoutText.contains("4 parts: 4 done"), "\(report.stdoutText)")
        #expect(report.stdoutText.contains("\(files.count) files moved"), "\(report.stdoutText)")
        // What other parts have emptied goes the next time: of three names that decide, two times.
        for _ in 0..<2 {
          for outcome in try Self.run(server, home, words) {
            #expect(outcome.ending == .exited(0), "\(outcome.message)")
          }
        }
        #expect(try ShardStage.names(target) == expected)
        let last = try Self.run(server, home, words)
        for outcome in last {
          #expect(outcome.message.contains("nothing to do"), "\(outcome.message)")
        }
        let total = try Self.report(home, "--json").stdoutText
        #expect(total.contains("\"moved\":0,"), "\(total)")
        #expect(total.contains("\"alike\":\(files.count),"), "\(total)")
        for number in 1...Self.count {
          let name = ".ferry-manifest-\(number)-of-\(Self.count)"
          #expect(isThere(there.appending(name)), "\(name)")
        }
        // A part alone, again.
        let missing = "sums/mirror-3-of-4.json"
        _ = unlink(home.appending(missing).string)
        let without = try Self.report(home)
        #expect(without.ending == .exited(8))
        #expect(without.stdoutText.contains("missing: 3"), "\(without.stdoutText)")
        let again = try FerryRun(
          arguments: words + ["--shard", "3/4", "--summary", missing],
          environment: try server.environment(state: home),
          directory: home
        ).outcome()
        #expect(again.ending == .exited(0), "\(again.message)")
        #expect(try Self.report(home).ending == .exited(0))
        #expect(try ShardStage.names(target) == expected)
      }
    }
  }

  @Test func `a run ends with one summary, whatever it ends with`() throws {
    try withRealServer(.proftpd) { server throws in
      try withTemporaryDirectory { home throws in
        try server.makeDirectory("www")
        for name in ["a", "b", "c", "d"] { try server.makeFile("www/\(name)", [0x61]) }
        try LocalDirectory.create(home.appending("tree"))
        for name in ["a", "x", "y"] {
          try writeOctets([0x62, 0x63], home.appending("tree/\(name)"))
        }
        let run = FerryRun(
          arguments: [
            "mirror", "tree", "\(server.url)/www", "--delete", "--json", "--summary", "sum.json",
          ],
          environment: try server.environment(state: home),
          directory: home
        )
        let outcome = try run.outcome()
        #expect(outcome.ending == .exited(9))
        let lines = outcome.stdoutText.split(separator: "\n")
        let summaries = lines.filter { $0.contains("\"event\":\"summary\"") }
        #expect(summaries.count == 1)
        #expect(summaries.last == lines.last)
        let text = try String(decoding: readOctets(home.appending("sum.json")), as: UTF8.self)
        #expect(text == (summaries.last ?? "") + "\n")
        for part in [
          "\"command\":\"mirror\"", "\"direction\":\"upload\"", "\"status\":9", "\"moved\":3,",
          "\"bytes\":6,", "\"deleted\":0,", "\"held\":3,", "\"files_here\":3,",
          "\"files_there\":4,",
          "\"there\":\"ftp://",
        ] { #expect(text.contains(part), "\(part) \(text)") }
        #expect(!text.contains(server.password) && !text.contains("\"shard\""))
        // A directory that is not there and a server that refuses.
        let failing = try FerryRun(
          arguments: ["mirror", "\(server.url)/nothing", "new", "--summary", "sum.json"],
          environment: try server.environment(state: home),
          directory: home
        ).outcome()
        #expect(failing.ending == .exited(1))
        let failed = try String(decoding: readOctets(home.appending("sum.json")), as: UTF8.self)
        #expect(failed.contains("\"status\":1,"), "\(failed)")
      }
    }
  }

  @Test(arguments: [
    (["--shard", "5/4"], "--shard"), (["--shard", "x"], "--shard"),
    (["--shard", "auto"], "SLURM_ARRAY_TASK_ID"), (["--shard-depth", "2"], "--shard-depth"),
    (["--shard", "1/4", "--shard-depth", "0"], "--shard-depth"),
    (["--shard", "1/4", "--two-way"], "--two-way"), (["--shard", "1/4", "--swap"], "--swap"),
  ])
  func `a part that cannot be is a usage error`(words: [String], named: String) throws {
    // Nobody listens there: it is said before anything is connected to.
    let run = FerryRun(arguments: ["mirror", "ftp://127.0.0.1:9/x", "y"] + words)
    let outcome = try run.outcome()
    #expect(outcome.ending == .exited(2), "\(outcome.message)")
    #expect(outcome.message.contains(named), "\(outcome.message)")
  }

  /// Gives what a test has made to the server's user.
  private func giveAll(_ path: FilePath, from root: FilePath) throws {
    var status = stat()
    try #require(stat(root.string, &status) == 0)
    try #require(lchown(path.string, status.st_uid, status.st_gid) == 0)
    guard try FileInfo(of: path, followingLinks: false).kind == .directory else { return }
    for name in try LocalDirectory.names(in: path) {
      try giveAll(path.appending(String(decoding: name, as: UTF8.self)), from: root)
    }
  }
}
