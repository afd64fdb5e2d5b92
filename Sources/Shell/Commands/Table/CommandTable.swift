/// The commands of the shell and their other names: one table for the prompt, scripts, the
/// command line, help and completion.
enum CommandTable {
  /// All commands, in the order in which help shows them.
  static let commands: [any ShellCommand.Type] = [
    OpenCommand.self, ReopenCommand.self, CloseCommand.self, UserCommand.self, QuitCommand.self,
    TrustCommand.self, CccCommand.self, DoctorCommand.self,
    SessionsCommand.self, SessionCommand.self, BookmarkCommand.self,
    CdCommand.self, PwdCommand.self, LsCommand.self, NlistCommand.self,
    TreeCommand.self, FindCommand.self, DuCommand.self, DfCommand.self, StatCommand.self,
    RelsCommand.self,
    CatCommand.self, MoreCommand.self, HeadCommand.self, TailCommand.self, ZcatCommand.self,
    ZmoreCommand.self, EditCommand.self, DiffCommand.self, CmpCommand.self, ChecksumCommand.self,
    MkdirCommand.self, RmdirCommand.self, RmCommand.self, MvCommand.self, ChmodCommand.self,
    TouchCommand.self, LnCommand.self,
    GetCommand.self, PutCommand.self, MgetCommand.self, MputCommand.self, CpCommand.self,
    MirrorCommand.self,
    LcdCommand.self, LpwdCommand.self, LlsCommand.self, LmkdirCommand.self,
    JobsCommand.self, FgCommand.self, WaitCommand.self, KillCommand.self, QueueCommand.self,
    QuoteCommand.self, SiteCommand.self, RhelpCommand.self, StatusCommand.self,
    FeaturesCommand.self,
    SetCommand.self, AliasCommand.self, SourceCommand.self, RepeatCommand.self, TimeCommand.self,
    EchoCommand.self,
    HelpCommand.self, ExplainCommand.self, HistoryCommand.self, VersionCommand.self,
  ]

  /// What another name stands for.
  struct Alias: Hashable, Sendable {
    let name: String

    /// The words it is replaced by.
    let expansion: [String]
  }

  /// The names of the classic clients, so that fingers and scripts find what they know.
  static let aliases: [Alias] = [
    Alias(name: "?", expansion: ["help"]),
    Alias(name: "account", expansion: ["quote", "ACCT"]),
    Alias(name: "append", expansion: ["put", "--append"]),
    Alias(name: "ascii", expansion: ["set", "type", "ascii"]),
    Alias(name: "bell", expansion: ["set", "notify"]),
    Alias(name: "binary", expansion: ["set", "type", "binary"]),
    Alias(name: "bookmarks", expansion: ["bookmark", "list"]),
    Alias(name: "bye", expansion: ["quit"]),
    Alias(name: "cdup", expansion: ["cd", ".."]),
    Alias(name: "connect", expansion: ["open"]),
    Alias(name: "debug", expansion: ["set", "--toggle", "verbose"]),
    Alias(name: "delete", expansion: ["rm"]),
    Alias(name: "dir", expansion: ["ls", "-l"]),
    Alias(name: "disconnect", expansion: ["close"]),
    Alias(name: "epsv", expansion: ["set", "--toggle", "epsv"]),
    Alias(name: "epsv4", expansion: ["set", "--toggle", "epsv"]),
    Alias(name: "exit", expansion: ["quit"]),
    Alias(name: "idle", expansion: ["site", "IDLE"]),
    Alias(name: "image", expansion: ["set", "type", "binary"]),
    Alias(name: "less", expansion: ["more"]),
    Alias(name: "literal", expansion: ["quote"]),
    Alias(name: "mdelete", expansion: ["rm"]),
    Alias(name: "mdir", expansion: ["ls", "-l", "--classic"]),
    Alias(name: "mls", expansion: ["ls", "-1", "--classic"]),
    Alias(name: "modtime", expansion: ["quote", "MDTM"]),
    Alias(name: "page", expansion: ["more"]),
    Alias(name: "passive", expansion: ["set", "--toggle", "passive"]),
    Alias(name: "progress", expansion: ["set", "--toggle", "progress"]),
    Alias(name: "pls", expansion: ["ls"]),
    Alias(name: "recv", expansion: ["get"]),
    Alias(name: "reget", expansion: ["get", "-c"]),
    Alias(name: "remotehelp", expansion: ["rhelp"]),
    Alias(name: "rename", expansion: ["mv"]),
    Alias(name: "reput", expansion: ["put", "-c"]),
    Alias(name: "rstatus", expansion: ["quote", "STAT"]),
    Alias(name: "send", expansion: ["put"]),
    Alias(name: "size", expansion: ["quote", "SIZE"]),
    Alias(name: "system", expansion: ["quote", "SYST"]),
    Alias(name: "type", expansion: ["set", "type"]),
    Alias(name: "umask", expansion: ["site", "UMASK"]),
    Alias(name: "verbose", expansion: ["set", "--toggle", "verbose"]),
  ]

  /// The same for words of other clients, by name.
  private static let unlisted = Dictionary(
    ForeignWords.aliases.map { ($0.name, $0) },
    uniquingKeysWith: { first, _ in first }
  )

  /// Names that classic scripts use and that change nothing here, with the reason.
  static let obsolete: [String: String] = [
    "case": "names stay as they are",
    "cr": "carriage returns are converted with 'get -a' only",
    "form": "every transfer is non-print",
    "gate": "there are no gate-ftp servers any more",
    "glob": "quote a name to keep it as it is, or 'set patterns off'",
    "hash": "progress is shown on a terminal",
    "mode": "every transfer is in stream mode",
    "nmap": "names stay as they are",
    "ntrans": "names stay as they are",
    "prompt": "'mget -f', 'mput -f' and 'rm -f' ask nothing; see 'set overwrite'",
    "runique": "see 'set overwrite'",
    "sendport": "see 'set passive'",
    "struct": "every transfer has file structure",
    "sunique": "names stay as they are; 'put -n' keeps a file that is there",
    "tenex": "every transfer is of type image",
    "tick": "progress is shown on a terminal",
    "trace": "see 'set verbose'",
  ]

  /// What a name stands for.
  enum Match {
    /// A command, and the words that go before those of the line.
    case command(any ShellCommand.Type, leading: [String])

    /// A name that other clients have.
    case foreign(ForeignWord)

    /// A name without a meaning; why.
    case obsolete(String)

    /// Nothing; names that are near.
    case unknown(near: [String])

    /// An abbreviation of several commands.
    case ambiguous([String])
  }

  /// Finds what a name stands for.
  ///
  /// - Parameters:
  ///   - name: As typed.
  ///   - abbreviated: Whether an unambiguous beginning of a name will do.
  /// - Returns: Exact names first, then the commands' own names, then others.
  static func find(_ name: String, abbreviated: Bool) -> Match {
    if let match = exact(name) ?? foreign(name) { return match }
    let small = name.lowercased()
    if small != name, let match = exact(small) ?? foreign(small) { return match }
    guard abbreviated, !name.isEmpty else {
      return classic(beginning: name) ?? .unknown(near: near(name))
    }
    let candidates = allNames.filter { $0.hasPrefix(name) }
    let commandNames = candidates.filter { candidate in
      commands.contains { $0.name == candidate }
    }
    // A command's own name goes before other names: `h` is help or history, and not hash.
    let preferred = commandNames.isEmpty ? candidates : commandNames
    guard let first = preferred.first else { return .unknown(near: near(name)) }
    let meanings = Set(preferred.map(meaning))
    guard meanings.count == 1, let match = exact(first) else { return .ambiguous(preferred) }
    return match
  }

  /// All names that can be typed, sorted.
  static let allNames: [String] =
    (commands.map { $0.name } + aliases.map(\.name) + obsolete.keys).sorted()

  /// The other names of a command that stand for it alone.
  static func otherNames(of command: any ShellCommand.Type) -> [String] {
    aliases.filter { $0.expansion == [command.name] }.map(\.name)
  }

  /// The words of the classic clients, whose scripts may have them shortened.
  private static let classicNames = Set(
    aliases.map(\.name) + Array(obsolete.keys)
      + [
        "cd", "chmod", "close", "get", "help", "lcd", "ls", "mget", "mkdir", "mput", "nlist",
        "open", "put", "pwd", "quit", "quote", "rhelp", "rmdir", "site", "status", "user",
      ]
  )

  /// What a classic word stands for of which only the beginning is there: three letters at least.
  private static func classic(beginning: String) -> Match? {
    guard beginning.utf8.count >= 3 else { return nil }
    let names = classicNames.filter { $0.hasPrefix(beginning) }
    guard let first = names.min(), Set(names.map(meaning)).count == 1 else { return nil }
    return exact(first)
  }

  private static func foreign(_ name: String) -> Match? {
    ForeignWords.named(name).map { .foreign($0) }
  }

  private static func exact(_ name: String) -> Match? {
    if let command = commands.first(where: { $0.name == name }) {
      return .command(command, leading: [])
    }
    if let reason = obsolete[name] { return .obsolete(reason) }
    guard let alias = aliases.first(where: { $0.name == name }) ?? unlisted[name],
      let target = alias.expansion.first,
      let command = commands.first(where: { $0.name == target })
    else { return nil }
    return .command(command, leading: [String](alias.expansion.dropFirst()))
  }

  private static func meaning(_ name: String) -> [String] {
    aliases.first { $0.name == name }?.expansion ?? [name]
  }

  /// The names that differ from a word in one or two letters.
  private static func near(_ name: String) -> [String] {
    let word = name.lowercased()
    let limit = word.utf8.count <= 3 ? 1 : 2
    // What has no meaning is no help.
    return allNames.filter { obsolete[$0] == nil && EditDistance.between(word, $0) <= limit }
  }
}
