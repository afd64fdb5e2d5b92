import Octets
import Terminal

/// A command of another client that has another name here, or none.
struct ForeignWord: Sendable {
  /// What becomes of it.
  enum Meaning: Sendable {
    /// A line that the user should type, with its operands behind it, and what to know about it.
    case line(String, String)

    /// A line of this form, whatever the operands are, and what to know about it.
    case form(String, String)
  }

  /// What is said of a word that is not done.
  struct Answer: Sendable {
    let why: String
    var note: String?
    let line: String?

    /// The note, and the line below it.
    var advice: [String] {
      let sentence = note.map { $0.prefix(1).uppercased() + $0.dropFirst() + "." }
      return [sentence, line].compactMap { $0 }
    }

    /// The same as an error.
    var cause: CommandError.Cause {
      .foreign(why, advice: advice.isEmpty ? nil : advice.joined(separator: "\n       "))
    }
  }

  let name: String
  let meaning: Meaning

  /// Whose word it is, as a sentence about it begins.
  let origin: String

  /// Says why it is not done, and what to type instead.
  ///
  /// - Parameter operands: The words behind it.
  /// - Returns: Harmless text: whose word it is, what to know, and the line.
  func answer(to operands: [[UInt8]]) -> Answer {
    let names = operands.filter { $0.first != .hyphen }
    let tail = names.map { " " + Quoting.quoted($0) }.joined()
    switch meaning {
    case .line(let line, let note):
      let rest = tail.isEmpty ? Self.placeholder(for: line) : tail
      return Answer(why: origin, note: note, line: "Type: \(line)\(rest)")
    case .form(let form, let note):
      let first = names.first.map { Quoting.quoted($0) } ?? "FILE"
      let line = form.split(separator: "FILE", omittingEmptySubsequences: false)
        .joined(separator: first)
      return Answer(why: origin, note: note, line: line.isEmpty ? nil : "Type: \(line)")
    }
  }

  private static func placeholder(for line: String) -> String {
    line.hasSuffix(" -r") ? " DIRECTORY" : line.hasPrefix("open") ? " HOST" : ""
  }
}

/// The commands of sftp, lftp, ncftp, tnftp, DOS and Unix that are not called so here.
enum ForeignWords {
  /// Finds one that is to be typed in another way.
  static func named(_ name: String) -> ForeignWord? { table[name] }

  private static let table = Dictionary(
    typed.map { ($0.name, $0) },
    uniquingKeysWith: { first, _ in first }
  )

  /// Puts what a command here takes in the place of options that it has not, `pget -n 4` of lftp.
  static func translated(_ words: [Word]) -> [Word] {
    guard words.first?.plain.text == "pget",
      let index = words.firstIndex(where: { $0.plain.text == "-n" })
    else { return words }
    var words = words
    words[index] = Word("--segments")
    return words
  }

  /// Other names of commands that are understood and not listed.
  static let aliases: [CommandTable.Alias] = [
    (".", "source"), ("active", "set passive off"), ("bgget", "queue get"),
    ("bgput", "queue put"), ("chdir", "cd"), ("cls", "ls"), ("copy", "cp"), ("cwd", "cd"),
    ("cd..", "cd .."), ("deltree", "rm -r"), ("dele", "rm"), ("download", "get"),
    ("erase", "rm"), ("feat", "features"), ("fetch", "get"), ("ftp", "open"), ("get1", "get"),
    ("la", "ls -a"), ("list", "ls -l"), ("ll", "ls -l"), ("login", "user"), ("logoff", "quit"),
    ("logout", "quit"), ("man", "help"), ("md", "mkdir"), ("mkd", "mkdir"), ("mlsd", "ls"),
    ("mlst", "stat"), ("mmv", "mv"), ("move", "mv"), ("mreget", "mget -c"), ("mrm", "rm"),
    ("nlst", "nlist"), ("noop", "quote NOOP"), ("pasv", "set passive on"),
    ("pget", "get --segments 5"), ("pdir", "ls -l"), ("popd", "cd -"), ("prefs", "set"),
    ("preserve", "set keep-times"),
    ("pushd", "cd"), ("put1", "put"), ("rate", "set rate"), ("rd", "rmdir"), ("recls", "ls"),
    ("renlist", "nlist"), ("retr", "get"), ("rmd", "rmdir"), ("rmtree", "rm -r"), ("show", "set"),
    ("stor", "put"), ("syst", "quote SYST"), ("unalias", "alias --remove"), ("unlink", "rm"),
    ("upload", "put"), ("usage", "help"), ("wget", "get"), ("whoami", "status"),
    ("xcopy", "get -r"),
  ].map { name, words in
    CommandTable.Alias(name: name, expansion: words.split(separator: " ").map { String($0) })
  }

  /// Those that are to be typed in another way.
  static let typed: [ForeignWord] =
    rows("a word of lftp", lftp) + rows("a word of sftp", sftp) + rows("a word of ncftp", ncftp)
    + rows("a word of the classic ftp", classic) + rows("a word of the system's shell", system)

  private static func rows(
    _ origin: String,
    _ rows: [String: ForeignWord.Meaning]
  ) -> [ForeignWord] {
    rows.map { ForeignWord(name: $0.key, meaning: $0.value, origin: origin) }
  }

  private static let lftp: [String: ForeignWord.Meaning] = [
    "cache": .form("rels", "listings are remembered for a moment, and 'rels' forgets them"),
    "slot": .line(
      "session",
      "a slot is a session: 'session new' makes one, 'session 2' goes there"
    ),
    "scache": .form("sessions", "'sessions' lists them, and 'session 2' goes to one"),
    "at": .form("!at 3am", "commands at a time are the system's business: ferry -c 'COMMAND' URL"),
    "local": .form("!ls", "'!' runs a command of this machine"),
    "module": .form("", "there are no modules"),
    "eval": .form("alias NAME 'COMMAND; COMMAND'", "lines of one's own are aliases"),
    "rsync": .line("get -r", "'get -r' fetches what is missing"),
    "sync": .line("get -r", "'get -r' fetches what is missing, 'put -r' sends it"),
    "torrent": .form("", "there is FTP only"),
  ]

  private static let sftp: [String: ForeignWord.Meaning] = [
    "chgrp": .form("site HELP", "FTP knows no groups; a few servers have a SITE command for it"),
    "chown": .form("site HELP", "FTP knows no owners; a few servers have a SITE command for it"),
    "lumask": .form("!umask", "files here get the umask that ferry was started with"),
    "lln": .form("!ln -s FILE NAME", "'!' runs a command of this machine"),
  ]

  private static let ncftp: [String: ForeignWord.Meaning] = [
    "bgstart": .form("queue --start", "jobs start by themselves"),
    "hosts": .form("bookmark list", "a name for a server is a bookmark"),
    "lchmod": .line("!chmod", "'!' runs a command of this machine"),
    "lrename": .line("!mv", "'!' runs a command of this machine"),
    "lrm": .line("!rm", "'!' runs a command of this machine"),
    "lrmdir": .line("!rmdir", "'!' runs a command of this machine"),
    "lmore": .line("!less", "'!' runs a command of this machine"),
    "lpage": .line("!less", "'!' runs a command of this machine"),
    "lookup": .line("!getent hosts", "'!' runs a command of this machine"),
  ]

  private static let classic: [String: ForeignWord.Meaning] = [
    "fget": .form("source FILE", "names in a file are lines of a script: 'get NAME' each"),
    "macdef": .form("alias NAME 'COMMAND; COMMAND'", "macros are aliases, or files for 'source'"),
    "newer": .form("set overwrite newer; get FILE", "which files are replaced is a setting"),
    "proxy": .form("session new HOST", "a second server is a session; 'cp 1:FILE 2:' copies"),
    "restart": .form("get -c FILE", "'-c' goes on behind what is there"),
    "rcvbuf": .form("", "buffers follow the connection by themselves"),
    "sndbuf": .form("", "buffers follow the connection by themselves"),
    "xferbuf": .form("", "buffers follow the connection by themselves"),
    "reset": .form("", "replies are kept in step with the commands by themselves"),
    "unset": .form("set NAME VALUE", "settings have a value always"),
  ]

  private static let system: [String: ForeignWord.Meaning] = [
    "bg": .form("get FILE &", "'&' behind a command lets it run in the background"),
    "clear": .form("!clear", "'!' runs a command of this machine; Ctrl-L does it too"),
    "date": .form("!date", "'!' runs a command of this machine"),
    "grep": .form("get FILE -o - | grep WORD", "'|' hands what a command prints to a program"),
    "sed": .form("get FILE -o - | sed ...", "'|' hands what a command prints to a program"),
    "wc": .form("get FILE -o - | wc", "'|' hands what a command prints to a program"),
    "scp": .line("get", "it is 'get', or 'put' the other way"),
    "sleep": .line("!sleep", "'!' runs a command of this machine"),
    "sftp": .line("open", "FTP it is here"), "ssh": .form("!ssh FILE", "FTP it is here"),
    "telnet": .line("open", "FTP it is here"),
    "sudo": .form("user NAME", "who you are at the server is said with 'user'"),
    "su": .form("user NAME", "who you are at the server is said with 'user'"),
    "attrib": .line("chmod", "it is 'chmod'"),
  ]
}
