import Octets
package import Platform
package import SystemPackage

/// A directory of this machine that several owners share.
package final class SharedDirectory: Sendable {
  let open: OpenDirectory

  /// Takes an open directory.
  package init(_ directory: consuming OpenDirectory) {
    open = directory
  }
}

/// A name in an open directory of this machine: where a download goes, where an upload comes from.
///
/// The directory stays the same one, whoever renames it or puts a link in its place.
package struct LocalPlace: Sendable {
  let directory: SharedDirectory
  let name: [UInt8]

  /// The path, for messages.
  package var path: FilePath { directory.open.path.appending(octets: name) }

  /// Names something in an open directory.
  package init(_ name: [UInt8], in directory: SharedDirectory) {
    self.directory = directory
    self.name = name
  }

  /// Opens the directory of a path that a user named; links on the way to it are the user's own.
  ///
  /// - Throws: Why it cannot be opened.
  init(_ path: FilePath) throws(Errno) {
    directory = SharedDirectory(try OpenDirectory.open(parentOf: path))
    name = path.lastName ?? [.dot]
  }

  /// The place of another name in the same directory.
  func sibling(_ name: [UInt8]) -> LocalPlace { LocalPlace(name, in: directory) }

  /// What has the name, a link being a link; `nil` for nothing.
  func info() throws(Errno) -> FileInfo? {
    try directory.open.info(of: name)
  }

  /// When the file was made here, in seconds since 1970; `nil` where nobody knows.
  var birthTime: Int64? { directory.open.birthTime(of: name) }

  /// Gives the file another name in its directory.
  ///
  /// - Throws: `Errno.fileExists` when that is taken and nothing may be replaced.
  func rename(to other: LocalPlace, replacing: Bool) throws(Errno) {
    try directory.open.rename(name, to: other.name, replacing: replacing)
  }

  /// Removes the name.
  func remove() throws(Errno) {
    try directory.open.remove(name)
  }
}

extension FileInfo {
  /// Whether it is the same file with the same content, as far as the system tells: identity, size
  /// and time.
  package func hasSameContent(as other: FileInfo) -> Bool {
    identity == other.identity && size == other.size && modified == other.modified
      && modifiedNanoseconds == other.modifiedNanoseconds
  }
}
