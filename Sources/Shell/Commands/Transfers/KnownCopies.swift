import FTPClient
import FTPProtocol
import Octets
import Platform
import SystemPackage

/// Which directories are copies of which trees, so that the same command goes on with them.
///
/// As `cp` has it, a tree goes into a directory that is there, and becomes one that is not. So the
/// second run of a command that was killed, or that is repeated to bring what has changed, would
/// find its own work and put the tree into it; this is how it knows better.
struct KnownCopies {
  private let directory: FilePath

  /// How many are known before the oldest are forgotten.
  private static let limit = 500

  /// Keeps them in a directory, one file each.
  init(in directory: FilePath) {
    self.directory = directory
  }

  /// Describes a tree: where it comes from, and what it becomes.
  ///
  /// - Parameters:
  ///   - verb: Which way it goes.
  ///   - remote: What it is at the server.
  ///   - local: What it is here.
  ///   - session: The server.
  /// - Returns: Octets that no other tree has.
  static func description(
    _ verb: String,
    _ remote: RemotePath,
    _ local: FilePath,
    at session: Session
  ) -> [UInt8] {
    let here = (try? session.workingDirectory()) ?? .here
    return [UInt8]("\(verb) \(session.endpoint) ".utf8) + here.appending(remote).normalized.octets
      + [.space] + local.lexicallyNormalized().octets
  }

  /// Says whether a tree of that description was begun.
  ///
  /// - Parameters:
  ///   - description: Where the tree comes from, and what it becomes.
  ///   - copy: The directory that is there, if it is one of this machine: another one than the one
  ///     that was made does not count.
  /// - Returns: Whether the directory is the copy.
  func contains(_ description: [UInt8], at copy: FilePath? = nil) -> Bool {
    let path = path(description)
    guard (try? FileInfo(of: path)) != nil else { return false }
    guard let copy, let known = identity(in: path), !known.isEmpty else { return true }
    return known == identity(of: copy)
  }

  /// Notes that a tree is begun; where it cannot be noted, nothing is lost but this.
  func begin(_ description: [UInt8]) {
    PrivateFile.createDirectories(directory)
    forgetOldest()
    // Which directory it will be is not known before it is made.
    if let file = try? LocalFile.openForWriting(path(description), from: 0, mode: 0o600) {
      try? file.close()
    }
  }

  /// Notes that a tree is complete.
  func complete(_ description: [UInt8], at copy: FilePath) {
    let path = path(description)
    guard let file = try? LocalFile.openForWriting(path, from: 0, mode: 0o600) else { return }
    try? file.write(identity(of: copy), cancelledBy: nil)
  }

  private func identity(of copy: FilePath) -> [UInt8] {
    [UInt8](((try? FileInfo(of: copy).identity.text) ?? "").utf8)
  }

  private func identity(in path: FilePath) -> [UInt8]? {
    guard let file = try? LocalFile.open(regularFile: path) else { return nil }
    var octets = [UInt8](repeating: 0, count: 256)
    let count = octets.withUnsafeMutableBytes { buffer in
      (try? file.read(into: buffer, cancelledBy: nil)) ?? 0
    }
    return [UInt8](octets[..<count])
  }

  private func forgetOldest() {
    guard let names = try? LocalDirectory.names(in: directory), names.count >= Self.limit else {
      return
    }
    let paths = names.map { directory.appending(octets: $0) }
    let byAge = paths.sorted { modified($0) < modified($1) }
    for path in byAge.prefix(names.count - Self.limit + 1) { try? LocalDirectory.remove(path) }
  }

  private func modified(_ path: FilePath) -> Int64 { (try? FileInfo(of: path).modified) ?? 0 }

  /// A name of digits that depends on every octet (FNV-1a, 64 bits, with two beginnings).
  private func path(_ description: [UInt8]) -> FilePath {
    let name = [0xcbf2_9ce4_8422_2325, 0x9e37_79b9_7f4a_7c15].map { (start: UInt64) in
      String(description.checksum(from: start), radix: 16)
    }
    return directory.appending(name.joined(separator: "-"))
  }
}
