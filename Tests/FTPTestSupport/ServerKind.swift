/// The FTP servers that `.ci/setup --tests` installs.
package enum ServerKind: String, CaseIterable, CustomStringConvertible, Sendable {
  /// Debian's default; no MLSD, and its data connections must resume the TLS session.
  case vsftpd
  /// The one with the most extensions.
  case proftpd
  /// Replies of its own style; no anonymous users here.
  case pureFTPd = "pure-ftpd"
  /// Python's, from PyPI.
  case pyftpdlib

  /// Whether it lets in users without an account, who may only read.
  package var servesAnonymous: Bool { self != .pureFTPd }

  /// The name of the server, as its project writes it in commands.
  package var description: String { rawValue }
}

/// How a server protects connections.
package enum ServerTLS: String, Sendable {
  /// It knows no TLS.
  case none
  /// AUTH TLS on a connection that begins in clear.
  case explicit
  /// TLS from the first octet; pure-ftpd has none.
  case implicit
}
