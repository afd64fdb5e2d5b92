import FTPClient
import FTPProtocol
import Octets
import Transfers

/// What the patterns of a word stand for at the server.
///
/// Component by component; `**` stands for any number of directories, hidden ones and links left
/// out. The server's own rule about case is the pattern's too.
struct RemoteExpansion {
  private let session: Session
  private let shell: ShellState
  private let ignoresCase: Bool
  private let word: Word

  /// Prepares to expand a word.
  ///
  /// - Parameters:
  ///   - word: With patterns.
  ///   - session: Where to look.
  ///   - shell: Whose settings say by how many connections.
  /// - Throws: ``CommandError`` when the server cannot be asked how it compares names.
  init(_ word: Word, in session: Session, _ shell: ShellState) throws(CommandError) {
    self.word = word
    self.session = session
    self.shell = shell
    do throws(FTPError) {
      ignoresCase = try session.ignoresCase()
    } catch {
      throw CommandError(word.plain, .session(error))
    }
  }

  /// Finds everything that fits.
  ///
  /// - Parameter home: Where the word's `~` leads; `nil` for a word without.
  /// - Returns: Sorted; nothing if there is nothing.
  /// - Throws: ``CommandError`` when the server cannot be asked, or a tree has no end.
  func matches(home: RemotePath?) throws(CommandError) -> [RemoteMatch] {
    var components = word.octets.split { $0.value == .slash }.map { Word(Array($0)) }[...]
    var start: RemotePath? = word.octets.first?.value == .slash ? .root : nil
    if let home, !components.isEmpty {
      start = home
      components.removeFirst()
    }
    // What stands before the first pattern is taken at its word.
    while let first = components.first, !first.hasWildcards {
      start = start?.appending(first.plain) ?? RemotePath(first.plain)
      components.removeFirst()
    }
    if components.first?.isAnyDepth ?? false {
      return try expandBelow(start, components.dropFirst(), listsAhead: true)
    }
    return try expand(components, in: start)
  }

  private func expand(
    _ components: ArraySlice<Word>,
    in directory: RemotePath?
  ) throws(CommandError) -> [RemoteMatch] {
    guard let first = components.first else { return [] }
    let rest = components.dropFirst()
    if first.isAnyDepth { return try expandBelow(directory, rest) }
    guard let listing = try list(directory, showsHidden: first.octets.first?.value == .dot) else {
      return []
    }
    return try descend(
      entries(of: listing, in: directory, fitting: first, isLast: rest.isEmpty),
      rest
    )
  }

  /// Goes on with the rest of the word in what fits its beginning.
  private func descend(
    _ matches: [RemoteMatch],
    _ rest: ArraySlice<Word>
  ) throws(CommandError) -> [RemoteMatch] {
    guard !rest.isEmpty else { return matches }
    var found: [RemoteMatch] = []
    for match in matches { found += try expand(rest, in: match.path) }
    return found
  }

  /// Expands `**` and what follows it.
  ///
  /// - Parameters:
  ///   - directory: Where.
  ///   - rest: What follows.
  ///   - listsAhead: Whether this is the walk of the word, and not one of many.
  /// - Returns: What fits, sorted.
  /// - Throws: ``CommandError`` when the tree cannot be walked to its end.
  private func expandBelow(
    _ directory: RemotePath?,
    _ rest: ArraySlice<Word>,
    listsAhead: Bool = false
  ) throws(CommandError) -> [RemoteMatch] {
    // Two of them mean no more than one.
    if let next = rest.first, next.isAnyDepth {
      return try expandBelow(directory, rest.dropFirst(), listsAhead: listsAhead)
    }
    let component = rest.first ?? Word("*")
    let isLast = rest.count <= 1
    var options = RemoteWalk.Options()
    options.showsHidden = component.octets.first?.value == .dot
    var walk = RemoteWalk(directory, options)
    walk.selects = { path, _, _ in path.lastComponent?.octets.first != .dot }
    let listers = listsAhead ? shell.walkListers(for: &walk, session) : nil
    defer { listers?.end() }
    var found: [RemoteMatch] = []
    while let step = try next(&walk) {
      switch step {
      case .directory(let path, _, let listing):
        let matches = entries(of: listing, in: path, fitting: component, isLast: isLast)
        found += try descend(matches, rest.dropFirst())
      case .visitedBefore: continue
      case .failure(let path, let error):
        // What may not be looked at has no names here; what could not be may have some.
        guard error.refusesDirectory, path != nil else {
          throw CommandError(.doing("list", (path ?? RemotePath(".")).octets), .session(error))
        }
      case .tooDeep, .tooMany:
        // A pattern stands for all that fits, or for nothing.
        if let error = WalkRemark.error(step, "list", walk.options) { throw error }
      }
    }
    return found.sorted { $0.path.octets.lexicographicallyPrecedes($1.path.octets) }
  }

  private func next(_ walk: inout RemoteWalk) throws(CommandError) -> RemoteWalk.Step? {
    try remotely(word.plain, walk.next(in: session, now: .current))
  }

  /// Lists a directory; `nil` for what is none.
  private func list(
    _ directory: RemotePath?,
    showsHidden: Bool
  ) throws(CommandError) -> Listing? {
    do throws(FTPError) {
      return try session.list(directory, now: .current, showsHidden: showsHidden)
    } catch {
      // `*/x` meets files too: they have nothing in them.
      if error.refusesDirectory, directory != nil { return nil }
      let path = directory ?? RemotePath(".")
      throw CommandError(.doing("list", path.octets), .session(error))
    }
  }

  /// A name that is not seen may fit too: where the server itself says that some are missing, the
  /// command has not done all.
  private func say(whatIsMissingIn listing: Listing, of directory: RemotePath?) {
    if let reply = listing.cutShortBy {
      let what: [UInt8] = .doing("list", (directory ?? RemotePath(".")).octets)
      shell.failLater(CommandError(what, .session(.incompleteListing(.leftOut(reply)))))
    }
  }

  private func entries(
    of listing: Listing,
    in directory: RemotePath?,
    fitting component: Word,
    isLast: Bool
  ) -> [RemoteMatch] {
    say(whatIsMissingIn: listing, of: directory)
    let pattern = component.pattern(ignoresCase: ignoresCase || listing.dialect == .dos)
    var matches: [RemoteMatch] = []
    var octets: [UInt8] = []
    for position in listing.positions(sortedBy: .name) {
      let kind = listing.kind(at: position)
      guard kind != .unparsed, isLast || kind == .directory || kind == .link else { continue }
      octets.removeAll(keepingCapacity: true)
      listing.appendName(at: position, to: &octets)
      // A name with a slash would lead somewhere else than the listing's directory.
      guard pattern.matches(octets.span), let name = RemotePath.Component(octets) else { continue }
      let path = directory?.appending(name.octets) ?? RemotePath(name.octets)
      matches.append(RemoteMatch(path: path, entry: listing[position]))
    }
    return matches
  }
}

extension Word {
  /// Whether it stands for directories of any depth.
  var isAnyDepth: Bool {
    octets == [Octet](repeating: Octet(value: .asterisk, isQuoted: false), count: 2)
  }
}
