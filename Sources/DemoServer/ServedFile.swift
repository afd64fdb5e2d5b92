import Platform
import SystemPackage

/// A file that is being sent or received, boxed for the closures that move its octets.
final class ServedFile {
  let file: LocalFile

  /// Opens a file to send it from an offset on.
  init(reading place: FilePath, from offset: Int64) throws(Errno) {
    file = try LocalFile.open(regularFile: place)
    try file.seek(to: offset)
  }

  /// Opens a file to receive what stands behind an offset.
  init(writing place: FilePath, from offset: Int64) throws(Errno) {
    file = try LocalFile.openForWriting(place, from: offset)
  }
}
