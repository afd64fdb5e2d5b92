import Glibc
package import SystemPackage

/// A server that the tests need is not there, or did not do its duty.
package struct RealServerError: Error, CustomStringConvertible {
  /// Which server.
  package let kind: ServerKind
  /// What went wrong, in the words of the program that starts it.
  package let message: String

  /// The complaint, with what to do.
  package var description: String { "\(kind.rawValue): \(message)" }
}

/// Runs `body` with a real server that nobody else uses, and stops the server after that.
///
/// The server also ends when the tests are killed: it lives as long as a pipe from this process.
/// - Parameters:
///   - kind: which server.
///   - tls: with which TLS; `explicit` and `implicit` make a new certificate.
///   - options: further ones of `.ci/servers/ftp-server`, such as `--bind ::1`.
///   - installation: where `.ci/setup --tests` put the servers.
///   - body: what to do while the server runs.
/// - Returns: what `body` returns.
/// - Throws: what `body` throws, or ``RealServerError`` if the server is not installed, does not
///   start, or ended by itself.
package func withRealServer<R>(
  _ kind: ServerKind,
  tls: ServerTLS = .none,
  options: [String] = [],
  installation: FilePath = Checkout.top.appending(".servers"),
  _ body: (RealServer) throws -> R
) throws -> R {
  let python = installation.appending("python/bin/python3")
  guard python.withPlatformString({ access($0, X_OK) }) == 0 else {
    throw RealServerError(kind: kind, message: "is not installed; run .ci/setup --tests")
  }
  return try withTemporaryDirectory { directory in
    // The server's user must be able to go through to the root.
    directory.withPlatformString { _ = chmod($0, 0o711) }
    let root = directory.appending("root")
    guard root.withPlatformString({ mkdir($0, 0o755) }) == 0 else { throw Errno(rawValue: errno) }
    let runDirectory = directory.appending("run")
    let messages = directory.appending("messages")

    var arguments = [kind.rawValue, "--servers", installation.string, "--root", root.string]
    arguments += ["--run", runDirectory.string]
    arguments += tls == .none ? [] : ["--tls", tls.rawValue]
    let watch = try ServerWatch(
      python: python,
      arguments: arguments + options,
      messages: messages
    )
    let line = watch.readyLine() ?? ""
    guard let server = RealServer(kind, readyLine: line, root: root, runDirectory: runDirectory)
    else {
      _ = try watch.stop()
      throw RealServerError(kind: kind, message: try text(of: messages))
    }
    let result: R
    do {
      result = try body(server)
    } catch {
      _ = try? watch.stop()
      throw error
    }
    guard try watch.stop() == .exited(0) else {
      throw RealServerError(kind: kind, message: try text(of: messages))
    }
    return result
  }
}

private func text(of file: FilePath) throws -> String {
  String(decoding: try readFile(file), as: UTF8.self)
}
