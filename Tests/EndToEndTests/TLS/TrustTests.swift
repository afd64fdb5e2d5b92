import FTPTestSupport
import SystemPackage
import Testing

/// Whom the program trusts, in scripts.
@Suite(.tags(.tls, .network))
struct TrustTests {
  @Test(arguments: [
    (TestCertificate.Kind(), "self-signed"),
    (TestCertificate.Kind.expired, "it expired on"),
    (TestCertificate.Kind.elsewhere, "it is not for 127.0.0.1, but for ftp.example.org"),
  ])
  func `a certificate that nobody vouches for ends a script before the login`(
    kind: TestCertificate.Kind,
    words: String
  ) throws {
    try TLSStage.with(kind) { stage in
      let double = stage.double()
      let outcome = try stage.run("ls", at: double, [])
      #expect(outcome.ending == .exited(5), "\(outcome.stderrText)")
      #expect(outcome.stderrText.contains(words), "\(outcome.stderrText)")
      #expect(outcome.stderrText.contains("ferry trust 127.0.0.1:"))
      let fingerprint = try stage.certificate.fingerprint()
      #expect(outcome.stderrText.contains("--fingerprint \(fingerprint)"))
      #expect(!(try double.lines()).contains { $0.contains("USER") || $0.contains("PASS") })
    }
  }

  @Test(arguments: [
    (TestCertificate.Kind(), Int32(0), ""),
    (TestCertificate.Kind.expired, Int32(5), "it expired on"),
    (TestCertificate.Kind.elsewhere, Int32(5), "it is not for 127.0.0.1"),
  ])
  func `an authority that the user names is trusted for what it signs, and for that only`(
    kind: TestCertificate.Kind,
    status: Int32,
    words: String
  ) throws {
    try withTemporaryDirectory { directory in
      let authority = try TestCertificate(in: directory, named: "authority", .authority)
      let signed = try TestCertificate(in: directory, named: "server", kind, signedBy: authority)
      let stage = TLSStage(directory: directory, certificate: signed)
      let unknown = try stage.run("ls", at: stage.double(), [])
      #expect(unknown.ending == .exited(5), "\(unknown.stderrText)")
      #expect(unknown.stderrText.contains("nobody who is trusted here vouches for it"))
      let options = ["--ca", authority.certificate.string]
      let outcome = try stage.run("ls", at: stage.double(), options)
      #expect(outcome.ending == .exited(status), "\(outcome.stderrText)")
      #expect(outcome.stderrText.contains(words))
    }
  }

  @Test func `the line that an error names makes the certificate trusted`() throws {
    try TLSStage.with { stage in
      let fingerprint = try stage.certificate.fingerprint()
      let ferry = try ferryBinary().string
      let server = "127.0.0.1:{port}"
      let script = """
        \(ferry) trust \(server) --fingerprint \(fingerprint) && \
        \(ferry) trust --list && \(ferry) ls ftp://me@\(server) && \
        \(ferry) trust --remove \(server) && ! \(ferry) ls ftp://me@\(server)
        """
      let outcome = try stage.double().run(["sh", "-c", script], environment: stage.environment)
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      #expect(outcome.stdoutText.contains("\(fingerprint) 20"))
      #expect(outcome.stdoutText.contains("\ndata.bin\n"))
      #expect(try stage.knownHosts().isEmpty)
    }
  }

  @Test func `a changed certificate that nobody vouches for is refused, loudly`() throws {
    try TLSStage.with { stage in
      let other = try TestCertificate(in: stage.directory, named: "other").fingerprint()
      let ferry = try ferryBinary().string
      let script = """
        \(ferry) trust 127.0.0.1:{port} --fingerprint \(other)
        exec \(ferry) ls ftp://me@127.0.0.1:{port}
        """
      let double = stage.double()
      let outcome = try double.run(["sh", "-c", script], environment: stage.environment)
      #expect(outcome.ending == .exited(5), "\(outcome.stderrText)")
      #expect(outcome.stderrText.contains("THE SERVER'S CERTIFICATE HAS CHANGED"))
      #expect(outcome.stderrText.contains("ferry trust --remove 127.0.0.1:"))
      #expect(!(try double.lines()).contains { $0.contains("USER") || $0.contains("PASS") })
    }
  }

  @Test func `a server that is known by its certificate must have TLS`() throws {
    try TLSStage.with { stage in
      let fingerprint = try stage.certificate.fingerprint()
      let ferry = try ferryBinary().string
      let script = """
        \(ferry) trust 127.0.0.1:{port} --fingerprint \(fingerprint)
        exec \(ferry) ls ftp://me@127.0.0.1:{port}
        """
      let double = stage.double("refuse-auth")
      let outcome = try double.run(["sh", "-c", script], environment: stage.environment)
      #expect(outcome.ending == .exited(5), "\(outcome.stderrText)")
      #expect(!(try double.lines()).contains { $0.contains("USER") || $0.contains("PASS") })
    }
  }

  @Test func `a pin lets in its certificate and no other, whatever is wrong with it`() throws {
    try TLSStage.with(.expired) { stage in
      let pin = try stage.certificate.fingerprint()
      let right = try stage.run("ls", at: stage.double(), ["--pin", pin])
      #expect(right.ending == .exited(0), "\(right.stderrText)")
      let wrong = try TestCertificate(in: stage.directory, named: "other").fingerprint()
      let options = stage.trusting + ["--pin", wrong]
      let outcome = try stage.run("ls", at: stage.double(), options)
      #expect(outcome.ending == .exited(5), "\(outcome.stderrText)")
      #expect(outcome.stderrText.contains("not the one that '--pin' names"))
    }
  }

  @Test func `not checking is for one host, and is said each time`() throws {
    try TLSStage.with { stage in
      let outcome = try stage.run("ls", at: stage.double(), ["--insecure"])
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      #expect(outcome.stderrText.contains("the certificate of 127.0.0.1:"))
      #expect(outcome.stderrText.contains("is not checked (--insecure)"))
      let commands = "open ftp://me@localhost:{port}; ls"
      let other = try stage.run(commands, at: stage.double(), ["--insecure", "-4"])
      #expect(other.ending == .exited(5), "\(other.stderrText)")
    }
  }

  @Test func `not checking is for a server that the command line names`() throws {
    let outcome = try FerryRun(arguments: ["--insecure"], script: "open 127.0.0.1\n").outcome()
    #expect(outcome.ending == .exited(2))
    #expect(outcome.stderrText.contains("--insecure: it is for one server"))
  }

  @Test func `a certificate of one's own is shown, with a passphrase where its key needs one`()
    throws
  {
    try TLSStage.with { stage in
      let own = try TestCertificate(in: stage.directory, named: "own")
      let options = stage.trusting + ["--cert", own.certificate.string]
      let shown = try stage.run("ls", at: stage.double(), options + ["--key", own.key.string])
      #expect(shown.ending == .exited(0), "\(shown.stderrText)")
      let locked = stage.directory.appending("locked.key")
      let script = "openssl pkey -in \(own.key) -aes256 -passout pass:sesame -out \(locked)"
      _ = try Subprocess.run("/bin/sh", ["-c", script])
      let outcome = try stage.run("ls", at: stage.double(), options + ["--key", locked.string])
      #expect(outcome.ending == .exited(5), "\(outcome.stderrText)")
      #expect(outcome.stderrText.contains("needs its passphrase"))
    }
  }

  @Test(arguments: [
    (["--ca", "missing.pem"], "the authorities in missing.pem cannot be used"),
    (["--cert", "server.key"], "the certificate in server.key cannot be used"),
    (["--tls-ciphers", "ROT13"], "these ciphers cannot be used"),
  ])
  func `files and ciphers that are of no use are named`(
    options: [String],
    words: String
  ) throws {
    try TLSStage.with { stage in
      let outcome = try stage.run("ls", at: stage.double(), options)
      #expect(outcome.ending == .exited(5), "\(outcome.stderrText)")
      #expect(outcome.stderrText.contains(words), "\(outcome.stderrText)")
    }
  }
}
