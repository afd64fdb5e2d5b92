import ArgumentParser
import FTPClient
import FTPProtocol
import Terminal

/// `stat`: show what the server tells of a file.
struct StatCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "stat",
    abstract: "Show what the server tells of files.",
    discussion: "What it does not tell is left out. Times with a Z are UTC."
  )

  static let worksOnCommandLine = true

  @Flag(name: .long, help: "An object of JSON a line, for programs.")
  var json = false

  @Argument(help: "Files, directories or patterns.")
  var operands: [RemoteOperand]

  func run(in shell: ShellState) throws(CommandError) {
    let session = try shell.loggedIn()
    var failures = Failures()
    var isFirst = true
    for match in try shell.remoteMatches(operands) {
      let what = [UInt8]("stat ".utf8) + match.path.octets
      do throws(CommandError) {
        let described = try remotely(what, describe(match.path, session))
        guard let entry = described.entry else { throw CommandError(what, .noSuchName) }
        if json {
          try shell.output.writeOctets(EntryObject.line(for: entry, at: described.path))
        } else {
          if !isFirst { try shell.output.writeText("\n") }
          try show(entry, at: described.path, shell)
        }
        isFirst = false
      } catch {
        try failures.note(error, isLast: false, in: shell)
      }
    }
    try failures.throwFirst()
  }

  /// Asks for all that can be known of a path.
  ///
  /// - Returns: No entry when there is nothing of that name.
  private func describe(
    _ path: RemotePath,
    _ session: Session
  ) throws(FTPError) -> (entry: ListingEntry?, path: RemotePath) {
    let here = try session.workingDirectory()
    let absolute = here.map { $0.appending(path).normalized } ?? path
    var found = try session.entry(at: path, now: .current)
    if found == nil, absolute.lastComponent != nil, absolute != path {
      // `.` has a name where one knows what it is called.
      found = try session.entry(at: absolute, now: .current)
    }
    guard var entry = found?.named(by: absolute) else { return (nil, absolute) }
    guard entry.kind == .file else { return (entry, absolute) }
    // What a listing tells of times is often less than MDTM does.
    if entry.size == nil { entry.size = try session.size(of: path) }
    if entry.modifiedPrecision != .second || !entry.isUTC,
      let time = try session.modificationTime(of: path)
    {
      (entry.modified, entry.modifiedPrecision, entry.isUTC) = (time, .second, true)
    }
    return (entry, absolute)
  }

  private func show(
    _ entry: ListingEntry,
    at path: RemotePath,
    _ shell: ShellState
  ) throws(CommandError) {
    var rows: [(String, String)] = [
      ("name", Escaping.name(entry.name)), ("path", Escaping.name(path.octets)),
      ("type", EntryObject.type(of: entry.kind)),
    ]
    if let size = entry.size { rows.append(("size", "\(size) (\(Quantity.size(size)))")) }
    if let time = EntryTime.text(of: entry) { rows.append(("modified", time)) }
    if let mode = entry.mode {
      rows.append(("mode", "\(EntryMode.octal(mode)) (\(EntryMode.text(of: entry)))"))
    }
    if let owner = entry.owner { rows.append(("owner", Escaping.text(owner))) }
    if let group = entry.group { rows.append(("group", Escaping.text(group))) }
    if let links = entry.links { rows.append(("links", "\(links)")) }
    if let target = entry.linkTarget, !target.isEmpty {
      rows.append(("target", Escaping.name(target)))
    }
    if let unique = entry.unique { rows.append(("unique", Escaping.text(unique))) }
    for fact in entry.otherFacts {
      rows.append((Escaping.text([UInt8](fact.name.utf8)), Escaping.text(fact.value)))
    }
    let width = rows.map { DisplayWidth.of($0.0) }.max() ?? 0
    for (name, value) in rows {
      let padding = String(repeating: " ", count: width - DisplayWidth.of(name))
      try shell.output.writeText("\(name)\(padding)  \(value)\n")
    }
  }
}
