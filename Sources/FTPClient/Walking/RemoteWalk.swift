package import FTPProtocol

/// A directory at a server and all below it, one directory at a time: which come next, and which
/// are left out.
///
/// Holds the paths of directories that are still to be listed, never the tree. It asks no server
/// itself: places are taken from it, examined and listed by whoever has a session, and handed back
/// with the directories that were found. So several sessions work on one walk that is behind a
/// lock, and ``next(in:now:)`` does the same with one:
///
/// 1. ``take()`` gives a place;
/// 2. ``WalkPlace/examine(in:for:)`` asks the server what tells it from others;
/// 3. ``admit(_:)`` says whether it is to be listed;
/// 4. ``complete(_:found:entryCount:)`` takes what was found in it, or ``putBack(_:)`` the place.
package struct RemoteWalk: Sendable {
  /// How to walk.
  package struct Options: Hashable, Sendable {
    /// Whether links to directories are walked into.
    package var followsLinks = false

    /// Whether a link has to be known for one, whatever it leads to.
    ///
    /// MLSD of some servers shows what links lead to (pyftpdlib 2.2.0): directories are listed with
    /// LIST then, where a link is a link.
    package var tellsLinks = false

    /// Whether a directory is listed by every way that leads to it, so that only loops end.
    ///
    /// For copies of a tree, in which each name has what it stands for; else a directory is listed
    /// by the first way, once.
    package var listsEveryWay = false

    /// Whether names that begin with a dot are asked for.
    package var showsHidden = true

    /// Which facts those need who list ahead.
    package var factsAhead = FactChoice.all

    /// How deep the user wants to look: 0 for the first directory alone.
    package var deepest: Int?

    /// How deep a tree may be before it is taken for an endless one.
    package var depthLimit = 200

    /// How many entries a tree may have before it is taken for an endless one.
    package var entryLimit = 50_000_000

    package init() {}
  }

  /// What came of one directory, or of the attempt.
  package enum Step: Sendable {
    /// It was listed.
    case directory(RemotePath?, depth: Int, Listing)

    /// It could not be listed; the walk goes on with the others.
    case failure(RemotePath?, FTPError)

    /// It was listed before, and so was all below it.
    case visitedBefore(RemotePath?)

    /// It is deeper than ``Options/depthLimit``.
    case tooDeep(RemotePath)

    /// There are as many entries as ``Options/entryLimit`` allows; the walk ends here.
    case tooMany(limit: Int)
  }

  /// What the walk has for who asks.
  package enum Turn: Sendable {
    /// A directory to list.
    case place(WalkPlace)

    /// What is to be said before the next directory: ``Step/tooDeep(_:)`` or
    /// ``Step/tooMany(limit:)``.
    case remark(Step)

    /// No place waits; those that others have taken may bring some.
    case nothing
  }

  /// Whether a place that was taken is to be listed.
  package enum Admission: Sendable {
    case first

    /// It was listed before, or leads to itself.
    case visitedBefore

    /// A link led to it, and it is no directory: an entry of the one above, and nothing else.
    case noDirectory
  }

  package let options: Options

  /// Whether a directory is walked into; asked with its path, its depth and its entry.
  package var selects: @Sendable (RemotePath, Int, ListingEntry) -> Bool = { _, _, _ in true }

  /// The order of the directories in one directory: by name, octet by octet.
  package var precedes: @Sendable (ListingEntry, ListingEntry) -> Bool = {
    $0.name.lexicographicallyPrecedes($1.name)
  }

  /// Who lists directories ahead, in the directory where the walk began.
  package var listingsAhead: ListingsAhead?

  /// What is still to be listed, the next one last.
  private var places: [WalkPlace]

  /// The marks of the directories that were listed.
  private var visited: Set<Int> = []
  private var entryCount = 0

  /// What is to be said before the next directory, the first one last.
  private var remarks: [Step] = []

  /// Starts in front of a directory.
  ///
  /// - Parameters:
  ///   - root: Relative to the working directory, which may not change during the walk, or
  ///     absolute; `nil` for the working directory, with paths that begin below it.
  ///   - options: How to walk.
  package init(_ root: RemotePath?, _ options: Options = Options()) {
    self.options = options
    places = [WalkPlace(root: root)]
  }

  /// How many places wait, and remarks.
  package var waitingCount: Int { places.count + remarks.count }

  /// Takes the next place, or what is to be said before it.
  package mutating func take() -> Turn {
    if let remark = remarks.popLast() { return .remark(remark) }
    return places.popLast().map { .place($0) } ?? .nothing
  }

  /// Decides whether a place that was examined is listed, and notes that it is.
  ///
  /// - Parameter place: Is admitted for good: it may be put back, and taken again.
  /// - Returns: What to do with it. A place that is not the first one is done with.
  package mutating func admit(_ place: inout WalkPlace) -> Admission {
    switch place.standing {
    case .admitted: return .first
    case .noDirectory: return .noDirectory
    case .repeated: return .visitedBefore
    case .unknown, .examined: break
    }
    let marks = place.marks
    if options.listsEveryWay {
      guard !marks.contains(where: place.marksAbove.contains) else { return .visitedBefore }
      place.marksAbove += marks
    } else {
      guard visited.isDisjoint(with: marks) else { return .visitedBefore }
      visited.formUnion(marks)
    }
    place.standing = .admitted
    return .first
  }

  /// Takes back a place that was not listed and is to be taken again, by this session or another.
  package mutating func putBack(_ place: WalkPlace) {
    if !hasTooMany { places.append(place) }
  }

  /// Takes what was found in a place, which is done with.
  ///
  /// - Parameters:
  ///   - place: Admitted.
  ///   - found: The directories to walk into, as ``Options/directories(in:)`` picks them.
  ///   - count: How many entries there were of any kind.
  package mutating func complete(_ place: WalkPlace, found: [ListingEntry], entryCount count: Int) {
    guard !hasTooMany else { return }
    entryCount.addSaturated(count)
    guard !hasTooMany else {
      places = []
      remarks.insert(.tooMany(limit: options.entryLimit), at: 0)
      return
    }
    if options.looksBelow(depth: place.depth) { enter(found, in: place) }
    listingsAhead?.expect(places.suffix(ListingsAhead.distance).reversed().compactMap(\.path))
  }

  /// Whether the walk has ended because the tree seems endless.
  private var hasTooMany: Bool { entryCount >= options.entryLimit }

  /// Makes places of the directories in one that was listed.
  private mutating func enter(_ found: [ListingEntry], in place: WalkPlace) {
    var below: [WalkPlace] = []
    var tooDeep: [Step] = []
    var names: Set<RemotePath.Component> = []
    for entry in found.sorted(by: precedes) {
      // What a server calls `..` or `a/b` leads elsewhere.
      guard let name = RemotePath.Component(entry.name) else { continue }
      var child = WalkPlace(name, entry, in: place)
      guard let path = child.path, selects(path, child.depth, entry) else { continue }
      if !names.insert(name).inserted { child.standing = .repeated }
      if child.depth > options.depthLimit {
        tooDeep.append(.tooDeep(path))
      } else {
        below.append(child)
      }
    }
    remarks.insert(contentsOf: tooDeep.reversed(), at: 0)
    places += below.reversed()
  }
}

extension RemoteWalk.Options {
  /// Whether directories in one of a depth are of use.
  package func looksBelow(depth: Int) -> Bool {
    deepest.map { depth < $0 } ?? true
  }

  /// Returns what the walk enters of a listing, or of a part of one.
  package func directories(in part: Listing) -> [ListingEntry] {
    // What names alone tell was found out by going there, through links too.
    if tellsLinks, part.dialect == .facts { return [] }
    return part.indices.compactMap { position in
      switch part.kind(at: position) {
      case .directory: part[position]
      case .link where followsLinks: part[position]
      default: nil
      }
    }
  }
}
