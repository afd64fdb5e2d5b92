import Platform
import Transport

/// How a control connection came about: its data connections go the same way.
struct ConnectionPath: Sendable {
  /// The server as it was named.
  var host = ""
  var route = Route.direct

  /// The address of this machine's to connect from; `nil` for the system's choice.
  var source: SocketAddress?

  /// The only family of addresses to use, `nil` for both.
  var family: SocketAddress.Family?

  /// The proxy that passes connections on; `nil` where there is none.
  var proxy: Proxy? {
    guard case .proxy(let proxy) = route else { return nil }
    return proxy
  }

  init() {}

  /// Connects to the server.
  ///
  /// - Parameters:
  ///   - port: The port at the server.
  ///   - deadline: When to give up.
  ///   - cancellation: What ends the attempt early.
  /// - Returns: The connected socket.
  /// - Throws: Why there is none.
  func connect(
    port: UInt16,
    until deadline: Deadline,
    cancelledBy cancellation: Cancellation?
  ) throws(TransportError) -> Socket {
    switch route {
    case .proxy(let proxy):
      return try proxy.connect(
        to: host,
        port: port,
        family: family,
        from: source,
        until: deadline,
        cancelledBy: cancellation
      )
    case .ftpProxy(let proxy): return try reach(proxy.endpoint, deadline, cancellation)
    case .direct: return try reach(Endpoint(host: host, port: port), deadline, cancellation)
    }
  }

  private func reach(
    _ endpoint: Endpoint,
    _ deadline: Deadline,
    _ cancellation: Cancellation?
  ) throws(TransportError) -> Socket {
    let addresses = try Resolver.addresses(
      of: endpoint.host,
      port: endpoint.port,
      family: family,
      until: deadline,
      cancelledBy: cancellation
    )
    return try HappyEyeballs.connect(
      to: addresses,
      from: source,
      until: deadline,
      cancelledBy: cancellation
    )
  }

  /// Connects for data.
  ///
  /// - Parameters:
  ///   - address: Where, as far as this machine knows.
  ///   - peer: The other side of the control connection: that is the proxy, where there is one, and
  ///     stands for the server then.
  ///   - deadline: When to give up.
  ///   - cancellation: What ends the attempt early.
  /// - Returns: The connected socket.
  /// - Throws: Why there is none.
  func connectData(
    to address: SocketAddress,
    of peer: SocketAddress,
    until deadline: Deadline,
    cancelledBy cancellation: Cancellation?
  ) throws(TransportError) -> Socket {
    guard let proxy else {
      return try HappyEyeballs.connect(
        to: [address],
        from: source,
        until: deadline,
        cancelledBy: cancellation
      )
    }
    return try proxy.connect(
      to: address.isSameHost(as: peer) ? host : address.hostText,
      port: address.port,
      family: family,
      from: source,
      until: deadline,
      cancelledBy: cancellation
    )
  }

  /// Whether PASV can name the server's address, which has to be one of IPv4.
  func hasPlainPassive(_ peer: SocketAddress) -> Bool {
    guard proxy != nil else { return peer.hostOctets.count == 4 }
    // What the name means is known to the proxy only.
    return SocketAddress(digits: host, port: 0, .ipv6) == nil
  }
}
