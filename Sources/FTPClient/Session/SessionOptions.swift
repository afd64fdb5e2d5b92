package import Transport

/// How a session behaves where a user may choose.
package struct SessionOptions: Hashable, Sendable {
  /// Who opens the data connections.
  package enum DataMode: String, Hashable, Sendable, CaseIterable {
    /// The client connects (EPSV, PASV).
    case passive

    /// The server connects (EPRT, PORT).
    case active
  }

  /// Whose word counts for the address of a passive data connection.
  package enum PassiveAddress: String, Hashable, Sendable, CaseIterable {
    /// The address of the control connection's other side, whatever a 227 reply says.
    case control

    /// The address in the 227 reply, for networks where the data lives on another host.
    case server
  }

  /// How the connections are protected.
  package var security = SecurityOptions()

  package var dataMode = DataMode.passive
  package var passiveAddress = PassiveAddress.control

  /// The character set of the server's names; `nil` for UTF-8, or whatever octets they are.
  package var charset: String?

  /// Whether EPSV and EPRT are tried before PASV and PORT.
  package var prefersExtended = true

  /// The only family of addresses to use, `nil` for both.
  package var family: SocketAddress.Family?

  /// How long finding the host and connecting to it may take.
  package var connectTimeout = Duration.seconds(15)

  /// How long the server may take to answer.
  package var replyTimeout = Duration.seconds(60)

  /// How long the server may take to read a file for its digest: 600 GB at 1 GB/s.
  package var digestTimeout = Duration.seconds(600)

  /// How long the server may take to say that a transfer is complete, once all octets are there.
  package var completionTimeout = Duration.seconds(30)

  /// How long a data connection may be silent.
  package var dataTimeout = Duration.seconds(60)

  /// How long the port of an EPSV reply may take to answer before PASV is tried.
  ///
  /// Firewalls that know EPSV not at all swallow the attempt.
  package var extendedPassiveTimeout = Duration.seconds(5)

  package init() {}

  /// Whether there is a character set of this name that FTP can have.
  package static func knowsCharset(_ name: String) -> Bool {
    NameCharset(name) != nil
  }

  /// Sets every deadline to the same time, the one of EPSV to that at most.
  package mutating func setTimeouts(_ duration: Duration) {
    connectTimeout = duration
    replyTimeout = duration
    dataTimeout = duration
    extendedPassiveTimeout = min(extendedPassiveTimeout, duration)
  }
}
