import FTPTestSupport
import Glibc
import SystemPackage
import Testing

struct TemporaryDirectoryTests {
  private struct Failure: Error {}

  @Test
  func `the directory is removed with what is in it, but not what links in it lead to`() throws {
    try withTemporaryDirectory { outside in
      let inside = try withTemporaryDirectory { directory in
        try makeDirectory(directory.appending("a"))
        let nested = directory.appending("a").appending("b")
        try makeDirectory(nested)
        try makeLink(nested.appending("link"), to: outside)
        return directory
      }
      #expect(inside.withPlatformString { access($0, F_OK) } == -1)
      #expect(outside.withPlatformString { access($0, F_OK) } == 0)
    }
  }

  @Test
  func `the directory is removed when the test throws`() throws {
    var path: FilePath?
    #expect(throws: Failure.self) {
      try withTemporaryDirectory { directory in
        path = directory
        throw Failure()
      }
    }
    let directory = try #require(path)
    #expect(directory.withPlatformString { access($0, F_OK) } == -1)
  }

  private func makeDirectory(_ path: FilePath) throws(Errno) {
    let result = path.withPlatformString { mkdir($0, 0o700) }
    guard result == 0 else { throw Errno(rawValue: errno) }
  }

  private func makeLink(_ path: FilePath, to target: FilePath) throws(Errno) {
    let result = target.withPlatformString { target in
      path.withPlatformString { symlink(target, $0) }
    }
    guard result == 0 else { throw Errno(rawValue: errno) }
  }
}
