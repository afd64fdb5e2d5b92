import FTPClient
import FTPProtocol
import Octets
import SystemPackage
import Terminal
import Transfers
import Transport

/// What a failure meant, what was tried, and what to try, in words.
enum FailureExplanation {
  /// Explains a failure.
  ///
  /// - Parameters:
  ///   - error: As data.
  ///   - dialogue: The last lines of the dialogue with the server before it, harmless.
  /// - Returns: Lines, harmless.
  static func lines(of error: CommandError, after dialogue: [String]) -> [String] {
    var lines = paragraph("What failed", ErrorMessage.text(for: error, line: nil).dropLead)
    let (meaning, advice) = explanation(of: error)
    lines += paragraph("What it means", [meaning])
    if !dialogue.isEmpty { lines += paragraph("What was tried", dialogue) }
    return lines + paragraph("What to try", advice)
  }

  /// Explains a reply code.
  static func lines(of code: Int) -> [String] {
    let explanation = ReplyExplanation.of(code)
    return paragraph("\(code)", [explanation.meaning])
      + paragraph("What to try", explanation.advice)
  }

  private static func paragraph(_ title: String, _ texts: [String]) -> [String] {
    guard !texts.isEmpty else { return [] }
    return ["\(title):"] + texts.flatMap { TextWrapping.lines($0, columns: 76).map { "  " + $0 } }
  }

  private static func explanation(of error: CommandError) -> (String, [String]) {
    switch error.cause {
    case .session(let error): return explanation(of: error)
    case .transfer(let failure):
      if case .remote(let error) = failure.error { return explanation(of: error) }
      return explanation(of: failure.error)
    case .notConnected:
      return ("No server is connected, and the command needs one.", ["'open HOST'."])
    case .notLoggedIn:
      return ("The server is there, and nobody is logged in.", ["'user NAME'."])
    case .local, .output:
      return (
        "This machine refused, not the server: a file, a directory or the disk here.",
        [
          "'!ls -ld .' and '!df -h .' show the directory here and its room.",
          "'lcd' goes elsewhere.",
        ]
      )
    case .childFailed:
      return ("A program of this machine ended with a failure of its own.", [])
    case .noMatch, .noSuchName:
      return ("The listing has nothing of that name.", ["'ls -a' shows all names.", "'rels; ls'."])
    case .interrupted: return ("You stopped it.", ["The same command goes on where it stopped."])
    case .foreign: return ("Another client has that command; here it is called otherwise.", [])
    case .refused(let why, let advice):
      return (why.sentence, [advice ?? "'help COMMAND' has examples."])
    case .failed(_, let why, let advice):
      return (why.sentence, [advice ?? "'set verbose on' shows what is said to the server."])
    case .jobFailed:
      return ("A command in the background failed, which said why.", ["'jobs' shows how it ended."])
    case .badValue(let allowed):
      return ("The setting cannot have that value, and is as it was.", ["It takes \(allowed)."])
    case .url:
      return (
        "What was typed is not a URL that this command can use; nothing was sent.",
        ["'ftp://USER@HOST:PORT/PATH', or 'ftps://' for TLS from the first byte."]
      )
    case .usage, .unknownCommand, .ambiguousCommand, .grammar:
      return ("The line was not understood, so nothing was sent.", ["'help COMMAND' has examples."])
    }
  }

  private static func explanation(of error: TransferError) -> (String, [String]) {
    switch error {
    case .localFileExists, .remoteFileExists:
      (
        "The name is taken, and nothing is replaced without your word.",
        [
          "'get -f FILE' replaces.", "'get FILE NAME' takes another name.",
          "'set overwrite newer' decides for all.",
        ]
      )
    case .noDigest:
      (
        "The server has no command for digests, so nothing can be compared but sizes.",
        ["'--verify size', or 'set verify auto', which takes what there is."]
      )
    case .sizeMismatch, .digestMismatch, .contentDiffers, .notProven:
      (
        "What arrived is not what was sent, or nothing proves that it is.",
        ["The same command again.", "'set type binary' if line ends were converted."]
      )
    case .partialInUse, .remoteFileInUse:
      ("Another ferry moves the same file.", ["'jobs' shows yours.", "Wait until it has ended."])
    case .sourceChanged:
      ("Somebody wrote to the file while it was read.", ["The same command begins anew."])
    case .notContinuable:
      ("What is there is not the beginning of the file.", ["The same without '-c'."])
    default:
      ("This machine refused, or a name leads elsewhere.", ["'!ls -l' shows what is here."])
    }
  }

  private static func explanation(of error: FTPError) -> (String, [String]) {
    if error.meansTooManyConnections {
      let other = ReplyExplanation.of(421)
      return ("The server lets nobody else in: too many are connected.", other.advice)
    }
    switch error {
    case .transport(.tls(let error)), .dataConnection(.tls(let error)):
      return explanation(of: error)
    case .transport(let error): return explanation(of: error)
    case .dataConnection(.timedOut):
      return (
        """
        The server answers, and the connection for files and listings does not come about: \
        something on the way lets commands through and not data.
        """,
        ReplyExplanation.of(425).advice
      )
    case .dataConnection(.proxy(let error)): return explanation(of: TransportError.proxy(error))
    case .foreignConnection:
      return (
        "Another host than the server connected to the port that the server was told.",
        ["'set passive on' connects to the server instead."]
      )
    case .dataConnection: return (ReplyExplanation.of(426).meaning, ReplyExplanation.of(425).advice)
    case .protectionLost:
      return (
        "The server had TLS before, and has none now: or somebody on the way wants to read along.",
        ["Ask its owner, by another way.", "'trust --remove HOST' forgets its certificate."]
      )
    case .passwordInClear, .protectionRefused, .dataProtectionRefused:
      return (
        "The server has no TLS, and without it others could read what is sent.",
        [
          "Ask its owner for TLS.",
          "At the prompt you are asked; scripts say '--allow-clear-password' or '--tls off'.",
        ]
      )
    case .sessionNotResumed:
      return (
        "The server wants each data connection to go on with the TLS session of the first one.",
        ["'close' and 'open' begin a new session.", "'ferry --tls-max 1.2 URL'."]
      )
    case .outOfStep, .malformed, .octetsBeforeHandshake:
      return (
        "What came is not what an FTP server answers; the connection was given up.",
        ["'-v' shows each line.", "Is it the right port? SSH has 22, the web 80 and 443."]
      )
    case .directoryLost, .directoryMoved, .directoryUnknown:
      return (
        "The directory you were in is not there any more, or is another one now.",
        ["'cd' with a whole path, such as 'cd /pub'."]
      )
    case .loginRefused: return (ReplyExplanation.of(530).meaning, ReplyExplanation.of(530).advice)
    default:
      guard let code = error.reply?.code.value else {
        return ("The server did not do it.", ["'-v' shows each line."])
      }
      let found = ReplyExplanation.of(Int(code))
      return (found.meaning, found.advice)
    }
  }

  private static func explanation(of error: TransportError) -> (String, [String]) {
    switch error {
    case .cancelled: return ("You stopped it.", ["The same command begins again."])
    case .proxy:
      return (
        "The connection goes by way of a proxy, and that does not pass it on.",
        ["'set proxy none' does without.", "'help proxy'."]
      )
    case .resolution:
      return (
        "No address is known for that name.",
        ["Check the spelling.", "'!getent hosts NAME' asks the system."]
      )
    case .timedOut(.connecting):
      return (
        "Nothing answers at that address: the host is down, or a firewall drops what you send.",
        ["'!ping -c 3 HOST'.", "Is it FTP at all? 'ftps://' has port 990, SFTP is another thing."]
      )
    case .timedOut:
      return (
        "The server was there, and sent or took nothing for too long.",
        ["'set timeout 120' waits longer.", "The same command connects anew and goes on."]
      )
    case .system(.connecting, .connectionRefused):
      return (
        "The host is there, and nothing listens at that port.",
        ["Check the port: 21, or 990 for ftps://.", "The server's program may not run."]
      )
    default:
      return (
        "The connection broke: the server, or something on the way, closed it.",
        ["The same command connects anew and goes on."]
      )
    }
  }

  private static func explanation(of error: TLSError) -> (String, [String]) {
    switch error {
    case .untrusted:
      return (
        "The server shows a certificate that no authority of this system vouches for.",
        ["'trust HOST' shows it; compare its fingerprint with what the owner says."]
      )
    case .changed, .notPinned:
      return (
        "The server shows another certificate than before: a new one, or it is another server.",
        ["Ask the owner, by another way.", "'trust --remove HOST', then 'trust HOST'."]
      )
    case .notTLS:
      return (
        "The port does not speak TLS from the first byte.",
        ["'ftp://' begins in clear and asks for TLS."]
      )
    case .noCommonVersion, .closedInHandshake:
      return (
        "Both sides have no version or cipher of TLS in common, or one was cut off.",
        ["'ferry --tls-min 1.2 --tls-max 1.2 URL'.", "Servers of old need an upgrade."]
      )
    case .failed(let words): return (alert(words.joined(separator: " ")), tlsAdvice)
    case .certificateWanted:
      return (
        "The server lets in only those who show a certificate that it knows.",
        ["'ferry --cert FILE --key FILE URL'.", "Its owner gives you the certificate."]
      )
    case .unusable, .unreadable, .passphraseMissing:
      return (
        "A file of yours for TLS cannot be used.", ["'status', and the options --cert --key."]
      )
    }
  }

  private static let tlsAdvice = [
    "'ferry --cert FILE --key FILE URL' where the server wants a certificate of yours.",
    "'ferry --tls-max 1.2 URL' for old servers.",
  ]

  /// What a TLS alert means (RFC 8446 section 6.2), by OpenSSL's words for it.
  private static func alert(_ words: String) -> String {
    let meanings = [
      ("handshake failure", "The server found no cipher or certificate that suits both sides."),
      ("certificate required", "The server wants a certificate of yours."),
      ("unknown ca", "The server does not know who vouches for the certificate that you show."),
      ("bad certificate", "The server does not like the certificate that you show."),
      ("certificate expired", "The certificate that you show has expired."),
      ("unrecognized name", "The server does not know the host name that you call it by."),
      ("protocol version", "The server does not speak the version of TLS that you allow."),
      ("bad record mac", "What arrived was changed on the way."),
      ("internal error", "The server met an error of its own."),
      ("access denied", "The server refuses you, for reasons of its own."),
    ]
    let small = words.lowercased()
    return meanings.first { small.contains($0.0) }?.1
      ?? "The two sides could not agree on TLS, or it broke; the library's words say more."
  }
}

extension String {
  /// A reason as a sentence of its own.
  fileprivate var sentence: String {
    let text = prefix(1).uppercased() + dropFirst()
    return text.last.map { ".?!".contains($0) } ?? true ? text : text + "."
  }

  /// The lines of a message without the name of the program before them.
  fileprivate var dropLead: [String] {
    let text = hasPrefix("ferry: ") ? dropFirst("ferry: ".count) : self[...]
    return text.split(separator: "\n").map { line in String(line.drop { $0 == " " }) }
  }
}
