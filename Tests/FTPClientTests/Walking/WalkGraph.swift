import FTPTestSupport

@testable import FTPClient
@testable import FTPProtocol

/// Directories by identity, and the names in each: what a tree at a server is behind its names.
///
/// The root is `T`; `-` is no directory; a name that ends in `@` is that of a link; what follows a
/// `#` only tells the same name from itself.
struct WalkGraph: Sendable {
  /// What the server tells of directories.
  enum Marks: Sendable {
    /// `unique` facts.
    case uniques

    /// What PWD says.
    case paths

    /// Nothing but names.
    case names
  }

  let directories: [String: [String: String]]
  let marks: Marks

  init(_ directories: [String: [String: String]], _ marks: Marks = .uniques) {
    self.directories = directories
    self.marks = marks
  }

  /// Makes a graph of some directories in which most names lead down, and some anywhere.
  static func random(_ random: inout SeededGenerator, _ marks: Marks) -> WalkGraph {
    let count = Int.random(in: 1...7, using: &random)
    let identities = ["T"] + (1..<8).prefix(count).map { "D\($0)" }
    var directories: [String: [String: String]] = [:]
    for (index, identity) in identities.enumerated() {
      var names: [String: String] = [:]
      for name in ["a", "b", "c"].prefix(Int.random(in: 0...2, using: &random)) {
        let lowest = Int.random(in: 0..<4, using: &random) == 0 ? 0 : min(index + 1, count)
        names[name] = identities[Int.random(in: lowest...count, using: &random)]
      }
      directories[identity] = names
    }
    return WalkGraph(directories, marks)
  }

  /// What a path leads to.
  func identity(of path: String) -> String {
    guard path != "." else { return "T" }
    return path.split(separator: "/").reduce("T") { identity, name in
      let names = directories[identity] ?? [:]
      return names[String(name)] ?? names["\(name)@"] ?? "-"
    }
  }

  /// The directories that any way leads to.
  var reachable: Set<String> {
    var found: Set<String> = []
    var waiting = ["T"]
    while let identity = waiting.popLast() {
      guard found.insert(identity).inserted else { continue }
      waiting += directories[identity].map { Array($0.values) } ?? []
    }
    return found
  }

  /// All ways that meet no directory twice.
  func ways(limit: Int) -> Set<String> {
    var found: Set<String> = []
    func go(_ identity: String, _ names: [String], _ above: Set<String>) {
      found.insert(names.isEmpty ? "." : names.joined(separator: "/"))
      guard names.count < limit else { return }
      for (name, target) in directories[identity] ?? [:] where !above.contains(target) {
        go(target, names + [name], above.union([target]))
      }
    }
    go("T", [], ["T"])
    return found
  }

  /// The directories and links in a place, in no order.
  func entries(of place: WalkPlace) -> [ListingEntry] {
    let names = directories[identity(of: place.line)] ?? [:]
    return names.map { key, target in
      let name = key.prefix { $0 != "@" && $0 != "#" }
      var entry = ListingEntry([UInt8](name.utf8), key.contains("@") ? .link : .directory, raw: [])
      if marks == .uniques { entry.unique = [UInt8](target.utf8) }
      return entry
    }
  }

  /// Tells what a server would be asked.
  func examine(_ place: inout WalkPlace, for options: RemoteWalk.Options) {
    guard place.standing == .unknown else { return }
    let identity = identity(of: place.line)
    if place.depth == 0, marks == .uniques { place.unique = [UInt8]("T".utf8) }
    guard identity != "-" else {
      place.standing = .noDirectory
      return
    }
    if marks == .paths || options.followsLinks { place.canonical = RemotePath("/\(identity)") }
    place.standing = .examined
  }

  /// Goes one step; what came of it, `nil` at the end.
  func step(_ walk: inout RemoteWalk) -> String? {
    switch walk.take() {
    case .nothing: return nil
    case .remark(let step): return Self.line(step)
    case .place(let place): return list(place, &walk)
    }
  }

  /// Lets several sessions take turns, some of which are lost on the way.
  func walk(
    _ walk: inout RemoteWalk,
    sessions: Int,
    _ random: inout SeededGenerator
  ) -> [String] {
    var held: [WalkPlace] = []
    var lines: [String] = []
    while true {
      if held.count < sessions, held.isEmpty || Bool.random(using: &random) {
        switch walk.take() {
        case .place(let place): held.append(place)
        case .remark(let step): lines.append(Self.line(step))
        case .nothing where held.isEmpty: return lines
        case .nothing: break
        }
      }
      guard !held.isEmpty, Bool.random(using: &random) else { continue }
      var place = held.remove(at: Int.random(in: held.indices, using: &random))
      if Int.random(in: 0..<4, using: &random) > 0 {
        lines.append(list(place, &walk))
      } else {
        examine(&place, for: walk.options)
        if walk.admit(&place) == .first {
          walk.putBack(place)
        } else {
          lines.append("before \(place.line)")
        }
      }
    }
  }

  private func list(_ place: WalkPlace, _ walk: inout RemoteWalk) -> String {
    var place = place
    examine(&place, for: walk.options)
    switch walk.admit(&place) {
    case .visitedBefore: return "before \(place.line)"
    case .noDirectory: return "file \(place.line)"
    case .first: break
    }
    let entries = entries(of: place)
    let found = entries.filter { $0.kind == .directory || walk.options.followsLinks }
    walk.complete(place, found: found, entryCount: entries.count)
    return place.line
  }

  private static func line(_ step: RemoteWalk.Step) -> String {
    switch step {
    case .tooDeep(let path): "deep \(path)"
    case .tooMany(let limit): "more than \(limit)"
    case .directory, .failure, .visitedBefore: "no remark"
    }
  }
}

extension WalkPlace {
  /// Its path in a line.
  var line: String { path?.description ?? "." }
}
