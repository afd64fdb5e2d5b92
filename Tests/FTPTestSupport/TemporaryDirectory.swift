import Glibc
package import SystemPackage

/// Runs `body` with a new empty directory, and removes the directory and what is in it after that.
///
/// Only the user who runs the tests may enter it.
/// - Throws: what `body` throws, or `Errno` if no directory can be made or it cannot be removed.
package func withTemporaryDirectory<R>(_ body: (FilePath) throws -> R) throws -> R {
  let directory = try makeTemporaryDirectory()
  let result: R
  do {
    result = try body(directory)
  } catch {
    try? removeTree(directory)
    throw error
  }
  try removeTree(directory)
  return result
}

private func makeTemporaryDirectory() throws(Errno) -> FilePath {
  let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
  var template = Array("\(parent)/ferry-test-XXXXXX".utf8CString)
  guard let path = mkdtemp(&template) else { throw Errno(rawValue: errno) }
  return FilePath(platformString: path)
}

/// Removes a file, or a directory with all that is in it; links are removed, not followed.
func removeTree(_ path: FilePath) throws(Errno) {
  if path.withPlatformString({ unlink($0) }) == 0 { return }
  let refusal = Errno(rawValue: errno)
  guard refusal == .isDirectory || refusal == .notPermitted else { throw refusal }
  for name in try namesInDirectory(path) {
    try removeTree(path.appending(name))
  }
  guard path.withPlatformString({ rmdir($0) }) == 0 else { throw Errno(rawValue: errno) }
}

private func namesInDirectory(_ path: FilePath) throws(Errno) -> [FilePath.Component] {
  guard let directory = path.withPlatformString({ opendir($0) }) else {
    throw Errno(rawValue: errno)
  }
  defer { closedir(directory) }
  var names: [FilePath.Component] = []
  while let entry = readdir(directory) {
    // FilePath makes a component of any octets but "/" and NUL, as the system does.
    let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: 256) { FilePath(platformString: $0) }
    }
    if let component = name.lastComponent, component.kind == .regular {
      names.append(component)
    }
  }
  return names
}
