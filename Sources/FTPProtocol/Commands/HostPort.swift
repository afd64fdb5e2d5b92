/// An IPv4 address and a port, as PORT and the reply to PASV name them (RFC 959 §4.1.2).
package struct HostPort: Hashable, Sendable {
  /// Four octets.
  package let host: [UInt8]
  package let port: UInt16

  /// Names a host and a port.
  package init(host: [UInt8], port: UInt16) {
    self.host = host
    self.port = port
  }

  /// The host as people write it: four decimal numbers with dots between them.
  package var hostText: String { host.map { "\($0)" }.joined(separator: ".") }

  /// The argument of PORT: six decimal numbers with commas between them.
  package var portArgument: String {
    (host.map { "\($0)" } + ["\(port >> 8)", "\(port & 0xFF)"]).joined(separator: ",")
  }

  /// The argument of EPRT, such as `|1|127.0.0.1|6446|` (RFC 2428 §2).
  package static func eprtArgument(ipv6: Bool, address: String, port: UInt16) -> String {
    "|\(ipv6 ? 2 : 1)|\(address)|\(port)|"
  }
}
