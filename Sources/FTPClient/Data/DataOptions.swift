/// How data connections are opened, and how long they are waited for.
package struct DataOptions: Hashable, Sendable {
  /// Who opens the data connections.
  package enum Mode: String, Hashable, Sendable, CaseIterable {
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

  package var mode = Mode.passive
  package var passiveAddress = PassiveAddress.control

  /// Whether EPSV and EPRT are tried before PASV and PORT.
  package var prefersExtended = true

  /// The ports of this machine that servers may connect to; `nil` for the system's choice.
  package var activePorts: ClosedRange<UInt16>?

  /// The address of this machine's that servers are told to connect to, in digits, where address
  /// translation is on the way; `nil` for the one of the control connection.
  package var activeAddress: String?

  /// How long connecting may take, in either direction.
  package var connectTimeout = Duration.seconds(15)

  /// How long the port of an EPSV reply may take to answer before PASV is tried.
  ///
  /// Firewalls that know EPSV not at all swallow the attempt.
  package var extendedPassiveTimeout = Duration.seconds(5)

  /// How long a data connection may be silent.
  package var idleTimeout = Duration.seconds(60)

  /// How long the server may take to say that a transfer is complete, once all octets are there.
  package var completionTimeout = Duration.seconds(30)

  /// Takes what is usual.
  package init() {}
}
