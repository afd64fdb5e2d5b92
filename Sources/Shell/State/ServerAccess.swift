import FTPClient

/// What all connections of a shell go by: whom they trust, where passwords come from that nobody has
/// typed, and what earlier sessions showed.
///
/// One of them changes it for all. Belongs to the thread of its shell alone.
package final class ServerAccess {
  /// What the command line says about whom to trust.
  package var trust = TrustOptions()

  /// The server that ``TrustOptions/pin`` is for, once there is one.
  var pinnedEndpoint: Endpoint?

  /// What earlier sessions showed of servers; `nil` remembers nothing.
  package var memory: ServerMemory?

  /// Where passwords come from that nobody has typed.
  package var passwords = PasswordSources()

  /// The port that the command line says for words that name none; `nil` for the usual one.
  var defaultPort: UInt16?

  /// Starts with nothing.
  init() {}
}
