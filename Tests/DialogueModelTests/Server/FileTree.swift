/// The files and directories of a server: absolute paths without a slash at the end.
struct FileTree: Hashable, Sendable {
  private(set) var files: [String: [UInt8]] = [:]
  private(set) var directories: Set<String> = ["/"]

  /// What somebody else gave other names, so that a path can be told after that.
  private(set) var renamed: [(from: String, to: String)] = []

  static func == (first: FileTree, second: FileTree) -> Bool {
    first.files == second.files && first.directories == second.directories
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(files)
    hasher.combine(directories)
  }

  /// The same names with other contents in many places, so that acting in the wrong one shows.
  static let sample: FileTree = {
    var tree = FileTree()
    let places = [
      "/", "/other", "/other/sub", "/docs", "/docs/sub", "/docs/other", "/sub", "/sub/other",
      "/home", "/home/u", "/home/u/other", "/home/u/sub", "/home/u/docs", "/home/u/docs/sub",
    ]
    for place in places {
      _ = tree.makeDirectory(place)
      _ = tree.makeDirectory(resolve("empty", in: place))
      for name in ["a.txt", "b.x"] {
        let path = resolve(name, in: place)
        tree.store([UInt8]("This is \(path).\n".utf8), at: path)
      }
    }
    return tree
  }()

  /// Finds the absolute path that a path means in a directory.
  static func resolve(_ path: String, in directory: String) -> String {
    var components: [Substring] = path.hasPrefix("/") ? [] : directory.split(separator: "/")
    for component in path.split(separator: "/") {
      switch component {
      case ".": continue
      case "..": _ = components.popLast()
      default: components.append(component)
      }
    }
    return "/" + components.joined(separator: "/")
  }

  /// The directory that a path is in; the root's is the root.
  static func parent(of path: String) -> String { resolve("..", in: path) }

  /// The last name of a path.
  static func name(of path: String) -> String {
    path.split(separator: "/").last.map { "\($0)" } ?? ""
  }

  /// Says whether a path is a directory or something below it.
  static func isPath(_ path: String, atOrBelow directory: String) -> Bool {
    path == directory || path.hasPrefix(directory == "/" ? "/" : directory + "/")
  }

  /// Says whether there is anything at a path.
  func hasAnything(at path: String) -> Bool { files[path] != nil || directories.contains(path) }

  /// The names in a directory, sorted.
  func names(in directory: String) -> [String] {
    (Array(files.keys) + directories)
      .filter { $0 != "/" && Self.parent(of: $0) == directory }
      .map { Self.name(of: $0) }
      .sorted()
  }

  /// What is below a directory: files with their octets, by their paths from there.
  func contents(below directory: String) -> [String: [UInt8]] {
    let prefix = directory == "/" ? "/" : directory + "/"
    var found: [String: [UInt8]] = [:]
    for (path, octets) in files where path.hasPrefix(prefix) {
      found[String(path.dropFirst(prefix.count))] = octets
    }
    return found
  }

  // MARK: Changes

  /// Stores a file; its directory must be there, and no directory at its path.
  mutating func store(_ octets: [UInt8], at path: String) { files[path] = octets }

  /// Removes a file; false if there is none.
  mutating func removeFile(_ path: String) -> Bool { files.removeValue(forKey: path) != nil }

  /// Makes a directory; false if it cannot be.
  mutating func makeDirectory(_ path: String) -> Bool {
    guard !hasAnything(at: path), directories.contains(Self.parent(of: path)) else { return false }
    directories.insert(path)
    return true
  }

  /// Removes an empty directory; false if it cannot be.
  mutating func removeDirectory(_ path: String) -> Bool {
    guard path != "/", directories.contains(path), names(in: path).isEmpty else { return false }
    directories.remove(path)
    return true
  }

  /// Removes a directory with all in it.
  mutating func removeTree(_ path: String) {
    files = files.filter { !Self.isPath($0.key, atOrBelow: path) }
    directories = directories.filter { !Self.isPath($0, atOrBelow: path) }
  }

  /// Gives something another name; what was a file of that name is gone then.
  ///
  /// - Returns: False if that cannot be; nothing has changed then.
  mutating func rename(_ old: String, to new: String) -> Bool {
    guard hasAnything(at: old), !directories.contains(new), old != "/",
      directories.contains(Self.parent(of: new)), !Self.isPath(new, atOrBelow: old)
    else { return false }
    var moved = FileTree()
    for (path, octets) in files {
      moved.files[Self.moved(path, from: old, to: new) ?? path] = octets
    }
    // What had the name before is not there twice.
    if let octets = files[old] { moved.files[new] = octets }
    for path in directories {
      moved.directories.insert(Self.moved(path, from: old, to: new) ?? path)
    }
    (files, directories) = (moved.files, moved.directories)
    return true
  }

  /// Gives a directory another name, as somebody else would: it is the same directory after that.
  mutating func renameAsSomebodyElse(_ old: String, to new: String) {
    if rename(old, to: new) { renamed.append((old, new)) }
  }

  /// The path of something after its directory got another name; `nil` if it is not in it.
  static func moved(_ path: String, from old: String, to new: String) -> String? {
    guard isPath(path, atOrBelow: old) else { return nil }
    return new + path.dropFirst(old.count)
  }
}
