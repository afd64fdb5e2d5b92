import FTPProtocol
import Platform
import SystemPackage

/// A directory of a tree on this machine that has been found and not looked into yet.
struct TreePlace: Sendable {
  /// The names that lead to it from the top of the tree.
  let names: [RemotePath.Component]

  /// Whether the other side had no such directory before.
  var isNew = false

  /// The files of a plan that are transferred in it, and nothing else; `nil` for all that is there.
  var planned: [PlannedFile]?
}

/// A file that a plan transfers.
struct PlannedFile: Sendable {
  let name: [UInt8]

  /// What the plan saw on both sides; `nil` for nothing.
  let source: MirrorPlan.Seen?
  let target: MirrorPlan.Seen?
}

/// The directories of a tree that is sent which wait to be looked into, the next one last.
struct TreePlaces: TreeFrontier {
  var places = [TreePlace(names: [])]

  var waitingCount: Int { places.count }

  mutating func take(_ outcome: inout TreeOutcome) -> TreePlace? { places.popLast() }

  mutating func putBack(_ place: TreePlace) { places.append(place) }
}

/// A directory of a tree whose files are being transferred.
final class TreeDirectory: Sendable {
  let remote: RemotePath
  let local: SharedDirectory
  let files: [TreeFile]

  /// What was on the other side before, by name; empty for a new directory.
  let existing: [[UInt8]: TreeFile]

  /// Whether the other side had no such directory before.
  let isNew: Bool

  /// Whether a plan has decided what is transferred.
  let isPlanned: Bool

  /// Keeps other processes of this user from sending to the directory meanwhile.
  private let lock: DirectoryLock?

  init(
    remote: RemotePath,
    local: SharedDirectory,
    files: [TreeFile],
    existing: [[UInt8]: TreeFile] = [:],
    isNew: Bool,
    isPlanned: Bool = false,
    lock: DirectoryLock? = nil
  ) {
    self.remote = remote
    self.local = local
    self.files = files
    self.existing = existing
    self.isNew = isNew
    self.isPlanned = isPlanned
    self.lock = lock
  }
}

/// What a listing, or a look at the disk, said of a file.
struct TreeFile: Hashable, Sendable {
  /// A name that leads nowhere but to itself.
  let name: [UInt8]

  /// Octets; `nil` when nobody told.
  var size: Int64?

  /// When it was last modified; `nil` when nobody told.
  var modified: TimeSpan?

  /// Permission bits, at most octal 7777; `nil` when nobody told.
  var mode: UInt16?

  /// What tells it from a changed one on this machine; `nil` at a server.
  var stamp: LocalStamp?

  /// Whether it is a link, and may be something else than a file.
  var isLink = false

  /// How two files of one name are to each other.
  enum Comparison: Hashable, Sendable {
    /// As far as size and time can tell, they are one.
    case same
    case older
    case newer

    /// The times leave all of that possible, or are not known.
    case unknown
  }

  /// Compares a file with one of the same name.
  ///
  /// By their times, as exactly as both are known; those that have the same time and other sizes,
  /// or sizes that nobody told, are not known to be one.
  func compared(to other: TreeFile) -> Comparison {
    guard let modified, let otherTime = other.modified else { return .unknown }
    switch modified.order(to: otherTime) {
    case .earlier: return .older
    case .later: return .newer
    case .same: return hasSameSize(as: other) ? .same : .unknown
    case nil: return .unknown
    }
  }

  /// Whether it may have been modified after another one: false where both have one time.
  func mayBeNewer(than other: TreeFile) -> Bool {
    guard let modified, let otherTime = other.modified else { return true }
    return modified.mayBeLater(than: otherTime)
  }

  /// Whether both are files of one size.
  func hasSameSize(as other: TreeFile) -> Bool {
    guard !isLink, !other.isLink, let size else { return false }
    return size == other.size
  }

  /// The file with the time that it has by the clock here at the earliest.
  ///
  /// - Parameter lead: By how many seconds the clock that told its time is ahead at most; `nil` where
  ///   nobody knows, and its time is not known then.
  /// - Returns: The same file.
  func told(byClockAheadBy lead: Int64?) -> TreeFile {
    var file = self
    file.modified = lead.flatMap { modified?.maybeEarlier(by: max(0, $0)) }
    return file
  }

  /// The time that a copy of it gets, in seconds since 1970: `nil` where it would be wrong by hours.
  var keepableTime: Int64? {
    guard let modified, modified.end - modified.start < 86_400 else { return nil }
    return modified.start
  }
}

extension TreeFile {
  /// Reads what a listing said; `nil` for a name that leads elsewhere.
  init?(_ entry: ListingEntry) {
    guard let component = RemotePath.Component(entry.name) else { return nil }
    name = component.octets
    size = entry.kind == .file && !entry.isSizeRounded ? entry.size : nil
    modified = TimeSpan(entry)
    mode = entry.mode
    isLink = entry.kind == .link
  }

  /// Names a file of which nothing is known yet.
  init(_ name: [UInt8]) { self.name = name }

  /// Reads what the disk says.
  init(_ name: [UInt8], _ info: FileInfo) {
    self.name = name
    size = info.kind == .file ? info.size : nil
    modified = TimeSpan(info.modified)
    stamp = LocalStamp(info)
    isLink = info.kind == .link
  }
}

extension [TreeFile] {
  /// Takes those out that others of them would be written over.
  ///
  /// - Returns: Their names.
  mutating func removeTaken() -> Set<[UInt8]> {
    let taken = PartialName.taken(among: map(\.name))
    if !taken.isEmpty { removeAll { taken.contains($0.name) } }
    return taken
  }
}
