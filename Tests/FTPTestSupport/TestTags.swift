package import Testing

extension Tag {
  /// Tests that open sockets, all on loopback.
  @Tag package static var network: Self

  /// Tests of FTP over TLS.
  @Tag package static var tls: Self

  /// Tests at a pseudo-terminal.
  @Tag package static var terminal: Self

  /// Tests that take more than a second.
  @Tag package static var slow: Self

  /// Tests against the FTP servers that `.ci/setup --tests` installs.
  @Tag package static var realServer: Self
}
