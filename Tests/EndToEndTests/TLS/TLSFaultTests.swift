import FTPTestSupport
import SystemPackage
import Testing

/// What servers do wrong over TLS, or somebody between them and the program.
@Suite(.tags(.tls, .network))
struct TLSFaultTests {
  /// What the double has under data.bin.
  static let data = (0..<300_000).map { UInt8($0 * 7 % 251) }

  struct Case: CustomTestStringConvertible {
    let fault: String
    let status: Int32

    /// What the message says.
    let words: String

    /// Whether the password was sent, under TLS.
    var sendsPassword = false

    var testDescription: String { fault }
  }

  @Test(arguments: [
    Case(fault: "inject", status: 5, words: "put bytes between"),
    Case(fault: "nonsense", status: 5, words: "is not TLS"),
    Case(fault: "close-in-handshake", status: 5, words: "in the middle of the TLS handshake"),
    Case(fault: "refuse-prot", status: 5, words: "does not protect data", sendsPassword: true),
    Case(fault: "truncate", status: 7, words: "close-notify", sendsPassword: true),
    Case(fault: "cut-record", status: 7, words: "close-notify", sendsPassword: true),
    Case(fault: "no-size", status: 7, words: "close-notify", sendsPassword: true),
  ])
  func `a fault has its words and its status, and leaves no file behind`(fault: Case) throws {
    try TLSStage.with { stage in
      let double = stage.double(fault.fault)
      let outcome = try stage.run("get data.bin got.bin", at: double, stage.trusting)
      #expect(outcome.ending == .exited(fault.status), "\(outcome.stderrText)")
      #expect(outcome.stderrText.contains(fault.words), "\(outcome.stderrText)")
      #expect(try stage.download() == nil)
      let lines = try double.lines()
      #expect(!lines.contains { $0.contains("clear PASS") || $0.contains("clear USER") })
      #expect(lines.contains { $0.contains("tls PASS") } == fault.sendsPassword)
    }
  }

  @Test func `data without a close-notify is believed when its size is proven`() throws {
    try TLSStage.with { stage in
      let double = stage.double("no-notify")
      let outcome = try stage.run("ls; get data.bin got.bin", at: double, stage.trusting)
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      #expect(outcome.stdoutText == "data.bin\n")
      #expect(try stage.download() == Self.data)
    }
  }

  @Test func `a listing that is cut in the middle of a line is no listing`() throws {
    try TLSStage.with { stage in
      let outcome = try stage.run("ls", at: stage.double("truncate"), stage.trusting)
      #expect(outcome.ending == .exited(7), "\(outcome.stderrText)")
      #expect(outcome.stdoutText.isEmpty)
    }
  }

  @Test func `a data connection with another certificate is refused`() throws {
    try TLSStage.with { stage in
      var double = stage.double("other-data-certificate")
      double.other = try TestCertificate(in: stage.directory, named: "other")
      let outcome = try stage.run("get data.bin got.bin", at: double, stage.trusting)
      #expect(outcome.ending == .exited(5), "\(outcome.stderrText)")
      #expect(outcome.stderrText.contains("another certificate than the server"))
      #expect(try stage.download() == nil)
    }
  }

  @Test func `an upload is whole when the server asks for new keys all the while`() throws {
    try TLSStage.with { stage in
      let double = stage.double("key-updates", ["--min", "1.3"])
      // More than the server's side of the network takes: the rest is lost with a reset.
      let commands = "get data.bin got.bin; put got.bin back.bin"
      let outcome = try stage.run(commands, at: double, stage.trusting)
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      let lines = try double.lines()
      let size = Self.data.count
      #expect(
        lines.contains { $0.contains(" stored \(size) ") && $0.hasSuffix(" close-notify") },
        "\(lines)"
      )
    }
  }

  @Test(arguments: ["forget", "hang-up-unresumed"], ["1.2", "1.3"])
  func `a server that has forgotten the session is connected to again, without a word`(
    fault: String,
    version: String
  ) throws {
    try TLSStage.with { stage in
      let double = stage.double(fault, ["--min", "1.2"])
      let commands = "ls; get data.bin got.bin; put got.bin back.bin"
      let options = stage.trusting + ["-q", "--tls-max", version]
      let outcome = try stage.run(commands, at: double, options)
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      #expect(outcome.stderrText.isEmpty)
      #expect(try stage.download() == Self.data)
      let lines = try double.lines()
      #expect(lines.filter { $0.hasSuffix(" new") }.count == 1, "\(lines)")
      #expect(lines.contains { $0.hasPrefix("2 data") && $0.hasSuffix(" resumed") })
    }
  }

  @Test func `an upload begins again when the server has forgotten the session before it`() throws {
    try TLSStage.with { stage in
      let double = stage.double("forget")
      let commands = "ls; put server.pem back.pem"
      let outcome = try stage.run(commands, at: double, stage.trusting)
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      let size = try readFile(stage.certificate.certificate).count
      let stored = try double.lines().filter { $0.contains(" stored ") }
      #expect(stored.count == 1 && stored.allSatisfy { $0.contains(" stored \(size) ") })
    }
  }

  @Test func `TLS 1.2 is the way out where TLS 1.3 cannot resume, and that is said`() throws {
    try TLSStage.with { stage in
      let double = stage.double("never-resume-13")
      let outcome = try stage.run("get data.bin got.bin", at: double, stage.trusting)
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      #expect(outcome.stderrText.contains("with TLS 1.2"))
      #expect(try stage.download() == Self.data)
      #expect(try double.lines().contains { $0.hasSuffix("data TLSv1.2 resumed") })
    }
  }

  @Test func `a server that cannot resume at all is told of, after two attempts`() throws {
    try TLSStage.with { stage in
      let options = stage.trusting + ["--tls-min", "1.3"]
      let outcome = try stage.run("ls", at: stage.double("never-resume-13"), options)
      #expect(outcome.ending == .exited(5), "\(outcome.stderrText)")
      #expect(outcome.stderrText.contains("does not know our TLS session"))
    }
  }

  @Test func `whoever was protected is not talked into less`() throws {
    try TLSStage.with { stage in
      let double = stage.double("refuse-later")
      // The second connection is that of the other user.
      let commands = "ls; user me hush-hush; user you hush-hush"
      let outcome = try stage.run(commands, at: double, stage.trusting)
      #expect(outcome.ending == .exited(5), "\(outcome.stderrText)")
      #expect(outcome.stderrText.contains("has no TLS"))
      #expect(!(try double.lines()).contains { $0.contains("clear USER") })
    }
  }

  @Test func `an upload ends with a close-notify`() throws {
    try TLSStage.with { stage in
      let double = stage.double()
      let outcome = try stage.run("put server.pem back.pem", at: double, stage.trusting)
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      let stored = try double.lines().filter { $0.contains(" stored ") }
      #expect(stored.count == 1 && stored.allSatisfy { $0.hasSuffix(" close-notify") })
    }
  }

  @Test func `ccc ends what protects commands, and says so; data stay protected`() throws {
    try TLSStage.with { stage in
      let double = stage.double()
      let outcome = try stage.run("ccc; ls; status", at: double, stage.trusting)
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      #expect(outcome.stderrText.contains("travel in clear from now on"))
      #expect(outcome.stdoutText.contains("ended by 'ccc'"))
      let lines = try double.lines()
      #expect(lines.contains("1 clear MLSD"))
      #expect(lines.contains { $0.hasPrefix("1 data TLSv1.3") })
    }
  }

  @Test func `limits of versions that exclude each other are told of`() throws {
    try TLSStage.with { stage in
      let double = stage.double("none", ["--min", "1.3"])
      let options = stage.trusting + ["--tls-max", "1.2"]
      let outcome = try stage.run("ls", at: double, options)
      #expect(outcome.ending == .exited(5), "\(outcome.stderrText)")
      #expect(outcome.stderrText.contains("no version of TLS in common"))
    }
  }
}
