/// What reply codes mean, and what can be tried after each.
struct ReplyExplanation: Sendable {
  /// A sentence or two for a person who has not read the RFC.
  let meaning: String

  /// What to try, the best first; lines that can be typed stand in quotes.
  let advice: [String]

  private init(_ meaning: String, _ advice: [String]) {
    self.meaning = meaning
    self.advice = advice
  }

  /// The codes that have an explanation of their own, sorted.
  static let codes = table.keys.sorted()

  /// Explains a code.
  ///
  /// - Parameter code: Three digits.
  /// - Returns: What it means (RFC 959 section 4.2, RFC 2228, RFC 4217, RFC 2428); for a code of no
  ///   entry, what its first digit says.
  static func of(_ code: Int) -> ReplyExplanation {
    if let entry = table[code] { return entry }
    return switch code {
    case 400..<500:
      ReplyExplanation(
        "The server refuses for now; the same command may work later.",
        ["Try again in a while.", "'set tries 5' lets transfers try more often by themselves."]
      )
    case 500..<600:
      ReplyExplanation(
        "The server refuses for good: the same command will be refused again.",
        ["The server's own words say why, if anything does.", "'rhelp' shows what it can do."]
      )
    default: ReplyExplanation("The server has not refused.", [])
    }
  }

  private static let table: [Int: ReplyExplanation] = [
    421: ReplyExplanation(
      """
      The server ends the connection: it shuts down, it has waited too long for a command, or \
      too many are connected, in all or from your address.
      """,
      [
        "Do the same again: ferry connects anew by itself.",
        "Where too many are connected, 'jobs' and 'kill' end those of yours.",
        "Use fewer connections: '-P 1' for trees.",
      ]
    ),
    425: ReplyExplanation(
      """
      The server could not open the data connection, on which listings and files travel: a \
      firewall or an address translation stands between you and it, or on its side.
      """,
      [
        "'set passive on' if it is off; 'set passive off' where only that way is open.",
        "'set epsv off', for firewalls that know only PASV.",
        "With TLS: the server may want the session resumed; 'status' says whether it was.",
      ]
    ),
    426: ReplyExplanation(
      "The data connection was there and broke in the middle.",
      [
        "The same command again: it goes on where it stopped.",
        "If it breaks at the same place each time, 'get --segments 4 FILE' or '-v' shows more.",
      ]
    ),
    450: ReplyExplanation(
      "The file cannot be had just now: somebody else uses it, or it is locked.",
      ["Try again in a while.", "'ls -l' shows whether it still grows."]
    ),
    451: ReplyExplanation(
      "The server met an error of its own, such as a broken disk or a restart in the middle.",
      [
        "Try again; if it lasts, its owner has to look at it.",
        "Some servers say so of a restart they cannot do: 'get' without '-c' begins anew.",
      ]
    ),
    452: ReplyExplanation(
      "The server has no room left: its disk is full, or your quota is used up.",
      ["'df' shows how much room there is, if the server tells.", "Remove something with 'rm'."]
    ),
    500: ReplyExplanation(
      "The server does not know the command, or something between you and it changed the line.",
      ["'features' and 'rhelp' show what it knows."]
    ),
    501: ReplyExplanation(
      "The server knows the command and does not take what stands behind it, mostly a name.",
      [
        "A name with characters that the server cannot have: try a plainer one.",
        "'set charset' if the server does not write names in UTF-8.",
      ]
    ),
    502: ReplyExplanation(
      "The server knows the command and has it switched off.",
      ["There is no other way with this server, unless its owner allows it."]
    ),
    503: ReplyExplanation(
      "The command came in the wrong order: the server wanted another one before it.",
      ["'close' and 'open' begin anew.", "'user NAME' if nobody is logged in."]
    ),
    504: ReplyExplanation(
      "The server does not do the command with that parameter, such as a type or TLS.",
      ["'features' shows which it does.", "'set tls off' where it is TLS that it does not know."]
    ),
    522: ReplyExplanation(
      """
      The server cannot do it in this way: it does not speak that version of IP (EPRT, EPSV), or \
      it wants data connections protected.
      """,
      ["'set epsv off', or 'ferry -4'.", "'set tls-data private' where it asks for protection."]
    ),
    530: ReplyExplanation(
      "You are not logged in, or those who are may not do that; at the login: refused.",
      [
        "'user NAME' asks for the password again.",
        "Check the name: some servers want 'NAME@DOMAIN' or 'DOMAIN\\NAME'.",
        "Anonymous logins may be switched off there.",
      ]
    ),
    532: ReplyExplanation(
      "The server wants an account besides user and password before it stores files.",
      ["'account NAME' gives it."]
    ),
    533: ReplyExplanation(
      "The server does not do that at the level of protection that was asked for.",
      ["'set tls-data private' or 'set tls-data clear', whichever it is not now."]
    ),
    534: ReplyExplanation(
      "The server's rules forbid the way in which you want to be protected.",
      ["'set tls off' or 'set tls require', as the server's owner says."]
    ),
    535: ReplyExplanation(
      "The server does not accept what was shown to prove who you are or how you are protected.",
      ["'ferry --cert FILE --key FILE' shows a certificate of yours.", "Check the clock here."]
    ),
    536: ReplyExplanation(
      "The server does not know that level of protection for data connections.",
      ["'set tls-data clear' sends files in clear, if you may."]
    ),
    550: ReplyExplanation(
      """
      The server does not do that with this name: there is nothing of that name, it is a \
      directory and not a file, or you may not. One code stands for all; its words say which.
      """,
      [
        "'ls' shows what is there; names are exact, capitals too.",
        "'pwd' says where you are.",
        "For a directory: 'get -r', 'rm -r'. For one that is not empty: 'rm -r'.",
        "'status' says who you are there: anonymous users may mostly only read.",
      ]
    ),
    551: ReplyExplanation(
      "The server does not know the type of the page: a word of old systems.",
      ["'set type binary'."]
    ),
    552: ReplyExplanation(
      "The file is larger than the room that you have there: a quota, mostly.",
      ["'df' shows how much room there is, if the server tells.", "Remove something with 'rm'."]
    ),
    553: ReplyExplanation(
      "The server does not allow that name: for its characters, or because it may not be replaced.",
      [
        "Send it under another name: 'put FILE NAME'.",
        "Into another directory: 'ls -l' shows which you may write to.",
      ]
    ),
  ]
}
