/// Whether a line that ended with status 0 was done.
struct DoneCheck {
  private let meaning: LineMeaning
  private let outcome: Judge.Outcome

  /// What reached the server while the line ran.
  private let acts: [Act]

  /// What the server's tree was like meanwhile.
  private let versions: [FileTree]

  /// Where the server's side stands at the end of the line.
  private let standing: String

  /// Takes what is known of a line.
  init(
    _ meaning: LineMeaning,
    _ outcome: Judge.Outcome,
    _ acts: [Act],
    _ versions: [FileTree],
    _ standing: String
  ) {
    self.standing = standing
    self.meaning = meaning
    self.outcome = outcome
    self.acts = acts
    self.versions = versions
  }

  private var first: FileTree { versions[0] }
  private var last: FileTree { versions[versions.count - 1] }

  /// What was not done; `nil` if all was.
  var complaint: String? {
    switch meaning.command {
    case "cd": return changeOfDirectory
    case "ls": return listing
    case "get": return meaning.isRecursive ? treeHere : fileHere
    case "put": return meaning.isRecursive ? treeThere : fileThere
    case "rm": return removal
    case "mkdir": return require("MKD", meaning.resolve(meaning.operands[0]))
    case "rmdir": return require("RMD", meaning.resolve(meaning.operands[0]))
    case "mv": return renaming
    case "quote" where meaning.operands.count > 1:
      return require(meaning.operands[0], meaning.resolve(meaning.operands[1]))
    default: return nil
    }
  }

  private func require(_ verb: String, _ paths: String...) -> String? {
    let isDone = acts.contains { act in
      act.verb == verb && act.isEffective && isOne(act.path, of: paths)
    }
    return isDone ? nil : "no \(verb) of \(paths.joined(separator: " or "))"
  }

  /// A client may know that it is there already.
  private var changeOfDirectory: String? {
    let target = LineMeaning.directory(
      meaning.operands.first,
      in: meaning.place,
      home: meaning.home,
      previous: meaning.previous
    )
    guard target != meaning.place, standing != target else { return nil }
    return require("CWD", target).flatMap { complaint in
      require("CDUP", target) == nil ? nil : complaint
    }
  }

  /// Says whether a path is one of some, by its name now or before somebody renamed a directory.
  private func isOne(_ path: String, of paths: [String]) -> Bool {
    let before = last.renamed.compactMap { FileTree.moved(path, from: $0.to, to: $0.from) }
    return ([path] + before).contains { paths.contains($0) }
  }

  /// A tree, and the trees as they were before somebody renamed something.
  private func paths(of path: String) -> [String] {
    [path] + last.renamed.compactMap { FileTree.moved(path, from: $0.from, to: $0.to) }
  }

  private var listing: String? {
    let operand = meaning.operands.first
    let lines = outcome.output.split(separator: "\n").map { String($0) }
    if let operand, operand.contains("*") { return pattern(operand, lines) }
    let possible = versions.flatMap { tree in
      paths(of: operand.map { meaning.resolve($0) } ?? meaning.place).compactMap { path in
        tree.directories.contains(path)
          ? tree.names(in: path) : tree.files[path] != nil ? [operand ?? ""] : nil
      }
    }
    let isRight = possible.contains { $0 == lines.sorted() }
    return isRight ? nil : "it printed \(lines.joined(separator: " "))"
  }

  private func pattern(_ operand: String, _ lines: [String]) -> String? {
    let directory = FileTree.parent(of: meaning.resolve(operand))
    let ending = String(operand.split(separator: "*", omittingEmptySubsequences: false).last ?? "")
    let start = String(operand.prefix { $0 != "*" })
    let possible = versions.flatMap { tree in
      paths(of: directory).map { path in
        tree.names(in: path)
          .filter { $0.hasSuffix(ending) && tree.files[FileTree.resolve($0, in: path)] != nil }
          .map { start + $0 }
      }
    }
    let isRight = possible.contains { names in names.allSatisfy { lines.contains($0) } }
    return isRight ? nil : "it printed \(lines.joined(separator: " "))"
  }

  private var fileHere: String? {
    let copy = outcome.local[meaning.operands[1]]
    let possible = versions.flatMap { tree in
      paths(of: meaning.resolve(meaning.operands[0])).map { tree.files[$0] }
    }
    guard let copy else { return "there is no copy" }
    return possible.contains(copy) ? nil : "the copy is \(String(decoding: copy, as: UTF8.self))"
  }

  private var treeHere: String? {
    let copy = meaning.operands[1] + "/"
    let found = outcome.local.filter { $0.key.hasPrefix(copy) }
    let here = Dictionary(
      uniqueKeysWithValues: found.map { (String($0.key.dropFirst(copy.count)), $0.value) }
    )
    let isRight = versions.contains { tree in
      paths(of: meaning.resolve(meaning.operands[0])).contains { tree.contents(below: $0) == here }
    }
    return isRight ? nil : "the copy has \(here.keys.sorted().joined(separator: " "))"
  }

  private var fileThere: String? {
    let source = outcome.local[meaning.operands[0]]
    let targets = meaning.uploadTargets.flatMap { paths(of: $0) }
    let isThere = versions.contains { tree in
      targets.contains { tree.files[$0] == source }
    }
    guard isThere else { return "no such file is in \(targets.joined(separator: " or "))" }
    let isNew = acts.contains { act in
      act.isEffective && ["STOR", "APPE", "RNTO"].contains(act.verb) && targets.contains(act.path)
    }
    return isNew ? nil : "nothing was sent to \(targets.joined(separator: " or "))"
  }

  private var treeThere: String? {
    let top = meaning.operands[0] + "/"
    let sources = outcome.local.filter { $0.key.hasPrefix(top) }
    let isThere = versions.contains { tree in
      meaning.uploadTargets.flatMap { paths(of: $0) }.contains { target in
        sources.allSatisfy { source in
          tree.files[FileTree.resolve(String(source.key.dropFirst(top.count)), in: target)]
            == source.value
        }
      }
    }
    return isThere ? nil : "the tree is not there"
  }

  private var removal: String? {
    let path = meaning.resolve(meaning.operands[0])
    guard !meaning.isRecursive else {
      let isGone = versions.contains { tree in
        paths(of: path).allSatisfy { !tree.hasAnything(at: $0) }
      }
      let wasThere = versions.contains { tree in
        paths(of: path).contains { tree.hasAnything(at: $0) }
      }
      return isGone && wasThere ? nil : "\(path) is still there, or never was"
    }
    guard path.contains("*") else { return require("DELE", path) }
    let directory = FileTree.parent(of: path)
    let left = paths(of: directory).flatMap { directory in
      last.names(in: directory)
        .map { FileTree.resolve($0, in: directory) }
        .filter { $0.hasSuffix(".x") && first.files[$0] != nil && last.files[$0] != nil }
    }
    return left.isEmpty ? nil : "\(left.joined(separator: " ")) is still there"
  }

  private var renaming: String? {
    let old = meaning.resolve(meaning.operands[0])
    if let complaint = require("RNFR", old) { return complaint }
    let targets = meaning.moveTargets
    return require("RNTO", targets[0], targets[1])
  }
}
