import Glibc
package import SystemPackage

/// A small file of the user's own, that nobody else may read (0600).
package enum PrivateFile {
  /// The largest file that is read: what is larger is not one of the program's own.
  package static let limit = 16 << 20

  /// The permission bits of such a file.
  package static let mode: UInt16 = 0o600

  /// Reads the whole file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - limit: How many octets it may have.
  /// - Returns: `nil` when there is none.
  /// - Throws: Why what is there cannot be read; `Errno.fileTooLarge` above the limit, and
  ///   `Errno.invalidArgument` for what is no file.
  package static func read(_ path: FilePath, upTo limit: Int = limit) throws(Errno) -> [UInt8]? {
    do throws(Errno) {
      return try contents(of: LocalFile.open(regularFile: path), upTo: limit)
    } catch {
      guard error == .noSuchFileOrDirectory else { throw error }
      return nil
    }
  }

  private static func contents(
    of file: borrowing LocalFile,
    upTo limit: Int
  ) throws(Errno) -> [UInt8] {
    let size = try file.info().size
    guard size <= limit else { throw .fileTooLarge }
    var octets: [UInt8] = []
    octets.reserveCapacity(Int(size))
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while octets.count <= limit {
      let count: Int
      do throws(WaitError) {
        var span = buffer.mutableSpan
        count = try span.withUnsafeMutableBytes { bytes throws(WaitError) in
          try file.read(into: bytes, cancelledBy: nil)
        }
      } catch .system(let errno) {
        throw errno
      } catch {
        throw .interrupted
      }
      guard count > 0 else { return octets }
      octets += buffer[..<count]
    }
    throw .fileTooLarge
  }

  /// Puts the file in place of the one that is there: readers see the old one or the new one.
  ///
  /// Its directories are made, for the user alone.
  ///
  /// - Throws: Why not; the old file is as it was.
  package static func replace(_ path: FilePath, with octets: [UInt8]) throws(Errno) {
    createDirectories(path.removingLastComponent())
    // Two processes that write at once have a file each; the later name wins.
    let name = "\(path.lastComponent?.string ?? "").\(getpid()).new"
    let temporary = path.removingLastComponent().appending(name)
    try? LocalDirectory.remove(temporary)
    do throws(WaitError) {
      let file = try create(temporary)
      try file.write(octets, cancelledBy: nil)
      do throws(Errno) {
        try file.close()
        try LocalDirectory.rename(temporary, to: path)
      } catch {
        throw .system(error)
      }
    } catch {
      try? LocalDirectory.remove(temporary)
      guard case .system(let errno) = error else { throw .interrupted }
      throw errno
    }
  }

  private static func create(_ path: FilePath) throws(WaitError) -> LocalFile {
    do throws(Errno) {
      return try LocalFile.create(path, mode: mode)
    } catch {
      throw .system(error)
    }
  }

  /// Makes a directory and those that it is in, for the user alone; what is there stays.
  ///
  /// None is made at the top: a home that is not there (`/nonexistent`) is not wanted.
  package static func createDirectories(_ path: FilePath) {
    guard path.components.count > 1, (try? FileInfo(of: path)) == nil else { return }
    createDirectories(path.removingLastComponent())
    _ = path.withPlatformString { mkdir($0, 0o700) }
  }
}
