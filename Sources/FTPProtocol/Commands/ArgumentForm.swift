/// How the octets of an argument that mean something to the control connection are written.
///
/// RFC 959 §2.3 makes the connection speak Telnet, where 255 is doubled; RFC 2640 §3.1 writes a
/// carriage return as CR NUL, and has no line feed. Servers follow this as they please.
package struct ArgumentForm: Hashable, Sendable {
  /// Whether 255 is doubled; vsftpd 3.0.3, Pure-FTPd 1.0.50 and pyftpdlib 2.2.0 take both octets
  /// for the name's.
  package var doublesTelnetEscape = true

  /// Whether replies speak Telnet; ProFTPD 1.3.8, Pure-FTPd and pyftpdlib never do, so that 255 in
  /// them is always a name's.
  package var repliesSpeakTelnet = true

  /// Whether NUL stands for a line feed, both ways, as in vsftpd.
  package var writesLineFeedAsNUL = false

  package init() {}
}
