import Testing

@testable import FTPProtocol

struct RemotePathTests {
  @Test(arguments: [
    ("/", "a", "/a"), ("/a", "b", "/a/b"), ("/a/", "b", "/a/b"), ("", "b", "b"), ("a", "/b", "/b"),
    ("a", "", "a"), ("a", "../b", "a/../b"),
  ])
  func `a path in a directory is joined with one slash`(base: String, path: String, joined: String)
  {
    #expect(RemotePath(base).appending(RemotePath(path)) == RemotePath(joined))
  }

  @Test(arguments: [
    ("/a/b", "/a"), ("/a", "/"), ("/", "/"), ("a/b/", "a"), ("a", "."), ("/a//", "/"),
  ])
  func `the parent is known without the server`(path: String, parent: String) {
    #expect(RemotePath(path).parent == RemotePath(parent))
  }

  @Test(arguments: [
    ("/a/./b/../c", "/a/c"), ("/../..", "/"), ("a/../../b", "../b"), ("//a//b/", "/a/b"), (".", ""),
  ])
  func `dots are resolved without the server`(path: String, normalized: String) {
    #expect(RemotePath(path).normalized == RemotePath(normalized))
  }

  @Test(arguments: [
    ("/a/b", "b"), ("b/", "b"), (" x", " x"), ("/", nil), ("..", nil), ("a/.", nil), ("", nil),
  ])
  func `the last name is one that leads nowhere else`(path: String, name: String?) {
    #expect(RemotePath(path).lastComponent?.octets == name.map { [UInt8]($0.utf8) })
  }

  @Test(arguments: ["", ".", "..", "a/b", "/", "/etc/passwd", "a\0b"])
  func `names that lead elsewhere are no components`(name: String) {
    #expect(RemotePath.Component([UInt8](name.utf8)) == nil)
  }

  @Test(arguments: ["...", " ", "-x", "a\nb", "\\"])
  func `odd names are components all the same`(name: String) {
    #expect(RemotePath.Component([UInt8](name.utf8)) != nil)
  }
}
