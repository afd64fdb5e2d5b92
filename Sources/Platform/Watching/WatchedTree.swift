import Glibc
import Octets
import SystemPackage

/// The directories below one, each with a watch of inotify(7), and where they are now.
///
/// A watch belongs to a directory, not to its path. Whatever an event says of a name, the name is
/// looked at again: so the order in which directories come, go and change places does not matter.
struct WatchedTree: ~Copyable {
  private struct Node {
    let name: [UInt8]
    let parent: Int32
    var children: [[UInt8]: Int32] = [:]
  }

  private let inotify: Descriptor

  /// Where the top is, and which directory it is; it is not kept open, or nobody would be told
  /// when it is removed.
  private let top: (path: FilePath, identity: FileInfo.Identity)

  /// How many directories may be watched, besides what the system allows.
  private let limit: Int
  private let enters: ([UInt8]) -> Bool
  private var nodes: [Int32: Node] = [:]

  /// The watch of the directory that all others are below.
  let topWatch: Int32

  /// Whether there are directories that are not watched and should be.
  private(set) var isIncomplete = false

  /// Whether something may have escaped since this was last set to false.
  var hasLostSome = false

  /// Whether the path of the top was seen to lead elsewhere, or nowhere.
  private(set) var isElsewhere = false

  /// Watches a directory and all below it.
  ///
  /// - Throws: The reason why the directory itself cannot be watched.
  init(_ path: FilePath, limit: Int, enters: @escaping ([UInt8]) -> Bool) throws(Errno) {
    let number = try SystemCall.check { inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC)) }
    let inotify = Descriptor(adopting: number)
    let directory = try OpenDirectory.open(path)
    let watch = try Self.add(directory, to: number)
    let identity = try FileInfo(of: directory).identity
    (topWatch, top) = (watch, (path, identity))
    self.inotify = inotify
    self.limit = limit
    self.enters = enters
    nodes[topWatch] = Node(name: [], parent: topWatch)
    do throws(Errno) {
      watchAll(try directory.directoryNames().map { (topWatch, $0) })
    } catch {
      hasLostSome = true
    }
  }

  /// The descriptor that can be read when something has happened.
  var descriptor: Int32 { inotify.rawValue }

  /// Reads what has happened since the last time.
  ///
  /// - Returns: `nil` when nothing has.
  func read() throws(Errno) -> [InotifyEvent]? {
    let number = descriptor
    return try withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 8) {
      (buffer) throws(Errno) in
      let count = try SystemCall.attempt { Glibc.read(number, buffer.baseAddress, buffer.count) }
      return count.map { InotifyEvent.parse(UnsafeRawBufferPointer(rebasing: buffer[..<$0])) }
    }
  }

  /// Whether a watch is one of these: events of others are late.
  func contains(_ watch: Int32) -> Bool { nodes[watch] != nil }

  /// Whether a name in a directory is watched.
  func watches(_ name: [UInt8], in parent: Int32) -> Bool { nodes[parent]?.children[name] != nil }

  /// Where a directory is, relative to the top, whose own path is empty; `nil` for one that is not
  /// watched any more.
  func path(of watch: Int32) -> [UInt8]? {
    names(of: watch).map { Array($0.joined(separator: [.slash])) }
  }

  private func names(of watch: Int32) -> [[UInt8]]? {
    var names: [[UInt8]] = []
    var watch = watch
    while watch != topWatch {
      guard let node = nodes[watch] else { return nil }
      names.append(node.name)
      watch = node.parent
    }
    return names.reversed()
  }

  /// Looks at a name in a directory again, and watches what is there now, with all below it.
  ///
  /// - Returns: The watch of a directory that was not there before, under this name at least.
  mutating func look(at name: [UInt8], in parent: Int32) -> Int32? {
    watchAll([(parent, name)])
  }

  /// Stops watching a directory and all below it.
  mutating func forget(_ watch: Int32) {
    if let node = nodes[watch], nodes[node.parent]?.children[node.name] == watch {
      nodes[node.parent]?.children[node.name] = nil
    }
    var rest = [watch]
    while let watch = rest.popLast() {
      guard let node = nodes.removeValue(forKey: watch) else { continue }
      rest += node.children.values
      // Refused where the system was faster, with the directory.
      _ = inotify_rm_watch(descriptor, watch)
    }
  }

  /// Watches directories, and what they lead to.
  ///
  /// - Returns: The watch of the first of them, if it is new.
  @discardableResult
  private mutating func watchAll(_ names: [(parent: Int32, name: [UInt8])]) -> Int32? {
    guard let directory = try? OpenDirectory.open(top.path),
      (try? FileInfo(of: directory).identity) == top.identity
    else {
      isElsewhere = true
      return nil
    }
    var first: Int32?
    var rest = names
    while let (parent, name) = rest.popLast() {
      do throws(Errno) {
        guard let (watch, names) = try watch(name, in: parent, below: directory) else { continue }
        if rest.isEmpty, first == nil { first = watch }
        rest += names.map { (watch, $0) }
      } catch .noSpace, .noMemory {
        (isIncomplete, hasLostSome) = (true, true)
      } catch .permissionDenied {
        // Nobody can mirror it either.
        continue
      } catch {
        hasLostSome = true
      }
    }
    return first
  }

  /// Watches one directory.
  ///
  /// - Returns: The new watch, and the directories in it; `nil` where there is no directory, or one
  ///   that was watched already or need not be.
  private mutating func watch(
    _ name: [UInt8],
    in parent: Int32,
    below top: borrowing OpenDirectory
  ) throws(Errno) -> (Int32, [[UInt8]])? {
    guard let above = names(of: parent) else { return nil }
    let old = nodes[parent]?.children[name]
    let names = above + [name]
    guard enters(Array(names.joined(separator: [.slash]))) else {
      if let old { forget(old) }
      return nil
    }
    do throws(Errno) {
      let directory = try top.open(below: names)
      guard old != nil || nodes.count < limit else { throw .noSpace }
      var watch = try Self.add(directory, to: descriptor)
      if watch == old { return nil }
      if let old { forget(old) }
      // A directory that is bound to a place below itself has no end.
      guard !isAbove(parent, watch) else { return nil }
      if nodes[watch] != nil {
        // It has come from elsewhere, and that has not been told yet.
        forget(watch)
        watch = try Self.add(directory, to: descriptor)
      }
      nodes[watch] = Node(name: name, parent: parent)
      nodes[parent]?.children[name] = watch
      // Read after the watch is there: what comes later is told.
      return (watch, try directory.directoryNames())
    } catch .noSuchFileOrDirectory, .notDirectory, .tooManySymbolicLinkLevels {
      if let old, nodes[old] != nil { forget(old) }
      return nil
    }
  }

  private func isAbove(_ place: Int32, _ watch: Int32) -> Bool {
    var place = place
    while place != watch {
      guard place != topWatch, let node = nodes[place] else { return false }
      place = node.parent
    }
    return true
  }

  /// Adds a watch for a directory, which is the open one, whatever has its path.
  private static func add(_ directory: borrowing OpenDirectory, to inotify: Int32) throws(Errno)
    -> Int32
  {
    let kind = InotifyEvent.Kind.watched.rawValue | UInt32(IN_ONLYDIR) | UInt32(IN_EXCL_UNLINK)
    do {
      let path = "/proc/self/fd/\(directory.number)"
      return try SystemCall.check { inotify_add_watch(inotify, path, kind) }
    } catch .noSuchFileOrDirectory {
      // A machine without /proc, as a container may be.
      let path = directory.path
      return try SystemCall.check {
        path.withPlatformString { inotify_add_watch(inotify, $0, kind | UInt32(IN_DONT_FOLLOW)) }
      }
    }
  }
}

extension FileInfo {
  fileprivate init(of directory: borrowing OpenDirectory) throws(Errno) {
    guard let info = try directory.info(of: [.dot]) else { throw .noSuchFileOrDirectory }
    self = info
  }
}

extension OpenDirectory {
  /// Returns the names of directories in it, in no order; links to directories are none.
  fileprivate borrowing func directoryNames() throws(Errno) -> [[UInt8]] {
    try withStream { stream throws(Errno) in try directoryNames(readFrom: stream) }
  }

  private borrowing func directoryNames(
    readFrom stream: OpaquePointer
  ) throws(Errno) -> [[UInt8]] {
    var names: [[UInt8]] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        guard errno == 0 else { throw Errno(rawValue: errno) }
        return names
      }
      let type = Int(entry.pointee.d_type)
      guard type == Int(DT_DIR) || type == Int(DT_UNKNOWN) else { continue }
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { [UInt8]($0.prefix { $0 != 0 }) }
      guard name != [.dot], name != [.dot, .dot] else { continue }
      // Some file systems do not tell.
      if type == Int(DT_UNKNOWN), try info(of: name)?.kind != .directory { continue }
      names.append(name)
    }
  }
}
