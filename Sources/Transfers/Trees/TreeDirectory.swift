import FTPProtocol
import Platform
import SystemPackage

/// A directory of a tree that has been found and not looked into yet.
struct TreePlace: Sendable {
  /// The names that lead to it from the top of the tree.
  let names: [RemotePath.Component]

  /// Whether the other side had no such directory before.
  var isNew = false

  /// What tells the directories on the way from others, as far as the server tells (RFC 3659
  /// §7.5.2).
  var uniques: [[UInt8]] = []

  /// How deep a tree may be: a server that is its own directory has no end.
  static let depthLimit = 100
}

/// A directory of a tree whose files are being transferred.
final class TreeDirectory: Sendable {
  let remote: RemotePath
  let local: OpenDirectory
  let files: [TreeFile]

  /// What was on the other side before, by name; empty for a new directory.
  let existing: [[UInt8]: TreeFile]

  /// Whether the other side had no such directory before.
  let isNew: Bool

  init(
    remote: RemotePath,
    local: consuming OpenDirectory,
    files: [TreeFile],
    existing: [[UInt8]: TreeFile] = [:],
    isNew: Bool
  ) {
    self.remote = remote
    self.local = local
    self.files = files
    self.existing = existing
    self.isNew = isNew
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

  private static func floor(_ time: Int64, _ unit: Int64) -> Int64 {
    (time % unit + unit) % unit == 0 ? time : time - (time % unit + unit) % unit
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
