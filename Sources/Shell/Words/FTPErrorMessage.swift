import FTPClient
import FTPProtocol
import SystemPackage
import Terminal
import Transport

/// The words of what goes wrong at a server.
enum FTPErrorMessage {
  /// Returns why, with the server's own reply, and what can be done.
  static func reason(_ error: FTPError) -> (why: String, advice: String?) {
    if error.meansTooManyConnections, let reply = error.reply {
      return (
        "the server lets nobody else in, since too many are connected" + quoted(reply),
        "Try again when another connection has ended."
      )
    }
    return switch error {
    case .transport(.proxy(let error)): ProxyErrorMessage.reason(error)
    case .dataConnection(.proxy(let error)): ProxyErrorMessage.reason(error, forData: true)
    case .transport(.tls(let error)): TLSErrorMessage.reason(error)
    case .dataConnection(.tls(let error)): TLSErrorMessage.dataReason(error)
    case .protectionRefused, .protectionLost, .dataProtectionRefused, .octetsBeforeHandshake,
      .passwordInClear,
      .sessionNotResumed, .dataConnection(.truncated):
      TLSErrorMessage.reason(error)
    case .transport(let error): (connection(error), connectionAdvice(error))
    case .dataConnection(.cancelled): ("interrupted", nil)
    case .dataConnection(let error): dataConnection(error)
    case .foreignConnection(let address):
      (
        "no data connection of the server's came, but one from \(address), which was sent away",
        "Nobody but the server may bring its data. 'set passive on' connects to it instead."
      )
    case .ftpProxyRefused(let reply):
      (
        "the FTP proxy does not connect to the server" + quoted(reply),
        "'set proxy' shows it; ftp://, ftp-open:// and ftp-site:// name the server in other ways."
      )
    case .refused(let reply, let verb): refusal(reply, verb)
    case .refusedGreeting(let reply): ("the server lets nobody in" + quoted(reply), nil)
    case .loginRefused(let reply):
      loginRefusal(reply)
    case .credentialsMissing(let reply) where reply.code == .needAccountForLogin:
      (
        "the server asks for an account" + quoted(reply),
        "Give it behind the password: 'user NAME PASSWORD ACCOUNT', or in ~/.netrc."
      )
    case .credentialsMissing(let reply):
      (
        "the server asks for a password" + quoted(reply),
        "'help passwords' says where one can come from."
      )
    case .unexpected(let reply, let verb):
      (
        "the server's answer to \(verb) leaves it undone" + quoted(reply),
        reply.code == .needAccountForLogin ? "It wants an account: 'quote ACCT NAME'." : nil
      )
    case .outOfStep(let reply, let verb):
      (
        "the server's replies do not fit the commands: this one came for \(verb)" + quoted(reply),
        "Whether it was done is not known; look before you try again."
      )
    case .outcomeUnknown(let verb, let error):
      (
        "\(connection(error)), and whether \(verb) was done is not known",
        "Look before you try again."
      )
    case .directoryLost(let path, let reply):
      (
        "the working directory \(Escaping.name(path.octets)) cannot be entered any more"
          + quoted(reply),
        "Nothing was done; 'cd' says where to go on."
      )
    case .directoryMoved(let path, let now):
      (
        "the working directory was \(Escaping.name(path.octets)), and now the server says "
          + (now.map { Escaping.name($0.octets) } ?? "nothing"),
        "Nothing was done; 'cd' says where to go on."
      )
    case .directoryUnknown:
      (
        "after 'quote' or 'site' the server does not tell in which directory it is",
        "Nothing was done; 'cd' or an absolute path says where."
      )
    case .malformed(let error): (malformed(error), "Is this the port of an FTP server?")
    case .invalidCommand(let error): (invalid(error), nil)
    case .unsupported(let verb): ("the server cannot do that (\(verb))", nil)
    case .incompleteListing(.endsInMidLine):
      (
        "the listing ends in the middle of a line, so its end may be missing",
        "Try again; what came may be a part."
      )
    case .incompleteListing(.notRead(let reply)):
      ("the server could not read the directory" + quoted(reply), nil)
    case .incompleteListing(.leftOut(let reply)):
      (
        "the server left entries out of the listing" + quoted(reply),
        "The limit is the server's; what it leaves out can be asked for by name alone."
      )
    case .incompleteListing(.tooManyEntries(let limit)):
      (
        "the listing has more than \(limit) names, which are too many to keep",
        "'ls -U', 'find' and 'nlist' show them as they come."
      )
    case .incompleteListing(.tooLong(let limit)):
      ("the listing has more than \(limit) bytes, and no end that is known", nil)
    case .stoppedByCaller: ("stopped", nil)
    }
  }

  /// The server's reply in quotes, harmless, and not longer than a few lines.
  static func quoted(_ reply: Reply) -> String {
    let text = [UInt8](reply.text.utf8.prefix(400))
    return " (the server says: \(reply.code) \(Escaping.text(text)))"
  }

  /// Codes by which servers end what began without TLS.
  private static let codesWantingProtection: Set<Int> = [421, 522, 530, 532, 533, 534, 550]

  private static func loginRefusal(_ reply: Reply) -> (why: String, advice: String?) {
    let why = "login refused" + quoted(reply)
    guard RefusalReason(reply) == .wantsProtection else {
      return (why, "Check the name and the password.")
    }
    return (why, RefusalReason.wantsProtection.words(for: .user).advice)
  }

  private static func refusal(
    _ reply: Reply,
    _ verb: CommandVerb
  ) -> (why: String, advice: String?) {
    let said = quoted(reply)
    if Self.codesWantingProtection.contains(reply.code.value),
      RefusalReason(reply) == .wantsProtection
    {
      let (why, advice) = RefusalReason.wantsProtection.words(for: verb)
      return (why + said, advice)
    }
    // What the server says in words is truer than its code.
    if (450...452).contains(reply.code.value) || (550...553).contains(reply.code.value)
      || reply.code.value == 521, let reason = RefusalReason(reply)
    {
      let (why, advice) = reason.words(for: verb)
      return (
        why + said, advice ?? (reply.code.isTransientNegative ? "Try again in a while." : nil)
      )
    }
    if reply.code.value != 421, let (why, advice) = dataRefusal(verb) {
      return (why + said, advice)
    }
    switch reply.code.value {
    case 421: return ("the server ends the session" + said, "Try again in a while.")
    case 425, 426: return ("the data connection broke" + said, "Try again.")
    case 450, 451: return ("not now" + said, "Try again in a while.")
    case 452, 552: return ("there is no room at the server" + said, nil)
    case 500, 502, 504: return ("the server cannot do that" + said, nil)
    case 501, 553: return ("the server does not take that name" + said, nil)
    case 530, 532: return ("not allowed without another login" + said, "See 'help user'.")
    case 550 where [.stor, .appe, .mkd].contains(verb):
      return ("not allowed, or no such directory" + said, nil)
    case 550: return ("not there, or not allowed" + said, nil)
    case 400..<500: return ("refused for now" + said, "Try again in a while.")
    default: return ("refused" + said, nil)
    }
  }

  private static func connection(_ error: TransportError) -> String {
    switch error {
    case .system(.connecting, .connectionRefused): "nobody listens there (connection refused)"
    case .system(.connecting, .addressNotAvailable):
      "this machine has no such address to connect from"
    case .system(_, let errno): ErrorMessage.words(errno)
    case .resolution(let words): "the host is not known (\(Escaping.text([UInt8](words.utf8))))"
    case .timedOut(.connecting): "no answer in time while connecting"
    case .timedOut(.resolving): "no answer in time while looking up the host"
    case .timedOut(.shakingHands): "the TLS handshake did not come to its end in time"
    case .timedOut(.reading): "the server did not answer in time"
    case .timedOut(.listening), .timedOut(.accepting): "the server did not connect in time"
    case .timedOut(.writing): "the server took nothing more in time"
    case .cancelled: "interrupted"
    case .closedByPeer, .truncated: "the server closed the connection"
    case .tls(let error): TLSErrorMessage.reason(error).why
    case .proxy(let error): ProxyErrorMessage.reason(error).why
    }
  }

  /// Why there is no data connection, or no more; which side was to connect tells what may help.
  private static func dataConnection(_ error: TransportError) -> (why: String, advice: String?) {
    let why = "the data connection failed: "
    switch error {
    case .timedOut(.accepting):
      return (why + "the server did not connect to this machine in time", passiveAdvice)
    case .system(.listening, let errno):
      return (
        "this machine cannot listen for the server: " + ErrorMessage.words(errno),
        "'set active-ports' says where; 'set passive on' connects to the server instead."
      )
    case .timedOut(.connecting), .system(.connecting, _), .system(_, .connectionRefused),
      .system(_, .noRouteToHost), .system(_, .networkUnreachable), .system(_, .timedOut):
      return (
        why + connection(error),
        "Firewalls do that: try 'set epsv off', or 'set passive off'."
      )
    default:
      return (
        why + connection(error),
        "Try again; if it stays so, 'set passive' shows who connects: the other way may work."
      )
    }
  }

  /// What it means that a command is refused that prepares a data connection.
  private static func dataRefusal(_ verb: CommandVerb) -> (why: String, advice: String)? {
    switch verb {
    case .port, .eprt:
      (
        "the server does not connect to this machine for data",
        "Servers take only the address that they see, and no port below 1024. "
          + "'set passive on' connects to the server instead."
      )
    case .pasv, .epsv:
      (
        "the server lets nobody connect to it for data",
        "'set passive off' has the server connect to this machine instead."
      )
    default: nil
    }
  }

  private static let passiveAdvice =
    "Firewalls and routers do that: 'set passive on' connects to the server instead."

  private static func connectionAdvice(_ error: TransportError) -> String? {
    switch error {
    case .resolution: "Check the name of the host."
    case .system(.connecting, .connectionRefused): "Check the host and the port."
    case .timedOut(.shakingHands):
      "'--timeout SECONDS' or 'set timeout' waits longer. " + TLSErrorMessage.clearAdvice
    case .system(.connecting, .addressNotAvailable):
      "'set source-address' (--source) says from where; IPv4 and IPv6 do not go together."
    case .timedOut: "'--timeout SECONDS' or 'set timeout' waits longer."
    default: nil
    }
  }

  private static func malformed(_ error: ReplySyntaxError) -> String {
    switch error {
    case .noReplyCode(let line): "what the server sends is not FTP: \(Escaping.text(line))"
    case .lineTooLong(let limit): "the server sends a line of more than \(limit) bytes"
    case .replyTooLong(let limit): "the server sends a reply of more than \(limit) bytes"
    case .nul: "the server sends a NUL in a reply"
    }
  }

  private static func invalid(_ error: CommandSyntaxError) -> String {
    switch error {
    case .lineBreak: "a line break cannot be sent in a name"
    case .nul: "a NUL cannot be sent in a name"
    case .notInCharset: "the server's charset has no such character (see 'set charset')"
    case .changedByServer: "this server would take it for another name"
    case .tooLong(_, let limit): "more than \(limit) bytes cannot be sent in a command"
    }
  }
}
