/// How a server differs from a faultless one with MLSD whose login leads to `/`.
struct ServerVariant: Hashable, Sendable {
  /// One difference.
  enum Trait: String, Hashable, Sendable, CaseIterable {
    /// Has LIST only: no FEAT, MLSD or MLST.
    case list

    /// Lists the working directory whatever MLSD names.
    case ignoresArgument = "ignores-argument"

    /// Answers PWD with `257 ""`, wherever that is.
    case pathEmpty = "path-empty"

    /// Answers PWD with `257 ""` where the login led.
    case pathEmptyAtHome = "path-empty-at-home"

    /// Answers PWD with `257 that is the current directory`.
    case pathUntold = "path-untold"

    /// Has no PWD.
    case pathUnknown = "path-unknown"

    /// Tells paths with a carriage return in them.
    case pathBroken = "path-broken"

    /// Tells paths as they are outside of the jail that it serves, and takes none of them.
    case jail

    /// Logs in to `/home/u`.
    case home

    /// Opens the data connections itself: `set passive off`.
    case active

    /// Loses what follows the first command of a packet.
    case oneCommand = "one-command"

    /// Answers the commands of a packet in another order, where that can be noticed.
    case asynchronous

    /// Knows neither SIZE nor MDTM.
    case noSize = "no-size"

    /// Renames nothing to a name that is taken.
    case noReplacing = "no-replacing"

    /// Is used from a script, not from a prompt.
    case script
  }

  var traits: Set<Trait> = []

  /// Says whether the server is like that.
  func has(_ trait: Trait) -> Bool { traits.contains(trait) }

  /// Where the login leads, as the server itself sees it.
  var home: String { has(.home) ? "/home/u" : "/" }

  /// What PWD answers in a directory.
  func replyToPWD(in directory: String) -> String {
    if has(.pathUnknown) { return "502 No such command." }
    if has(.pathUntold) { return Self.oddReplies[1] }
    if has(.pathEmpty) || (has(.pathEmptyAtHome) && directory == home) { return Self.oddReplies[0] }
    if has(.pathBroken) { return "257 \"\(directory)\rx\" is where you are." }
    if has(.jail) {
      return "257 \"/srv/ftp\(directory == "/" ? "" : directory)\" is where you are."
    }
    return "257 \"\(directory)\" is where you are."
  }

  /// What servers answer to PWD without telling where the user is.
  static let oddReplies = [
    "257 \"\"", "257 that is the current directory", "502 No such command.", "314 And now?",
    "250 Fine.",
  ]

  /// Whether PWD does not tell where we are, at least where the login led.
  var tellsNoPath: Bool {
    [.pathEmpty, .pathEmptyAtHome, .pathUntold, .pathUnknown, .pathBroken].contains { has($0) }
  }

  /// The traits in words.
  var text: String { traits.map(\.rawValue).sorted().joined(separator: " ") }

  /// Makes a server with such traits.
  init(_ traits: Set<Trait> = []) {
    self.traits = traits
  }

  /// Reads traits with blanks between them.
  init?(parsing text: String) {
    for word in text.split(separator: " ") {
      guard let trait = Trait(rawValue: String(word)) else { return nil }
      traits.insert(trait)
    }
  }
}
