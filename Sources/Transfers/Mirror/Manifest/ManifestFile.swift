import FTPProtocol
import Octets
import Platform
import Synchronization
package import SystemPackage

/// The manifest of one pair of trees on this machine, for one process at a time.
///
/// Two files: what earlier runs knew, and a journal beside it, which is locked, and gets a line for each
/// file as soon as it is proven. Whoever is killed has lost nothing, and nothing is remembered that is not
/// so. ``finish()`` makes one of the two.
package final class ManifestFile: Sendable {
  /// What was remembered before this run.
  package let manifest: Manifest

  private struct State {
    var changes: [[UInt8]: ManifestRecord?] = [:]
    var journalSize: Int64
    var failure: Errno?
  }

  /// Where it is.
  let path: FilePath
  private let title: [UInt8]
  private let journal: LocalFile
  private let state: Mutex<State>

  /// The largest manifest that is read, in octets.
  private static let limit = 1 << 36

  /// Opens the manifest of a pair, and keeps others from it.
  ///
  /// - Parameters:
  ///   - path: The file; its directory is made for the user alone.
  ///   - title: Whose trees they are.
  /// - Throws: `Errno.resourceBusy` while another process mirrors the same two trees; why the files
  ///   cannot be read.
  package init(_ path: FilePath, title: [UInt8]) throws(Errno) {
    let directory = path.removingLastComponent()
    PrivateFile.createDirectories(directory)
    let name = (path.lastName ?? []) + [UInt8](".journal".utf8)
    journal = try OpenDirectory.open(directory).openOwn(name, mode: PrivateFile.mode)
    (self.path, self.title) = (path, title)
    var octets = try PrivateFile.read(path, upTo: Self.limit) ?? []
    if Manifest(octets) == nil { octets = Manifest.beginning(title) }
    let added = try PrivateFile.read(directory.appending(octets: name), upTo: Self.limit) ?? []
    // A line without an end is what a killed process was writing.
    let whole = added.lastIndex(of: .lineFeed).map { $0 + 1 } ?? 0
    manifest = Manifest(octets + added[..<whole]) ?? Manifest()
    state = Mutex(State(journalSize: Int64(whole)))
  }

  /// Remembers something for good.
  ///
  /// - Parameters:
  ///   - record: What is proven to be on both sides; `nil` to forget the path.
  ///   - path: From the top of the tree.
  package func remember(_ record: ManifestRecord?, of path: [UInt8]) {
    let line = ManifestLine.octets(of: path, record)
    state.withLock { state in
      state.changes[path] = .some(record)
      guard state.failure == nil else { return }
      do throws(Errno) {
        try line.span.withUnsafeBytes { bytes throws(Errno) in
          try journal.write(bytes, at: state.journalSize)
        }
        state.journalSize += Int64(line.count)
      } catch {
        state.failure = error
      }
    }
  }

  /// What has been remembered of a path in this run; `.some(nil)` for what was forgotten.
  package func change(of path: [UInt8]) -> ManifestRecord?? {
    state.withLock { $0.changes[path] }
  }

  /// What earlier runs knew of a path and of all below it, by what stands behind the path.
  func records(of path: [UInt8]) -> [MirrorPlan.Moved] {
    var records: [MirrorPlan.Moved] = []
    var hint = 0
    if let record = manifest.record(of: path, hint: &hint) {
      records.append(MirrorPlan.Moved(path: [], record: record))
    }
    manifest.forEach(below: path) { other, record in
      let rest = [UInt8](other.dropFirst(path.count + 1))
      records.append(MirrorPlan.Moved(path: rest, record: record))
    }
    return records
  }

  /// Forgets a path and all below it.
  func forget(_ path: [UInt8]) {
    remember(nil, of: path)
    manifest.forEach(below: path) { path, _ in remember(nil, of: path) }
  }

  /// Whether anything was remembered in this run.
  package var hasChanged: Bool { state.withLock { !$0.changes.isEmpty } }

  /// The whole manifest, with what has been added.
  package func octets() -> [UInt8] {
    let changes = state.withLock { $0.changes }
    var octets: [UInt8] = []
    manifest.write(title: title, with: changes) { octets += $0 }
    return octets
  }

  /// Takes over what is known of another pair of trees, which are where these were.
  ///
  /// - Parameter other: Is empty afterwards.
  /// - Throws: Why it cannot be kept.
  package func take(_ other: ManifestFile) throws(Errno) {
    var octets: [UInt8] = []
    let changes = other.state.withLock { $0.changes }
    other.manifest.write(title: title, with: changes) { octets += $0 }
    try PrivateFile.replace(path, with: octets)
    try? LocalDirectory.remove(other.path)
    for file in [self, other] {
      try file.journal.truncate(to: 0)
      file.state.withLock { ($0.changes, $0.journalSize) = ([:], 0) }
    }
  }

  /// Makes one file of both, where anything was added.
  ///
  /// - Throws: Why something could not be kept; what was kept before is still there.
  package func finish() throws(Errno) {
    let (failure, size) = state.withLock { ($0.failure, $0.journalSize) }
    if size > 0 {
      try PrivateFile.replace(path, with: octets())
      // Who is killed before this adds the same lines once more.
      try journal.truncate(to: 0)
      state.withLock { $0.journalSize = 0 }
    }
    if let failure { throw failure }
  }
}
