/// What a line of the user means in a directory: what it may change, and what it may look at.
struct LineMeaning {
  /// A set of paths.
  enum Scope {
    case path(String)

    /// A directory and all in it.
    case tree(String)

    /// Names in a directory that end so.
    case names(in: String, ending: String)

    func contains(_ path: String) -> Bool {
      switch self {
      case .path(let only): path == only
      case .tree(let top): FileTree.isPath(path, atOrBelow: top)
      case .names(let directory, let ending):
        FileTree.parent(of: path) == directory && path.hasSuffix(ending)
      }
    }
  }

  /// The command of the line.
  let command: String

  /// What stands behind it, options left out.
  let operands: [String]

  let isRecursive: Bool

  /// Where the user is.
  let place: String

  /// Where the login led.
  let home: String

  /// Where the user was before; `nil` if there is no such place.
  let previous: String?

  /// What may be changed.
  private(set) var changes: [Scope] = []

  /// What may be looked at, apart from what may be changed.
  private(set) var reads: [Scope] = []

  /// Takes a line apart.
  init(_ line: String, in place: String, home: String, previous: String?) {
    let words = line.split(separator: " ").map { String($0) }
    command = words.first ?? ""
    self.place = place
    self.home = home
    self.previous = previous
    isRecursive = words.contains("-r")
    operands = words.dropFirst().filter { $0 != "-r" }
    reads = [.path(place)]
    switch command {
    case "cd": look(at: Self.directory(operands.first, in: place, home: home, previous: previous))
    case "ls", "get":
      let path = operands.first.map { resolve($0) } ?? place
      if !operands.isEmpty { look(at: path) }
      // What a listing of names does not tell of each is asked.
      if command == "ls" { reads.append(.names(in: path, ending: "")) }
    case "put": put()
    case "rm", "rmdir", "mkdir": change(operands.first.map { resolve($0) } ?? place)
    case "mv": move()
    case "quote": quote()
    default: break
    }
  }

  /// The path of an operand.
  func resolve(_ operand: String) -> String { FileTree.resolve(operand, in: place) }

  /// Where `cd` is to lead.
  static func directory(
    _ operand: String?,
    in place: String,
    home: String,
    previous: String?
  ) -> String {
    switch operand {
    case nil: home
    case "-": previous ?? place
    case .some(let path): FileTree.resolve(path, in: place)
    }
  }

  /// Where `put` puts its file, or the top of its tree: the operand's path, or one in it.
  var uploadTargets: [String] {
    let name = operands[0]
    guard operands.count > 1 else { return [resolve(name)] }
    let target = resolve(operands[1])
    return [target, FileTree.resolve(name, in: target)]
  }

  /// Where `mv` may move something.
  var moveTargets: [String] {
    let target = resolve(operands[1])
    return [target, FileTree.resolve(FileTree.name(of: operands[0]), in: target)]
  }

  private mutating func look(at path: String) {
    reads.append(.path(FileTree.parent(of: path)))
    if path.contains("*") {
      reads.append(.tree(FileTree.parent(of: path)))
    } else {
      reads.append(isRecursive ? .tree(path) : .path(path))
    }
  }

  private mutating func change(_ path: String) {
    look(at: path)
    if path.contains("*") {
      let ending = FileTree.name(of: path).split(separator: "*").last.map { String($0) } ?? ""
      changes.append(.names(in: FileTree.parent(of: path), ending: ending))
    } else {
      changes.append(isRecursive ? .tree(path) : .path(path))
    }
  }

  private mutating func put() {
    for target in uploadTargets {
      change(target)
      if !isRecursive { changes.append(.path(target + ".ferry-partial")) }
    }
  }

  private mutating func move() {
    change(resolve(operands[0]))
    for target in moveTargets { change(target) }
  }

  private mutating func quote() {
    guard operands.count > 1 else { return }
    if operands[0] == "CWD" { look(at: resolve(operands[1])) } else { change(resolve(operands[1])) }
  }

  /// Says whether a command that reached the server may belong to the line.
  func allows(_ act: Act, at path: String) -> Bool {
    // Where the client itself goes is its own business, as long as it comes back.
    if ["CWD", "CDUP"].contains(act.verb) { return true }
    let scopes = act.isChange ? changes : changes + reads
    return scopes.contains { $0.contains(path) }
  }
}
