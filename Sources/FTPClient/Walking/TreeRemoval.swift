package import FTPProtocol

/// Removes a directory with all that is in it, and never what links in it lead to.
///
/// MLSD of ProFTPD 1.3.8 and pyftpdlib 2.2.0 leaves out links that lead nowhere, and the latter
/// shows links as what they lead to; so LIST tells what there is, and a directory is tried with
/// DELE first where LIST might hide links: that removes a link, and no directory. SITE RMDIR is not
/// used: ProFTPD's follows links, and empties what is behind them.
package struct TreeRemoval {
  /// What became of one file or directory.
  package enum Outcome: Sendable {
    case removed(RemotePath)
    case failed(RemotePath, FTPError)

    /// The server did not tell all that is in the directory, or not so that it is understood.
    case unclear(RemotePath)

    /// The walk left it out, so that it stays, and all that it is in.
    case leftOut(RemoteWalk.Step)
  }

  /// How the tree is walked: in it, a link is a link.
  package static var options: RemoteWalk.Options {
    var options = RemoteWalk.Options()
    options.tellsLinks = true
    return options
  }

  /// How many files are removed with one packet, where the server takes several commands.
  private static let batchSize = 64

  /// Prepares the walk of a tree, such as by ``RemoteWalk/listingsAhead``; not called for a file.
  package var prepare: (inout RemoteWalk) -> Void = { _ in }

  private let session: Session
  private let now: TimeValue
  private let report: (Outcome) -> Void

  /// Prepares to remove trees.
  ///
  /// - Parameters:
  ///   - session: At the server.
  ///   - now: What the year of a Unix listing's date is guessed by, UTC.
  ///   - report: Told what became of each file and directory.
  package init(in session: Session, now: TimeValue, report: @escaping (Outcome) -> Void) {
    self.session = session
    self.now = now
    self.report = report
  }

  /// Removes a file, a link, or a directory with all that is in it.
  ///
  /// - Parameter path: Relative to the working directory, or absolute.
  /// - Returns: Whether nothing is left of it.
  /// - Throws: What ends the session, and cancellation; refusals are reported.
  package func remove(_ path: RemotePath) throws(FTPError) -> Bool {
    if try session.exchange(session.command(.dele, path)).code.isCompletion {
      report(.removed(path))
      return true
    }
    if try session.features().list.has("RMDA"),
      try session.exchange(session.command(.rmda, path)).code.isCompletion
    {
      report(.removed(path))
      return true
    }
    return try removeTree(path)
  }

  private func removeTree(_ top: RemotePath) throws(FTPError) -> Bool {
    var walk = RemoteWalk(top, Self.options)
    prepare(&walk)
    var way = DirectoriesOnTheWay()
    while true {
      switch walk.take() {
      case .place(let place):
        try leave(&way, to: place.depth)
        if let outcome = try empty(place, &walk, &way) {
          report(outcome)
          way.keepLast()
        }
      case .remark(let step):
        report(.leftOut(step))
        // An endless tree may go on in any of them.
        if case .tooMany = step { way.keepAll() } else { way.keepLast() }
      case .nothing:
        try leave(&way, to: 0)
        return !way.isTopKept
      }
    }
  }

  /// Removes what is in a place, but for directories, which the walk goes into next.
  ///
  /// - Returns: Why nothing of it was removed; `nil` when it is on the way now.
  /// - Throws: What ends the session; refusals are reported.
  private func empty(
    _ place: WalkPlace,
    _ walk: inout RemoteWalk,
    _ way: inout DirectoriesOnTheWay
  ) throws(FTPError) -> Outcome? {
    var place = place
    let path = place.path ?? .here
    let listing: Listing
    do throws(FTPError) {
      try place.examine(in: session, for: walk.options)
      guard walk.admit(&place) == .first else { return .leftOut(.visitedBefore(path)) }
      listing = try walk.listing(of: place, in: session, now: now)
    } catch {
      guard error.isOfOneDirectory else { throw error }
      return .failed(path, error)
    }
    guard listing.isComplete, listing.unparsedCount == 0 else { return .unclear(path) }
    var files: [RemotePath] = []
    var directories: [(path: RemotePath, entry: ListingEntry)] = []
    for entry in listing {
      guard let name = RemotePath.Component(entry.name) else { return .unclear(path) }
      let child = path.appending(name.octets)
      if entry.kind == .directory {
        directories.append((child, entry))
      } else {
        files.append(child)
      }
    }
    // In the form of `ls -l` a link is a link.
    if listing.dialect != .unix {
      let left = Set(try removeFiles(directories.map(\.path), areDoubtful: true))
      directories.removeAll { !left.contains($0.path) }
    }
    way.enter(path, depth: place.depth)
    if try !removeFiles(files, areDoubtful: false).isEmpty { way.keepLast() }
    walk.complete(place, found: directories.map(\.entry), entryCount: listing.count)
    return nil
  }

  /// Removes the directories on the way from a depth on, which are empty unless something stayed.
  private func leave(_ way: inout DirectoriesOnTheWay, to depth: Int) throws(FTPError) {
    while let directory = way.leave(to: depth) {
      let isGone = directory.isKept ? false : try removeEmpty(directory.path)
      if !isGone { way.keepLast() }
    }
  }

  /// Removes files and links, several with one packet where that is known to work.
  ///
  /// - Parameters:
  ///   - paths: What to remove.
  ///   - areDoubtful: Whether they may be directories, so that a refusal is no failure.
  /// - Returns: Those that are still there.
  /// - Throws: What ends the session; refusals are reported.
  private func removeFiles(
    _ paths: [RemotePath],
    areDoubtful: Bool
  ) throws(FTPError) -> [RemotePath] {
    var left: [RemotePath] = []
    var rest = paths[...]
    while !rest.isEmpty {
      let batch = rest.prefix(Self.batchSize)
      rest = rest.dropFirst(batch.count)
      var sendable: [(path: RemotePath, command: PlacedCommand)] = []
      for path in batch {
        do throws(FTPError) {
          sendable.append((path, try session.command(.dele, path)))
        } catch {
          guard case .invalidCommand = error else { throw error }
          report(.failed(path, error))
          left.append(path)
        }
      }
      let replies = try session.exchange(sendable.map(\.command))
      for (sent, reply) in zip(sendable, replies) {
        if reply.code.isCompletion {
          report(.removed(sent.path))
        } else {
          left.append(sent.path)
          if !areDoubtful { report(.failed(sent.path, .refused(reply, by: .dele))) }
        }
      }
    }
    return left
  }

  private func removeEmpty(_ path: RemotePath) throws(FTPError) -> Bool {
    let reply = try session.exchange(session.command(.rmd, path))
    guard reply.code.isCompletion else {
      report(.failed(path, .refused(reply, by: .rmd)))
      return false
    }
    report(.removed(path))
    return true
  }
}

/// The directories between the top of a tree and where its removal is, and whether they stay.
private struct DirectoriesOnTheWay {
  struct Directory {
    let path: RemotePath
    let depth: Int

    /// Whether something in it stays.
    var isKept = false
  }

  private var directories: [Directory] = []

  /// Whether the top of the tree stays.
  private(set) var isTopKept = false

  mutating func enter(_ path: RemotePath, depth: Int) {
    directories.append(Directory(path: path, depth: depth))
  }

  /// Notes that something in the last of them stays; in none, that is the top.
  mutating func keepLast() {
    guard var last = directories.popLast() else {
      isTopKept = true
      return
    }
    last.isKept = true
    directories.append(last)
  }

  mutating func keepAll() {
    for index in directories.indices { directories[index].isKept = true }
  }

  /// Takes the last one off the way, if it is as deep as that or deeper.
  mutating func leave(to depth: Int) -> Directory? {
    guard let last = directories.last, last.depth >= depth else { return nil }
    return directories.removeLast()
  }
}
