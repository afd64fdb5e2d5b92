import FTPTestSupport
import SystemPackage
import Testing

/// Certificates that have changed, were revoked, or are asked of the client.
@Suite(.tags(.tls, .network))
struct NewCertificateTests {
  @Test func `a new certificate that a known authority vouches for is said, and no alarm`() throws {
    try withTemporaryDirectory { directory in
      let authority = try TestCertificate(in: directory, named: "authority", .authority)
      let signed = try TestCertificate(in: directory, named: "server", signedBy: authority)
      let stage = TLSStage(directory: directory, certificate: signed)
      let old = try TestCertificate(in: directory, named: "old").fingerprint()
      let ferry = try ferryBinary().string
      let line = "\(ferry) ls --ca \(authority.certificate) ftp://me@127.0.0.1:{port}"
      let script = """
        \(ferry) trust 127.0.0.1:{port} --fingerprint \(old) && \(line) && echo again >&2 && \(line)
        """
      let outcome = try stage.double().run(["sh", "-c", script], environment: stage.environment)
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      let parts = outcome.stderrText.split(separator: "again")
      #expect(parts.first?.contains("is a new one; an authority vouches for it") ?? false)
      #expect(parts.count == 2 && !parts[1].contains("new one"), "said once only")
      #expect(try stage.knownHosts().contains(signed.fingerprint()))
      #expect(!outcome.stderrText.contains("HAS CHANGED"))
    }
  }

  @Test func `a server that had TLS and has none now is told of in these words`() throws {
    try TLSStage.with { stage in
      let fingerprint = try stage.certificate.fingerprint()
      let options = ["--pin", fingerprint]
      let outcome = try stage.run("ls", at: stage.double("refuse-auth"), options)
      #expect(outcome.ending == .exited(5))
      #expect(outcome.stderrText.contains("is known to have TLS, and now says that it has no TLS"))
      #expect(outcome.stderrText.contains("'trust --remove HOST'"), "\(outcome.stderrText)")
      let demanded = try stage.run("ls", at: stage.double("refuse-auth"), ["--tls", "require"])
      #expect(demanded.stderrText.contains("the server has no TLS"), "\(demanded.stderrText)")
    }
  }

  @Test(arguments: [
    ("--cert", "the certificate in missing.pem"), ("--ca", "the authorities in missing.pem"),
    ("--crl", "the lists of revoked certificates in missing.pem"),
  ])
  func `a file that is not there is said to be not there`(option: String, words: String) throws {
    try TLSStage.with { stage in
      let outcome = try stage.run("ls", at: stage.double(), [option, "missing.pem"])
      #expect(outcome.ending == .exited(5))
      let text = "\(words) cannot be used: no such file or directory"
      #expect(outcome.stderrText.contains(text), "\(outcome.stderrText)")
      #expect(outcome.stderrText.contains("'\(option) FILE'"))
    }
  }

  @Test(arguments: ["1.2", "1.3"])
  func `a server that demands a certificate is told of, and gets the one that is named`(
    version: String
  ) throws {
    let demands = ["--setting", "require_cert=YES"]
    try withRealServer(.vsftpd, tls: .explicit, options: demands) { server throws in
      try withTemporaryDirectory { here throws in
        let url = "ftp://\(server.user)@\(server.host):\(server.port)"
        let base = [
          "--ca", server.certificate.string, "--tls-min", version, "--tls-max", version,
          "--timeout", "20",
        ]
        let without = try FerryRun(
          arguments: base + ["-c", "ls", url],
          environment: ["FERRY_PASSWORD": server.password],
          directory: here
        ).outcome()
        #expect(without.ending == .exited(5), "\(without.stderrText)")
        #expect(without.stderrText.contains("the server wants a certificate of yours"))
        #expect(without.stderrText.contains("'--cert FILE --key FILE'"))
        let own = try TestCertificate(in: here, named: "own")
        let with = try FerryRun(
          arguments: base + [
            "--cert", own.certificate.string, "--key", own.key.string, "-c", "ls", url,
          ],
          environment: ["FERRY_PASSWORD": server.password],
          directory: here
        ).outcome()
        #expect(with.ending == .exited(0), "\(with.stderrText)")
      }
    }
  }

  // MARK: Revocation

  /// An authority with a certificate for loopback that it has revoked, or not.
  private func makeAuthority(
    in directory: FilePath,
    revoked isRevoked: Bool
  ) throws -> (authority: TestCertificate, server: TestCertificate) {
    let authority = try TestCertificate(in: directory, named: "authority", .authority)
    let server = try TestCertificate(in: directory, named: "server", signedBy: authority)
    let script = """
      set -e
      cd \(directory)
      serial=$(openssl x509 -in server.pem -noout -serial | cut -d= -f2)
      if \(isRevoked); then
        printf 'R\\t350101000000Z\\t250101000000Z\\t%s\\tunknown\\t/CN=server\\n' $serial > index
      else
        printf 'V\\t350101000000Z\\t\\t%s\\tunknown\\t/CN=server\\n' $serial > index
      fi
      printf '[ca]\\ndefault_ca=x\\n[x]\\ndatabase=index\\ndefault_md=sha256\\ndefault_crl_days=2\\n' > conf
      openssl ca -config conf -gencrl -cert authority.pem -keyfile authority.key -out list.crl
      openssl ocsp -issuer authority.pem -cert server.pem -no_nonce -reqout request
      openssl ocsp -index index -CA authority.pem -rsigner authority.pem -rkey authority.key \
        -reqin request -respout staple -ndays 2
      """
    let outcome = try Subprocess.run("/bin/sh", ["-c", script])
    #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
    return (authority, server)
  }

  @Test(arguments: [true, false])
  func `a certificate that a list names is refused, and no other`(isRevoked: Bool) throws {
    try withTemporaryDirectory { directory in
      let (authority, server) = try makeAuthority(in: directory, revoked: isRevoked)
      let stage = TLSStage(directory: directory, certificate: server)
      let options = ["--ca", authority.certificate.string]
      let list = ["--crl", directory.appending("list.crl").string]
      let outcome = try stage.run("get data.bin got.bin", at: stage.double(), options + list)
      #expect(outcome.ending == .exited(isRevoked ? 5 : 0), "\(outcome.stderrText)")
      #expect(outcome.stderrText.contains("it was revoked") == isRevoked)
      let unasked = try stage.run("ls", at: stage.double(), options)
      #expect(unasked.ending == .exited(0), "\(unasked.stderrText)")
    }
  }

  @Test(arguments: [true, false])
  func `the word of the authority that the server shows counts`(isRevoked: Bool) throws {
    try withTemporaryDirectory { directory in
      let (authority, server) = try makeAuthority(in: directory, revoked: isRevoked)
      let ferry = try ferryBinary().string
      // A server of one line: what counts is whether it is let to say it.
      let script = """
        cd \(directory)
        mkfifo said
        (echo '220 hello'; cat said) | openssl s_server -quiet -naccept 1 -accept 127.0.0.1:0 \
          -cert server.pem -key server.key -status_file staple > heard 2>&1 &
        until port=$(ss -Hltnp 2>/dev/null | grep "pid=$!," | sed -E 's/.*127.0.0.1:([0-9]+).*/\\1/') &&
          [ -n "$port" ]; do kill -0 $! || exit 99; done
        \(ferry) --timeout 3 -v --ca \(authority.certificate) -c ls ftps://127.0.0.1:$port
        status=$?
        kill $!
        exit $status
        """
      _ = server
      let outcome = try Subprocess.run("/bin/sh", ["-c", script])
      #expect(outcome.stderrText.contains("it was revoked") == isRevoked, "\(outcome.stderrText)")
      #expect(outcome.stderrText.contains("220 hello") != isRevoked, "\(outcome.stderrText)")
    }
  }
}
