import FTPClient
import FTPProtocol
import Octets

/// The operands of `cp` and `mv` where they name sessions, `2:FILE`, or servers, as URLs.
struct SessionOperands {
  /// Where an operand is.
  enum Side {
    /// At the server of a session that is there.
    case session(SessionSlot)

    /// At a server of a URL to which no session is connected.
    case server(Destination)

    /// Finds the session, connecting where there is none.
    ///
    /// - Parameters:
    ///   - sessions: Those that are there.
    ///   - opened: Gets one that is made for it, which is closed by whoever calls.
    /// - Returns: The session.
    /// - Throws: ``CommandError`` where the server cannot be reached.
    func slot(
      in sessions: SessionRoster,
      _ opened: inout [SessionSlot]
    ) throws(CommandError) -> SessionSlot {
      switch self {
      case .session(let slot): return slot
      case .server(let destination):
        if let slot = sessions.find(at: destination) { return slot }
        let slot = sessions.add()
        opened.append(slot)
        try sessions.within(slot) { () throws(CommandError) in
          // The path of the URL is the command's own business.
          try slot.connection.open(destination, enters: false)
        }
        return slot
      }
    }

    fileprivate func isSame(as other: Side) -> Bool {
      switch (self, other) {
      case (.session(let slot), .session(let another)): slot === another
      case (.server(let destination), .server(let another)):
        destination.endpoint.isSame(as: another.endpoint)
          && destination.credentials?.user == another.credentials?.user
          && destination.bookmark == another.bookmark
      default: false
      }
    }
  }

  /// What is copied, without the number of its session.
  let sources: [RemoteOperand]
  let source: Side

  /// Where it goes, without the number of its session.
  let targetOperand: RemoteOperand
  let target: Side

  /// Reads operands.
  ///
  /// - Parameters:
  ///   - sources: What is copied.
  ///   - target: Where it goes.
  ///   - verb: What is done to them.
  ///   - shell: Where the sessions are.
  /// - Returns: `nil` where none is at another server than that of the current session, or one of them
  ///   is a path of this machine.
  /// - Throws: ``CommandError`` where the sources are at several servers.
  static func read(
    _ sources: [RemoteOperand],
    _ target: RemoteOperand,
    _ verb: String,
    in shell: ShellState
  ) throws(CommandError) -> SessionOperands? {
    var read: [(side: Side?, operand: RemoteOperand)] = []
    for operand in sources + [target] { read.append(try side(of: operand, in: shell)) }
    let isNumbered = read.contains { $0.side != nil && !$0.operand.isURL }
    let current = Side.session(shell.sessions.current)
    // Beside a URL, a path is one of this machine; beside a session, one of the current session.
    guard isNumbered || read.allSatisfy({ $0.side != nil }) else { return nil }
    let sides = read.map { $0.side ?? current }
    guard let last = sides.last, let first = sides.first, let targetOperand = read.last?.operand
    else { return nil }
    guard isNumbered || !sides.allSatisfy({ $0.isSame(as: current) }) else { return nil }
    guard sides.dropLast().allSatisfy({ $0.isSame(as: first) }) else {
      throw CommandError(
        verb,
        .refused(
          "the files are at several servers",
          advice: "Copy those of each server on their own."
        )
      )
    }
    return SessionOperands(
      sources: read.dropLast().map(\.operand),
      source: first,
      targetOperand: targetOperand,
      target: last
    )
  }

  /// Finds where an operand is, and takes the number of its session away.
  private static func side(
    of operand: RemoteOperand,
    in shell: ShellState
  ) throws(CommandError) -> (side: Side?, operand: RemoteOperand) {
    if let (url, destination) = try BookmarkOperands.resolved(operand, in: shell) {
      let slot = shell.sessions.find(at: destination)
      return (slot.map { Side.session($0) } ?? .server(destination), url)
    }
    guard shell.sessions.slots.count > 1 else { return (nil, operand) }
    let octets = operand.word.octets
    let digits = octets.prefix { $0.value.isDigit && !$0.isQuoted }
    guard let number = Int(digits.map(\.value).text),
      octets.dropFirst(digits.count).first?.value == .colon
    else { return (nil, operand) }
    guard let slot = shell.sessions.find(number) else {
      let advice = "'sessions' lists them. A file of that name is './NAME'."
      throw CommandError(
        operand.word.plain,
        .refused("there is no session \(number)", advice: advice)
      )
    }
    let rest = octets.dropFirst(digits.count + 1)
    return (.session(slot), RemoteOperand(rest.isEmpty ? Word(".") : Word([Word.Octet](rest))))
  }
}
