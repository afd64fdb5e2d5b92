/// What a client and a proxy say to each other before a connection passes, as values: octets in,
/// octets out, and no more read than is the proxy's, since what follows is the server's.
protocol ProxyHandshake {
  /// Octets that are to be sent now.
  mutating func takeOutgoing() -> [UInt8]

  /// How many octets may be read now without reading too far; 0 once the connection passes.
  var wantedCount: Int { get }

  /// Takes octets of the proxy's: at least one, and no more than ``wantedCount``.
  ///
  /// - Throws: Why the proxy does not pass the connection on.
  mutating func take(_ octets: [UInt8]) throws(ProxyRefusal)
}

/// The reason of a ``ProxyError``, thrown where the proxy's name is not known.
struct ProxyRefusal: Error, Hashable {
  let reason: ProxyError.Reason

  init(_ reason: ProxyError.Reason) {
    self.reason = reason
  }
}

/// The client's side of SOCKS 5 (RFC 1928).
///
/// A user and a password travel where they are given (RFC 1929). The name of the host is resolved by
/// the proxy.
struct SOCKSHandshake: ProxyHandshake {
  private enum State {
    /// Which proof it wants.
    case method

    /// Whether it takes the user and the password.
    case verdict

    /// The first four octets of its reply.
    case reply

    /// The length of the name in it.
    case nameLength

    /// The rest of it, so many octets.
    case rest(Int)
    case done
  }

  private static let version: UInt8 = 5

  private var state = State.method
  private var outgoing: [UInt8]
  private var incoming: [UInt8] = []
  private let request: [UInt8]

  /// User and password as they are sent; `nil` where none are given.
  private let proof: [UInt8]?

  /// Prepares to ask for a connection.
  ///
  /// - Throws: ``ProxyError/Reason/unsayable`` for a name, a user or a password of more than 255
  ///   octets.
  init(
    to host: String,
    port: UInt16,
    user: [UInt8]? = nil,
    password: [UInt8]? = nil
  ) throws(ProxyRefusal) {
    var request: [UInt8] = [Self.version, 1, 0]
    if let address = SocketAddress(digits: host, port: port, .ipv4) {
      request += [1] + address.hostOctets
    } else if let address = SocketAddress(digits: host, port: port, .ipv6) {
      request += [4] + address.allOctets
    } else {
      let name = [UInt8](host.utf8)
      guard (1...255).contains(name.count) else { throw ProxyRefusal(.unsayable) }
      request += [3, UInt8(name.count)] + name
    }
    self.request = request + [UInt8(port >> 8), UInt8(port & 0xFF)]
    guard let user, !user.isEmpty else {
      proof = nil
      outgoing = [Self.version, 1, 0]
      return
    }
    let password = password ?? []
    guard user.count <= 255, password.count <= 255 else { throw ProxyRefusal(.unsayable) }
    proof = [1, UInt8(user.count)] + user + [UInt8(password.count)] + password
    outgoing = [Self.version, 2, 0, 2]
  }

  mutating func takeOutgoing() -> [UInt8] {
    defer { outgoing = [] }
    return outgoing
  }

  var wantedCount: Int {
    let whole =
      switch state {
      case .method, .verdict: 2
      case .reply: 4
      case .nameLength: 1
      case .rest(let count): count
      case .done: 0
      }
    return max(0, whole - incoming.count)
  }

  mutating func take(_ octets: [UInt8]) throws(ProxyRefusal) {
    incoming += octets
    // What speaks something else shows it with its first octet.
    if case .method = state, incoming.first != Self.version { throw ProxyRefusal(.notThisKind) }
    guard wantedCount == 0 else { return }
    let whole = incoming
    incoming = []
    switch state {
    case .method: try takeMethod(whole[1])
    case .verdict:
      guard whole[1] == 0 else { throw ProxyRefusal(.refusesCredentials) }
      ask()
    case .reply: try takeReply(whole)
    case .nameLength: state = .rest(Int(whole[0]) + 2)
    case .rest, .done: state = .done
    }
  }

  private mutating func takeMethod(_ method: UInt8) throws(ProxyRefusal) {
    switch (method, proof) {
    case (0, _): ask()
    case (2, let proof?):
      outgoing = proof
      state = .verdict
    case (0xFF, nil): throw ProxyRefusal(.wantsCredentials)
    case (0xFF, _): throw ProxyRefusal(.wantsOtherProof("SOCKS"))
    default: throw ProxyRefusal(.notThisKind)
    }
  }

  private mutating func ask() {
    outgoing = request
    state = .reply
  }

  private mutating func takeReply(_ head: [UInt8]) throws(ProxyRefusal) {
    guard head[0] == Self.version else { throw ProxyRefusal(.notThisKind) }
    guard head[1] == 0 else { throw ProxyRefusal(.refused(.socks(head[1]))) }
    // The address that the proxy connects from is of no use, and has to be read.
    switch head[3] {
    case 1: state = .rest(4 + 2)
    case 3: state = .nameLength
    case 4: state = .rest(16 + 2)
    default: throw ProxyRefusal(.notThisKind)
    }
  }
}
