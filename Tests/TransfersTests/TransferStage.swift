import FTPClient
import FTPProtocol
import FTPTestSupport
import Platform
import SystemPackage
import Testing

@testable import Transfers

/// A session at a server with files in memory, and a directory of this machine.
struct TransferStage {
  let server: FileDouble
  let session: Session
  let here: FilePath

  /// Octets in which each run of a few is found once.
  static let data: [UInt8] = {
    var generator = SeededGenerator(seed: 1)
    return (0..<25_000).flatMap { _ in
      let number = generator.next()
      return (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
  }()

  /// Runs `body` with a session that is logged in.
  ///
  /// - Parameters:
  ///   - files: At the server.
  ///   - local: Here, by their names.
  ///   - features: What FEAT says.
  ///   - timeout: How long replies are waited for.
  ///   - rules: What the server does else than it should, once somebody has logged in.
  ///   - body: What is done.
  /// - Throws: What `body` throws.
  static func with(
    _ files: FileDouble.Files,
    here local: [String: [UInt8]] = [:],
    features: [String] = [],
    timeout: Duration = .seconds(5),
    rules: [FileDouble.Rule] = [],
    _ body: (TransferStage) throws -> Void
  ) throws {
    try withTemporaryDirectory { home in
      let here = home.appending("here")
      try LocalDirectory.create(here)
      for (name, octets) in local { try write(octets, here.appending(name)) }
      try withFileDouble(files, features: features) { server in
        let session = try connect(server, timeout)
        server.set(rules)
        try body(TransferStage(server: server, session: session, here: here))
      }
    }
  }

  /// Logs in.
  static func connect(
    _ server: FileDouble,
    _ timeout: Duration = .seconds(5)
  ) throws -> Session {
    // As the program does; programs that tests start do not inherit it.
    Signals.makeFailedWritesErrors()
    var options = SessionOptions()
    options.setTimeouts(timeout)
    let session = try Session.connect(
      to: Endpoint(host: "127.0.0.1", port: server.port),
      options: options,
      observer: nil,
      cancelledBy: nil
    )
    try session.logIn(.anonymous)
    _ = try session.features()
    return session
  }

  /// Makes a file of this machine.
  static func write(_ octets: [UInt8], _ path: FilePath) throws {
    try LocalFile.create(path).write(octets, cancelledBy: nil)
  }

  /// Puts octets behind those of a file of this machine.
  static func append(_ octets: [UInt8], _ path: FilePath) throws {
    let file = try FileDescriptor.open(path, .writeOnly, options: .append)
    _ = try file.closeAfter { try file.writeAll(octets) }
  }

  /// The files here, by their names.
  var files: FileDouble.Files {
    get throws {
      var files: FileDouble.Files = [:]
      for name in try LocalDirectory.names(in: here) {
        files[String(decoding: name, as: UTF8.self)] = try readFile(here.appending(octets: name))
      }
      return files
    }
  }

  /// Where it is kept what uploads were made of.
  var records: FilePath { here.removingLastComponent().appending("records") }

  /// The records of uploads that are there.
  var recordNames: [[UInt8]] { (try? LocalDirectory.names(in: records)) ?? [] }

  /// Keeps what an earlier run knew of the source of an upload, and lets the lock go.
  func keep(_ known: TransferRecord, of url: [UInt8]) throws {
    let record = try UploadRecord.open(in: records, for: url)
    record?.write(known)
    record?.end(keeps: true)
  }

  /// A policy with one attempt, or more without long pauses between them.
  func policy(tries: Int = 1) -> TransferPolicy {
    var policy = TransferPolicy()
    policy.retry.tries = tries
    policy.retry.firstPause = .milliseconds(10)
    policy.recordDirectory = records
    return policy
  }

  /// Fetches /f into f.
  func fetch(tries: Int = 1, _ change: (inout Download) -> Void = { _ in }) -> TransferEnd {
    var download = Download(of: RemotePath("/f"), to: .named(here.appending("f")))
    download.policy = policy(tries: tries)
    change(&download)
    return TransferEnd { () throws(TransferFailure) in
      try download.run(in: session, TransferProgress(of: [], to: [], .fromServer))
    }
  }

  /// Sends f to /f.
  func send(
    tries: Int = 1,
    from path: FilePath? = nil,
    _ change: (inout Upload) -> Void = { _ in }
  ) -> TransferEnd {
    var upload = Upload(of: .named(path ?? here.appending("f")), to: RemotePath("/f"), now: .epoch)
    upload.policy = policy(tries: tries)
    change(&upload)
    return TransferEnd { () throws(TransferFailure) in
      try upload.run(in: session, TransferProgress(of: [], to: [], .toServer))
    }
  }

  /// How often the server was sent lines that begin with this.
  func count(_ prefix: String) -> Int { server.lines.filter { $0.hasPrefix(prefix) }.count }
}

/// How a transfer ended.
struct TransferEnd {
  private(set) var outcome: TransferOutcome?
  private(set) var failure: TransferFailure?

  init(_ body: () throws(TransferFailure) -> TransferOutcome) {
    do throws(TransferFailure) {
      outcome = try body()
    } catch {
      failure = error
    }
  }

  /// It in few words: what proves it, or why it failed.
  var word: String {
    if let outcome { return outcome.wasSkipped ? "skipped" : "\(outcome.proof)" }
    switch failure?.error {
    case .remote(.refused(let reply, let verb)): return "\(verb) \(reply.code.value)"
    case .remote(let error): return error.isLostConnection ? "lost" : "\(error)"
    case .sizeMismatch(let expected, let actual): return "\(actual) of \(expected)"
    case .localFileExists: return "localFileExists"
    case .localDirectory: return "localDirectory"
    case .partialInUse: return "partialInUse"
    case .notContinuable(let obstacle): return "notContinuable \(obstacle)"
    case .digestMismatch: return "digestMismatch"
    case .some(let error): return "\(error)"
    case nil: return "nothing"
    }
  }
}
