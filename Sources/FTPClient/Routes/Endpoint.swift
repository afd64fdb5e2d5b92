/// The host and port of a server.
package struct Endpoint: Hashable, Sendable, CustomStringConvertible {
  /// The port of the control connection where none is named (RFC 959 §8.1).
  package static let standardPort: UInt16 = 21

  /// The port where TLS begins with the first octet (IANA: ftps).
  package static let implicitPort: UInt16 = 990

  /// A name, or an address in digits without brackets.
  package let host: String
  package let port: UInt16

  /// Names a server.
  package init(host: String, port: UInt16 = standardPort) {
    self.host = host
    self.port = port
  }

  package var description: String {
    let name = host.contains(":") ? "[\(host)]" : host
    return port == Self.standardPort ? name : "\(name):\(port)"
  }
}
