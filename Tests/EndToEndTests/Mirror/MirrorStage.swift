import FTPTestSupport
import Glibc
import Platform
import SystemPackage
import Testing

/// Two trees that are mirrored: one here, one at a real server.
struct MirrorStage {
  let here: FilePath
  let server: RealServer

  /// Runs `mirror` as a verb of the command line.
  func mirror(_ arguments: [String], home: String = "home") throws -> Subprocess.Outcome {
    try FerryRun(
      arguments: ["mirror", "--progress", "none"] + arguments,
      environment: [
        "FERRY_PASSWORD": server.password, "HOME": here.appending(home).string,
      ],
      directory: here
    ).outcome()
  }

  /// Makes a file here, with its directories.
  func make(_ name: String, _ text: String, at modified: Int64? = nil) throws {
    let path = here.pushing(FilePath(name))
    try directory(of: path)
    try? LocalDirectory.remove(path)
    let file = try FileDescriptor.open(
      path,
      .writeOnly,
      options: [.create, .truncate],
      permissions: [.ownerReadWrite, .groupRead, .otherRead]
    )
    try file.closeAfter { _ = try file.writeAll(text.utf8) }
    if let modified { try LocalDirectory.setModificationTime(modified, of: path) }
  }

  private func directory(of path: FilePath) throws {
    let parent = path.removingLastComponent()
    guard !FileInfo.isDirectory(parent) else { return }
    try directory(of: parent)
    try LocalDirectory.create(parent)
  }

  /// All that is below a directory: files with their content, directories with none.
  static func contents(of top: FilePath) throws -> [String: String] {
    var contents: [String: String] = [:]
    func enter(_ path: FilePath, _ prefix: String) throws {
      for name in try LocalDirectory.names(in: path) {
        let child = path.appending(octets: name)
        let shown = prefix + String(decoding: name, as: UTF8.self)
        switch try FileInfo(of: child, followingLinks: false).kind {
        case .directory:
          contents[shown + "/"] = ""
          try enter(child, shown + "/")
        case .file: contents[shown] = String(decoding: try readFile(child), as: UTF8.self)
        case .link, .other: contents[shown] = "(other)"
        }
      }
    }
    try enter(top, "")
    return contents
  }

  func contentsHere(_ name: String) throws -> [String: String] {
    try Self.contents(of: here.appending(name))
  }

  func contentsThere(_ name: String) throws -> [String: String] {
    try Self.contents(of: server.root.appending(name))
  }
}

/// Runs a test with a server, and an empty directory here.
func withMirrorStage(
  _ kind: ServerKind,
  tls: ServerTLS = .none,
  options: [String] = [],
  _ body: (MirrorStage) throws -> Void
) throws {
  try withRealServer(kind, tls: tls, options: options) { server throws in
    try withTemporaryDirectory { here throws in
      try LocalDirectory.create(here.appending("home"))
      try body(MirrorStage(here: here, server: server))
    }
  }
}
