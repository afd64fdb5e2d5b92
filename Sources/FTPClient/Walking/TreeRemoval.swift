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
  }

  /// How many files are removed with one packet, where the server takes several commands.
  private static let batchSize = 64

  /// How deep a tree may be.
  private static let depthLimit = 200

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
    return try removeDirectory(path, depth: 0)
  }

  private func removeDirectory(_ path: RemotePath, depth: Int) throws(FTPError) -> Bool {
    guard let listing = try contents(of: path, depth: depth) else { return false }
    var files: [RemotePath] = []
    var directories: [RemotePath] = []
    for entry in listing {
      guard let name = RemotePath.Component(entry.name) else {
        report(.unclear(path))
        return false
      }
      let child = path.appending(name.octets)
      if entry.kind == .directory { directories.append(child) } else { files.append(child) }
    }
    // In the form of `ls -l` a link is a link.
    if listing.dialect != .unix { directories = try removeFiles(directories, areDoubtful: true) }
    let left = try removeFiles(files, areDoubtful: false)
    var isEmpty = left.isEmpty
    for directory in directories where try !removeDirectory(directory, depth: depth + 1) {
      isEmpty = false
    }
    guard isEmpty else { return false }
    return try removeEmpty(path)
  }

  /// Lists a directory; `nil` when that leaves a doubt, which is reported.
  private func contents(of path: RemotePath, depth: Int) throws(FTPError) -> Listing? {
    var listing = Listing()
    do throws(FTPError) {
      try session.streamLines(path, now, true) { part in listing.append(part) }
    } catch {
      guard case .refused = error, error.sessionIsUsable else { throw error }
      report(.failed(path, error))
      return nil
    }
    listing.settle()
    guard listing.isComplete, listing.unparsedCount == 0, depth < Self.depthLimit else {
      report(.unclear(path))
      return nil
    }
    return listing
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
