import Platform
import SystemPackage

/// The trees whose transfer began and did not end well, so that the same command goes on.
///
/// As `cp` has it, a tree goes into a directory of its new name, and makes one that is not there.
/// So the second run of a command that was killed would find its own work and put the tree into
/// it; this is how it knows better.
struct UnfinishedTrees {
  private let directory: FilePath

  /// Keeps them in a directory, one file each.
  init(in directory: FilePath = FileLocations.unfinishedTrees) {
    self.directory = directory
  }

  /// Says whether a tree of that description was begun.
  func contains(_ description: [UInt8]) -> Bool {
    (try? FileInfo(of: path(description))) != nil
  }

  /// Notes that a tree is begun; where it cannot be noted, nothing is lost but this.
  func begin(_ description: [UInt8]) {
    PrivateFile.createDirectories(directory)
    guard let file = try? LocalFile.create(path(description), mode: 0o600) else { return }
    try? file.write(description + [0x0A], cancelledBy: nil)
  }

  /// Notes that a tree is complete.
  func end(_ description: [UInt8]) {
    try? LocalDirectory.remove(path(description))
  }

  /// A name of digits that depends on every octet (FNV-1a, 64 bits, with two beginnings).
  private func path(_ description: [UInt8]) -> FilePath {
    let name = [0xcbf2_9ce4_8422_2325, 0x9e37_79b9_7f4a_7c15].map { (start: UInt64) in
      let hash = description.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
      return String(hash, radix: 16)
    }
    return directory.appending(name.joined(separator: "-"))
  }
}
