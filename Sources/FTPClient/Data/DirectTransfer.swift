package import FTPProtocol
import Platform
import Transport

/// One file straight from one server to another one (RFC 959 §2.3, the second figure): one of them
/// listens, the other connects to it, and the octets do not pass this machine.
package struct DirectTransfer {
  package let source: Session
  package let target: Session

  /// Takes two sessions in which somebody is logged in.
  package init(from source: Session, to target: Session) {
    self.source = source
    self.target = target
  }

  /// Why octets cannot go straight from one server to the other.
  package enum Obstacle: Hashable, Sendable {
    /// One of the servers was reached by IPv4, the other by IPv6.
    case families

    /// A proxy stands before one of the servers, so that its address is not known.
    case proxy

    /// Neither server can reach the other by the addresses that are known of them: those of this
    /// machine or of a private network mean another host, or none, elsewhere.
    case addresses

    /// The server that listens names another host than the one that it was reached at.
    case foreignAddress(Endpoint, String)

    /// One of the servers protects data connections, the other does not.
    case protection

    /// Both protect data connections, and none can be the client of a handshake (SSCN, CPSV).
    case noTLSClient

    /// One of the servers refused a command, or the connection to the other.
    case refused(Endpoint, Reply, by: CommandVerb)

    /// No connection came about between the two in time.
    case silence

    /// The server ended its control connection over it (ProFTPD 1.3.8, where it does not trust the
    /// certificate of the other).
    case lost(Endpoint)

    /// Both servers said that all is well, and what arrived is not the file (pyftpdlib 2.2 under TLS,
    /// from a server that ends the connection at once).
    case incomplete

    /// Whether it may go the other way round, with the other server listening.
    fileprivate var dependsOnRoles: Bool {
      switch self {
      case .foreignAddress, .refused: true
      case .proxy, .families, .addresses, .protection, .noTLSClient, .silence, .lost, .incomplete:
        false
      }
    }
  }

  /// What came of it.
  package enum Outcome: Sendable {
    case done

    /// Both sessions can be used, once they are connected; something may be left at the target.
    case impossible(Obstacle)
  }

  /// Lets the source send a file, and the target store it.
  ///
  /// Each server is told nothing but the address at which the other one was reached from here, never
  /// one that somebody names. Where the connections are protected, the one between the two is too, or
  /// there is none.
  ///
  /// - Parameters:
  ///   - path: The file at the source.
  ///   - newPath: The name it gets at the target.
  ///   - size: What is known of it, in octets, for how long may be waited.
  /// - Returns: Whether both servers say that it is done.
  /// - Throws: What goes wrong on a control connection, and a cancellation.
  package func run(
    _ path: RemotePath,
    to newPath: RemotePath,
    ofSize size: Int64?
  ) throws(FTPError) -> Outcome {
    guard [source, target].allSatisfy({ $0.dialogue.connection.path.route == .direct }) else {
      return .impossible(.proxy)
    }
    let listeners = [target, source].filter { session in
      let other = session === target ? source : target
      return session.peerAddress.isReachable(from: other.peerAddress)
    }
    guard source.peerAddress.hostOctets.count == target.peerAddress.hostOctets.count else {
      return .impossible(.families)
    }
    guard !listeners.isEmpty else { return .impossible(.addresses) }
    let fetching = try source.command(.retr, path)
    let storing = try target.command(.stor, newPath)
    try prepare(source, fetching)
    try prepare(target, storing)
    var first: Obstacle?
    for listener in listeners {
      let pair = DirectPair(
        listener: DirectPair.Side(listener, listener === target ? storing : fetching),
        caller: DirectPair.Side(
          listener === target ? source : target,
          listener === target ? fetching : storing
        ),
        size: size
      )
      guard let obstacle = try pair.run() else { return .done }
      first = first ?? obstacle
      guard obstacle.dependsOnRoles, source.isUsable, target.isUsable else { break }
    }
    return .impossible(first ?? .addresses)
  }

  /// Gets a session to where its command is meant, with all set that counts for octets.
  private func prepare(_ session: Session, _ command: PlacedCommand) throws(FTPError) {
    try session.recovering { () throws(FTPError) in
      try session.go(to: command.place)
      try session.security.ensureDataProtection()
      try session.data.ensureType(.image)
    }
  }
}

extension SocketAddress {
  /// How far an address is known: on its own machine, in its own network, or everywhere.
  private var reach: Int {
    guard !isLoopback else { return 0 }
    let octets = hostOctets
    guard octets.count == 4 else {
      // Link-local (fe80::/10) and unique local addresses (fc00::/7).
      return octets[0] == 0xFE && octets[1] & 0xC0 == 0x80 || octets[0] & 0xFE == 0xFC ? 1 : 2
    }
    // RFC 1918, RFC 3927, RFC 6598.
    let isPrivate =
      octets[0] == 10 || octets[0] == 172 && octets[1] & 0xF0 == 16
      || octets[0] == 192 && octets[1] == 168 || octets[0] == 169 && octets[1] == 254
      || octets[0] == 100 && octets[1] & 0xC0 == 64
    return isPrivate ? 1 : 2
  }

  /// Whether a host at another address may find this one: not this machine from elsewhere, and not a
  /// private network from outside.
  func isReachable(from other: SocketAddress) -> Bool { reach >= other.reach }
}
