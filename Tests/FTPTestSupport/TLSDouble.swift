package import SystemPackage

/// A server over TLS with one fault, which runs as long as one command.
package struct TLSDouble {
  /// The name of the fault, as `.ci/servers/tls_double.py` has it.
  package var fault = "none"

  /// What the server shows.
  package let certificate: TestCertificate

  /// What its data connections show, where that is another certificate.
  package var other: TestCertificate?

  /// More options of the program, such as `--implicit`.
  package var options: [String] = []

  private let directory: FilePath

  /// Makes a server that keeps its files in a directory.
  package init(_ certificate: TestCertificate, in directory: FilePath) {
    self.certificate = certificate
    self.directory = directory
  }

  /// The program and its arguments that run a command, with `{port}` in it, beside the server.
  package func commandLine(_ command: [String]) -> (program: FilePath, arguments: [String]) {
    var arguments = ["-B", Checkout.top.appending(".ci/servers/tls_double.py").string]
    arguments += ["--certificate", certificate.certificate.string, "--key", certificate.key.string]
    arguments += ["--log", log.string, "--fault", fault]
    if let other {
      arguments += ["--other", other.certificate.string, "--other-key", other.key.string]
    }
    return (Checkout.top.appending(".servers/python/bin/python3"), arguments + options + command)
  }

  /// Runs a command with `{port}` in its words while the server listens on 127.0.0.1, or on
  /// 192.0.2.1 with `--own-network`.
  package func run(
    _ command: [String],
    environment: [String: String] = [:],
    input: String = ""
  ) throws -> Subprocess.Outcome {
    let (program, arguments) = commandLine(command)
    return try Subprocess.run(
      program,
      arguments,
      environment: Subprocess.plainEnvironment.merging(environment) { $1 },
      input: [UInt8](input.utf8),
      workingDirectory: directory
    )
  }

  /// What the server saw, a line each: the number of the client, and what it did.
  package func lines() throws -> [String] {
    String(decoding: try readFile(log), as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private var log: FilePath { directory.appending("double.log") }
}
