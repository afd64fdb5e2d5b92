import ArgumentParser
import FTPClient
import Platform
import SystemPackage
import Transport

/// The options of the command line that say how connections are protected, and whom to trust.
package struct SecurityOptionGroup: ParsableArguments {
  @Option(
    name: .long,
    help: "Protection of the connection."
  )
  var tls: SecurityOptions.Policy?

  @Option(name: .customLong("tls-min"), help: "The oldest version of TLS.")
  var minimumVersion: TLSVersion?

  @Option(name: .customLong("tls-max"), help: "The newest version of TLS.")
  var maximumVersion: TLSVersion?

  @Option(name: .customLong("tls-ciphers"), help: "Ciphers, by OpenSSL's names, with colons.")
  var ciphers: String?

  @Option(
    name: .customLong("ca"),
    help: "A file of authorities to trust besides the system's.",
    completion: .file()
  )
  var authorities: PlainOperand?

  @Option(
    name: .customLong("crl"),
    help: "A file with lists of revoked certificates (CRL).",
    completion: .file()
  )
  var revocations: PlainOperand?

  @Option(name: .customLong("pin"), help: "The SHA-256 fingerprint that the server must have.")
  var pin: Fingerprint?

  @Option(
    name: .customLong("cert"),
    help: "A file with this side's own certificate.",
    completion: .file()
  )
  var certificate: PlainOperand?

  @Option(
    name: .customLong("key"),
    help: "A file with the key of this side's certificate.",
    completion: .file()
  )
  var key: PlainOperand?

  @Flag(name: .customLong("allow-clear-password"), help: "Send a password where others can read.")
  var allowsClearPassword = false

  @Flag(
    name: .customLong("insecure"),
    help: "Do not check the certificate of the server that is named here, this one time."
  )
  var isInsecure = false

  /// Makes options that are all as if not given.
  package init() {}

  /// What is said about whom to trust.
  ///
  /// - Parameter endpoint: The server that the command line names; `nil` where it names none.
  /// - Returns: What counts for the connections of this command line.
  /// - Throws: ``CommandError`` for `--insecure` that is not for one server.
  func trustOptions(for endpoint: Endpoint?) throws(CommandError) -> TrustOptions {
    var options = TrustOptions()
    options.pin = pin
    guard isInsecure else { return options }
    guard let endpoint else {
      let advice = "Such as: ferry --insecure ftp://host/"
      let reason = "it is for one server, and the command line names none"
      throw CommandError("--insecure", .refused(reason, advice: advice))
    }
    options.insecureEndpoint = endpoint
    return options
  }

  /// Takes into the settings what the options say.
  func apply(to settings: inout Settings) {
    var security = settings.session.security
    if let tls { security.policy = tls }
    if let minimumVersion { security.parameters.minimumVersion = minimumVersion }
    if let maximumVersion { security.parameters.maximumVersion = maximumVersion }
    if let ciphers { security.parameters.ciphers = ciphers }
    if let authorities { security.parameters.authorities = FilePath(octets: authorities.octets) }
    if let revocations { security.parameters.revocations = FilePath(octets: revocations.octets) }
    if let certificate { security.parameters.certificate = FilePath(octets: certificate.octets) }
    if let key { security.parameters.key = FilePath(octets: key.octets) }
    if allowsClearPassword { security.allowsClearPassword = true }
    settings.session.security = security
  }
}
