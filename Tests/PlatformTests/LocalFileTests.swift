import FTPTestSupport
import Platform
import SystemPackage
import Testing

struct LocalFileTests {
  @Test func `a file is created only where there is nothing, not even a link`() throws {
    try withTemporaryDirectory { directory throws in
      let path = directory.appending("a")
      try LocalFile.create(path).write([1, 2, 3], cancelledBy: nil)
      #expect(try FileInfo(of: path).size == 3)
      #expect(throws: Errno.fileExists) { try LocalFile.create(path).close() }
    }
  }

  @Test func `names are octets, sorted, without the directory itself`() throws {
    try withTemporaryDirectory { directory throws in
      for name in [[0x62], [0xE9], [0x61, 0x0A]] as [[UInt8]] {
        try LocalFile.create(directory.appending(octets: name)).close()
      }
      #expect(try LocalDirectory.names(in: directory) == [[0x61, 0x0A], [0x62], [0xE9]])
    }
  }

  @Test func `a tree is removed without following its links`() throws {
    try withTemporaryDirectory { directory throws in
      let (kept, tree) = (directory.appending("kept"), directory.appending("tree"))
      try LocalFile.create(kept).close()
      try LocalDirectory.create(tree)
      try LocalDirectory.create(tree.appending("sub"))
      let outcome = try Subprocess.run("/bin/ln", ["-s", directory.string, "\(tree)/sub/link"])
      #expect(outcome.ending == .exited(0))
      try LocalDirectory.removeTree(tree)
      #expect(try LocalDirectory.names(in: directory) == [[UInt8]("kept".utf8)])
    }
  }

  @Test func `writing from an offset cuts off what was behind it`() throws {
    try withTemporaryDirectory { directory throws in
      let path = directory.appending("a")
      try LocalFile.create(path).write([UInt8]("0123456789".utf8), cancelledBy: nil)
      try LocalFile.openForWriting(path, from: 4).write([UInt8]("ab".utf8), cancelledBy: nil)
      #expect(try FileInfo(of: path).size == 6)
    }
  }

  @Test func `paths are octets there and back`() {
    let octets: [UInt8] = [0x2F, 0x61, 0xE9, 0x2F, 0xFF]
    #expect(FilePath(octets: octets).octets == octets)
    #expect(FilePath("/a").appending(octets: [0xE9]).octets == [0x2F, 0x61, 0x2F, 0xE9])
  }

  @Test(arguments: [("exit 0", 0), ("exit 7", 7), ("kill -TERM $$", 143)])
  func `a child's status comes back`(command: String, status: Int32) throws {
    #expect(try ChildProcess.runShell([UInt8](command.utf8), in: "/") == status)
  }
}
