import Octets

/// The pathname of a file or directory at a server: octets, with slashes between components.
package struct RemotePath: Hashable, Sendable, CustomStringConvertible {
  package let octets: [UInt8]

  /// Makes a path of octets.
  package init(_ octets: [UInt8]) {
    self.octets = octets
  }

  /// Makes a path of text, in UTF-8.
  package init(_ text: String) {
    octets = [UInt8](text.utf8)
  }

  /// The directory in which all others are.
  package static let root = RemotePath([.slash])

  /// Whether the path begins at the root.
  package var isAbsolute: Bool { octets.first == .slash }

  /// Whether the path leads through a directory to its last component.
  package var hasParent: Bool {
    octets.dropFirst().contains(.slash) || isAbsolute
  }

  /// Returns the path of a name in this directory.
  package func appending(_ name: [UInt8]) -> RemotePath {
    guard !octets.isEmpty else { return RemotePath(name) }
    return RemotePath(octets.last == .slash ? octets + name : octets + [.slash] + name)
  }

  /// Returns what a path means in this directory: an absolute one means itself.
  package func appending(_ path: RemotePath) -> RemotePath {
    path.isAbsolute || octets.isEmpty ? path : path.octets.isEmpty ? self : appending(path.octets)
  }

  /// The directory that the path is in, without asking the server; the root's is the root.
  package var parent: RemotePath {
    let trimmed = trimmingSlashes
    guard let last = trimmed.lastIndex(of: .slash) else {
      return isAbsolute ? .root : RemotePath(".")
    }
    return last == 0 ? .root : RemotePath([UInt8](trimmed[..<last]))
  }

  /// The last name of the path; `nil` for the root, and for a path that ends in `.` or `..`.
  package var lastComponent: Component? {
    let trimmed = trimmingSlashes
    let start = trimmed.lastIndex(of: .slash).map { $0 + 1 } ?? 0
    return Component([UInt8](trimmed[start...]))
  }

  /// The path without `.`, `..` and doubled slashes, as far as can be told without the server.
  package var normalized: RemotePath {
    var components: [ArraySlice<UInt8>] = []
    for component in octets.split(separator: .slash) {
      if component.elementsEqual([.dot]) { continue }
      guard component.elementsEqual([.dot, .dot]) else {
        components.append(component)
        continue
      }
      if let last = components.last, !last.elementsEqual([.dot, .dot]) {
        components.removeLast()
      } else if !isAbsolute {
        components.append(component)
      }
    }
    let joined = [UInt8](components.joined(separator: [.slash]))
    return RemotePath(isAbsolute ? [.slash] + joined : joined)
  }

  /// The path as text, UTF-8 repaired; not made harmless for a terminal.
  package var description: String { octets.text }

  private var trimmingSlashes: ArraySlice<UInt8> {
    guard let last = octets.lastIndex(where: { $0 != .slash }) else { return [] }
    return octets[...last]
  }

  /// One name, which leads nowhere but to itself.
  ///
  /// The only form in which a name from a server may become a name on this machine.
  package struct Component: Hashable, Sendable {
    package let octets: [UInt8]

    /// Takes a name from outside; refuses the empty one, `.`, `..`, and any with a slash or NUL.
    package init?(_ untrustedName: [UInt8]) {
      guard !untrustedName.isEmpty, untrustedName != [.dot], untrustedName != [.dot, .dot],
        !untrustedName.contains(.slash), !untrustedName.contains(0)
      else { return nil }
      octets = untrustedName
    }
  }
}
