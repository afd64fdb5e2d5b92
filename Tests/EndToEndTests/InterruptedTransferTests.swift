import FTPTestSupport
import Platform
import SystemPackage
import Testing

/// Transfers that are cut in the middle, by the network or by a kill, and the same command again:
/// what has the final name is right or not there.
@Suite(.tags(.network, .realServer))
struct InterruptedTransferTests {
  /// Numbers that look random, the same every time.
  private static func cuts(
    _ count: Int,
    upTo limit: Int,
    seed: UInt32
  ) -> [CuttingRelay.Cut] {
    var state = seed
    return cuts(
      (0..<count).map { _ in
        state = state &* 1_664_525 &+ 1_013_904_223
        return 1 + Int(state >> 8) % limit
      }
    )
  }

  /// Cuts of data connections, every other one together with the control connection.
  private static func cuts(_ octetCounts: [Int]) -> [CuttingRelay.Cut] {
    octetCounts.enumerated().map { index, count in
      CuttingRelay.Cut(.data, after: count, index.isMultiple(of: 2) ? .reset : .everything)
    }
  }

  /// Runs a command until it succeeds.
  ///
  /// - Returns: How often it failed.
  private func runUntilDone(
    _ command: String,
    _ server: RealServer,
    through relay: CuttingRelay,
    in directory: FilePath,
    _ target: FilePath,
    _ octets: [UInt8]
  ) throws -> Int {
    for failures in 0..<60 {
      let outcome = try FerryRun(
        // Pure-FTPd says nothing more after its data connection has gone.
        arguments: [
          "--timeout", "2", "-c", command, "ftp://\(server.user)@127.0.0.1:\(relay.port)",
        ],
        environment: [
          "FERRY_PASSWORD": server.password,
          "XDG_STATE_HOME": directory.appending("state").string,
        ],
        directory: directory
      ).outcome()
      if isThere(target) { #expect(try readOctets(target) == octets) }
      if outcome.ending == .exited(0) { return failures }
      let isExpected = [.exited(3), .exited(8), .exited(7)].contains(outcome.ending)
      #expect(isExpected, "\(outcome.ending): \(outcome.stderrText)")
      guard isExpected else { break }
    }
    Issue.record("it never ended")
    return -1
  }

  @Test(arguments: ServerKind.allCases)
  func `a download that is cut again and again is right in the end, and never wrong`(
    kind: ServerKind
  ) throws {
    let octets = patternedOctets(3_000_001)
    try withCutServer(kind) { server, relay throws in
      try server.makeFile("data.bin", octets)
      try withTemporaryDirectory { here throws in
        let target = here.appending("data.bin")
        let cuts = Self.cuts(12, upTo: 600_000, seed: 7)
        relay.cut(cuts)
        let failures = try runUntilDone(
          "get --tries 1 data.bin",
          server,
          through: relay,
          in: here,
          target,
          octets
        )
        #expect(failures >= 4, "each attempt goes on behind the one before")
        #expect(cuts.count - relay.remainingCount >= 4)
        #expect(try readOctets(target) == octets)
        #expect(try partialFiles(in: here).isEmpty)
      }
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `an upload that is cut again and again is right in the end, and never wrong`(
    kind: ServerKind
  ) throws {
    let octets = patternedOctets(3_000_001)
    try withCutServer(kind) { server, relay throws in
      try withTemporaryDirectory { here throws in
        try writeOctets(octets, here.appending("data.bin"))
        let target = server.root.appending("data.bin")
        relay.cut(Self.cuts(12, upTo: 600_000, seed: 11))
        let failures = try runUntilDone(
          "put --tries 1 data.bin",
          server,
          through: relay,
          in: here,
          target,
          octets
        )
        #expect(failures >= 4, "each attempt goes on behind the one before")
        #expect(try readOctets(target) == octets)
        #expect(try partialFiles(in: server.root).isEmpty)
      }
    }
  }

  @Test func `one command goes on by itself when the connection breaks`() throws {
    let octets = patternedOctets(2_000_000)
    try withCutServer(.proftpd) { server, relay throws in
      try server.makeFile("data.bin", octets)
      try withTemporaryDirectory { here throws in
        let cuts = Self.cuts([900_000, 500_000, 90_000, 1_000_000])
        relay.cut(cuts)
        let outcome = try FerryRun(
          arguments: ["ftp://\(server.user)@127.0.0.1:\(relay.port)"],
          script: """
            set retry-pause 0.1
            set tries 10
            get data.bin
            put data.bin copy.bin
            """,
          environment: ["FERRY_PASSWORD": server.password],
          directory: here
        ).outcome()
        #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
        #expect(cuts.count - relay.remainingCount >= 3)
        #expect(try readOctets(here.appending("data.bin")) == octets)
        #expect(try readOctets(server.root.appending("copy.bin")) == octets)
      }
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `what a killed process left is gone on with by the same command`(kind: ServerKind) throws {
    let octets = patternedOctets(4_000_000)
    try withRealServer(kind) { server throws in
      try server.makeFile("data.bin", octets)
      try withTemporaryDirectory { here throws in
        try writeOctets(octets, here.appending("mine.bin"))
        let environment = [
          "FERRY_PASSWORD": server.password,
          "XDG_STATE_HOME": here.appending("state").string,
        ]
        for command in ["get data.bin", "put mine.bin copy.bin"] {
          // The deadline of the run kills the process, with SIGKILL.
          let killed = try FerryRun(
            arguments: ["-c", "set rate 1M; \(command)", server.url],
            environment: environment,
            directory: here
          ).outcome(within: .milliseconds(1500))
          #expect(killed.ending == .deadlinePassed)
          #expect(!isThere(here.appending("data.bin")) || command.hasPrefix("put"))
          #expect(!isThere(server.root.appending("copy.bin")))
          let again = try FerryRun(
            arguments: ["-c", "\(command) --json", server.url],
            environment: environment,
            directory: here
          ).outcome()
          #expect(again.ending == .exited(0), "\(again.stderrText)")
          let start = again.stdoutText.split(separator: "\n").first { $0.contains("\"start\"") }
          #expect(start?.contains("\"resumed_from\":0") == false, "\(again.stdoutText)")
        }
        #expect(try readOctets(here.appending("data.bin")) == octets)
        #expect(try readOctets(server.root.appending("copy.bin")) == octets)
        #expect(try partialFiles(in: here).isEmpty)
        #expect(try partialFiles(in: server.root).isEmpty)
      }
    }
  }
}
