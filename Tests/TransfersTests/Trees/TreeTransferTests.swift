import FTPClient
import FTPProtocol
import FTPTestSupport
import Glibc
import Platform
import SystemPackage
import Testing

@testable import Transfers

/// Trees over several connections, at a server that does each thing wrong once.
@Suite struct TreeTransferTests {
  /// Small files and large ones, in two directories.
  private static let files: FileDouble.Files = {
    var files: FileDouble.Files = [:]
    for index in 0..<24 {
      let size = index % 4 == 0 ? 150_000 : 100 * index
      let start = index * 50
      let directory = index % 2 == 0 ? "/t" : "/t/d"
      files["\(directory)/f\(index)"] = [UInt8](TransferStage.data[start..<start + size])
    }
    return files
  }()

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    var rules: [FileDouble.Rule] = []
    var isFixed = true
    var testDescription: String { name }
  }

  /// The faults of a verb; another one, or the same, is what connections are lost at.
  private static func cases(_ verb: String, lostAt other: String) -> [Case] {
    [
      Case(name: "nothing is wrong"),
      Case(
        name: "one connection and no more",
        rules: [.init("USER", .say("421 too many connections"))]
      ),
      Case(
        name: "a connection is lost",
        rules: [.init(other, skipping: 3, times: 1, .lose(after: 10))]
      ),
      Case(
        name: "connections are lost one after the other",
        rules: [
          .init(other, skipping: 2, times: 1, .lose(after: 10)),
          .init(other, skipping: 2, times: 1, .lose(after: 50)),
          .init(other, skipping: 2, times: 1, .lose(after: 0)),
        ]
      ),
      Case(
        name: "a connection is lost at a reply",
        rules: [.init(other, skipping: 3, times: 1, .loseReply)]
      ),
      Case(
        name: "connections are lost while their first files are named",
        rules: [.init("RNFR", times: 2, .loseReply)]
      ),
      Case(
        name: "a connection is lost while files are named",
        rules: [.init("RNTO", skipping: 3, times: 1, .loseReply)]
      ),
      Case(
        name: "a connection is lost while the last file is named",
        rules: [.init("RNTO", skipping: 23, times: 1, .loseReply)]
      ),
      Case(
        name: "busy with another one",
        rules: [.init(verb, skipping: 3, times: 2, .say("550 Another action is in progress."))]
      ),
      Case(
        name: "cut in the middle",
        rules: [.init(verb, skipping: 3, times: 2, .cut(after: 50, say: "426 broken"))]
      ),
    ]
  }

  @Test(arguments: cases("RETR", lostAt: "RETR"), [1, 3])
  func `all files come, whichever connection is lost`(test: Case, connections: Int) throws {
    try TransferStage.with(Self.files, rules: test.rules) { stage throws in
      var options = TreeOptions()
      options.connections = .fixed(connections)
      options.policy = stage.policy(tries: 3)
      let observer = TransferObserver()
      let tree = TreeTransfer(options, in: observer, now: .epoch)
      let outcome = try tree.fetch(RemotePath("/t"), to: .named(stage.here), in: stage.session)
      #expect(outcome.failureCount == 0, "\(outcome.failures)")
      for (name, octets) in Self.files {
        let path = stage.here.pushing(FilePath(String(name.dropFirst(3))))
        #expect(try readFile(path) == octets, "\(name)")
      }
      #expect(try LocalDirectory.names(in: stage.here).count == 13)
      #expect(observer.doneFileCount == Self.files.count)
      #expect(observer.activeTransfers.isEmpty)
    }
  }

  @Test(arguments: cases("STOR", lostAt: "SIZE"), [1, 3])
  func `all files go, whichever connection is lost`(test: Case, connections: Int) throws {
    try TransferStage.with([:], rules: test.rules) { stage throws in
      try LocalDirectory.create(stage.here.appending("d"))
      for (name, octets) in Self.files {
        let path = stage.here.pushing(FilePath(String(name.dropFirst(3))))
        try TransferStage.write(octets, path)
      }
      var options = TreeOptions()
      options.connections = .fixed(connections)
      options.overwrite = .always
      options.policy = stage.policy(tries: 3)
      let observer = TransferObserver()
      let tree = TreeTransfer(options, in: observer, now: .epoch)
      let outcome = try tree.send(stage.here, to: RemotePath("/t"), in: stage.session)
      #expect(outcome.failureCount == 0, "\(outcome.failures)")
      #expect(stage.server.files.mapValues(\.count) == Self.files.mapValues(\.count))
      #expect(stage.server.files == Self.files)
      #expect(observer.doneFileCount == Self.files.count)
      #expect(stage.recordNames.isEmpty)
    }
  }

  @Test(arguments: [100, 150_000], [OverwritePolicy.never, .always])
  func `what comes meanwhile is replaced only where it may be`(
    size: Int,
    overwrite: OverwritePolicy
  ) throws {
    let (mine, intruder) = ([UInt8](TransferStage.data.prefix(size)), [UInt8]("intruder".utf8))
    let rules: [FileDouble.Rule] = [.init("STOR", times: 1, .change { $0["/t/f"] = intruder })]
    try TransferStage.with(["/t/other": intruder], here: ["f": mine], rules: rules) {
      stage throws in
      var options = TreeOptions()
      options.overwrite = overwrite
      options.policy = stage.policy()
      let tree = TreeTransfer(options, in: TransferObserver(), now: .epoch)
      let outcome = try tree.send(stage.here, to: RemotePath("/t"), in: stage.session)
      #expect(outcome.failureCount == (overwrite == .never ? 1 : 0))
      #expect(stage.server.files["/t/f"] == (overwrite == .never ? intruder : mine))
    }
  }

  @Test(arguments: [100, 150_000], [true, false])
  func `a file that another one would be written over is named, and not moved`(
    size: Int,
    isUpload: Bool
  ) throws {
    let octets = [UInt8](TransferStage.data.prefix(size))
    let partial = "f.ferry-partial"
    let here = isUpload ? [partial: [1], "f": octets] : [:]
    let there = isUpload ? [:] : ["/t/\(partial)": [1], "/t/f": octets, "/t/x\(partial)": [2]]
    try TransferStage.with(there, here: here) { stage throws in
      var options = TreeOptions()
      options.overwrite = .always
      options.policy = stage.policy()
      let tree = TreeTransfer(options, in: TransferObserver(), now: .epoch)
      let (session, remote) = (stage.session, RemotePath("/t"))
      let outcome =
        isUpload
        ? try tree.send(stage.here, to: remote, in: session)
        : try tree.fetch(remote, to: .named(stage.here), in: session)
      #expect(outcome.failureCount == 1)
      #expect(
        outcome.failures.first?.name.suffix(partial.utf8.count + 1)
          == [UInt8]("/\(partial)".utf8)[...]
      )
      guard case .takenName = outcome.failures.first?.failure.error else {
        Issue.record("\(outcome.failures)")
        return
      }
      if isUpload {
        #expect(stage.server.files == ["/t/f": octets])
      } else {
        #expect(try stage.files == ["f": octets, "x\(partial)": [2]])
      }
    }
  }

  @Test(arguments: [100, 150_000])
  func `what became a pipe meanwhile is not waited for`(size: Int) throws {
    let octets = [UInt8](TransferStage.data.prefix(size))
    try TransferStage.with([:], here: ["a": octets, "b": octets]) { stage throws in
      let path = stage.here.appending("a")
      let pipe = stage.here.removingLastComponent().appending("pipe")
      try #require(pipe.withPlatformString { mkfifo($0, 0o600) } == 0)
      // Whoever waits for it all the same gets an end, and nothing.
      let cancellation = try Cancellation()
      let writer = try WorkerThread.start {
        _ = try? LocalFile.openForWriting(pipe, cancelledBy: cancellation)
      }
      defer {
        cancellation.cancel()
        writer.join()
      }
      // The directory here has been read by then.
      stage.server.set([
        .init(
          "MKD",
          .change { _ in
            try? LocalDirectory.remove(path)
            _ = pipe.withPlatformString { old in path.withPlatformString { link(old, $0) } }
          }
        )
      ])
      var options = TreeOptions()
      options.overwrite = .always
      options.policy = stage.policy()
      let tree = TreeTransfer(options, in: TransferObserver(), now: .epoch)
      let outcome = try tree.send(stage.here, to: RemotePath("/t"), in: stage.session)
      #expect(outcome.failures.map(\.name) == [path.octets])
      #expect(stage.server.files == ["/t/b": octets])
    }
  }

  @Test func `what failed before the end is told with what ended it`() throws {
    let files: FileDouble.Files = ["/t/a": [1], "/t/b": [2], "/t/c": [3]]
    let rules: [FileDouble.Rule] = [
      .init("RETR", times: 1, .say("550 not allowed")), .init("RETR", times: 1, .lose(after: 0)),
      .init("USER", .say("421 too many connections")),
    ]
    try TransferStage.with(files, rules: rules) { stage throws in
      var options = TreeOptions()
      options.policy = stage.policy()
      let tree = TreeTransfer(options, in: TransferObserver(), now: .epoch)
      let outcome = try tree.fetch(RemotePath("/t"), to: .named(stage.here), in: stage.session)
      #expect(outcome.failures.first?.name == [UInt8]("/t/a".utf8))
      #expect(outcome.end != nil)
    }
  }

  @Test func `a server that is busy has one connection less, and no file is given up`() throws {
    let rules: [FileDouble.Rule] = [
      .init("RETR", skipping: 2, times: 1, .say("550 Another action is in progress."))
    ]
    try TransferStage.with(Self.files, rules: rules) { stage throws in
      var options = TreeOptions()
      options.connections = .fixed(2)
      options.policy = stage.policy(tries: 3)
      let tree = TreeTransfer(options, in: TransferObserver(), now: .epoch)
      let outcome = try tree.fetch(RemotePath("/t"), to: .named(stage.here), in: stage.session)
      #expect(outcome.failureCount == 0)
      #expect(stage.count("USER") == 2)
    }
  }

  @Test func `a file that has arrived and cannot be named any more is not taken for done`() throws {
    let octets = [UInt8](TransferStage.data.prefix(100))
    let rules: [FileDouble.Rule] = [
      .init("RNFR", times: 1, .lose(after: 0)), .init("USER", .say("421 too many connections")),
    ]
    try TransferStage.with([:], here: ["a": octets, "b": octets], rules: rules) { stage throws in
      var options = TreeOptions()
      options.policy = stage.policy()
      // Else the first file would be named before the second one is begun.
      options.policy.keepsTimes = false
      let observer = TransferObserver()
      let tree = TreeTransfer(options, in: observer, now: .epoch)
      let outcome = try tree.send(stage.here, to: RemotePath("/t"), in: stage.session)
      #expect(outcome.end != nil, "\(outcome.failures)")
      #expect(observer.doneFileCount == 0)
      // The next run names it, and sends the other one.
      stage.server.set([])
      _ = try tree.send(stage.here, to: RemotePath("/t"), in: TransferStage.connect(stage.server))
      #expect(stage.server.files == ["/t/a": octets, "/t/b": octets])
    }
  }

  @Test(arguments: [(true, true), (true, false), (false, true)])
  func `what an earlier run left beside a file goes once the file has its name`(
    isNamed: Bool,
    isLeft: Bool
  ) throws {
    let octets = [UInt8](TransferStage.data.prefix(1000))
    let rest = [UInt8](octets.prefix(400))
    var files = ["/t/f.ferry-partial": rest, "/t/g.ferry-partial": rest]
    if isNamed { files["/t/f"] = octets }
    if !isLeft { files["/t/f.ferry-partial"] = nil }
    try TransferStage.with(files, here: ["f": octets]) { stage throws in
      let file = try LocalFile.open(stage.here.appending("f"))
      try file.setModificationTime(1_600_000_000)
      let info = try file.info()
      let known = TransferRecord(
        source: stage.here.appending("f").octets,
        size: 1000,
        modified: 1_600_000_000,
        nanoseconds: info.modifiedNanoseconds
      )
      let url = try stage.session.url(of: RemotePath("/t/f"), asksWhere: false)
      try stage.keep(known, of: url)
      // Else nobody would know whether what has the name is this file.
      stage.session.knowledge.clockLead = 0
      var options = TreeOptions()
      options.policy = stage.policy()
      let tree = TreeTransfer(options, in: TransferObserver(), now: .epoch)
      let outcome = try tree.send(stage.here, to: RemotePath("/t"), in: stage.session)
      #expect(outcome.failureCount == 0, "\(outcome.failures)")
      // What nobody knows of stays.
      #expect(stage.server.files == ["/t/f": octets, "/t/g.ferry-partial": rest])
      #expect(stage.recordNames.isEmpty)
      #expect(stage.count("REST 400") == (isNamed ? 0 : 1))
    }
  }
}
