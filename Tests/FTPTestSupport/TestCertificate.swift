package import SystemPackage

/// A key and a certificate that a test makes for itself, so that none can expire in between.
package struct TestCertificate: Sendable {
  /// What the certificate is like.
  package struct Kind: Sendable {
    /// Its hosts, as OpenSSL writes them.
    package var hosts = "DNS:localhost,IP:127.0.0.1,IP:192.0.2.1"

    /// How many days from now it is valid; negative for one that has expired.
    package var days = 2

    /// Whether it may sign others.
    package var isAuthority = false

    /// Makes a certificate for loopback that is valid.
    package init() {}

    /// One that expired yesterday.
    package static var expired: Kind {
      var kind = Kind()
      kind.days = -1
      return kind
    }

    /// One that signs others.
    package static var authority: Kind {
      var kind = Kind()
      kind.isAuthority = true
      return kind
    }

    /// One for another host.
    package static var elsewhere: Kind {
      var kind = Kind()
      kind.hosts = "DNS:ftp.example.org"
      return kind
    }
  }

  /// The certificate in PEM.
  package let certificate: FilePath

  /// Its key in PEM.
  package let key: FilePath

  /// Makes one that is signed by itself, or by another.
  ///
  /// - Parameters:
  ///   - directory: Where the files are put.
  ///   - name: What the files are called, and its subject.
  ///   - kind: What it is like.
  ///   - authority: Who signs it; `nil` for itself.
  /// - Throws: `Errno`; ``TestCertificateError``.
  package init(
    in directory: FilePath,
    named name: String,
    _ kind: Kind = Kind(),
    signedBy authority: TestCertificate? = nil
  ) throws {
    certificate = directory.appending("\(name).pem")
    key = directory.appending("\(name).key")
    let request = directory.appending("\(name).csr")
    let extensions = directory.appending("\(name).ext")
    let signer =
      if let authority {
        "-CA \(authority.certificate) -CAkey \(authority.key) -CAcreateserial"
      } else {
        "-signkey \(key)"
      }
    let script = """
      set -e
      openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes \
        -subj '/CN=\(name)' -keyout \(key) -out \(request)
      echo 'subjectAltName=\(kind.hosts)' > \(extensions)
      \(kind.isAuthority ? "echo 'basicConstraints=critical,CA:TRUE' >> \(extensions)" : "")
      openssl x509 -req -in \(request) \(signer) -days \(kind.days) -out \(certificate) \
        -extfile \(extensions)
      """
    let outcome = try Subprocess.run("/bin/sh", ["-c", script])
    guard outcome.ending == .exited(0) else { throw TestCertificateError(outcome.stderrText) }
  }

  /// Its SHA-256 fingerprint, as OpenSSL writes it.
  package func fingerprint() throws -> String {
    let script = "openssl x509 -in \(certificate) -noout -fingerprint -sha256"
    let outcome = try Subprocess.run("/bin/sh", ["-c", script])
    let text = outcome.stdoutText.split(separator: "=").last ?? ""
    return String(text.filter { !$0.isWhitespace })
  }
}

/// OpenSSL made no certificate.
package struct TestCertificateError: Error, CustomStringConvertible {
  package let description: String

  init(_ description: String) {
    self.description = description
  }
}
