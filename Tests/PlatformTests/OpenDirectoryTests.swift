import FTPTestSupport
import Platform
import SystemPackage
import Testing

struct OpenDirectoryTests {
  private func octets(_ text: String) -> [UInt8] { [UInt8](text.utf8) }

  private func write(
    _ name: String,
    _ text: String,
    in directory: borrowing OpenDirectory,
    replacing: Bool = false
  ) throws {
    try octets(text).withUnsafeBytes { bytes throws in
      try directory.write(
        octets(name),
        by: octets(name + ".part"),
        bytes,
        modified: 1_000_000_000,
        replacing: replacing
      )
    }
  }

  @Test func `a file is written whole, with its time, and replaced only on request`() throws {
    try withTemporaryDirectory { path throws in
      let directory = try OpenDirectory.open(path)
      try write("a", "one", in: directory)
      #expect(try directory.info(of: octets("a"))?.modified == 1_000_000_000)
      #expect(throws: Errno.fileExists) { try write("a", "two", in: directory) }
      #expect(try directory.names() == [octets("a")])
      #expect(try readFile(path.appending("a")) == octets("one"))
      try write("a", "two", in: directory, replacing: true)
      #expect(try readFile(path.appending("a")) == octets("two"))
      // What an earlier run left under the temporary name is in nobody's way.
      try LocalFile.create(path.appending("b.part")).close()
      try write("b", "", in: directory)
      #expect(try directory.names() == [octets("a"), octets("b")])
    }
  }

  @Test func `links lead nowhere`() throws {
    try withTemporaryDirectory { path throws in
      let outside = path.appending("outside")
      let inside = path.appending("inside")
      try LocalDirectory.create(outside)
      try LocalDirectory.create(inside)
      try LocalFile.create(outside.appending("secret")).close()
      for (name, target) in [("dir", "../outside"), ("file", "../outside/secret")] {
        let outcome = try Subprocess.run("/bin/ln", ["-s", target, inside.appending(name).string])
        #expect(outcome.ending == .exited(0))
      }
      let directory = try OpenDirectory.open(inside)
      #expect(throws: Errno.notDirectory) {
        _ = try directory.open(directory: octets("dir")).path
      }
      #expect(throws: Errno.notDirectory) {
        _ = try directory.open(below: [octets("dir"), octets("x")]).path
      }
      #expect(try directory.create(directory: octets("dir")) == false)
      #expect(try directory.info(of: octets("file"))?.kind == .link)
      #expect(directory.infoBehindLink(octets("file"))?.kind == .file)
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 16, alignment: 1)
      defer { buffer.deallocate() }
      #expect(throws: Errno.tooManySymbolicLinkLevels) {
        _ = try directory.read(octets("file"), into: buffer, followingLink: false)
      }
      // Replacing a link replaces the link, not what it leads to.
      try write("file", "new", in: directory, replacing: true)
      #expect(try readFile(outside.appending("secret")).isEmpty)
      #expect(try readFile(inside.appending("file")) == octets("new"))
    }
  }
}
