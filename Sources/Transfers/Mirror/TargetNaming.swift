import FTPClient
import FTPProtocol
import Octets
import Platform
import SystemPackage

extension TargetNames {
  /// What names a server can have.
  ///
  /// - Parameters:
  ///   - top: The directory that the names are to be in, or below.
  ///   - session: Logged in. What it does not know of the case of letters is not asked.
  /// - Returns: What is known.
  static func there(_ top: RemotePath, _ session: Session) -> TargetNames {
    var names = TargetNames()
    names.ignoresCase = session.knowledge.isTrue(.ignoresCase) ?? false
    names.canTell = { session.canName(top.appending($0)) }
    return names
  }

  /// What names a directory of this machine can have; nothing is written to find out.
  ///
  /// - Parameters:
  ///   - top: The directory.
  ///   - tree: What is in it.
  /// - Returns: What is known.
  static func here(_ top: SharedDirectory, _ tree: SideTree) -> TargetNames {
    var names = TargetNames()
    for child in tree.children(of: SideTree.top) {
      let name = [UInt8](tree.name(of: child))
      guard let answer = ignoresCase(top.open, name) else { continue }
      names.ignoresCase = answer
      return names
    }
    // An empty directory is on the file system of the one it is in, unless it is the top of its own.
    let path = top.open.path
    if let name = path.lastName, let parent = try? OpenDirectory.open(path.removingLastComponent())
    {
      names.ignoresCase = ignoresCase(parent, name) ?? false
    }
    return names
  }

  /// Looks for a name in other letters.
  ///
  /// - Returns: `nil` where nothing can be told by this name.
  private static func ignoresCase(
    _ directory: borrowing OpenDirectory,
    _ name: [UInt8]
  ) -> Bool? {
    let other = name.map { $0.isLetter ? $0 ^ 0x20 : $0 }
    guard other != name, let info = try? directory.info(of: name) else { return nil }
    guard let twin = try? directory.info(of: other) else { return false }
    guard twin.identity == info.identity else { return false }
    // Two links of one file are two names.
    guard let names = try? directory.names() else { return nil }
    return !names.contains(other)
  }
}
