import Platform
package import SystemPackage

/// The files that `ferry demo` serves.
package enum DemoFiles {
  /// Fills a directory with them.
  ///
  /// - Throws: The system's reason why they cannot be made.
  package static func create(in directory: FilePath) throws(Errno) {
    for name in ["docs", "incoming", "pictures"] {
      try LocalDirectory.create(directory.appending(name))
    }
    try write(
      """
      Welcome aboard.

      This server runs inside ferry, on this machine alone, and ends with it. Try:

        ls -l            what is here
        cd docs          go somewhere
        get harbour.txt  fetch a file
        put FILE /incoming/
        help             everything else

      """,
      to: directory.appending("README.txt")
    )
    try write("The harbour opens at six.\n", to: directory.appending("docs/harbour.txt"))
    try write("One: the bell. Two: the ropes.\n", to: directory.appending("docs/on leaving.txt"))
    try write("Grüße von der Fähre.\n", to: directory.appending("docs/grüße.txt"))
    try write(octets: picture, to: directory.appending("pictures/flag.ppm"))
    try write(octets: noise(8 << 20), to: directory.appending("large.bin"))
  }

  private static func write(_ text: String, to path: FilePath) throws(Errno) {
    try write(octets: [UInt8](text.utf8), to: path)
  }

  private static func write(octets: [UInt8], to path: FilePath) throws(Errno) {
    let file = try LocalFile.create(path)
    do throws(WaitError) {
      try file.write(octets, cancelledBy: nil)
    } catch .system(let errno) {
      throw errno
    } catch {
      throw .canceled
    }
    try file.close()
  }

  /// A flag of two colours, as a portable pixmap.
  private static var picture: [UInt8] {
    let rows = (0..<32).flatMap { row in
      (0..<48).flatMap { _ in row < 16 ? [0x1E, 0x6F, 0xC8] : [0xF4, 0xF4, 0xF0] as [UInt8] }
    }
    return [UInt8]("P6 48 32 255\n".utf8) + rows
  }

  /// Octets without a pattern that a line could compress, the same every time.
  private static func noise(_ count: Int) -> [UInt8] {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    return (0..<count).map { _ in
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return UInt8(truncatingIfNeeded: state >> 32)
    }
  }
}
