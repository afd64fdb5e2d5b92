import FTPProtocol

/// A directory that a walk is to list.
struct WalkPlace: Sendable {
  /// `nil` for the working directory.
  let path: RemotePath?

  /// 0 for the root of the walk.
  let depth: Int

  /// What tells the directory from all others, where the server told.
  var unique: [UInt8]?

  /// Whether a link leads to it, or to something else.
  let isLink: Bool

  /// Where it is without links, as far as is known.
  var canonical: RemotePath?

  /// Whether it is known to be no repetition.
  var isAdmitted = false

  init(root: RemotePath?) {
    path = root
    depth = 0
    isLink = false
  }

  private init(_ path: RemotePath, depth: Int, _ entry: ListingEntry, canonical: RemotePath?) {
    self.path = path
    self.depth = depth
    self.canonical = canonical
    isLink = entry.kind == .link
    unique = entry.unique
  }

  /// Returns the place of a directory in this one.
  func child(
    _ name: RemotePath.Component,
    _ entry: ListingEntry,
    tracksPaths: Bool
  ) -> WalkPlace {
    WalkPlace(
      path?.appending(name.octets) ?? RemotePath(name.octets),
      depth: depth + 1,
      entry,
      canonical: tracksPaths ? canonical?.appending(name.octets) : nil
    )
  }

  /// Whether a name occurs twice on the way, as it does in every loop.
  var repeatsName: Bool {
    guard let names = path?.octets.split(separator: 0x2F) else { return false }
    return names.dropLast().contains { $0 == names.last }
  }
}

/// The directories that a walk has been to.
///
/// They are known by their `unique` fact (RFC 3659 §7.5.2). Where the server has none, and where a
/// link leads on, they are known by what PWD says there; to ask that of every directory would cost
/// three round trips each, so it is asked behind links and where a path repeats a name. Kept as 64
/// bits each.
struct WalkVisits {
  /// Whether a directory may be listed.
  enum Admission {
    case first
    case visitedBefore
    case noDirectory
  }

  private let followsLinks: Bool
  private var uniques: Set<Int> = []
  private var paths: Set<Int> = []

  /// Whether paths without links are of use; known from the root on.
  private(set) var tracksPaths = true

  init(followsLinks: Bool) {
    self.followsLinks = followsLinks
  }

  /// Finds out whether a place is new, and notes it.
  mutating func admit(
    _ place: inout WalkPlace,
    in session: Session
  ) throws(FTPError) -> Admission {
    guard !place.isAdmitted else { return .first }
    if place.depth == 0 { try findRoot(&place, in: session) }
    let unique = place.isLink ? nil : place.unique
    // Pure-FTPd 1.0.50 ends a session after fifty attempts to go where no directory is.
    if place.isLink, session.software == .pureFTPd, let path = place.path,
      try session.size(of: path) != nil
    {
      return .noDirectory
    }
    if place.isLink || unique == nil && place.repeatsName {
      guard let path = try session.canonicalDirectory(place.path ?? RemotePath(".")) else {
        return .noDirectory
      }
      place.canonical = path
    }
    if let unique, !uniques.insert(unique.hashValue).inserted { return .visitedBefore }
    if tracksPaths, let path = place.canonical, !paths.insert(path.hashValue).inserted {
      return .visitedBefore
    }
    place.isAdmitted = true
    return .first
  }

  private mutating func findRoot(
    _ place: inout WalkPlace,
    in session: Session
  ) throws(FTPError) {
    let features = try session.features()
    let hasUnique = (features.list.parameters(of: "MLST") ?? "").lowercased().contains("unique")
    tracksPaths = followsLinks || !hasUnique || !features.hasMLSD
    if hasUnique, features.hasMLSD {
      place.unique = try session.uniqueFact(of: place.path ?? RemotePath("."))
    }
    guard tracksPaths else { return }
    if let path = place.path {
      place.canonical = try session.canonicalDirectory(path)
    } else {
      place.canonical = try session.workingDirectory()
    }
  }
}

extension Session {
  /// Asks what tells a directory from all others; `nil` when the server does not say.
  fileprivate func uniqueFact(of path: RemotePath) throws(FTPError) -> [UInt8]? {
    try entry(at: path, now: .epoch)?.unique
  }
}
