import FTPTestSupport
import SystemPackage

/// A directory with certificates and what the program keeps, and runs of the program in it.
struct TLSStage {
  let directory: FilePath
  let certificate: TestCertificate

  /// Makes a new one, with a certificate of a kind that is signed by itself.
  static func with<Result>(
    _ kind: TestCertificate.Kind = TestCertificate.Kind(),
    _ body: (TLSStage) throws -> Result
  ) throws -> Result {
    try withTemporaryDirectory { directory in
      let certificate = try TestCertificate(in: directory, named: "server", kind)
      return try body(TLSStage(directory: directory, certificate: certificate))
    }
  }

  /// The double with a fault.
  func double(_ fault: String = "none", _ options: [String] = []) -> TLSDouble {
    var double = TLSDouble(certificate, in: directory)
    double.fault = fault
    double.options = options
    return double
  }

  /// The options that make the server's certificate trusted.
  var trusting: [String] { ["--ca", certificate.certificate.string] }

  /// Runs commands at a double.
  ///
  /// - Parameters:
  ///   - commands: With `;` between them.
  ///   - double: The server.
  ///   - options: Of the program.
  ///   - url: With `{port}` in it.
  /// - Returns: What the program said, and how it ended.
  /// - Throws: `Errno` when it cannot be started.
  func run(
    _ commands: String,
    at double: TLSDouble,
    _ options: [String],
    url: String = "ftp://me@127.0.0.1:{port}"
  ) throws -> Subprocess.Outcome {
    try double.run(
      [ferryBinary().string] + options + ["-c", commands, url],
      environment: environment
    )
  }

  /// The password, and a place of its own for what the program keeps.
  var environment: [String: String] {
    [
      "FERRY_PASSWORD": "hush-hush",
      "XDG_DATA_HOME": directory.appending("share").string,
      "XDG_CONFIG_HOME": directory.appending("config").string,
      "XDG_STATE_HOME": directory.appending("state").string,
    ]
  }

  /// The file of certificates that are trusted; empty if there is none.
  func knownHosts() throws -> String {
    let path = directory.appending("share/ferry/known_hosts")
    return String(decoding: (try? readFile(path)) ?? [], as: UTF8.self)
  }

  /// The file under the name that a download was to have.
  func download() throws -> [UInt8]? { try? readFile(directory.appending("got.bin")) }
}
