import FTPClient
import FTPProtocol
import Octets
import Platform
import SystemPackage
import Terminal
import Transfers

/// A directory of this machine for copies of files at the server, which nobody else can look into.
struct PrivateCopies: ~Copyable {
  private let directory: FilePath

  /// Whether what is in it stays: text that nobody has elsewhere.
  var isKept = false

  /// Makes the directory.
  init() throws(CommandError) {
    directory = try locally(
      "make a private directory",
      LocalDirectory.createTemporary(prefix: "ferry-")
    )
  }

  deinit {
    if !isKept { try? LocalDirectory.removeTree(directory) }
  }

  /// Where a copy of a file goes: under its own last name, which programs look at, in a directory of
  /// its own.
  func path(for path: RemotePath, in place: String = "file") throws(CommandError) -> FilePath {
    let directory = directory.appending(place)
    try locally("make a private directory", LocalDirectory.create(directory))
    return directory.appending(octets: path.lastComponent?.octets ?? [UInt8]("file".utf8))
  }

  /// A file beside the copies.
  func path(named name: String) -> FilePath { directory.appending(name) }

  /// Fetches a file as transfers are fetched: whole, or not at all.
  ///
  /// - Returns: What the server said of it.
  func fetch(
    _ path: RemotePath,
    to copy: FilePath,
    _ verb: String,
    in shell: ShellState
  ) throws(CommandError) -> FileFacts {
    let what: [UInt8] = .doing(verb, path.octets)
    let session = try shell.loggedIn()
    let facts = try remotely(what, session.facts(of: path))
    var download = Download(of: path, to: .named(copy))
    download.policy = shell.transferPolicy
    let progress = TransferProgress(of: path.octets, to: copy.octets, .fromServer)
    _ = try shell.transferring(what) { () throws(TransferFailure) in
      try download.run(in: session, progress)
    }
    return facts
  }

  /// Returns the digest of a file here.
  static func digest(of path: FilePath, _ algorithm: DigestAlgorithm) throws(CommandError)
    -> [UInt8]?
  {
    guard var digest = ContentDigest(algorithm) else { return nil }
    try read(path, .doing("read", path.octets)) { octets in digest.update(octets) }
    return digest.finish()
  }

  /// Reads a file here, piece by piece.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - what: What cannot be done without it.
  ///   - take: Gets the octets.
  /// - Throws: ``CommandError``; what `take` throws.
  static func read(
    _ path: FilePath,
    _ what: [UInt8],
    _ take: (UnsafeRawBufferPointer) throws(CommandError) -> Void
  ) throws(CommandError) {
    let file = try locally(what, LocalFile.open(regularFile: path))
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 * 1024, alignment: 16)
    defer { buffer.deallocate() }
    var offset: Int64 = 0
    while true {
      let count = try locally(what, file.read(into: buffer, from: offset))
      guard count > 0 else { return }
      try take(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      offset += Int64(count)
    }
  }
}
