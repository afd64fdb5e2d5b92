import FTPProtocol
import Platform
import SystemPackage

/// A directory of a tree on this machine that has been found and not looked into yet.
struct TreePlace: Sendable {
  /// The names that lead to it from the top of the tree.
  let names: [RemotePath.Component]

  /// Whether the other side had no such directory before.
  var isNew = false
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

  /// Keeps other processes of this user from sending to the directory meanwhile.
  private let lock: UploadRecord?

  init(
    remote: RemotePath,
    local: SharedDirectory,
    files: [TreeFile],
    existing: [[UInt8]: TreeFile] = [:],
    isNew: Bool,
    lock: UploadRecord? = nil
  ) {
    self.remote = remote
    self.local = local
    self.files = files
    self.existing = existing
    self.isNew = isNew
    self.lock = lock
  }

  deinit {
    lock?.end(keeps: false)
  }
}

/// What a listing, or a look at the disk, said of a file.
struct TreeFile: Hashable, Sendable {
  /// A name that leads nowhere but to itself.
  let name: [UInt8]

  /// Octets; `nil` when nobody told.
  var size: Int64?

  /// Seconds since 1970, UTC; `nil` when nobody told.
  var modified: Int64?

  /// How exactly the time is known.
  var precision = TimeValue.Precision.second

  /// Permission bits, at most octal 7777; `nil` when nobody told.
  var mode: UInt16?

  /// Whether it is a link, and may be something else than a file.
  var isLink = false

  /// Whether a file that is there is this one, as far as size and time can tell.
  ///
  /// Both must be known, and the time is compared as exactly as both know it.
  func isSame(as other: TreeFile) -> Bool {
    guard !isLink, !other.isLink, let size, size == other.size else { return false }
    guard let modified, let otherTime = other.modified else { return false }
    let unit = max(precision.seconds, other.precision.seconds)
    return Self.floor(modified, unit) == Self.floor(otherTime, unit)
  }

  /// Whether it was modified after another one, as exactly as both times are known.
  func isNewer(than other: TreeFile) -> Bool? {
    guard let modified, let otherTime = other.modified else { return nil }
    let unit = max(precision.seconds, other.precision.seconds)
    return Self.floor(modified, unit) > Self.floor(otherTime, unit)
  }

  /// In which unit since 1970 a time is; some file systems have times as far away as numbers go.
  private static func floor(_ time: Int64, _ unit: Int64) -> Int64 {
    time / unit - (time % unit < 0 ? 1 : 0)
  }
}

extension TreeFile {
  /// Reads what a listing said; `nil` for a name that leads elsewhere.
  init?(_ entry: ListingEntry) {
    guard let component = RemotePath.Component(entry.name) else { return nil }
    name = component.octets
    size = entry.kind == .file && !entry.isSizeRounded ? entry.size : nil
    modified = entry.modified?.secondsSinceEpoch
    precision = entry.modifiedPrecision ?? .second
    mode = entry.mode
    isLink = entry.kind == .link
  }

  /// Reads what the disk says.
  init(_ name: [UInt8], _ info: FileInfo) {
    self.name = name
    size = info.kind == .file ? info.size : nil
    modified = info.modified
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

extension TimeValue.Precision {
  /// The seconds within which times cannot be told apart.
  fileprivate var seconds: Int64 {
    switch self {
    case .second: 1
    case .minute: 60
    case .day: 86_400
    }
  }
}
