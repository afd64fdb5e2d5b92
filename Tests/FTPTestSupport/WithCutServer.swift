/// Runs `body` with a real server and a relay before it that cuts.
///
/// The server has an address of its own, so that the relay can have the same ports on 127.0.0.1.
/// - Parameters:
///   - kind: which server.
///   - tls: with which TLS.
///   - body: what to do while both run.
/// - Throws: what `body` throws, or why one of them does not start.
package func withCutServer(
  _ kind: ServerKind,
  tls: ServerTLS = .none,
  _ body: (RealServer, CuttingRelay) throws -> Void
) throws {
  let relay = try CuttingRelay()
  defer { relay.stop() }
  let address = "127.77.\(Int.random(in: 1...254)).\(Int.random(in: 1...254))"
  let ports = relay.passivePorts
  let options = [
    "--bind", address, "--passive-ports", "\(ports.lowerBound)-\(ports.upperBound)",
  ]
  try withRealServer(kind, tls: tls, options: options) { server in
    try relay.start(to: address, server.port)
    try body(server, relay)
  }
}
