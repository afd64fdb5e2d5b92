import FTPTestSupport
import SystemPackage
import Testing

@testable import Platform

struct DirectoryWatchTests {
  private typealias Told = WatchStage.Told

  /// A directory in a directory, with a file in each.
  private func nested(_ files: FileStage) throws {
    try files.makeDirectory("a")
    try files.makeDirectory("a/b")
    try files.write("file")
    try files.write("a/b/file")
  }

  @Test func `whatever happens to a file is told of the directory that it is in`() throws {
    try FileStage.run { files in
      try nested(files)
      let stage = try WatchStage(files)
      #expect(try stage.isQuiet())
      try files.write("a/b/file", "other")
      #expect(try stage.next() == Told(directories: ["a/b"]))
      try files.write("new")
      #expect(try stage.next() == Told(directories: [""]))
      try files.move("new", to: "a/new")
      #expect(try stage.next() == Told(directories: ["", "a"]))
      try files.remove("a/new")
      #expect(try stage.next() == Told(directories: ["a"]))
      try LocalDirectory.setMode(0o600, of: files.path("a/b/file"))
      #expect(try stage.next() == Told(directories: ["a/b"]))
      try files.shell("touch -h -d @1 file")
      #expect(try stage.next() == Told(directories: [""]))
      // The mode of a directory is told where its name is, that of the top where else.
      try LocalDirectory.setMode(0o700, of: files.path("a/b"))
      #expect(try stage.next() == Told(directories: ["a"]))
      try LocalDirectory.setMode(0o700, of: files.path(""))
      #expect(try stage.next() == Told(directories: [""]))
      // Reading changes nothing.
      _ = try readFile(files.path("file"))
      #expect(try stage.isQuiet())
    }
  }

  @Test func `several changes in different places are told together`() throws {
    try FileStage.run { files in
      try nested(files)
      let stage = try WatchStage(files)
      try files.write("file", "1")
      try files.write("a/file", "2")
      try files.write("a/b/file", "3")
      #expect(try stage.next() == Told(directories: ["", "a", "a/b"]))
      #expect(try stage.isQuiet())
    }
  }

  @Test func `what is in a new directory is not missed, nor what comes into it later`() throws {
    try FileStage.run { files in
      let stage = try WatchStage(files)
      try files.shell("mkdir -p x/y/z; echo text > x/y/z/file")
      #expect(try stage.next() == Told(directories: [""], trees: ["x"]))
      try files.write("x/y/z/file", "other")
      #expect(try stage.next() == Told(directories: ["x/y/z"]))
      try files.makeDirectory("x/y/new")
      #expect(try stage.next() == Told(directories: ["x/y"], trees: ["x/y/new"]))
    }
  }

  @Test func `a directory that comes, goes and comes again is watched`() throws {
    try FileStage.run { files in
      let stage = try WatchStage(files)
      for _ in 0..<3 {
        try files.makeDirectory("x")
        try files.write("x/file")
        try files.removeTree("x")
      }
      try files.makeDirectory("x")
      #expect(try stage.next() == Told(directories: [""], trees: ["x"]))
      try files.write("x/file")
      #expect(try stage.next() == Told(directories: ["x"]))
      try files.removeTree("x")
      #expect(try stage.next() == Told(directories: [""]))
    }
  }

  @Test func `a tree that moves is told and watched where it is now`() throws {
    try FileStage.run { files in
      try nested(files)
      let stage = try WatchStage(files)
      try files.makeDirectory("c")
      try files.move("a", to: "c/d")
      #expect(try stage.next() == Told(directories: [""], trees: ["c"]))
      try files.write("c/d/b/file", "other")
      #expect(try stage.next() == Told(directories: ["c/d/b"]))
      try files.move("c/d/b", to: "b")
      #expect(try stage.next() == Told(directories: ["", "c/d"], trees: ["b"]))
      try files.write("b/file", "another")
      #expect(try stage.next() == Told(directories: ["b"]))
    }
  }

  @Test func `a tree that leaves is watched no longer, and one that comes is told`() throws {
    try FileStage.run { files in
      try nested(files)
      let stage = try WatchStage(files)
      try files.move("a", to: "../outside")
      #expect(try stage.next() == Told(directories: [""]))
      try files.write("../outside/b/file", "other")
      #expect(try stage.isQuiet())
      try files.move("../outside", to: "back")
      #expect(try stage.next() == Told(directories: [""], trees: ["back"]))
      try files.write("back/b/file", "another")
      #expect(try stage.next() == Told(directories: ["back/b"]))
    }
  }

  @Test func `two directories that change places are told as they are now`() throws {
    try FileStage.run { files in
      try nested(files)
      let stage = try WatchStage(files)
      try files.makeDirectory("c")
      #expect(try stage.next().trees == ["c"])
      try files.move("a", to: "temporary")
      try files.move("c", to: "a")
      try files.move("temporary", to: "c")
      #expect(try stage.next() == Told(directories: [""], trees: ["a", "c"]))
      try files.write("c/b/file", "other")
      try files.write("a/file", "other")
      #expect(try stage.next() == Told(directories: ["c/b", "a"]))
    }
  }

  @Test func `a name may become a directory, and a directory another file`() throws {
    try FileStage.run { files in
      try nested(files)
      let stage = try WatchStage(files)
      try files.remove("file")
      try files.makeDirectory("file")
      try files.removeTree("a")
      try files.write("a")
      #expect(try stage.next() == Told(directories: [""], trees: ["file"]))
      try files.write("file/new")
      #expect(try stage.next() == Told(directories: ["file"]))
    }
  }

  @Test(arguments: [
    // vim: a probe, the old file as a backup, the new one under its name.
    """
    touch 4913; chmod 640 4913; rm 4913; mv file file~
    echo new > file; chmod 644 file; rm file~; touch .file.swp; rm .file.swp
    """,
    // Most others: a temporary file that gets the name.
    "echo new > .file.tmp-1; mv .file.tmp-1 file",
    // emacs: a backup with another name, and the file written in its place.
    "ln -s me@host.1 .#file; cp file file~; echo new > file; rm .#file",
  ])
  func `what an editor does is one change of one directory`(commands: String) throws {
    try FileStage.run { files in
      try nested(files)
      let stage = try WatchStage(files)
      try files.shell("cd a/b; " + commands)
      #expect(try stage.next(settledFor: .milliseconds(200)) == Told(directories: ["a/b"]))
      #expect(try stage.isQuiet())
    }
  }

  @Test func `links are changes where they are, and lead nowhere`() throws {
    try FileStage.run { files in
      try files.makeDirectory("../outside")
      let stage = try WatchStage(files)
      try files.link("link", to: "../outside")
      #expect(try stage.next() == Told(directories: [""]))
      try files.write("../outside/file")
      #expect(try stage.isQuiet())
      // Neither does one that takes the place of a directory.
      try files.makeDirectory("a")
      #expect(try stage.next().trees == ["a"])
      try files.shell("rmdir a; ln -s ../outside a")
      #expect(try stage.next() == Told(directories: [""]))
      try files.write("../outside/file", "other")
      #expect(try stage.isQuiet())
    }
  }

  @Test func `a link to the top itself is followed`() throws {
    try FileStage.run { files in
      try files.link("../link", to: "top")
      let watch = try DirectoryWatch(files.path("../link")) { _ in true }
      try files.write("file")
      let changes = try watch.next(
        settledFor: .milliseconds(30),
        until: .after(.seconds(20)),
        cancelledBy: nil
      )
      #expect(Told(changes) == Told(directories: [""]))
    }
  }

  @Test
  func `directories that are not to be entered are left alone, until they are named otherwise`()
    throws
  {
    let excluded = [UInt8]("a/cache".utf8)
    try FileStage.run { files in
      try nested(files)
      let stage = try WatchStage(files, enters: { $0 != excluded })
      try files.makeDirectory("a/cache")
      try files.makeDirectory("a/cache/x")
      // That a name came is a change of the directory that it is in.
      #expect(try stage.next() == Told(directories: ["a"]))
      try files.write("a/cache/x/file")
      #expect(try stage.isQuiet())
      try files.move("a/cache", to: "a/kept")
      #expect(try stage.next() == Told(directories: ["a"], trees: ["a/kept"]))
      try files.write("a/kept/x/file", "other")
      #expect(try stage.next() == Told(directories: ["a/kept/x"]))
      try files.move("a/kept", to: "a/cache")
      #expect(try stage.next() == Told(directories: ["a"]))
      try files.write("a/cache/x/file", "another")
      #expect(try stage.isQuiet())
    }
  }
}
