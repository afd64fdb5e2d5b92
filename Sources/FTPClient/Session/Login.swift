import FTPProtocol

extension Session {
  /// Logs a user in (RFC 959 §5.4: USER, then PASS and ACCT as the server asks).
  ///
  /// - Throws: ``FTPError/loginRefused(_:)``; ``FTPError/credentialsMissing(_:)`` when the server
  ///   asks for a password or an account that is not there. Both leave a session in which another
  ///   login may be tried, unless the server has hung up. ``FTPError/passwordInClear(_:)`` before
  ///   anything is sent.
  package func logIn(_ credentials: Credentials) throws(FTPError) {
    try refuseClearPassword(credentials)
    var reply = try loginExchange(Command(.user, credentials.user))
    if reply.code == .needPassword {
      guard let password = credentials.password else { throw .credentialsMissing(reply) }
      reply = try loginExchange(Command(.pass, password))
    }
    if reply.code == .needAccountForLogin {
      guard let account = credentials.account else { throw .credentialsMissing(reply) }
      reply = try loginExchange(Command(.acct, account))
    }
    // 202 to PASS or ACCT: the user was in already.
    guard reply.code.isCompletion else { throw .unexpected(reply, after: .user) }
    if self.credentials != credentials { forgetDirectories() }
    // Some servers tell more to those they know.
    knownFeatures = nil
    self.credentials = credentials
  }

  private func loginExchange(_ command: Command) throws(FTPError) -> Reply {
    let reply = try exchange(command)
    guard reply.code.isPositive else { throw .loginRefused(reply) }
    return reply
  }

  /// Another user has another home directory, and may see other features.
  private func forgetDirectories() {
    knownDirectory = nil
    loginDirectory = nil
    directoryToRestore = nil
    knownFeatures = nil
    currentType = nil
  }
}
