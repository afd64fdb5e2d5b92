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
  private struct State {
    var manifest: Manifest
    var journalSize: Int64
    var hasChanged = false
    var failure: Errno?
  }

  /// What is remembered; what has been added since ``finish()`` is not in it.
  package var manifest: Manifest { state.withLock { $0.manifest } }

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
    let octets = try PrivateFile.read(path, upTo: Self.limit) ?? []
    let known = Manifest(octets) ?? Manifest(title: title)
    let added = try Self.lines(of: journal)
    state = Mutex(State(manifest: known.adding(added), journalSize: Int64(added.count)))
  }

  /// Reads a journal.
  ///
  /// A line without an end is what a killed process was writing.
  private static func lines(of journal: borrowing LocalFile) throws(Errno) -> [UInt8] {
    let size = try journal.info().size
    guard size <= Int64(limit) else { throw .fileTooLarge }
    var octets = [UInt8](repeating: 0, count: Int(size))
    var span = octets.mutableSpan
    let count = try span.withUnsafeMutableBytes { buffer throws(Errno) in
      try journal.read(into: buffer, from: 0)
    }
    octets.removeLast(octets.count - count)
    let whole = octets.lastIndex(of: .lineFeed).map { $0 + 1 } ?? 0
    octets.removeLast(octets.count - whole)
    return octets
  }

  /// Remembers something for good.
  ///
  /// - Parameters:
  ///   - record: What is proven to be on both sides; `nil` to forget the path.
  ///   - path: From the top of the tree.
  package func remember(_ record: ManifestRecord?, of path: [UInt8]) {
    let line = ManifestLine.octets(of: path, record)
    state.withLock { state in
      state.hasChanged = true
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

  /// What earlier runs knew of a path and of all below it, by what stands behind the path.
  func records(of path: [UInt8]) -> [MovedRecord] {
    let manifest = manifest
    var records: [MovedRecord] = []
    var hint = 0
    if let record = manifest.record(of: path, hint: &hint) {
      records.append(MovedRecord(path: [], record: record))
    }
    manifest.forEach(below: path) { other, record in
      let rest = [UInt8](other.dropFirst(path.count + 1))
      records.append(MovedRecord(path: rest, record: record))
    }
    return records
  }

  /// Forgets a path and all below it.
  func forget(_ path: [UInt8]) {
    remember(nil, of: path)
    let manifest = manifest
    manifest.forEach(below: path) { path, _ in remember(nil, of: path) }
  }

  /// Whether anything was remembered in this run.
  package var hasChanged: Bool { state.withLock { $0.hasChanged } }

  /// Takes over what is known of another pair of trees, which are where these were.
  ///
  /// - Parameter other: Is empty afterwards.
  /// - Throws: Why it cannot be kept.
  package func take(_ other: ManifestFile) throws(Errno) {
    try other.finish()
    try replace(with: other.manifest)
    try? LocalDirectory.remove(other.path)
  }

  /// Makes one file of both, where anything was added.
  ///
  /// - Throws: Why something could not be kept; what was kept before is still there.
  package func finish() throws(Errno) {
    let (manifest, failure, size) = state.withLock { ($0.manifest, $0.failure, $0.journalSize) }
    if size > 0 { try replace(with: manifest.adding(Self.lines(of: journal))) }
    if let failure { throw failure }
  }

  private func replace(with manifest: Manifest) throws(Errno) {
    var octets: [UInt8] = []
    manifest.write(title: title) { octets += $0 }
    try PrivateFile.replace(path, with: octets)
    // Who is killed before this adds the same lines once more.
    try journal.truncate(to: 0)
    state.withLock { ($0.manifest, $0.journalSize) = (Manifest(octets) ?? manifest, 0) }
  }
}
