import FTPProtocol
import FTPTestSupport
import Platform
import SystemPackage
import Testing

@testable import Transfers

/// What is remembered of trees from one run to the next, also from one that did not come to its end.
struct ManifestFileTests {
  private static let title = [UInt8]("trees".utf8)

  private func sizes(_ manifest: Manifest, of paths: String...) -> [Int64?] {
    var hint = 0
    return paths.map { manifest.record(of: [UInt8]($0.utf8), hint: &hint)?.size }
  }

  private func remember(_ size: Int64, of path: String, in file: ManifestFile) {
    file.remember(ManifestRecord(.file, size: size), of: [UInt8](path.utf8))
  }

  /// Remembers some files, and never comes to finish.
  private func breakOff(_ path: FilePath, _ sizes: [(String, Int64)]) throws {
    let file = try ManifestFile(path, title: Self.title)
    for (name, size) in sizes { remember(size, of: name, in: file) }
  }

  @Test func `a run that never finished has forgotten nothing`() throws {
    try withTemporaryDirectory { directory throws in
      let path = directory.appending("manifest")
      try breakOff(path, [("a", 1), ("b", 2)])
      try breakOff(path, [("c", 3)])
      // The line that was being written then.
      try TransferStage.append([UInt8]("d\tf\t4".utf8), directory.appending("manifest.journal"))
      let next = try ManifestFile(path, title: Self.title)
      #expect(sizes(next.manifest, of: "a", "b", "c", "d") == [1, 2, 3, nil])
      // What comes now stands behind it, and no half of a line between them.
      remember(5, of: "b", in: next)
      try next.finish()
      #expect(sizes(next.manifest, of: "a", "b", "c", "d") == [1, 5, 3, nil])
    }
  }

  @Test func `one run at a time remembers a pair of trees`() throws {
    try withTemporaryDirectory { directory throws in
      let path = directory.appending("manifest")
      let first = try ManifestFile(path, title: Self.title)
      #expect(throws: Errno.resourceBusy) { try ManifestFile(path, title: Self.title) }
      try first.finish()
    }
  }
}
