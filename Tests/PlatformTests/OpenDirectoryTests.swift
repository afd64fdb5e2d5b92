import FTPTestSupport
import Platform
import SystemPackage
import Testing

struct OpenDirectoryTests {
  private func octets(_ text: String) -> [UInt8] { [UInt8](text.utf8) }

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
      try directory.openOrCreate(octets("new")).write(octets("new"), cancelledBy: nil)
      try directory.rename(octets("new"), to: octets("file"), replacing: true)
      #expect(try readFile(outside.appending("secret")).isEmpty)
      #expect(try readFile(inside.appending("file")) == octets("new"))
    }
  }
}
