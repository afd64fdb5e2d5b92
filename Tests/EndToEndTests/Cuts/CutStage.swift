import FTPTestSupport
import Platform
import SystemPackage
import Testing

/// A server with a relay before it that cuts, and the files of one scenario at a time.
struct CutStage {
  /// A server, and how it protects connections.
  struct Setup: CustomTestStringConvertible, Sendable {
    let kind: ServerKind
    let tls: ServerTLS

    var testDescription: String { tls == .none ? "\(kind)" : "\(kind), TLS" }

    static let all = ServerKind.allCases.flatMap { kind in
      [ServerTLS.none, .explicit].map { Setup(kind: kind, tls: $0) }
    }
  }

  let server: RealServer
  let relay: CuttingRelay
  private let setup: Setup

  /// Runs `body` with a server and its relay.
  static func with(_ setup: Setup, _ body: (CutStage) throws -> Void) throws {
    try withCutServer(setup.kind, tls: setup.tls) { server, relay in
      try body(CutStage(server: server, relay: relay, setup: setup))
    }
  }

  /// Runs a command on this machine, by way of the relay.
  ///
  /// - Parameters:
  ///   - command: With its options.
  ///   - home: Where it keeps what it keeps.
  ///   - directory: Where it runs, in `home`.
  ///   - tries: How often it tries by itself.
  ///   - timeout: Then it is killed.
  ///   - stop: A descriptor that can be read once it is to be killed before that.
  /// - Returns: What it did.
  /// - Throws: `Errno` when it cannot be started.
  func run(
    _ command: String,
    in home: FilePath,
    from directory: String = "here",
    tries: Int = 1,
    within timeout: Duration = .seconds(60),
    killedBy stop: Int32? = nil
  ) throws -> Subprocess.Outcome {
    // AUTH that is lost is no word against TLS here.
    let trust =
      setup.tls == .none ? [] : ["--ca", server.certificate.string, "--tls", "require"]
    return try FerryRun(
      arguments: trust + [
        "--timeout", "2", "-c", "set retry-pause 0.1; set tries \(tries); \(command)",
        "ftp://\(server.user)@127.0.0.1:\(relay.port)",
      ],
      environment: [
        "FERRY_PASSWORD": server.password,
        "XDG_STATE_HOME": home.appending("state").string,
        "XDG_DATA_HOME": home.appending("data").string,
      ],
      directory: home.appending(directory)
    ).outcome(within: timeout, killedBy: stop)
  }
}

/// Files by their paths below one directory.
struct CutFiles {
  private(set) var octets: [String: [UInt8]] = [:]

  /// The directories above them, those that others are in first.
  private(set) var directories: [String] = []

  /// One file.
  init(_ name: String, _ octets: [UInt8]) {
    self.octets = [name: octets]
  }

  /// A tree of small and larger files, and empty ones.
  init(tree name: String, _ generator: inout SeededGenerator) {
    directories = [name, "\(name)/d0", "\(name)/d0/e", "\(name)/d1"]
    let count = Int.random(in: 8...24, using: &generator)
    for index in 0..<count {
      let directory = directories.randomElement(using: &generator) ?? name
      let limit = generator.choose(0, 1, 3000, 3000, 65_536, 65_537, 400_000)
      let size = Int.random(in: 0...limit, using: &generator)
      octets["\(directory)/f\(index)"] = Self.piece(size, &generator)
    }
  }

  /// Files of the same names and sizes with other octets.
  var mirrored: CutFiles {
    var files = self
    files.octets = octets.mapValues { $0.reversed() }
    return files
  }

  /// Octets that are elsewhere too, so that what is put together wrongly differs.
  static func piece(_ size: Int, _ generator: inout SeededGenerator) -> [UInt8] {
    let start = Int.random(in: 0...(pool.count - size), using: &generator)
    return [UInt8](pool[start..<start + size])
  }

  private static let pool = patternedOctets(8_000_000)

  /// Makes them on this machine.
  func make(in top: FilePath) throws {
    for directory in directories { try LocalDirectory.create(top.appending(directory)) }
    for (name, octets) in octets { try writeOctets(octets, top.appending(name)) }
  }

  /// Makes them at a server, below a directory that is there.
  func make(at server: RealServer, in top: String) throws {
    for directory in directories { try server.makeDirectory("\(top)/\(directory)") }
    for (name, octets) in octets { try server.makeFile("\(top)/\(name)", octets) }
  }

  /// Says what is not right among the files of a directory.
  ///
  /// - Parameters:
  ///   - top: Where they are.
  ///   - others: What may stand in their place.
  ///   - isComplete: Whether all have to be there, and nothing else.
  /// - Returns: What is wrong; empty for nothing.
  /// - Throws: `Errno` where the files cannot be read.
  func faults(in top: FilePath, or others: CutFiles? = nil, isComplete: Bool) throws -> [String] {
    var faults: [String] = []
    for (name, octets) in octets {
      let path = top.appending(name)
      if isThere(path) {
        let found = try readFile(path)
        guard found != octets, found != others?.octets[name] else { continue }
        faults.append("\(name) is wrong: \(found.count) octets of \(octets.count)")
      } else if isComplete {
        faults.append("\(name) is missing")
      }
    }
    guard isComplete else { return faults }
    let strangers = Set(try Self.names(in: top)).subtracting(octets.keys)
    return faults + strangers.sorted().map { "\($0) is left over" }
  }

  /// The files below a directory.
  private static func names(in top: FilePath, _ prefix: String = "") throws -> [String] {
    try LocalDirectory.names(in: top).flatMap { octets in
      let path = top.appending(octets: octets)
      let name = prefix + String(decoding: octets, as: UTF8.self)
      guard try FileInfo(of: path, followingLinks: false).kind == .directory else { return [name] }
      return try names(in: path, name + "/")
    }
  }
}

/// Says what is kept of uploads that are not complete.
func uploadRecords(in home: FilePath) -> [String] {
  let names = try? LocalDirectory.names(in: home.appending("state/ferry/uploads"))
  return (names ?? []).map { "a record, \(String(decoding: $0, as: UTF8.self))" }
}
