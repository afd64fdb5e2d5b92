/// Whether a line has to end with status 0 where nothing goes wrong, so that a client that does
/// nothing at all is not faultless.
struct SuccessCheck {
  private let server: ServerVariant

  /// What is there before the line.
  private let tree: FileTree

  /// Judges lines at a server as it is before the line.
  init(_ server: ServerVariant, _ tree: FileTree) {
    self.server = server
    self.tree = tree
  }

  /// Says whether a line has to succeed.
  func mustSucceed(_ meaning: LineMeaning, previous: String?) -> Bool {
    guard tree.directories.contains(meaning.place) else { return false }
    let operand = meaning.operands.first
    let path = operand.map { meaning.resolve($0) } ?? meaning.place
    switch meaning.command {
    case "cd": return operand == "-" || operand == nil ? false : tree.directories.contains(path)
    case "ls":
      // A server without a way to ask for a file may refuse to list it.
      return tree.directories.contains(path)
    case "get": return meaning.isRecursive ? tree.directories.contains(path) : isFile(path)
    case "put": return putsInto(meaning)
    case "rm": return meaning.isRecursive ? removesTree(path, meaning) : isFile(path)
    case "mkdir": return !tree.hasAnything(at: path) && isDirectory(FileTree.parent(of: path))
    case "rmdir": return isDirectory(path) && path != meaning.place && tree.names(in: path).isEmpty
    case "mv": return moves(meaning, path)
    default: return false
    }
  }

  private func isFile(_ path: String) -> Bool { tree.files[path] != nil }
  private func isDirectory(_ path: String) -> Bool { tree.directories.contains(path) }

  private func removesTree(_ path: String, _ meaning: LineMeaning) -> Bool {
    isDirectory(path) && !FileTree.isPath(meaning.place, atOrBelow: path)
  }

  private func putsInto(_ meaning: LineMeaning) -> Bool {
    let targets = meaning.uploadTargets
    let target = targets.count > 1 && isDirectory(targets[0]) ? targets[1] : targets[0]
    return isDirectory(FileTree.parent(of: target)) && !isDirectory(target)
  }

  private func moves(_ meaning: LineMeaning, _ path: String) -> Bool {
    let targets = meaning.moveTargets
    let target = isDirectory(targets[0]) ? targets[1] : targets[0]
    return isFile(path) && isDirectory(FileTree.parent(of: target)) && !tree.hasAnything(at: target)
  }
}
