import FTPTestSupport
import SystemPackage

@testable import Platform

/// A directory that is watched, and what can happen in it.
struct WatchStage {
  let top: FilePath
  let watch: DirectoryWatch

  /// What was told, with paths as text.
  struct Told: Hashable {
    var directories: Set<String> = []
    var trees: Set<String> = []
    var hasLostSome = false

    init(directories: Set<String> = [], trees: Set<String> = [], hasLostSome: Bool = false) {
      (self.directories, self.trees, self.hasLostSome) = (directories, trees, hasLostSome)
    }

    init(_ changes: DirectoryWatch.Changes) {
      directories = Set(changes.directories.map { String(decoding: $0, as: UTF8.self) })
      trees = Set(changes.trees.map { String(decoding: $0, as: UTF8.self) })
      hasLostSome = changes.hasLostSome
    }
  }

  /// Begins to watch.
  init(
    _ files: FileStage,
    limit: Int = .max,
    enters: @escaping ([UInt8]) -> Bool = { _ in true }
  ) throws {
    top = files.top
    watch = try DirectoryWatch(top, limit: limit, enters: enters)
  }

  func next(settledFor quiet: Duration = .milliseconds(30)) throws -> Told {
    Told(try watch.next(settledFor: quiet, until: .after(.seconds(20)), cancelledBy: nil))
  }

  /// Whether nothing is told for a moment.
  func isQuiet() throws -> Bool { try change(within: .milliseconds(60)) == nil }

  /// What is told within a time; `nil` for nothing.
  func change(within time: Duration, settledFor quiet: Duration? = nil) throws -> Told? {
    do throws(WaitError) {
      return Told(
        try watch.next(settledFor: quiet ?? time, until: .after(time), cancelledBy: nil)
      )
    } catch .timedOut {
      return nil
    }
  }
}

/// Names below a directory, and what can be done to them.
struct FileStage: Sendable {
  let top: FilePath

  /// Runs `body` with a new directory.
  static func run(_ body: (FileStage) throws -> Void) throws {
    try withTemporaryDirectory { directory throws in
      let files = FileStage(top: directory.appending("top"))
      try files.makeDirectory("")
      try body(files)
    }
  }

  func path(_ name: String) -> FilePath { top.appending(octets: [UInt8](name.utf8)) }

  func makeDirectory(_ name: String) throws { try LocalDirectory.create(path(name)) }

  func write(_ name: String, _ text: String = "text") throws {
    let file = try LocalFile.openForWriting(path(name), from: 0)
    try file.write([UInt8](text.utf8), cancelledBy: nil)
  }

  func move(_ name: String, to newName: String) throws {
    try LocalDirectory.rename(path(name), to: path(newName))
  }

  func remove(_ name: String) throws { try LocalDirectory.remove(path(name)) }

  func removeTree(_ name: String) throws { try LocalDirectory.removeTree(path(name)) }

  func link(_ name: String, to target: String) throws { try shell("ln -s '\(target)' '\(name)'") }

  func shell(_ command: String) throws {
    let outcome = try Subprocess.run("/bin/sh", ["-ec", command], workingDirectory: top)
    guard outcome.ending == .exited(0) else { throw Failure(text: outcome.stderrText) }
  }

  struct Failure: Error {
    let text: String
  }
}
