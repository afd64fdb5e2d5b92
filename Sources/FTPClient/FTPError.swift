package import FTPProtocol
package import Transport

/// Why something could not be done at a server.
package enum FTPError: Error, Sendable {
  /// The control connection failed, or was never there.
  case transport(TransportError)

  /// No data connection came about, or it broke; the control connection may be fine.
  case dataConnection(TransportError)

  /// The server answered a command with 4yz or 5yz.
  case refused(Reply, by: CommandVerb)

  /// The server refused the greeting with 4yz or 5yz.
  case refusedGreeting(Reply)

  /// The server refused the user, the password or the account.
  case loginRefused(Reply)

  /// The FTP proxy on the way lets nobody in, or does not talk to the server; its own words.
  case ftpProxyRefused(Reply)

  /// The server wants a password or an account that nobody has given.
  case credentialsMissing(Reply)

  /// The server has no TLS, which was demanded; its answer to AUTH.
  case protectionRefused(Reply)

  /// The server has no TLS, and is known by its certificate, or had it a moment ago; its answer to
  /// AUTH.
  case protectionLost(Reply)

  /// The server does not protect data connections; its answer to PROT.
  case dataProtectionRefused(Reply)

  /// Octets came between the answer to AUTH and the handshake: somebody put them there.
  case octetsBeforeHandshake

  /// A password would travel in clear, and nobody allowed that; the server's answer to AUTH.
  case passwordInClear(Reply?)

  /// The server takes no data connection of ours, since it does not resume our TLS session.
  case sessionNotResumed(Reply)

  /// In place of the server somebody else connected for data, from this address, and was sent away.
  case foreignConnection(String)

  /// The server's answer is well-formed, but none by which the command could be done.
  case unexpected(Reply, after: CommandVerb)

  /// The reply cannot be the one to the command: the two sides count differently, and nothing that
  /// was asked last is known to be done.
  case outOfStep(Reply, after: CommandVerb)

  /// The connection was lost before the reply to a command that may have been carried out.
  case outcomeUnknown(CommandVerb, TransportError)

  /// The working directory cannot be entered any more; what the server said of it.
  case directoryLost(RemotePath, Reply)

  /// On the way to the working directory the server says that it is another one, or does not say.
  case directoryMoved(RemotePath, now: RemotePath?)

  /// After a command of the user's own making the server does not tell where we are.
  case directoryUnknown

  /// What the server sent is no reply.
  case malformed(ReplySyntaxError)

  /// The command cannot be sent as it is.
  case invalidCommand(CommandSyntaxError)

  /// The server cannot do this at all.
  case unsupported(CommandVerb)

  /// What came is not the whole listing, or not known to be; the connection is in step.
  case incompleteListing(ListingFault)

  /// The one who gave or took the octets stopped; the connection is in step.
  case stoppedByCaller

  /// The same command may succeed later (4yz, time-outs, lost connections).
  package var isTransient: Bool {
    if meansTooManyConnections { return true }
    return switch self {
    case .transport(.cancelled), .dataConnection(.cancelled), .transport(.resolution): false
    case .transport(.tls), .dataConnection(.tls): false
    case .transport(.proxy(let error)), .dataConnection(.proxy(let error)): error.isTransient
    case .transport, .dataConnection, .outcomeUnknown, .outOfStep,
      .incompleteListing(.endsInMidLine):
      true
    case .refused(let reply, _), .refusedGreeting(let reply), .loginRefused(let reply),
      .ftpProxyRefused(let reply), .directoryLost(_, let reply):
      reply.code.isTransientNegative
    default: false
    }
  }

  /// The server lets nobody else in because too many are connected: with fewer connections it works.
  package var meansTooManyConnections: Bool {
    switch self {
    case .refusedGreeting(let reply), .loginRefused(let reply), .refused(let reply, by: .user),
      .refused(let reply, by: .pass), .refused(let reply, by: .acct),
      .refused(let reply, by: .auth):
      reply.saysTooManyConnections
    default: false
    }
  }

  /// The server cannot do it while something else goes on there, perhaps on another connection of
  /// our own; see ``Reply/saysBusy``.
  ///
  /// Not transient by its code: whoever works over several connections can try again over fewer.
  package var meansBusy: Bool {
    guard case .refused(let reply, _) = self else { return false }
    return reply.saysBusy
  }

  /// The user stopped it, outside any wait of a connection.
  package static let cancelled = FTPError.transport(.cancelled)

  /// The control connection is gone.
  package static let connectionLost = FTPError.transport(.closedByPeer)

  /// The server has answered a command with 4yz or 5yz.
  package var isRefusal: Bool {
    if case .refused = self { return true }
    return false
  }

  /// The server has said of this very directory that it does not list it, or that it is none.
  ///
  /// False for the refusal of what prepares a transfer, which says nothing of the directory, and
  /// where the server has no such command.
  package var refusesDirectory: Bool {
    switch self {
    case .refused(let reply, by: .list), .refused(let reply, by: .nlst),
      .refused(let reply, by: .mlsd), .refused(let reply, by: .cwd):
      reply.code.isPermanentNegative && !reply.saysUnknownCommand
    default: false
    }
  }

  /// The control connection is gone, or the server says nothing more on it.
  package var isLostConnection: Bool {
    switch self {
    case .transport(let error): error != .cancelled
    case .outcomeUnknown: true
    default: false
    }
  }

  /// The user stopped it.
  package var isCancellation: Bool {
    switch self {
    case .transport(.cancelled), .dataConnection(.cancelled): true
    default: false
    }
  }

  /// The control connection is still in step: the next command gets its own reply.
  ///
  /// 421 ends the session wherever it appears (RFC 959 §5.4).
  package var sessionIsUsable: Bool {
    switch self {
    case .transport, .malformed, .unexpected, .outOfStep, .outcomeUnknown, .refusedGreeting,
      .protectionRefused, .protectionLost, .octetsBeforeHandshake, .sessionNotResumed,
      .ftpProxyRefused:
      false
    case .refused(let reply, _), .loginRefused(let reply), .credentialsMissing(let reply),
      .directoryLost(_, let reply):
      reply.code != .serviceNotAvailable
    case .directoryMoved, .directoryUnknown: true
    case .dataProtectionRefused(let reply): reply.code != .serviceNotAvailable
    case .dataConnection, .foreignConnection, .invalidCommand, .unsupported, .incompleteListing,
      .stoppedByCaller,
      .passwordInClear:
      true
    }
  }

  /// The server's own reply, where there is one.
  package var reply: Reply? {
    switch self {
    case .refused(let reply, _), .refusedGreeting(let reply), .loginRefused(let reply),
      .credentialsMissing(let reply), .unexpected(let reply, _), .protectionRefused(let reply),
      .outOfStep(let reply, _), .directoryLost(_, let reply),
      .dataProtectionRefused(let reply), .sessionNotResumed(let reply),
      .ftpProxyRefused(let reply), .protectionLost(let reply):
      reply
    case .passwordInClear(let reply): reply
    default: nil
    }
  }
}

/// Moves octets of the control connection; what goes wrong there is an error of the session.
///
/// - Parameter work: A single expression, so that the errors keep their type.
/// - Returns: What the work returns.
/// - Throws: ``FTPError/transport(_:)``.
func overControl<Value: ~Copyable>(
  _ work: @autoclosure () throws(TransportError) -> Value
) throws(FTPError) -> Value {
  do throws(TransportError) { return try work() } catch { throw .transport(error) }
}

/// Moves octets of a data connection; what goes wrong there leaves the control connection alone.
///
/// - Parameter work: A single expression, so that the errors keep their type.
/// - Returns: What the work returns.
/// - Throws: ``FTPError/dataConnection(_:)``.
func overData<Value: ~Copyable>(
  _ work: @autoclosure () throws(TransportError) -> Value
) throws(FTPError) -> Value {
  do throws(TransportError) { return try work() } catch { throw .dataConnection(error) }
}
