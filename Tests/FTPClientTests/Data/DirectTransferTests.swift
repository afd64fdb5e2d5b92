import Testing
import Transport

@testable import FTPClient

/// Which addresses one server can be told of another one.
struct DirectTransferTests {
  private func address(_ digits: String) throws -> SocketAddress {
    let family: SocketAddress.Family = digits.contains(":") ? .ipv6 : .ipv4
    return try #require(SocketAddress(digits: digits, port: 21, family))
  }

  @Test(arguments: [
    ("127.0.0.2", "127.0.0.1", true), ("127.0.0.1", "192.0.2.1", false),
    ("127.0.0.1", "10.1.2.3", false), ("192.0.2.1", "127.0.0.1", true),
    ("10.1.2.3", "10.3.2.1", true), ("10.1.2.3", "192.0.2.1", false),
    ("192.168.1.2", "192.0.2.1", false), ("172.31.0.1", "192.0.2.1", false),
    ("172.32.0.1", "192.0.2.1", true), ("100.64.1.1", "192.0.2.1", false),
    ("169.254.1.1", "192.0.2.1", false), ("192.0.2.1", "192.168.1.2", true),
    ("192.0.2.1", "198.51.100.1", true), ("::1", "2001:db8::1", false),
    ("fe80::1", "2001:db8::1", false), ("fd00::1", "2001:db8::1", false),
    ("2001:db8::1", "2001:db8::2", true), ("::1", "::1", true),
  ])
  func `an address that means another host elsewhere is told to nobody there`(
    address: String,
    other: String,
    isReachable: Bool
  ) throws {
    let (address, other) = (try self.address(address), try self.address(other))
    #expect(address.isReachable(from: other) == isReachable)
  }
}
