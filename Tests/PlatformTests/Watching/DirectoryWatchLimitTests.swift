import FTPTestSupport
import Synchronization
import SystemPackage
import Testing

@testable import Platform

/// Much at once, too much, and what cannot be watched.
struct DirectoryWatchLimitTests {
  private typealias Told = WatchStage.Told

  @Test func `a thousand files at once are one change`() throws {
    try FileStage.run { files in
      let stage = try WatchStage(files)
      try files.makeDirectory("a")
      for number in 0..<1000 { try files.write("a/\(number)") }
      #expect(
        try stage.next(settledFor: .milliseconds(200)) == Told(directories: [""], trees: ["a"])
      )
      for number in 0..<1000 { try files.write("a/\(number)", "other") }
      #expect(try stage.next(settledFor: .milliseconds(200)) == Told(directories: ["a"]))
      #expect(try stage.isQuiet())
    }
  }

  @Test func `changes without an end are told all the same`() throws {
    try FileStage.run { files in
      let stage = try WatchStage(files)
      let writer = try Writer(files)
      defer { writer.stop() }
      let start = ContinuousClock.now
      #expect(try stage.next(settledFor: .milliseconds(50)) == Told(directories: [""]))
      // 20 times the pause, and what a busy machine adds.
      #expect(ContinuousClock.now - start < .seconds(10))
      #expect(try stage.next(settledFor: .milliseconds(50)) == Told(directories: [""]))
    }
  }

  /// A thread that writes a file again and again.
  private final class Writer {
    private final class Flag: Sendable {
      let isOver = Atomic(false)
    }

    private let flag = Flag()
    private let thread: WorkerThread

    init(_ files: FileStage) throws {
      let flag = flag
      thread = try WorkerThread.start {
        while !flag.isOver.load(ordering: .relaxed) { try? files.write("file") }
      }
    }

    func stop() {
      flag.isOver.store(true, ordering: .relaxed)
      thread.join()
    }
  }

  @Test func `a wait ends at its deadline, and what was seen when it was cancelled is not lost`()
    throws
  {
    try FileStage.run { files in
      let stage = try WatchStage(files)
      let cancellation = try Cancellation()
      #expect(try stage.isQuiet())
      try files.write("file")
      // The deadline ends the pause too.
      let start = ContinuousClock.now
      let changes = try stage.watch.next(
        settledFor: .seconds(100),
        until: .after(.milliseconds(50)),
        cancelledBy: nil
      )
      #expect(Told(changes) == Told(directories: [""]))
      #expect(ContinuousClock.now - start < .seconds(50))

      try files.write("file", "other")
      let thread = try WorkerThread.start {
        try? Readiness.pause(until: .after(.milliseconds(100)), cancelledBy: nil)
        cancellation.cancel()
      }
      #expect(throws: WaitError.cancelled) {
        _ = try stage.watch.next(
          settledFor: .seconds(100),
          until: .never,
          cancelledBy: cancellation
        )
      }
      thread.join()
      #expect(try stage.next() == Told(directories: [""]))
      #expect(try stage.isQuiet())
    }
  }

  @Test func `when the system loses events, all is looked at and watched anew`() throws {
    let path = FilePath("/proc/sys/fs/inotify/max_queued_events")
    let text = String(decoding: try readFile(path).dropLast(), as: UTF8.self)
    let limit = try #require(Int(text))
    try FileStage.run { files in
      try files.makeDirectory("a")
      let stage = try WatchStage(files)
      // Names in turn, since the same event twice in a row is one.
      try files.write("b")
      try files.write("c")
      for _ in 0...(limit / 2) {
        try LocalDirectory.setMode(0o600, of: files.path("b"))
        try LocalDirectory.setMode(0o600, of: files.path("c"))
      }
      try files.makeDirectory("unseen")
      try files.move("a", to: "unseen/a")
      #expect(try stage.next() == Told(hasLostSome: true))
      #expect(try stage.isQuiet())
      try files.write("unseen/a/file")
      #expect(try stage.next() == Told(directories: ["unseen/a"]))
    }
  }

  @Test func `where there are no more watches, that is said`() throws {
    try FileStage.run { files in
      let stage = try WatchStage(files, limit: 2)
      #expect(!stage.watch.isIncomplete)
      try files.makeDirectory("a")
      #expect(try stage.next() == Told(directories: [""], trees: ["a"]))
      try files.makeDirectory("b")
      #expect(try stage.next() == Told(directories: [""], hasLostSome: true))
      #expect(stage.watch.isIncomplete)
      // What is watched still is.
      try files.write("a/file")
      #expect(try stage.next() == Told(directories: ["a"]))
      let second = try DirectoryWatch(stage.top, limit: 2) { _ in true }
      let changes = try second.next(
        settledFor: .milliseconds(10),
        until: .after(.seconds(20)),
        cancelledBy: nil
      )
      #expect(Told(changes) == Told(hasLostSome: true))
    }
  }

  @Test func `a top that is removed is told once, and watched when it is there again`() throws {
    try FileStage.run { files in
      try files.makeDirectory("a")
      let stage = try WatchStage(files)
      try files.removeTree("")
      #expect(try stage.next().hasLostSome)
      for _ in 0..<2 {
        #expect(throws: WaitError.system(.noSuchFileOrDirectory)) { _ = try stage.next() }
      }
      try files.makeDirectory("")
      try files.makeDirectory("b")
      #expect(try stage.next() == Told(hasLostSome: true))
      try files.write("b/file")
      #expect(try stage.next() == Told(directories: ["b"]))
    }
  }

  @Test func `a top in whose place another one comes is looked at anew`() throws {
    try FileStage.run { files in
      try files.makeDirectory("a")
      let stage = try WatchStage(files)
      try files.shell("mkdir -p ../new/b; mv ../top ../old; mv ../new ../top")
      #expect(try stage.next() == Told(hasLostSome: true))
      try files.write("../old/a/file")
      #expect(try stage.isQuiet())
      try files.write("b/file")
      #expect(try stage.next() == Told(directories: ["b"]))
    }
  }

  @Test func `a top whose path leads elsewhere is noticed when a directory comes`() throws {
    try FileStage.run { files in
      try files.shell("mkdir -p above/top/a")
      let inner = FileStage(top: files.path("above/top"))
      let stage = try WatchStage(inner)
      try files.shell("mv above other; mkdir -p above/top/b")
      try files.makeDirectory("other/top/new")
      #expect(try stage.next() == Told(hasLostSome: true))
      try inner.write("b/file")
      #expect(try stage.next() == Told(directories: ["b"]))
    }
  }

  @Test func `what cannot be watched at all says why`() throws {
    try FileStage.run { files in
      #expect(throws: Errno.noSuchFileOrDirectory) {
        _ = try DirectoryWatch(files.path("missing")) { _ in true }
      }
      try files.write("file")
      #expect(throws: Errno.notDirectory) {
        _ = try DirectoryWatch(files.path("file")) { _ in true }
      }
    }
  }

  private static let canMount: Bool = {
    let outcome = try? withTemporaryDirectory { directory in
      try Subprocess.run(
        "/usr/bin/unshare",
        ["-m", "/bin/mount", "-t", "tmpfs", "none", directory.string]
      )
    }
    return outcome?.ending == .exited(0)
  }()

  @Test(.enabled(if: canMount, "mounting a file system is for root, and not in a container"))
  func `a file system that is unmounted is told, and what it lay over is watched`() throws {
    try FileStage.run { files in
      try files.shell("mkdir a; mount -t tmpfs none a; mkdir a/above")
      let stage = try WatchStage(files)
      try files.shell("umount a")
      #expect(try stage.next() == Told(hasLostSome: true))
      try files.write("a/file")
      #expect(try stage.next() == Told(directories: ["a"]))
    }
  }

  @Test(.enabled(if: canMount, "mounting a file system is for root, and not in a container"))
  func `a directory that is mounted below itself has an end`() throws {
    try FileStage.run { files in
      try files.shell("mkdir -p a/b; mount --bind . a/b")
      defer { try? files.shell("umount a/b") }
      let watch = try DirectoryWatch(files.top) { _ in true }
      try files.write("a/file")
      let changes = try watch.next(
        settledFor: .milliseconds(30),
        until: .after(.seconds(20)),
        cancelledBy: nil
      )
      #expect(changes.directories.count == 1)
    }
  }
}
