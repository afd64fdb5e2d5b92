import FTPTestSupport
import Platform
import SystemPackage
import Testing

/// Servers that break off, lie or fall silent around a transfer: the file is identical or absent,
/// and the status is right.
@Suite(.tags(.network))
struct LyingServerTests {
  struct Case: Sendable, CustomTestStringConvertible {
    /// What the server does; see `lying_server.py`.
    let fault: String
    let status: Int32

    /// What is there afterwards under the final name.
    let result: Result

    /// Words that the message has.
    var words = ""

    var testDescription: String { fault }
  }

  enum Result: Sendable {
    case whole
    case absent
    case reversed
    case old
  }

  static let downloads = [
    Case(fault: "none", status: 0, result: .whole, words: "size verified"),
    Case(fault: "short-226", status: 7, result: .absent),
    Case(fault: "short-426", status: 8, result: .absent, words: "426"),
    Case(fault: "short-451", status: 8, result: .absent, words: "451"),
    Case(fault: "silent-end", status: 0, result: .whole, words: "size verified"),
    Case(fault: "closed-end", status: 0, result: .whole, words: "size verified"),
    Case(fault: "size-larger", status: 7, result: .absent),
    Case(fault: "size-refused", status: 0, result: .whole),
    Case(fault: "early-226", status: 0, result: .whole),
    Case(fault: "cut-then-fine", status: 0, result: .whole),
    Case(fault: "cut-then-rest-refused", status: 0, result: .whole),
    Case(fault: "cut-then-rest-ignored", status: 0, result: .whole),
    Case(fault: "cut-then-changed", status: 0, result: .reversed),
    Case(fault: "wrong-digest", status: 7, result: .absent, words: "SHA-256"),
  ]

  static let uploads = [
    Case(fault: "none", status: 0, result: .whole, words: "size verified"),
    Case(fault: "silent-store", status: 0, result: .whole, words: "size verified"),
    Case(fault: "closed-store", status: 0, result: .whole, words: "size verified"),
    Case(fault: "store-552", status: 1, result: .old, words: "552 no room"),
    Case(fault: "store-452", status: 1, result: .old, words: "452 no room"),
    Case(fault: "store-short", status: 7, result: .old),
    Case(fault: "rename-needs-free-name", status: 0, result: .whole),
    Case(fault: "rename-refused", status: 0, result: .whole),
  ]

  private static let data = patternedOctets(300_000)
  private static let old = [UInt8]("old".utf8)

  @Test(arguments: downloads)
  func `a download is identical or absent`(example: Case) throws {
    try withTemporaryDirectory { directory in
      let served = directory.appending("served")
      try LocalDirectory.create(served)
      try writeOctets(Self.data, served.appending("file"))
      let outcome = try LyingServer.run(
        example.fault,
        "features > known; get file",
        served,
        in: directory
      )
      check(outcome, example, directory.appending("file"))
    }
  }

  @Test(arguments: uploads)
  func `an upload is identical, or the file that was there stays`(example: Case) throws {
    try withTemporaryDirectory { directory in
      let served = directory.appending("served")
      try LocalDirectory.create(served)
      try writeOctets(Self.old, served.appending("file"))
      try writeOctets(Self.data, directory.appending("mine"))
      let outcome = try LyingServer.run(example.fault, "put mine file", served, in: directory)
      check(outcome, example, served.appending("file"))
    }
  }

  @Test func `a source that changes while it is fetched is noticed`() throws {
    try withTemporaryDirectory { directory in
      let served = directory.appending("served")
      try LocalDirectory.create(served)
      try writeOctets(Self.data, served.appending("file"))
      // Modification times count seconds: a change within one cannot be seen.
      let commands = "set rate 200K; get --tries 1 file"
      let outcome = try LyingServer.run("changing", commands, served, in: directory)
      #expect(outcome.ending == .exited(7), "\(outcome.stderrText)")
      #expect(outcome.stderrText.contains("changed while it was read"))
      #expect(!isThere(directory.appending("file")))
    }
  }

  @Test(arguments: ["put mine file", "put - file"])
  func `a complete copy stays until there is one under the name`(command: String) throws {
    try withTemporaryDirectory { directory in
      let served = directory.appending("served")
      try LocalDirectory.create(served)
      try writeOctets(Self.old, served.appending("file"))
      try writeOctets(Self.data, directory.appending("mine"))
      let outcome = try LyingServer.run(
        "rename-refused-full",
        command,
        served,
        in: directory,
        input: Self.data
      )
      #expect(outcome.ending == .exited(1), "\(outcome.stderrText)")
      #expect(try readOctets(served.appending("file.ferry-partial")) == Self.data)
      #expect(outcome.stderrText.contains("kept at the server in file.ferry-partial"))
      #expect(outcome.stderrText.contains("was removed for it"), "\(outcome.stderrText)")
    }
  }

  @Test func `permission bits that the server refuses are said`() throws {
    try withTemporaryDirectory { directory in
      let served = directory.appending("served")
      try LocalDirectory.create(served)
      try writeOctets(Self.data, directory.appending("mine"))
      let outcome = try LyingServer.run("none", "put -p mine file", served, in: directory)
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      #expect(outcome.stderrText.contains("permission bits refused"), "\(outcome.stderrText)")
    }
  }

  private func check(_ outcome: Subprocess.Outcome, _ example: Case, _ path: FilePath) {
    #expect(outcome.ending == .exited(example.status), "\(outcome.stderrText)")
    #expect(outcome.stderrText.contains(example.words), "\(outcome.stderrText)")
    let octets = try? readOctets(path)
    switch example.result {
    case .whole: #expect(octets == Self.data)
    case .absent: #expect(octets == nil)
    case .reversed: #expect(octets == Self.data.reversed())
    case .old: #expect(octets == Self.old)
    }
  }
}

/// The double that lies.
enum LyingServer {
  /// Runs commands at a server with a fault.
  ///
  /// - Parameters:
  ///   - fault: One of `lying_server.py`.
  ///   - commands: With `;` between them.
  ///   - served: The files that the server has at first, and what it has at the end.
  ///   - directory: The working directory.
  ///   - input: What the program has on standard input.
  /// - Returns: How the program ended.
  /// - Throws: `Errno`.
  static func run(
    _ fault: String,
    _ commands: String,
    _ served: FilePath,
    in directory: FilePath,
    input: [UInt8] = []
  ) throws -> Subprocess.Outcome {
    let double = Checkout.top.appending(".ci/servers/lying_server.py").string
    let python = Checkout.top.appending(".servers/python/bin/python3")
    let options = ["--timeout", "3", "-c", "set retry-pause 0.1; \(commands)"]
    return try Subprocess.run(
      python,
      ["-B", double, fault, served.string, ferryBinary().string] + options
        + ["ftp://127.0.0.1:{port}"],
      environment: Subprocess.plainEnvironment.merging(["HOME": directory.string]) { $1 },
      input: input,
      workingDirectory: directory
    )
  }
}
