import Glibc
import Platform
import SystemPackage
import Testing

/// Returns all octets of a file.
func readOctets(_ path: FilePath) throws -> [UInt8] {
  let file = try LocalFile.open(path)
  var octets: [UInt8] = []
  let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 16)
  defer { buffer.deallocate() }
  while true {
    let count = try file.read(into: buffer, cancelledBy: nil)
    guard count > 0 else { return octets }
    octets += buffer[..<count]
  }
}

/// Makes a file.
func writeOctets(_ octets: [UInt8], _ path: FilePath) throws {
  try LocalFile.create(path).write(octets, cancelledBy: nil)
}

/// The names in a directory that only unfinished downloads have.
func partialFiles(in directory: FilePath) throws -> [String] {
  try LocalDirectory.names(in: directory)
    .map { String(decoding: $0, as: UTF8.self) }
    .filter { $0.contains("partial") }
}

/// Whether something has a name.
func isThere(_ path: FilePath) -> Bool {
  (try? FileInfo(of: path, followingLinks: false)) != nil
}

/// Sets the times of a file, in seconds since 1970.
func setTime(_ seconds: Int64, of path: FilePath) throws {
  let time = timespec(tv_sec: Int(seconds), tv_nsec: 0)
  let outcome = path.withPlatformString { utimensat(AT_FDCWD, $0, [time, time], 0) }
  try #require(outcome == 0)
}
