import Terminal
import ArgumentParser
import FTPClient
import FTPProtocol

/// `ls`: list what is at the server.
struct LsCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "ls",
    abstract: "List files at the server.",
    discussion: "Times are as the server tells them: UTC where it speaks MLSD.",
    // -h is for human-readable sizes, as everywhere.
    helpNames: [.long]
  )

  static let worksOnCommandLine = true

  @Flag(name: .customShort("l"), help: "One line a file, with all that is known of it.")
  var isLong = false

  @Flag(name: .customShort("1"), help: "One name a line.")
  var isSingleColumn = false

  @Flag(name: [.customShort("a"), .customLong("all")], help: "Names that begin with a dot too.")
  var showsHidden = false

  @Flag(name: .customShort("t"), help: "Newest first.")
  var sortsByTime = false

  @Flag(name: .customShort("S"), help: "Largest first.")
  var sortsBySize = false

  @Flag(name: [.customShort("r"), .customLong("reverse")], help: "In reverse order.")
  var isReversed = false

  @Flag(name: .customShort("h"), help: "Sizes such as 1.2K and 34M.")
  var isHumanReadable = false

  @Argument(help: "Directories, files or patterns; the working directory if none is named.")
  var operands: [RemoteOperand] = []

  func run(in shell: ShellState) throws(CommandError) {
    let session = try shell.loggedIn()
    let formatter = ListingFormatter(
      style: style(shell),
      order: sortsBySize ? .size : sortsByTime ? .time : .name,
      isReversed: isReversed,
      isHumanReadable: isHumanReadable,
      width: shell.output.width,
      display: { shell.output.displayed(name: $0) }
    )
    guard !operands.isEmpty else {
      return try show(try entries(in: nil, session, shell), formatter, shell)
    }
    var files: [ListingEntry] = []
    var directories: [(RemotePath, [ListingEntry])] = []
    for match in try shell.remoteMatches(operands) {
      switch try contents(of: match, session, shell) {
      case .file(let entry): files.append(entry)
      case .directory(let entries): directories.append((match.path, entries))
      }
    }
    if !files.isEmpty { try show(files, formatter, shell) }
    let isAlone = files.isEmpty && directories.count == 1
    for (index, (path, entries)) in directories.enumerated() {
      if !isAlone {
        if index > 0 || !files.isEmpty { try shell.output.writeLine([]) }
        try shell.output.writeOctets(shell.output.displayed(name: path.octets) + [0x3A, 0x0A])
      }
      try show(entries, formatter, shell)
    }
  }

  /// What an operand turned out to be.
  private enum Contents {
    case file(ListingEntry)
    case directory([ListingEntry])
  }

  private func style(_ shell: ShellState) -> ListingFormatter.Style {
    if isLong { return .long }
    return isSingleColumn || !shell.output.isTerminal ? .names : .columns
  }

  private func contents(
    of match: RemoteMatch,
    _ session: Session,
    _ shell: ShellState
  ) throws(CommandError) -> Contents {
    if let entry = match.entry, entry.kind != .directory {
      return .file(entry.renamed(match.path.octets))
    }
    do throws(FTPError) {
      let path = match.path == RemotePath(".") ? nil : match.path
      let listing = try session.list(path, now: .current, showsHidden: showsHidden)
      // Some servers list a file when they are asked for its directory.
      if let only = listing.entries.first, listing.entries.count == 1, only.kind != .directory,
        only.name == match.path.octets
      {
        return .file(only)
      }
      return .directory(listing.entries)
    } catch {
      guard case .refused(let reply, _) = error, reply.code.isPermanentNegative else {
        throw CommandError([UInt8]("list ".utf8) + match.path.octets, .session(error))
      }
      return .file(try file(match.path, error, session))
    }
  }

  /// Looks at a single name that is no directory.
  private func file(
    _ path: RemotePath,
    _ refusal: FTPError,
    _ session: Session
  ) throws(CommandError) -> ListingEntry {
    do throws(FTPError) {
      if let entry = try session.entry(at: path, now: .current) {
        return entry.renamed(path.octets)
      }
      throw refusal
    } catch {
      throw CommandError([UInt8]("list ".utf8) + path.octets, .session(error))
    }
  }

  private func entries(
    in path: RemotePath?,
    _ session: Session,
    _ shell: ShellState
  ) throws(CommandError) -> [ListingEntry] {
    do throws(FTPError) {
      return try session.list(path, now: .current, showsHidden: showsHidden).entries
    } catch {
      throw CommandError("list the directory", .session(error))
    }
  }

  private func show(
    _ entries: [ListingEntry],
    _ formatter: ListingFormatter,
    _ shell: ShellState
  ) throws(CommandError) {
    let visible = entries.filter { showsHidden || $0.name.first != 0x2E || $0.kind == .unparsed }
    for line in formatter.lines(for: visible) { try shell.output.writeOctets(line + [0x0A]) }
  }
}
