package import Glibc
import Octets

/// An IPv4 or IPv6 address with a port: `sockaddr` in one place.
package struct SocketAddress: Sendable, CustomStringConvertible {
  /// The version of the Internet Protocol.
  package enum Family: Hashable, Sendable {
    case ipv4
    case ipv6

    var domain: Int32 { self == .ipv4 ? AF_INET : AF_INET6 }
  }

  private var storage: sockaddr_storage
  private let length: socklen_t

  /// The version of the address.
  package var family: Family { Int32(storage.ss_family) == AF_INET ? .ipv4 : .ipv6 }

  private init?(storage: sockaddr_storage, length: socklen_t) {
    guard [AF_INET, AF_INET6].contains(Int32(storage.ss_family)) else { return nil }
    self.storage = storage
    self.length = length
  }

  /// Copies an address that the system gave; `nil` if it is of another family.
  package init?(copying address: UnsafePointer<sockaddr>, length: socklen_t) {
    var storage = sockaddr_storage()
    let count = min(Int(length), MemoryLayout<sockaddr_storage>.size)
    withUnsafeMutableBytes(of: &storage) {
      $0.copyMemory(from: UnsafeRawBufferPointer(start: address, count: count))
    }
    self.init(storage: storage, length: socklen_t(count))
  }

  /// Reads an address that a call of the system writes; `nil` if the call fails.
  init?(filledBy call: (UnsafeMutablePointer<sockaddr>, inout socklen_t) -> Int32) {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let result = withUnsafeMutablePointer(to: &storage) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { call($0, &length) }
    }
    guard result == 0 else { return nil }
    self.init(storage: storage, length: length)
  }

  /// Makes an IPv4 address.
  package init(ipv4 octets: (UInt8, UInt8, UInt8, UInt8), port: UInt16) {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    withUnsafeMutableBytes(of: &address.sin_addr) {
      ($0[0], $0[1], $0[2], $0[3]) = octets
    }
    storage = sockaddr_storage()
    withUnsafeMutableBytes(of: &storage) { target in
      withUnsafeBytes(of: &address) { target.copyMemory(from: $0) }
    }
    length = socklen_t(MemoryLayout<sockaddr_in>.size)
  }

  /// This machine, as itself only can reach it; port 0.
  package static let loopback = SocketAddress(ipv4: (127, 0, 0, 1), port: 0)

  /// This machine in IPv6, as itself only can reach it; port 0.
  package static var loopbackIPv6: SocketAddress {
    SocketAddress(digits: "::1", port: 0, .ipv6) ?? loopback
  }

  /// Reads an address in digits of either family, with port 0; `nil` for a name.
  package init?(digits: String) {
    let address =
      SocketAddress(digits: digits, port: 0, .ipv4) ?? SocketAddress(digits: digits, port: 0, .ipv6)
    guard let address else { return nil }
    self = address
  }

  /// Reads an address in digits, IPv6 without brackets.
  ///
  /// The corresponding C function is `inet_pton`.
  package init?(digits: String, port: UInt16, _ family: Family) {
    var octets = [UInt8](repeating: 0, count: 16)
    guard inet_pton(family.domain, digits, &octets) == 1 else { return nil }
    guard family == .ipv6 else {
      self.init(ipv4: (octets[0], octets[1], octets[2], octets[3]), port: port)
      return
    }
    var address = sockaddr_in6()
    address.sin6_family = sa_family_t(AF_INET6)
    address.sin6_port = port.bigEndian
    withUnsafeMutableBytes(of: &address.sin6_addr) { $0.copyBytes(from: octets) }
    let copy = withUnsafePointer(to: address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        SocketAddress(copying: $0, length: socklen_t(MemoryLayout<sockaddr_in6>.size))
      }
    }
    guard let copy else { return nil }
    self = copy
  }

  /// Makes an address of the octets of a host, 4 or 16, with port 0; `nil` for any other count.
  package init?(hostOctets octets: [UInt8]) {
    switch octets.count {
    case 4: self.init(ipv4: (octets[0], octets[1], octets[2], octets[3]), port: 0)
    case 16:
      let groups = stride(from: 0, to: 16, by: 2).map { index in
        String(UInt16(octets[index]) << 8 | UInt16(octets[index + 1]), radix: 16)
      }
      self.init(digits: groups.joined(separator: ":"), port: 0, .ipv6)
    default: return nil
    }
  }

  /// The port, in the machine's own order of octets.
  package var port: UInt16 {
    get {
      withUnsafeBytes(of: storage) {
        // The port stands at the same place in both families.
        UInt16(bigEndian: $0.loadUnaligned(fromByteOffset: 2, as: UInt16.self))
      }
    }
    set {
      withUnsafeMutableBytes(of: &storage) {
        $0.storeBytes(of: newValue.bigEndian, toByteOffset: 2, as: UInt16.self)
      }
    }
  }

  /// Returns the same host with another port.
  package func withPort(_ port: UInt16) -> SocketAddress {
    var address = self
    address.port = port
    return address
  }

  /// The octets of the host: 4, or 16.
  var allOctets: [UInt8] {
    withUnsafeBytes(of: storage) { bytes in
      family == .ipv4 ? [UInt8](bytes[4..<8]) : [UInt8](bytes[8..<24])
    }
  }

  /// The octets of the host: 4, or 16; an IPv4 address mapped into IPv6 counts as IPv4.
  package var hostOctets: [UInt8] {
    let octets = allOctets
    let mappedPrefix: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
    guard octets.count == 16, octets.starts(with: mappedPrefix) else { return octets }
    return [UInt8](octets[12...])
  }

  /// Says whether both are the same host, whatever the ports.
  package func isSameHost(as other: SocketAddress) -> Bool {
    hostOctets == other.hostOctets
  }

  /// Says whether the address never leaves this machine.
  package var isLoopback: Bool {
    let octets = hostOctets
    return octets.count == 4
      ? octets[0] == 127
      : octets.dropLast().allSatisfy { $0 == 0 }
        && octets.last == 1
  }

  /// The host as digits, without port or brackets.
  package var hostText: String {
    var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
    let result = withPointer {
      getnameinfo($0, $1, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST)
    }
    guard result == 0 else { return "?" }
    return text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }.text
  }

  package var description: String {
    family == .ipv4 ? "\(hostText):\(port)" : "[\(hostText)]:\(port)"
  }

  /// Lends the address to a call of the system.
  func withPointer<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
    withUnsafePointer(to: storage) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, length) }
    }
  }
}
