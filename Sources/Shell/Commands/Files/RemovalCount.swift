import FTPClient
import FTPProtocol
import Octets
import Terminal
import Transfers

/// What `rm` is going to remove, counted for the question before it and the line behind it.
struct RemovalCount {
  private(set) var fileCount = 0
  private(set) var directoryCount = 0

  /// The sizes of the files together, as far as they are known.
  private var octetCount: Int64 = 0

  /// Whether the server told the size of every file.
  private var knowsSizes = true

  /// Whether there is more than was counted.
  private(set) var isCutShort = false

  /// How many names are looked at: who is asked wants an answer soon.
  private static let limit = 20_000

  /// Whether nothing was counted.
  var isEmpty: Bool { fileCount + directoryCount == 0 }

  /// Counts something that was removed, or will be.
  mutating func add(_ entry: ListingEntry?) {
    if entry?.kind == .directory {
      directoryCount += 1
    } else {
      fileCount += 1
      // What a link leads to stays.
      guard let entry, entry.kind != .link else { return }
      if let size = entry.size { octetCount.addSaturated(max(0, size)) } else { knowsSizes = false }
    }
  }

  /// Counts a directory and all below it.
  ///
  /// What cannot be listed is left to the removal, which says so.
  ///
  /// - Throws: What goes wrong on the way, and cancellation.
  mutating func addTree(_ path: RemotePath, in session: Session) throws(FTPError) {
    directoryCount += 1
    var walk = RemoteWalk(path, TreeRemoval.options)
    while let step = try walk.next(in: session, now: .current) {
      guard case .directory(_, _, let listing) = step else {
        isCutShort = true
        continue
      }
      for position in listing.indices where listing.kind(at: position) != .unparsed {
        add(listing[position])
      }
      guard fileCount + directoryCount < Self.limit else {
        isCutShort = true
        return
      }
    }
  }

  /// What was counted: `14 files (3.2 MB) and 2 directories`.
  var text: String {
    var parts: [String] = []
    if fileCount > 0 {
      let size = knowsSizes && octetCount > 0 ? " (\(Quantity.size(octetCount)))" : ""
      parts.append(Quantity.count(fileCount, "file") + size)
    }
    if directoryCount > 0 {
      parts.append(Quantity.count(directoryCount, "directory", "directories"))
    }
    return (isCutShort ? "at least " : "") + parts.joined(separator: " and ")
  }
}

/// The one question before `rm` removes what patterns and directories stand for.
struct RemovalQuestion {
  let session: Session

  /// Whether directories go with all that is in them.
  let isRecursive: Bool

  /// Asks whether all that operands named may go.
  ///
  /// - Parameters:
  ///   - matches: What operands named.
  ///   - shell: Where somebody can be asked.
  /// - Returns: What was counted; `nil` where there was nothing to ask about: files by their names.
  /// - Throws: ``CommandError`` for a no, and for the interrupt key.
  func ask(
    about matches: [RemoteMatch],
    in shell: ShellState
  ) throws(CommandError) -> RemovalCount? {
    var count = RemovalCount()
    var isNeeded = false
    // The removal says of others that they are where one stands.
    for match in matches where match.path.normalized.lastComponent != nil {
      let isTree = isRecursive ? try isDirectory(match) : false
      isNeeded = isNeeded || isTree || match.isNamedByServer
      if isTree {
        do throws(FTPError) {
          try count.addTree(match.path, in: session)
        } catch {
          throw CommandError(.doing("count", match.path.octets), .session(error))
        }
      } else if match.entry?.kind != .directory {
        count.add(match.entry)
      }
    }
    guard isNeeded, !count.isEmpty else { return nil }
    let question = "Remove \(words(for: count, matches))?"
    guard try shell.front.confirm(question, for: [UInt8]("rm".utf8)) else {
      shell.output.say("nothing was removed")
      throw CommandError("rm", .refused("nothing was removed", advice: nil)).alreadyShown
    }
    return count
  }

  private func isDirectory(_ match: RemoteMatch) throws(CommandError) -> Bool {
    let what: [UInt8] = .doing("rm", match.path.octets)
    // A link to a directory is removed, and not what it leads to.
    if let known = try remotely(what, session.entryTellingLinks(at: match.path, now: .current)) {
      return known.kind == .directory
    }
    if let entry = match.entry { return entry.kind == .directory }
    return try remotely(what, session.isDirectory(match.path))
  }

  /// What is counted, and where it is if that is one directory.
  private func words(for count: RemovalCount, _ matches: [RemoteMatch]) -> String {
    let here = session.directoryName ?? .here
    if matches.count == 1, let match = matches.first, !match.isNamedByServer {
      let name = Escaping.name(here.appending(match.path).normalized.octets)
      return "\(name) and all in it: \(count.text)"
    }
    let parents = Set(
      matches.map { here.appending($0.path.hasParent ? $0.path.parent : .here).normalized }
    )
    guard parents.count == 1, let parent = parents.first else { return count.text }
    return "\(count.text) in \(Escaping.name(parent.octets))"
  }
}
