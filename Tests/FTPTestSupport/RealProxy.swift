import Glibc
package import SystemPackage

/// The proxies that `.ci/setup --tests` installs.
package enum ProxyKind: String, CaseIterable, CustomStringConvertible, Sendable {
  /// SOCKS 5.
  case dante

  /// CONNECT of HTTP.
  case tinyproxy

  /// The name of the proxy, as its project writes it in commands.
  package var description: String { rawValue }

  /// What stands before `://` in its URL.
  package var scheme: String { self == .dante ? "socks5" : "http" }
}

/// A real proxy that runs on loopback.
package struct RealProxy {
  /// Which program it is.
  package let kind: ProxyKind

  /// The port on 127.0.0.1.
  package let port: UInt16

  /// A user whom it lets through, if it asks for one.
  package let user: String

  /// The password of that user.
  package let password: String

  /// The URL without a user.
  package var bareURL: String { "\(kind.scheme)://127.0.0.1:\(port)" }

  /// The URL with user and password.
  package var url: String { "\(kind.scheme)://\(user):\(password)@127.0.0.1:\(port)" }

  /// What it noted by now.
  package var log: String {
    (try? readFile(runDirectory.appending("proxy.log"))).map { String(decoding: $0, as: UTF8.self) }
      ?? ""
  }

  fileprivate let runDirectory: FilePath
}

/// A proxy that the tests need is not there, or does not start.
package struct RealProxyError: Error, CustomStringConvertible {
  /// What went wrong, in the words of the program that starts it.
  package let description: String
}

/// Runs `body` with a real proxy that nobody else uses, and stops it after that.
///
/// - Parameters:
///   - kind: Which proxy.
///   - isOpen: Whether nobody has to say who it is.
///   - installation: Where `.ci/setup --tests` put the proxies.
///   - body: What to do while it runs.
/// - Returns: What `body` returns.
/// - Throws: What `body` throws, or ``RealProxyError``.
package func withRealProxy<R>(
  _ kind: ProxyKind,
  open isOpen: Bool = false,
  installation: FilePath = Checkout.top.appending(".servers"),
  _ body: (RealProxy) throws -> R
) throws -> R {
  try withTemporaryDirectory { directory in
    directory.withPlatformString { _ = chmod($0, 0o711) }
    let runDirectory = directory.appending("run")
    let messages = directory.appending("messages")
    let watch = try ServerWatch(
      python: installation.appending("python/bin/python3"),
      program: "proxy-server",
      arguments: [
        kind.rawValue, "--servers", installation.string, "--run", runDirectory.string,
      ] + (isOpen ? ["--open"] : []),
      messages: messages
    )
    let fields = (watch.readyLine() ?? "").split(separator: " ").map { String($0) }
    guard fields.count == 4, let port = UInt16(fields[1]) else {
      _ = try watch.stop()
      throw RealProxyError(description: String(decoding: try readFile(messages), as: UTF8.self))
    }
    let proxy = RealProxy(
      kind: kind,
      port: port,
      user: fields[2],
      password: fields[3],
      runDirectory: runDirectory
    )
    let result: R
    do {
      result = try body(proxy)
    } catch {
      _ = try? watch.stop()
      throw error
    }
    _ = try watch.stop()
    return result
  }
}
