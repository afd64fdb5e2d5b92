import FTPTestSupport
import Glibc
import Octets
import Platform
import Synchronization
import SystemPackage
import Testing

/// Trees that parts of a mirror are tried with, and runs of several of them at once.
enum ShardStage {
  /// Files with their sizes: many directories, some deep, some empty of files.
  static func files(seed: UInt64, count: Int) -> [String: Int] {
    var generator = SeededGenerator(seed: seed)
    var files: [String: Int] = [:]
    for number in 0..<count {
      let depth = Int.random(in: 0...5, using: &generator)
      let names = (0..<depth).map { _ in "d\(Int.random(in: 0...2, using: &generator))" }
      let size = Int.random(in: 0...3000, using: &generator)
      files[(names + ["file \(number)"]).joined(separator: "/")] = size
    }
    return files
  }

  /// Makes files below a directory, which is made too.
  static func make(_ files: [String: Int], at top: FilePath) throws {
    _ = mkdir(top.string, 0o755)
    for (name, size) in files {
      var path = top
      for part in name.split(separator: "/").dropLast() {
        path.append(String(part))
        _ = mkdir(path.string, 0o755)
      }
      try writeOctets(patternedOctets(size), top.pushing(FilePath(name)))
    }
  }

  /// All that is below a directory, but for what mirrors keep there: directories with a slash behind.
  static func names(_ top: FilePath, _ path: String = "") throws -> [String: Int64] {
    var found: [String: Int64] = [:]
    for name in try LocalDirectory.names(in: top.pushing(FilePath(path))) {
      let child = path.isEmpty ? name.text : path + "/" + name.text
      guard !child.hasPrefix(".ferry-") else { continue }
      let info = try FileInfo(of: top.pushing(FilePath(child)), followingLinks: false)
      if info.kind == .directory {
        found[child + "/"] = 0
        found.merge(try names(top, child)) { $1 }
      } else {
        found[child] = info.size
      }
    }
    return found
  }

  /// Runs several programs at once, each on a thread of its own.
  static func together(
    _ runs: [@Sendable () throws -> Subprocess.Outcome]
  ) throws -> [Subprocess.Outcome] {
    let shared = Shared()
    let threads = try runs.enumerated().map { index, run in
      try WorkerThread.start {
        let result = Result { try run() }
        shared.outcomes.withLock { $0[index] = result }
      }
    }
    for thread in threads { thread.join() }
    return try runs.indices.map { index in
      try #require(try shared.outcomes.withLock { $0[index] }?.get())
    }
  }

  /// What became of each.
  private final class Shared: Sendable {
    let outcomes = Mutex<[Int: Result<Subprocess.Outcome, any Error>]>([:])
  }
}
