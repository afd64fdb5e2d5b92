package import FTPProtocol
import Octets

/// A directory that a walk is to list: where it is, and what tells it from others.
///
/// Goes from the walk to whoever lists it, and back with what was found (``RemoteWalk``).
package struct WalkPlace: Sendable {
  /// The path to list; `nil` for the working directory.
  package let path: RemotePath?

  /// The names that lead to it from the root of the walk; none for the root itself.
  package let names: [RemotePath.Component]

  /// How deep it is: 0 for the root of the walk.
  package var depth: Int { names.count }

  /// What is known of a place.
  enum Standing: Sendable {
    case unknown

    /// It was asked for what tells it from others.
    case examined

    /// A link leads to it, and it is no directory.
    case noDirectory

    /// The listing that named it did so before.
    case repeated

    /// It is known to be no repetition.
    case admitted
  }

  var standing = Standing.unknown

  /// Whether a link leads to it, or to something else.
  let isLink: Bool

  /// The `unique` fact (RFC 3659 §7.5.2), where the server told; a link's may be its own.
  var unique: [UInt8]?

  /// Where it is without links, as far as is known.
  var canonical: RemotePath?

  /// The marks of the directories that it is in; kept by walks that look for loops alone.
  var marksAbove: [Int] = []

  /// Makes the root of a walk.
  init(root: RemotePath?) {
    path = root
    names = []
    isLink = false
  }

  /// Makes the place of a directory in another one.
  init(_ name: RemotePath.Component, _ entry: ListingEntry, in parent: WalkPlace) {
    path = parent.path?.appending(name.octets) ?? RemotePath(name.octets)
    names = parent.names + [name]
    isLink = entry.kind == .link
    unique = isLink ? nil : entry.unique
    canonical = parent.canonical?.appending(name.octets)
    marksAbove = parent.marksAbove
  }

  /// What tells the directory from all others, as hashes of 64 bits.
  var marks: [Int] {
    [unique.map { Mark.unique($0).hashValue }, canonical.map { Mark.path($0).hashValue }]
      .compactMap(\.self)
  }

  private enum Mark: Hashable {
    case unique([UInt8])
    case path(RemotePath)
  }

  /// Finds out what tells the directory from others, as far as that costs little.
  ///
  /// The root is asked once: for its `unique` fact, where listings have that, else for its path
  /// (CWD, PWD). Below, PWD is asked behind links, and where a path repeats a name, as it does in
  /// every loop; to ask it of every directory would cost three round trips each.
  ///
  /// - Parameters:
  ///   - session: Where it is; nothing else of the walk is needed meanwhile.
  ///   - options: How the walk goes.
  /// - Throws: What goes wrong on the way to an answer.
  package mutating func examine(
    in session: Session,
    for options: RemoteWalk.Options
  ) throws(FTPError) {
    guard standing == .unknown else { return }
    if names.isEmpty {
      try examineRoot(in: session, options)
    } else if isLink {
      guard try leadsToDirectory(in: session) else {
        standing = .noDirectory
        return
      }
    } else if unique == nil, repeatsName, let path {
      // What cannot be entered is no repetition; listing it says why.
      canonical = try session.canonicalDirectory(path) ?? canonical
    }
    standing = .examined
  }

  private mutating func examineRoot(
    in session: Session,
    _ options: RemoteWalk.Options
  ) throws(FTPError) {
    let features = try session.features()
    let hasUnique =
      features.hasMLSD && !options.tellsLinks
      && (features.list.parameters(of: "MLST") ?? "").lowercased().contains("unique")
    if hasUnique {
      unique = try session.entry(at: path ?? RemotePath("."), now: .epoch)?.unique
    }
    guard options.followsLinks || !hasUnique else { return }
    if let path {
      canonical = try session.canonicalDirectory(path)
    } else {
      canonical = try session.workingDirectory()
    }
  }

  private mutating func leadsToDirectory(in session: Session) throws(FTPError) -> Bool {
    guard let path else { return false }
    // Pure-FTPd 1.0.50 ends a session after fifty attempts to go where no directory is.
    if session.software == .pureFTPd, try session.size(of: path) != nil { return false }
    canonical = try session.canonicalDirectory(path)
    return canonical != nil
  }

  /// Whether a name occurs twice on the way, as it does in every loop.
  private var repeatsName: Bool {
    guard let names = path?.octets.split(separator: .slash) else { return false }
    return names.dropLast().contains { $0 == names.last }
  }
}
