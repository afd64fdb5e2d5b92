import Testing

extension Tag {
  /// Tests that open sockets, all on loopback.
  @Tag static var network: Self

  /// Tests of FTP over TLS.
  @Tag static var tls: Self

  /// Tests at a pseudo-terminal.
  @Tag static var terminal: Self

  /// Tests that take more than a second.
  @Tag static var slow: Self

  /// Tests against the FTP servers that `.ci/setup --tests` installs.
  @Tag static var realServer: Self
}
