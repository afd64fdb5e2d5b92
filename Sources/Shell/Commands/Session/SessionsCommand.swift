import ArgumentParser
import FTPClient
import FTPProtocol
import Octets
import Terminal

/// `sessions`: list the servers that the shell is connected to.
struct SessionsCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "sessions",
    abstract: "List the sessions: servers, users and directories.",
    discussion: """
      '*' stands before the one that commands work with. Each has its own directory; jobs belong \
      to the session in which they were started, and go on when another one is the current one.
      """
  )

  static let need = CommandNeed.nothing

  @Flag(name: .long, help: "One object of JSON for each, for programs.")
  var json = false

  func run(in shell: ShellState) throws(CommandError) {
    for slot in shell.sessions.slots {
      if json {
        try shell.output.writeOctets(SessionLine.object(of: slot, in: shell))
      } else {
        try shell.output.writeText(SessionLine.text(of: slot, in: shell) + "\n")
      }
    }
  }
}

/// `session`: go to another session, or make a new one.
struct SessionCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "session",
    abstract: "Go to another session, or make a new one.",
    usage: """
      session [NUMBER | -]
      session new [SERVER]
      """,
    discussion: """
      'session 2' goes to the one that 'sessions' calls 2, 'session -' to the one before. 'session \
      new SERVER' connects to one more server, and leaves the others as they are; 'open' changes \
      the server of this session. 'cp 1:FILE 2:DIRECTORY' copies between two of them. 'close' ends \
      the current one, and goes back to the one before.
      """
  )

  static let need = CommandNeed.nothing

  static func operandKind(at position: Int) -> OperandKind? { position == 1 ? .server : nil }

  static func completions(
    at position: Int,
    after words: [Word],
    in shell: ShellState
  ) -> [String]? {
    position == 0 ? shell.sessions.slots.map { "\($0.number)" } + ["new"] : nil
  }

  @Argument(help: "A number, '-', or 'new'.")
  var which: PlainOperand?

  @Argument(help: "A host, USER@HOST, or a URL such as ftp://user@host/dir.")
  var server: PlainOperand?

  func run(in shell: ShellState) throws(CommandError) {
    guard let which else { return SessionLine.sayCurrent(in: shell) }
    if which.octets.text == "new" { return try make(shell) }
    let what: [UInt8] = .doing("session", which.octets)
    guard server == nil else {
      let advice = "'session new SERVER' makes a new one."
      throw CommandError(what, .refused("a session has its server already", advice: advice))
    }
    guard let slot = slot(which.octets.text, in: shell.sessions) else {
      let advice = "'sessions' lists them; 'session new SERVER' makes one more."
      throw CommandError(what, .refused("there is no such session", advice: advice))
    }
    shell.sessions.select(slot)
    SessionLine.sayCurrent(in: shell)
  }

  private func slot(_ word: String, in sessions: SessionRoster) -> SessionSlot? {
    word == "-" ? sessions.previous : Int(word).flatMap { sessions.find($0) }
  }

  private func make(_ shell: ShellState) throws(CommandError) {
    let destination = try server.map { word throws(CommandError) in try Destination(word.octets) }
    let slot = shell.sessions.add()
    shell.sessions.select(slot)
    guard let destination else { return SessionLine.sayCurrent(in: shell) }
    do throws(CommandError) {
      if destination.hasPassword {
        shell.output.say("warning: a password in a URL may be seen by others", style: .warning)
      }
      try shell.connection.open(destination)
    } catch {
      // Where nobody is logged in yet, 'user' may still help.
      if slot.connection.session == nil { shell.sessions.close(slot) }
      throw error
    }
  }
}

/// A session as a line.
enum SessionLine {
  /// Number, server, user and directory, and how many jobs; harmless.
  static func text(of slot: SessionSlot, in shell: ShellState) -> String {
    let mark = slot === shell.sessions.current ? "*" : " "
    let jobCount = unfinishedJobCount(of: slot, in: shell)
    let jobs = jobCount > 0 ? "  (" + Quantity.count(jobCount, "job") + ")" : ""
    return "\(mark) \(slot.number)  \(name(of: slot))\(jobs)"
  }

  /// The same as JSON: `session`, `current`, `server`, `user`, `directory`, `jobs`.
  static func object(of slot: SessionSlot, in shell: ShellState) -> [UInt8] {
    var line = JSONLine()
    line.add("session", Int64(slot.number))
    line.add("current", slot === shell.sessions.current)
    if let session = slot.connection.session {
      line.add("server", [UInt8]("\(session.endpoint)".utf8))
      if let user = session.credentials?.user { line.add("user", user) }
      if let directory = session.directoryName {
        line.add(pathname: "directory", directory.octets)
      }
    }
    line.add("jobs", Int64(unfinishedJobCount(of: slot, in: shell)))
    return line.finished()
  }

  /// Says which session commands work with now.
  static func sayCurrent(in shell: ShellState) {
    let slot = shell.sessions.current
    shell.output.say("Session \(slot.number): \(name(of: slot))")
  }

  /// Server, user and directory.
  private static func name(of slot: SessionSlot) -> String {
    guard let session = slot.connection.session else { return "not connected" }
    let host = Escaping.text([UInt8]("\(session.endpoint)".utf8))
    guard let credentials = session.credentials else { return "\(host) (not logged in)" }
    let directory = session.directoryName.map { " " + Escaping.name($0.octets) } ?? ""
    return "\(Escaping.name(credentials.user))@\(host)\(directory)"
  }

  private static func unfinishedJobCount(of slot: SessionSlot, in shell: ShellState) -> Int {
    shell.jobs.jobs.count { $0.session == slot.number && $0.status == nil }
  }
}
