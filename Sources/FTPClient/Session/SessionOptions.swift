package import Transport

/// How a session behaves where a user may choose.
package struct SessionOptions: Hashable, Sendable {
  /// How the connections are protected.
  package var security = SecurityOptions()

  /// How data connections are opened.
  package var data = DataOptions()

  /// The character set of the server's names; `nil` for UTF-8, or whatever octets they are.
  package var charset: String?

  /// The only family of addresses to use, `nil` for both.
  package var family: SocketAddress.Family?

  /// How connections get to the server; counts from the next one to the server on.
  package var route = Route.direct

  /// The address of this machine's to connect from, in digits; `nil` for the system's choice.
  package var sourceAddress: String?

  /// How long finding the host and connecting to it may take.
  package var connectTimeout = Duration.seconds(15) {
    didSet { data.connectTimeout = connectTimeout }
  }

  /// How long the server may take to answer.
  package var replyTimeout = Duration.seconds(60)

  /// How long the server may take to read a file for its digest: 600 GB at 1 GB/s.
  package var digestTimeout = Duration.seconds(600)

  /// Takes what is usual.
  package init() {}

  /// Whether there is a character set of this name that FTP can have.
  package static func knowsCharset(_ name: String) -> Bool {
    NameCharset(name) != nil
  }

  /// Sets every deadline to the same time, the one of EPSV to that at most.
  package mutating func setTimeouts(_ duration: Duration) {
    connectTimeout = duration
    replyTimeout = duration
    data.idleTimeout = duration
    data.extendedPassiveTimeout = min(data.extendedPassiveTimeout, duration)
  }
}
