import FTPTestSupport
import Glibc
import Platform
import SystemPackage

/// A tree on a disk of this machine that is changed at random in every way that a tree can change.
struct ChangingTree {
  let top: FilePath

  /// Whether another content may have the size and the time of the one before.
  let hidesChanges: Bool

  var random: SeededGenerator

  /// Times that are all of another day, since that is what LIST tells of old files.
  private var clock: Int64 = 1_000_000_000
  private static let day: Int64 = 86_400

  private var nameCount = 0

  init(_ top: FilePath, hidesChanges: Bool, _ random: SeededGenerator) {
    (self.top, self.hidesChanges, self.random) = (top, hidesChanges, random)
  }

  /// Makes files, in some directories.
  mutating func fill(_ count: Int) throws {
    var directories = try paths().directories
    for _ in 0..<max(2, count / 15) {
      let path = newPath(in: directories)
      try makeDirectory(path)
      directories.append(path)
    }
    for _ in 0..<count { try write(newPath(in: directories), randomSize()) }
  }

  /// Changes some of it.
  mutating func change(_ count: Int) throws {
    for _ in 0..<count {
      let (files, directories) = try paths()
      guard let file = files.randomElement(using: &random) else { return try fill(3) }
      let directory = directories.randomElement(using: &random)
      switch Int.random(in: 0..<14, using: &random) {
      case 0: try write(file, randomSize())
      case 1: try rewrite(file)
      case 2: try LocalDirectory.remove(place(file))
      case 3, 4: try move(file, to: newPath(in: directories))
      case 5: try write(newPath(in: directories), randomSize())
      case 6: if let directory { try move(directory, to: newPath(in: directories)) }
      case 7:
        if let directory, random.happens(percent: 30) {
          try LocalDirectory.removeTree(place(directory))
        }
      case 8:
        try LocalDirectory.remove(place(file))
        try makeDirectory(file)
        try write("\(file)/in", randomSize())
      case 9:
        guard let directory, random.happens(percent: 30) else { continue }
        try LocalDirectory.removeTree(place(directory))
        try write(directory, randomSize())
      case 10: try move(file, to: file.uppercased() == file ? file.lowercased() : upper(file))
      case 11: try makeDirectory(newPath(in: directories))
      case 12: try touch(file)
      default:
        // Two files change places.
        guard let other = files.randomElement(using: &random), other != file else { continue }
        let aside = newPath(in: directories)
        try move(file, to: aside)
        try move(other, to: file)
        try move(aside, to: other)
      }
    }
  }

  // MARK: What there is

  private func paths() throws -> (files: [String], directories: [String]) {
    var (files, directories) = ([String](), [String]())
    var waiting = [""]
    while let directory = waiting.popLast() {
      for name in try LocalDirectory.names(in: place(directory)) {
        let path =
          (directory.isEmpty ? "" : directory + "/") + String(decoding: name, as: UTF8.self)
        if FileInfo.isDirectory(place(path)) {
          directories.append(path)
          waiting.append(path)
        } else {
          files.append(path)
        }
      }
    }
    return (files, directories)
  }

  private func place(_ path: String) -> FilePath { top.pushing(FilePath(path)) }

  private mutating func newPath(in directories: [String]) -> String {
    let directory = ([""] + directories).randomElement(using: &random) ?? ""
    nameCount += 1
    let stem = random.choose(
      "n",
      "a b",
      "-x",
      ".dot",
      "ümlaut",
      "[1]*",
      "q'uote",
      "%41",
      "#",
      "&;",
      "t.tar.gz",
      "N"
    )
    let name = "\(stem)\(nameCount)"
    let path = directory.isEmpty ? name : "\(directory)/\(name)"
    return path.utf8.count < 300 ? path : name
  }

  private func upper(_ path: String) -> String {
    var names = path.split(separator: "/").map(String.init)
    names.append(names.removeLast().uppercased())
    return names.joined(separator: "/")
  }

  private mutating func randomSize() -> Int {
    Int.random(in: 0...random.choose(0, 1, 300, 3000, 3000, 70_000), using: &random)
  }

  // MARK: Changes

  private func makeDirectory(_ path: String) throws {
    guard !isThere(place(path)) else { return }
    try LocalDirectory.create(place(path))
  }

  private mutating func write(_ path: String, _ size: Int) throws {
    guard !FileInfo.isDirectory(place(path)) else { return }
    try replace(path, with: CutFiles.piece(size, &random))
    try touch(path)
  }

  private func replace(_ path: String, with octets: [UInt8]) throws {
    try? LocalDirectory.remove(place(path))
    try writeOctets(octets, place(path))
  }

  /// Gives a file another content of the same size.
  private mutating func rewrite(_ path: String) throws {
    let info = try FileInfo(of: place(path))
    var octets = try readFile(place(path))
    guard let last = octets.last else { return }
    octets[octets.count - 1] = last &+ 1
    try replace(path, with: octets)
    if hidesChanges {
      try LocalDirectory.setModificationTime(info.modified, of: place(path))
    } else {
      try touch(path)
    }
  }

  private mutating func touch(_ path: String) throws {
    clock += Self.day
    try LocalDirectory.setModificationTime(clock, of: place(path))
  }

  private func move(_ path: String, to newPath: String) throws {
    guard newPath != path, !newPath.hasPrefix(path + "/"), !isThere(place(newPath)) else { return }
    try LocalDirectory.rename(place(path), to: place(newPath))
  }
}
