import FTPProtocol
import Octets
import Platform
import SystemPackage

/// Where the user was last at each bookmark, in a file: a line each, `NAME DIRECTORY`, the latest at
/// the end.
///
/// Nothing is lost with it: a bookmark then leads where its URL says.
struct LastDirectories: Sendable {
  /// How many bookmarks are remembered.
  private static let limit = 500

  private let path: FilePath

  /// Uses a file, which need not be there.
  init(_ path: FilePath = FileLocations.directories) {
    self.path = path
  }

  /// Returns the directory; `nil` where nobody has been.
  func directory(at bookmark: String) -> RemotePath? {
    lines().last { $0.name == bookmark }.map { RemotePath($0.directory) }
  }

  /// Keeps a directory, or forgets it; the others in the file stay.
  func remember(_ directory: RemotePath?, at bookmark: String) {
    var lines = lines()
    guard lines.last(where: { $0.name == bookmark })?.directory != directory?.octets else { return }
    lines.removeAll { $0.name == bookmark }
    if let directory { lines.append((bookmark, directory.octets)) }
    let text = lines.suffix(Self.limit).flatMap { line in
      [UInt8]("\(line.name) ".utf8) + Self.encoded(line.directory) + [.lineFeed]
    }
    try? PrivateFile.replace(path, with: text)
  }

  private func lines() -> [(name: String, directory: [UInt8])] {
    guard let octets = (try? PrivateFile.read(path)) ?? nil else { return [] }
    return octets.split(separator: .lineFeed).compactMap { line in
      let parts = line.split(separator: .space)
      guard parts.count == 2, let directory = PercentCoding.decode(parts[1]) else { return nil }
      return (parts[0].text, directory)
    }
  }

  private static func encoded(_ directory: [UInt8]) -> [UInt8] {
    PercentCoding.encode(directory) { $0.isBlank || $0.isControl }
  }
}
