import FTPTestSupport
import SystemPackage
import Testing

/// What a person is asked about protection, at a pseudo-terminal.
@Suite(.tags(.tls, .terminal))
struct TrustPromptTests {
  private func atPrompt(
    _ stage: TLSStage,
    _ double: TLSDouble,
    _ options: [String] = [],
    url: String = "ftp://me@127.0.0.1:{port}",
    _ body: (PseudoTerminal) throws -> Void
  ) throws {
    let ferry = try ferryBinary().string
    let (program, arguments) = double.commandLine([ferry] + options + [url])
    var environment = Subprocess.plainEnvironment.merging(stage.environment) { $1 }
    environment["TERM"] = "xterm"
    let terminal = try PseudoTerminal(
      program,
      arguments,
      environment: environment,
      workingDirectory: stage.directory
    )
    try body(terminal)
  }

  private func leave(_ terminal: PseudoTerminal) throws {
    try terminal.send("quit\r")
    #expect(try terminal.exitStatus() == 0)
  }

  @Test(arguments: ["o", "y"])
  func `an unknown certificate is shown, and trusted once`(answer: String) throws {
    try TLSStage.with(.elsewhere) { stage in
      let double = stage.double()
      try atPrompt(stage, double) { terminal throws in
        try terminal.expect("is not trusted: ")
        try terminal.expect("it is not for 127.0.0.1, but for ftp.example.org")
        try terminal.expect("issuer")
        try terminal.expect(try stage.certificate.fingerprint())
        try terminal.expect("(o)nce, (a)lways, or (n)ot? ")
        try terminal.send("\(answer)\r")
        try terminal.expect(":/> ")
        try terminal.send("ls\r")
        try terminal.expect("data.bin")
        try leave(terminal)
      }
      #expect(try stage.knownHosts().isEmpty)
    }
  }

  @Test func `always is remembered in a file for the user alone`() throws {
    try TLSStage.with { stage in
      try atPrompt(stage, stage.double()) { terminal throws in
        try terminal.expect("(o)nce, (a)lways, or (n)ot? ")
        try terminal.send("always\r")
        try terminal.expect("It is trusted from now on")
        try terminal.expect(":/> ")
        try leave(terminal)
      }
      let fingerprint = try stage.certificate.fingerprint()
      #expect(try stage.knownHosts().contains(" \(fingerprint) 20"))
      let path = stage.directory.appending("share/ferry/known_hosts").string
      let outcome = try Subprocess.run("/usr/bin/stat", ["-c", "%a", path])
      #expect(outcome.stdoutText == "600\n")
    }
  }

  @Test func `no is no: nothing is sent`() throws {
    try TLSStage.with { stage in
      let double = stage.double()
      try atPrompt(stage, double) { terminal throws in
        try terminal.expect("(o)nce, (a)lways, or (n)ot? ")
        try terminal.send("\r")
        try terminal.expect("(o)nce, (a)lways, or (n)ot? ")
        try terminal.send("n\r")
        #expect(try terminal.exitStatus() == 5)
      }
      #expect(!(try double.lines()).contains { $0.contains("USER") || $0.contains("PASS") })
    }
  }

  @Test(arguments: [("y", true), ("n", false)])
  func `a password goes in clear after a yes only`(answer: String, isSent: Bool) throws {
    try TLSStage.with { stage in
      let double = stage.double("refuse-auth", ["--own-network"])
      try atPrompt(stage, double, url: "ftp://me@192.0.2.1:{port}") { terminal throws in
        try terminal.expect("has no TLS")
        try terminal.expect("Send the password in clear, where others can read it? [y/N] ")
        try terminal.send("\(answer)\r")
        if isSent {
          try terminal.expect(":/> ")
          try leave(terminal)
        } else {
          #expect(try terminal.exitStatus() == 5)
        }
      }
      #expect(try double.lines().contains { $0.contains("PASS hush-hush") } == isSent)
    }
  }

  @Test func `the passphrase of a key is asked for, without showing it`() throws {
    try TLSStage.with { stage in
      let own = try TestCertificate(in: stage.directory, named: "own")
      let locked = stage.directory.appending("locked.key").string
      let script = "openssl pkey -in \(own.key) -aes256 -passout pass:sesame -out \(locked)"
      _ = try Subprocess.run("/bin/sh", ["-c", script])
      let options = stage.trusting + ["--cert", own.certificate.string, "--key", locked]
      try atPrompt(stage, stage.double(), options) { terminal throws in
        try terminal.expect("Passphrase of ")
        try terminal.send("wrong\r")
        try terminal.expect("Passphrase of ")
        try terminal.send("sesame\r")
        try terminal.expect(":/> ")
        try leave(terminal)
        #expect(!String(decoding: terminal.octets, as: UTF8.self).contains("sesame"))
      }
    }
  }
}
