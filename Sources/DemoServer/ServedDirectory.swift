import FTPProtocol
import Octets
import Platform
import SystemPackage

/// The directory that clients see as `/`, and nothing outside it.
struct ServedDirectory {
  private let root: FilePath

  init(_ root: FilePath) {
    self.root = root
  }

  /// Finds where a client's path leads.
  ///
  /// - Parameter path: Absolute, as clients see it; `..` goes no higher than the root.
  /// - Returns: `nil` for a path that leads through a link: it may lead anywhere.
  func place(of path: RemotePath) -> FilePath? {
    var place = root
    for component in path.normalized.octets.split(separator: .slash) {
      guard !isLink(place) || place == root else { return nil }
      place = place.appending(octets: [UInt8](component))
    }
    return place == root || !isLink(place) ? place : nil
  }

  private func isLink(_ path: FilePath) -> Bool {
    (try? FileInfo(of: path, followingLinks: false).kind) == .link
  }
}
