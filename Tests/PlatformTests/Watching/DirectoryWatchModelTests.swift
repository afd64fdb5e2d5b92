import FTPTestSupport
import SystemPackage
import Testing

@testable import Platform

/// Random changes, and somebody who looks only where he is told to.
struct DirectoryWatchModelTests {
  /// A tree as it was when somebody looked: what he knows of each path.
  private struct Picture {
    var entries: [String: FileInfo] = [:]

    /// Looks at one directory.
    mutating func look(at directory: String, in files: FileStage) throws {
      let prefix = directory.isEmpty ? "" : directory + "/"
      // What is gone is told where it was.
      guard let names = try? LocalDirectory.names(in: files.path(directory)) else { return }
      var known: [String: FileInfo] = [:]
      for name in names {
        let path = prefix + String(decoding: name, as: UTF8.self)
        known[path] = try? FileInfo(of: files.path(path), followingLinks: false)
      }
      // What is gone is gone with all that was below.
      for path in entries.keys where path.hasPrefix(prefix) {
        let name = prefix + path.dropFirst(prefix.count).prefix { $0 != "/" }
        guard known[name]?.kind != .directory else { continue }
        entries[path] = nil
      }
      entries.merge(known) { $1 }
    }

    /// Looks at a directory and all below it.
    mutating func lookBelow(_ directory: String, in files: FileStage) throws {
      let prefix = directory.isEmpty ? "" : directory + "/"
      entries = entries.filter { !$0.key.hasPrefix(prefix) }
      var rest = [directory]
      while let directory = rest.popLast() {
        try look(at: directory, in: files)
        let prefix = directory.isEmpty ? "" : directory + "/"
        rest +=
          entries.filter {
            $0.value.kind == .directory && $0.key.hasPrefix(prefix)
              && !$0.key.dropFirst(prefix.count).contains("/")
          }.keys
      }
    }

    /// What a mirror would see; the size and the time of a directory are nothing to it.
    var comparable: [String: String] {
      entries.mapValues { info in
        let file =
          info.kind == .file ? "\(info.size) \(info.modified) \(info.modifiedNanoseconds)" : ""
        return "\(info.kind) \(info.identity.text) \(info.mode) \(file)"
      }
    }

    mutating func follow(_ told: WatchStage.Told, in files: FileStage) throws {
      if told.hasLostSome { try lookBelow("", in: files) }
      for directory in told.directories { try look(at: directory, in: files) }
      for tree in told.trees { try lookBelow(tree, in: files) }
    }
  }

  private static func name(_ generator: inout SeededGenerator) -> String {
    let depth = generator.choose(1, 1, 2, 2, 3, 4)
    return (0..<depth).map { _ in generator.choose("a", "b", "c", "d") }.joined(separator: "/")
  }

  /// Does something, or fails to.
  private static func change(_ files: FileStage, _ generator: inout SeededGenerator) {
    let name = name(&generator)
    let other = Self.name(&generator)
    switch Int.random(in: 0..<12, using: &generator) {
    case 0...3: try? files.makeDirectory(name)
    case 4...5: try? files.write(name, String(generator.next()))
    case 6...8: try? files.move(name, to: other)
    case 9: try? files.removeTree(name)
    case 10: try? files.remove(name)
    default: try? LocalDirectory.setMode(generator.choose(0o700, 0o750), of: files.path(name))
    }
  }

  @Test(arguments: 1...6)
  func `who looks where he is told to knows all`(seed: UInt64) throws {
    try FileStage.run { files in
      let stage = try WatchStage(files)
      var generator = SeededGenerator(seed: seed)
      var picture = Picture()
      var checked = 0
      for round in 0..<40 {
        // Another thread, so that looking and changing are at the same time.
        let count = generator.choose(1, 3, 20, 200)
        let changeSeed = generator.next()
        let thread = try WorkerThread.start {
          var changes = SeededGenerator(seed: changeSeed)
          for _ in 0..<count { Self.change(files, &changes) }
        }
        if generator.happens(percent: 50) {
          if let told = try stage.change(
            within: .milliseconds(5),
            settledFor: .milliseconds(1)
          ) {
            try picture.follow(told, in: files)
          }
        }
        thread.join()
        while let told = try stage.change(within: .milliseconds(10)) {
          try picture.follow(told, in: files)
        }
        var truth = Picture()
        try truth.lookBelow("", in: files)
        checked += truth.entries.count
        let (known, real) = (picture.comparable, truth.comparable)
        #expect(known == real, "round \(round), seed \(seed)")
        guard known == real else { return }
      }
      #expect(checked > 100)
    }
  }
}
