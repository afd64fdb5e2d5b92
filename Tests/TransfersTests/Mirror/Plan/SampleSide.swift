import FTPProtocol
import Transfers

/// One side of a mirror, written as lines: a path that ends in `/` for a directory, or with the size of
/// a file behind it, and what else is known.
///
/// `t=100` is a time in seconds, `t=60.119` one that is told to the minute, with `?` behind it by a clock
/// of no known zone; `id=7` the server's mark; `stamp=5` what this machine knows besides; `link`, or
/// `m=644` for permission bits, `link=a/b` and `link=..` for one of which is known where it leads, or that it leads out; of
/// directories `closed` (nobody could look into it), `cut` (not whole), `blind` (shows no hidden names),
/// `others` (holds what is out of the world), `maybelink`. A line for `.` is about the top.
struct SampleSide {
  private var nodes: [[UInt8]: SideTree.Node] = [[]: .wholeDirectory]
  private var closed: Set<[UInt8]> = []
  private var goals: [[UInt8]: LinkGoal] = [:]

  init(_ text: String) {
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      guard let first = words.first else { continue }
      let isDirectory = first == "." || first.hasSuffix("/")
      let path = first == "." ? [] : [UInt8]((isDirectory ? String(first.dropLast()) : first).utf8)
      var node = isDirectory ? .wholeDirectory : SideTree.Node(.file)
      for word in words.dropFirst() where word != "closed" { node.take(word) }
      if let goal = words.first(where: { $0.hasPrefix("link=") })?.dropFirst(5) {
        goals[path] = goal == ".." ? .outside : .inside([UInt8](goal.utf8))
      }
      if words.contains("closed") {
        node = SideTree.Node(.directory)
        closed.insert(path)
      }
      add(path, node)
    }
  }

  /// Puts something at a path, into directories that are whole.
  mutating func add(_ path: [UInt8], _ node: SideTree.Node) {
    nodes[path] = node
    for (index, octet) in path.enumerated() where octet == UInt8(ascii: "/") {
      let directory = [UInt8](path[..<index])
      if nodes[directory] == nil { nodes[directory] = .wholeDirectory }
    }
  }

  /// Begins with a top that is whole.
  init() {}

  /// What a mirror would see.
  var tree: SideTree {
    var below: [[UInt8]: [(name: [UInt8], node: SideTree.Node)]] = [:]
    for (path, node) in nodes where !path.isEmpty {
      let slash = path.lastIndex(of: UInt8(ascii: "/"))
      let directory = slash.map { [UInt8](path[..<$0]) } ?? []
      let name = slash.map { [UInt8](path[($0 + 1)...]) } ?? path
      below[directory, default: []].append((name, node))
    }
    var tree = SideTree()
    tree[SideTree.top] = nodes[[]] ?? .wholeDirectory
    func fill(_ index: SideTree.Index, _ path: [UInt8]) {
      guard !closed.contains(path) else { return }
      for child in tree.fill(index, with: below[path] ?? []) {
        let path = path.path(of: tree.name(of: child))
        if let goal = goals[path] { tree.set(goal, of: child) }
        if tree[child].kind == .directory { fill(child, path) }
      }
    }
    fill(SideTree.top, [])
    return tree
  }
}

extension SideTree.Node {
  /// A directory of which all is known.
  static var wholeDirectory: SideTree.Node {
    var node = SideTree.Node(.directory)
    (node.isWhole, node.showsHidden) = (true, true)
    return node
  }

  fileprivate mutating func take(_ word: String) {
    if let number = Int64(word) {
      size = number
    } else if word.hasPrefix("t=") {
      let text = String(word.dropFirst(2))
      modified = TimeSpan(text: text.hasSuffix("?") ? String(text.dropLast()) : text + "Z")
    } else if word.hasPrefix("id=") {
      identity = UInt64(word.dropFirst(3)) ?? 0
    } else if word.hasPrefix("stamp=") {
      stamp = .sample(Int64(word.dropFirst(6)) ?? 0)
    } else if word.hasPrefix("m=") {
      mode = UInt16(word.dropFirst(2), radix: 8)
    } else if word.hasPrefix("link=") {
      kind = .link
    } else {
      switch word {
      case "link": kind = .link
      case "cut": isWhole = false
      case "blind": showsHidden = false
      case "others": holdsOthers = true
      case "maybelink": mayBeLink = true
      case "parts": holdsPartsOfOthers = true
      default: preconditionFailure("no word of a side: \(word)")
      }
    }
  }
}

extension LocalStamp {
  /// One of many that differ.
  static func sample(_ number: Int64) -> LocalStamp {
    LocalStamp(modified: number, changed: number, number: 1)
  }
}

/// The digest of a content that is told by a number.
func sampleDigest(_ content: Int) -> [UInt8] {
  [UInt8](repeating: UInt8(truncatingIfNeeded: content), count: 31)
    + [UInt8(truncatingIfNeeded: content >> 8)]
}

extension ManifestRecord {
  /// What a run would have left: a file that the server shows with a size and a time.
  static func sample(
    _ size: Int64,
    content: Int?,
    stamp: Int64? = nil,
    there time: Int64?,
    id: UInt64 = 0
  ) -> ManifestRecord {
    var record = ManifestRecord(.file, size: size)
    record.digest = content.map { sampleDigest($0) }
    record.stamp = stamp.map { .sample($0) }
    record.sizeThere = size
    record.modifiedThere = time.map { TimeSpan($0) }
    record.identityThere = id
    return record
  }
}

/// A plan as lines, one for each step.
func lines(_ plan: MirrorPlan) -> [String] {
  plan.steps.map { step in
    let path = String(decoding: step.path, as: UTF8.self)
    return switch step.action {
    case .makeDirectory: "make \(path)"
    case .transfer: "move \(path) \(step.reason)"
    case .makeLink(let goal):
      "link \(path) \(String(decoding: goal, as: UTF8.self)) \(step.reason)"
    case .setMode(let mode): "mode \(path) \(String(mode, radix: 8))"
    case .rename(let old): "rename \(String(decoding: old, as: UTF8.self)) \(path)"
    case .removeFile: "delete \(path) \(step.reason)"
    case .removeDirectory: "rmdir \(path) \(step.reason)"
    }
  }
}
