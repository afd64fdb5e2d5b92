import FTPTestSupport
import Platform
import SystemPackage
import Testing

/// Files by a directory and a name, while the path of the directory leads somewhere else.
struct DirectoryFilesTests {
  /// Calls `body` with a directory whose path has become a link to another one.
  ///
  /// - Parameter body: Gets the open directory, where it is now, and where its path leads.
  /// - Throws: What `body` throws.
  private func withSwappedDirectory(
    _ body: (borrowing OpenDirectory, _ here: FilePath, _ elsewhere: FilePath) throws -> Void
  ) throws {
    try withTemporaryDirectory { top throws in
      let (path, elsewhere) = (top.appending("dir"), top.appending("elsewhere"))
      for directory in [path, elsewhere] {
        try LocalDirectory.create(directory)
        try put("there", [UInt8]("\(directory.lastComponent?.string ?? "")".utf8), in: directory)
      }
      let directory = try OpenDirectory.open(parentOf: path.appending("there"))
      try LocalDirectory.rename(path, to: top.appending("moved"))
      try link(to: elsewhere.string, at: path)
      try body(directory, top.appending("moved"), elsewhere)
      #expect(try LocalDirectory.names(in: elsewhere) == [octets("there")])
      #expect(try readFile(elsewhere.appending("there")) == octets("elsewhere"))
      let info = try FileInfo(of: elsewhere.appending("there"))
      #expect(info.modified > 1_500_000_000)
      #expect(info.mode & 0o400 == 0o400)
    }
  }

  private func octets(_ text: String) -> [UInt8] { [UInt8](text.utf8) }

  private func put(_ name: String, _ octets: [UInt8], in directory: FilePath) throws {
    try LocalFile.create(directory.appending(name)).write(octets, cancelledBy: nil)
  }

  private func link(to target: String, at path: FilePath) throws {
    let outcome = try Subprocess.run("/bin/ln", ["-s", target, path.string])
    #expect(outcome.ending == .exited(0))
  }

  private func text(_ file: borrowing LocalFile) throws -> String {
    var octets = [UInt8](repeating: 0, count: 100)
    let count = try octets.withUnsafeMutableBytes { try file.read(into: $0, from: 0) }
    return String(decoding: octets[..<count], as: UTF8.self)
  }

  @Test func `files are read, made and written where the directory is, not where its path leads`()
    throws
  {
    try withSwappedDirectory { directory, here, _ throws in
      #expect(try text(directory.open(file: octets("there"))) == "dir")
      #expect(try text(directory.open(regularFile: octets("there"))) == "dir")
      try directory.openOrCreate(octets("there")).write(octets("DI"), cancelledBy: nil)
      #expect(try readFile(here.appending("there")) == octets("DIr"))
      try directory.openOrCreate(octets("part")).write(octets("p"), cancelledBy: nil)
      try directory.openOwn(octets("own")).write(octets("o"), cancelledBy: nil)
      #expect(try directory.names() == ["own", "part", "there"].map { octets($0) })
    }
  }

  @Test func `names are changed where the directory is`() throws {
    try withSwappedDirectory { directory, here, _ throws in
      try directory.openOrCreate(octets("a")).write(octets("a"), cancelledBy: nil)
      #expect(throws: Errno.fileExists) {
        try directory.rename(octets("a"), to: octets("there"), replacing: false)
      }
      #expect(try readFile(here.appending("there")) == octets("dir"))
      try directory.rename(octets("a"), to: octets("b"), replacing: false)
      try directory.rename(octets("b"), to: octets("there"), replacing: true)
      #expect(try readFile(here.appending("there")) == octets("a"))
      try directory.remove(octets("there"))
      #expect(try LocalDirectory.names(in: here).isEmpty)
    }
  }

  @Test func `a name that is a link is no way out`() throws {
    try withSwappedDirectory { directory, here, elsewhere throws in
      let name = octets("link")
      try link(to: elsewhere.appending("there").string, at: here.appending("link"))
      #expect(throws: Errno.tooManySymbolicLinkLevels) { try directory.open(file: name).close() }
      #expect(throws: Errno.tooManySymbolicLinkLevels) {
        try directory.open(regularFile: name).close()
      }
      #expect(throws: Errno.tooManySymbolicLinkLevels) { try directory.openOrCreate(name).close() }
      // The user's own link is followed on request.
      #expect(try text(directory.open(file: name, followingLink: true)) == "elsewhere")
      // A partial file is nobody's way out either: the link gives way.
      try directory.openOwn(name).write(octets("mine"), cancelledBy: nil)
      #expect(try directory.info(of: name)?.kind == .file)
    }
  }

  @Test func `a file of the program's own is locked, and has one name`() throws {
    try withSwappedDirectory { directory, here, _ throws in
      let held = try directory.openOwn(octets("own"))
      try held.write(octets("1"), cancelledBy: nil)
      #expect(throws: Errno.resourceBusy) { try directory.openOwn(octets("own")).close() }
      try held.close()
      let outcome = try Subprocess.run("/bin/ln", ["\(here)/there", "\(here)/second"])
      #expect(outcome.ending == .exited(0))
      try directory.openOwn(octets("second")).write(octets("2"), cancelledBy: nil)
      #expect(try readFile(here.appending("there")) == octets("dir"))
      #expect(try readFile(here.appending("second")) == octets("2"))
    }
  }

  @Test func `the directory of a path's last name is opened, even one that may only be searched`()
    throws
  {
    try withTemporaryDirectory { top throws in
      try put("a", octets("a"), in: top)
      try LocalDirectory.setMode(0o300, of: top)
      let directory = try OpenDirectory.open(parentOf: top.appending("a"))
      #expect(try text(directory.open(file: octets("a"))) == "a")
      try LocalDirectory.setMode(0o700, of: top)
    }
    #expect(FilePath("a").lastName == octets("a"))
    #expect(FilePath("/").lastName == nil)
    #expect(FilePath(octets: [0x2F, 0xE9]).lastName == [0xE9])
    #expect(try OpenDirectory.open(parentOf: "Package.swift").info(of: octets(".")) != nil)
  }
}
