import FTPTestSupport
import Platform
import SystemPackage
import Testing

/// What `doctor` says of real servers, beside what is known of them.
@Suite(.tags(.network, .realServer))
struct DoctorTests {
  /// One server, and what is true of it where it differs from the others.
  struct Case: Sendable, CustomTestStringConvertible {
    let kind: ServerKind
    var tls = ServerTLS.none
    var options: [String] = []
    var expected: [String: String]
    var facts: [String: String] = [:]

    /// What is seen, where the verdict says too little.
    var seen: [String: String] = [:]

    var testDescription: String { "\(kind) \(tls) \(options.joined(separator: " "))" }
  }

  /// What is true of all four.
  private static let common = [
    "tls": "does_not", "tls-data": "not_known", "tls-resumption": "not_known", "epsv": "works",
    "pasv": "works", "eprt": "works", "port": "works", "storage": "works", "times": "works",
    "list-clock": "works", "time-setting": "works", "list": "works", "list-all": "works",
    "nlst": "works", "mlsd": "works", "mlsd-argument": "works", "mlsd-hidden": "works",
    "mlst": "works", "size": "works", "absolute-paths": "works", "cwd-proves": "works",
    "utf-8": "works", "other-octets": "works", "case": "works", "rest-download": "works",
    "rest-upload": "works", "append": "works", "digests": "does_not", "batches": "works",
    "early-ports": "works", "reply-order": "does_not", "replies": "works",
    "connections": "works", "rename": "works", "rename-replaces": "works",
    "rename-directory": "works", "delete": "works", "delete-directory": "does_not",
    "remove-full": "does_not",
  ]

  private static let commonFacts = [
    "absolute-paths": "yes", "batches": "yes", "cwd-proves": "yes", "early-ports": "yes",
    "ignores-case": "no", "list": "yes", "list-all": "yes", "mlsd": "yes", "mlsd-hidden": "yes",
    "restarts-uploads": "yes", "temporary-names": "yes", "time-setting": "mfmt",
  ]

  private static let withoutFacts = [
    "mlsd": "does_not", "mlsd-argument": "not_known", "mlsd-hidden": "not_known",
    "mlst": "does_not", "reply-order": "works",
  ]

  private static let vsftpdFacts = [
    "mlsd": "no", "mlsd-hidden": "", "reply-order": "yes", "time-setting": "mdtm",
  ]

  private static let protected = ["tls": "works", "tls-data": "works", "tls-resumption": "works"]

  static let cases: [Case] = [
    Case(
      kind: .vsftpd,
      expected: withoutFacts,
      facts: vsftpdFacts,
      seen: ["rest-upload": "what lies behind the part that is sent stays"]
    ),
    Case(
      kind: .proftpd,
      expected: ["digests": "works"],
      facts: ["virtual-hosts": "yes"],
      seen: [
        "digests": "SHA-256, SHA-512, SHA-1, MD5, CRC32",
        "reply-order": "in one packet with it, yes",
      ]
    ),
    Case(
      kind: .pureFTPd,
      expected: [:],
      seen: [
        "rest-upload": "what lies behind the part that is sent is cut off",
        "reply-order": "in one packet with it, yes",
      ]
    ),
    Case(kind: .pyftpdlib, expected: ["other-octets": "does_not"], facts: ["reply-order": "no"]),
    Case(
      kind: .vsftpd,
      tls: .explicit,
      expected: withoutFacts.merging(protected) { $1 },
      facts: vsftpdFacts,
      seen: ["tls-resumption": "demanded: "]
    ),
    Case(
      kind: .proftpd,
      tls: .explicit,
      expected: protected.merging(["digests": "works"]) { $1 },
      facts: ["virtual-hosts": "yes"],
      seen: ["tls-resumption": "demanded: "]
    ),
    // Its data connections have sessions of their own under TLS 1.3.
    Case(
      kind: .pureFTPd,
      tls: .explicit,
      expected: protected.merging(["tls-resumption": "does_not"]) { $1 },
      facts: ["resumption-needed": "no"]
    ),
    Case(
      kind: .pyftpdlib,
      tls: .explicit,
      expected: protected.merging(["other-octets": "does_not"]) { $1 },
      facts: ["reply-order": "no"],
      seen: ["tls-resumption": "not demanded: "]
    ),
    // One connection at a time: one trial after the other.
    Case(
      kind: .vsftpd,
      options: ["--setting", "max_per_ip=1"],
      expected: withoutFacts.merging(["connections": "does_not"]) { $1 },
      facts: vsftpdFacts.merging(["connections": "1"]) { $1 }
    ),
    Case(
      kind: .vsftpd,
      options: ["--setting", "max_per_ip=3"],
      expected: withoutFacts,
      facts: vsftpdFacts.merging(["connections": "3"]) { $1 }
    ),
    Case(
      kind: .vsftpd,
      options: ["--setting", "cmds_denied=EPSV,MDTM,REST,PORT,RNTO,APPE"],
      expected: withoutFacts.merging([
        "epsv": "does_not", "port": "does_not", "times": "does_not", "time-setting": "does_not",
        "rest-download": "does_not", "rest-upload": "does_not", "append": "does_not",
        "early-ports": "not_known", "rename": "does_not", "rename-replaces": "not_known",
        "rename-directory": "does_not",
      ]) { $1 },
      facts: vsftpdFacts.merging([
        "time-setting": "none", "restarts-uploads": "no", "temporary-names": "no",
        "early-ports": "",
      ]) { $1 }
    ),
    Case(
      kind: .vsftpd,
      options: ["--setting", "pasv_enable=NO", "--setting", "cmds_denied=EPSV"],
      expected: withoutFacts.merging([
        "epsv": "does_not", "pasv": "does_not", "early-ports": "not_known",
      ]) { $1 },
      facts: vsftpdFacts.merging(["early-ports": ""]) { $1 }
    ),
  ]

  @Test(arguments: cases)
  func `the table of a server is what is known of it, and nothing is left there`(
    testCase: Case
  ) throws {
    try withRealServer(testCase.kind, tls: testCase.tls, options: testCase.options) {
      server throws in
      try server.makeFile("mine.txt", [UInt8]("octets".utf8))
      try withTemporaryDirectory { here throws in
        let trust = testCase.tls == .none ? [] : ["--ca", server.certificate.string]
        let outcome = try DoctorRun(server, here).run(trust)
        #expect(outcome.ending == .exited(0), "\(outcome.message)")
        let expected = Self.common.merging(testCase.expected) { $1 }
        for (topic, verdict) in expected.sorted(by: { $0.key < $1.key }) {
          let line = outcome.line(of: topic)
          #expect(line.contains("\"verdict\":\"\(verdict)\""), "\(topic): \(line)")
        }
        for (topic, words) in testCase.seen {
          let line = outcome.line(of: topic)
          #expect(line.contains("\"seen\":\"\(words)"), "\(line)")
        }
        #expect(try LocalDirectory.names(in: server.root) == [[UInt8]("mine.txt".utf8)])
        // The clocks have a time in them.
        let facts = try DoctorRun.facts(in: here).filter { !$0.key.contains("clock") }
        let known = Self.commonFacts.merging(testCase.facts) { $1 }.filter { !$0.value.isEmpty }
        #expect(facts == known)
      }
    }
  }

  struct Clock: Sendable, CustomTestStringConvertible {
    let kind: ServerKind
    let zone: String
    let setting: String
    let words: String

    var testDescription: String { "\(kind) \(zone) \(setting)" }
  }

  static let clocks = [
    Clock(kind: .proftpd, zone: "JST-9", setting: "", words: "UTC"),
    Clock(kind: .vsftpd, zone: "JST-9", setting: "use_localtime=YES", words: "UTC+09:00"),
    Clock(kind: .pyftpdlib, zone: "NPT-5:45", setting: "use_gmt_times=False", words: "UTC+05:45"),
    Clock(kind: .vsftpd, zone: "XST8", setting: "use_localtime=YES", words: "UTC-08:00"),
  ]

  @Test(arguments: clocks)
  func `the clock by which a server tells times is named`(clock: Clock) throws {
    let setting = clock.setting.isEmpty ? [] : ["--setting", clock.setting]
    try withRealServer(clock.kind, options: ["--timezone", clock.zone] + setting) {
      server throws in
      try withTemporaryDirectory { here throws in
        let outcome = try DoctorRun(server, here).run([])
        let seen = clock.words == "UTC" ? "\"UTC\"" : "\"not UTC, but \(clock.words)\""
        #expect(outcome.line(of: "times").contains("\"seen\":\(seen)"), "\(outcome.stdoutText)")
        #expect(outcome.line(of: "list-clock").contains("\"seen\":\(seen)"))
        #expect(outcome.line(of: "time-setting").contains("\"verdict\":\"works\""))
      }
    }
  }

  @Test func `a clock that only LIST tells is named too`() throws {
    let options = [
      "--timezone", "JST-9", "--setting", "use_localtime=YES", "--setting", "cmds_denied=MDTM",
    ]
    try withRealServer(.vsftpd, options: options) { server throws in
      try withTemporaryDirectory { here throws in
        let outcome = try DoctorRun(server, here).run([])
        #expect(outcome.line(of: "times").contains("\"verdict\":\"does_not\""))
        #expect(outcome.line(of: "list-clock").contains("not UTC, but UTC+09:00"))
      }
    }
  }

  @Test func `the README says what each test is`() throws {
    let text = String(decoding: try readOctets(Checkout.top.appending("README.md")), as: UTF8.self)
    let rows = text.split(separator: "\n").drop { !$0.hasPrefix("| tests |") }.prefix {
      $0.hasPrefix("|")
    }
    let names = rows.dropFirst(2).flatMap { row in
      row.split(separator: "|")[0].split { " `".contains($0) }.map { String($0) }
    }
    #expect(names.sorted() == Self.common.keys.sorted())
  }

  // MARK: Without writing

  @Test(arguments: ServerKind.allCases)
  func `with --read-only nothing is written, and the rest is tested`(kind: ServerKind) throws {
    try withRealServer(kind) { server throws in
      try server.makeFile("mine.txt", [UInt8]("some octets".utf8))
      try server.makeDirectory("sub")
      try withTemporaryDirectory { here throws in
        let outcome = try DoctorRun(server, here).run(["-v", "--read-only"])
        #expect(outcome.ending == .exited(0), "\(outcome.message)")
        for verb in ["MKD", "STOR", "APPE", "DELE", "RMD", "RNFR", "MFMT", "STOU"] {
          #expect(!outcome.message.contains("--> \(verb)"), "\(verb)")
        }
        #expect(outcome.message.contains("--> RETR"))
        for topic in ["epsv", "port", "list", "size", "rest-download", "batches", "connections"] {
          #expect(outcome.line(of: topic).contains("\"works\""), "\(outcome.line(of: topic))")
        }
        for topic in ["storage", "times", "rename", "rest-upload", "case", "reply-order"] {
          #expect(outcome.line(of: topic).contains("\"not_known\""), "\(topic)")
        }
      }
    }
  }

  @Test func `a server where nothing may be written is tested as far as that goes`() throws {
    try withRealServer(.vsftpd, options: ["--setting", "write_enable=NO"]) { server throws in
      try server.makeFile("mine.txt", [UInt8]("some octets".utf8))
      try withTemporaryDirectory { here throws in
        let outcome = try DoctorRun(server, here).run([])
        #expect(outcome.ending == .exited(0))
        #expect(outcome.message.contains("nothing may be written there"))
        #expect(outcome.message.contains("550 Permission denied."))
        #expect(outcome.line(of: "rest-download").contains("\"works\""))
        #expect(outcome.line(of: "storage").contains("\"not_known\""))
        #expect(try DoctorRun.facts(in: here)["temporary-names"] == nil)
      }
    }
  }
}
