import FTPClient
import FTPProtocol
import Octets
import Platform
import SystemPackage
import Terminal

/// Logging in: where names and passwords come from, and what is done when they are refused.
///
/// A password that was typed with the name counts first; then what ``PasswordSources`` has, then
/// `~/.netrc`; then the user is asked.
extension Connection {
  /// How often somebody at a terminal may try a password.
  private static var tryLimit: Int { 3 }

  /// How many questions of a server are answered: for the password, the account, and permission to
  /// send the one in clear, at each try.
  private static var questionLimit: Int { 12 }

  /// How to do without the file; `-n` is another option in many verbs.
  private static var withoutNetrc: String { "'set netrc off' and --no-netrc go without it." }

  /// Logs a user in, asking for what is missing where somebody can be asked.
  func logIn(_ wanted: Credentials, _ session: Session) throws(CommandError) {
    let what = [UInt8]("log in to \(session.endpoint) as ".utf8) + wanted.user
    var credentials = try completed(wanted, session, what)
    login = .settled
    var tryCount = 1
    for _ in 0..<Self.questionLimit {
      do throws(FTPError) {
        try connectAfresh(session, for: credentials)
        try session.logIn(credentials)
        guard front.mode == .prompt else { return }
        // A server that does not tell has a prompt without a directory.
        _ = try? session.workingDirectory()
        greet(session)
        return
      } catch .credentialsMissing(let reply) {
        guard try ask(reply, &credentials, what) else {
          throw CommandError(what, .session(.credentialsMissing(reply)))
        }
      } catch .passwordInClear(let reply) {
        guard try allowClearPassword(reply, session) else {
          throw CommandError(what, .session(.passwordInClear(reply)))
        }
      } catch .loginRefused(let reply) where mayTryAgain(after: reply, as: credentials) {
        guard tryCount < Self.tryLimit else {
          throw CommandError(what, .session(.loginRefused(reply)))
        }
        tryCount += 1
        output.say("login refused\(FTPErrorMessage.quoted(reply))", style: .warning)
        guard let answer = try front.askSecret("Password: ", for: what), !answer.isEmpty else {
          throw CommandError(what, .session(.loginRefused(reply)))
        }
        credentials.password = answer
      } catch {
        throw CommandError(what, .session(error))
      }
    }
    throw CommandError(what, .refused("the server keeps asking for more", advice: nil))
  }

  /// Lets a password go that the user has typed as a command of the protocol, if it may.
  ///
  /// - Throws: ``CommandError`` where others could read it, and nobody has allowed that.
  func admitSecret(_ what: [UInt8], _ session: Session) throws(CommandError) {
    do throws(FTPError) {
      try session.refuseClearPassword(typedCredentials ?? Credentials(user: []))
    } catch .passwordInClear(let reply) {
      guard try allowClearPassword(reply, session) else {
        throw CommandError(.doing("quote", what), .session(.passwordInClear(reply)))
      }
    } catch {
      throw CommandError(.doing("quote", what), .session(error))
    }
  }

  /// Whether another password may help, and there is somebody to ask for it.
  private func mayTryAgain(after reply: Reply, as credentials: Credentials) -> Bool {
    front.canAsk && !credentials.isAnonymous && credentials.password != nil
      && (reply.code.isPermanentNegative || reply.code.value == 430)
      && RefusalReason(reply) != .wantsProtection
  }

  /// Servers let nobody change from one user to another (vsftpd 3.0.3: 530), so a second login
  /// gets a connection of its own; so does one whose user took longer to answer than the server
  /// waits.
  private func connectAfresh(_ session: Session, for credentials: Credentials) throws(FTPError) {
    let isSomebodyElse = session.credentials.map { $0 != credentials } ?? false
    guard isSomebodyElse || !session.isAlive else { return }
    session.quit()
    session.forgetLogin()
    try session.reconnect()
  }

  /// Asks for the password or the account that the server wants.
  ///
  /// - Returns: False when nobody can be asked.
  private func ask(
    _ reply: Reply,
    _ credentials: inout Credentials,
    _ what: [UInt8]
  ) throws(CommandError) -> Bool {
    guard front.canAsk else { return false }
    let wantsAccount = reply.code == .needAccountForLogin
    let question = wantsAccount ? "Account: " : "Password: "
    guard let answer = try front.askSecret(question, for: what) else { return false }
    if wantsAccount { credentials.account = answer } else { credentials.password = answer }
    return true
  }

  /// Adds what is known without asking anybody at the terminal.
  private func completed(
    _ wanted: Credentials,
    _ session: Session,
    _ what: [UInt8]
  ) throws(CommandError) -> Credentials {
    var credentials = wanted
    if credentials.isAnonymous {
      credentials.password = credentials.password ?? Credentials.anonymous.password
      return credentials
    }
    if credentials.password == nil {
      credentials.password = try bookmarkPassword(for: credentials, session)
    }
    if credentials.password == nil {
      credentials.password = try access.passwords.password(
        of: session.endpoint,
        for: what,
        cancelledBy: front.interrupt
      )
    }
    guard credentials.password == nil || credentials.account == nil,
      let entry = try netrcEntry(
        for: session.endpoint,
        as: credentials.user,
        forPassword: credentials.password == nil
      )
    else { return credentials }
    // Another password than the file's may be for another account.
    if credentials.password == nil || credentials.password == entry.password {
      credentials.password = entry.password
      credentials.account = credentials.account ?? entry.account
    }
    return credentials
  }

  /// Finds who logs in to a server where the user has named nobody: `~/.netrc` may.
  func knownUser(of endpoint: Endpoint) throws(CommandError) -> Credentials? {
    let found = try netrcEntry(for: endpoint, as: nil, forPassword: true)
    guard let entry = found, let login = entry.login else { return nil }
    if let macro = entry.initMacro {
      if settings.netrc == .macros {
        loginMacro = macro
      } else if [.prompt, .script].contains(front.mode),
        front.noticedCommands.insert("macdef init").inserted
      {
        output.say(
          "(~/.netrc has commands for \(endpoint.host), which are not run; "
            + "'set netrc macros' runs them)",
          style: .dim
        )
      }
    }
    return Credentials(user: login, password: entry.password, account: entry.account)
  }

  /// Looks a server up in `~/.netrc`, or the file that NETRC names.
  ///
  /// - Parameters:
  ///   - endpoint: The server.
  ///   - user: Who logs in; `nil` where nobody is named.
  ///   - forPassword: Whether the password of the entry is needed, and not its account alone.
  /// - Returns: `nil` where the file says nothing, or does not count.
  /// - Throws: ``CommandError`` where it cannot be read, makes no sense in front of the entry, or has a
  ///   password that is needed and that others can read too.
  private func netrcEntry(
    for endpoint: Endpoint,
    as user: [UInt8]?,
    forPassword: Bool
  ) throws(CommandError) -> Netrc.Entry? {
    guard settings.netrc != .off else { return nil }
    let path = FileLocations.netrc
    let name = [UInt8]("read ".utf8) + path.octets
    let octets: [UInt8]?
    do throws(Errno) {
      octets = try PrivateFile.read(path)
    } catch .notDirectory {
      octets = nil
    } catch {
      throw .local(name, error)
    }
    guard let octets else { return nil }
    let file = Netrc(parsing: octets)
    guard let entry = file.entry(for: endpoint.host, as: user) else {
      guard let fault = file.fault else { return nil }
      let why = "line \(fault.line) is not understood, and what follows is not read"
      // Who is named nowhere must not become anonymous by a slip of the pen.
      guard user != nil else {
        let advice = "Words with blanks stand in \"...\". \(Self.withoutNetrc)"
        throw CommandError(name, .failed(.loginRefused, why, advice: advice))
      }
      output.say("\(ErrorMessage.name(path.octets)): \(why)", style: .warning)
      return nil
    }
    let login = Credentials(user: entry.login ?? user ?? [])
    if forPassword, entry.password != nil, !login.isAnonymous {
      let info = try locally(name, FileInfo(of: path))
      guard info.isPrivate else {
        throw CommandError(
          name,
          .failed(
            .loginRefused,
            "others can read it or change it, and it has a password for \(endpoint.host)",
            advice: "'chmod 600 \(ErrorMessage.name(path.octets))' makes it yours alone. "
              + Self.withoutNetrc
          )
        )
      }
    }
    return entry
  }
}
