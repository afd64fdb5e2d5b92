import FTPClient
import FTPProtocol
import Octets
import Platform
import SystemPackage

/// A mirror that changes both sides.
extension Mirror {
  /// Makes a plan of two trees for both sides.
  ///
  /// - Parameters:
  ///   - here: The tree on this machine.
  ///   - there: The tree at the server.
  ///   - world: What belongs to both.
  ///   - naming: How files are called that both have changed.
  ///   - learns: Whether what was found alike is remembered.
  /// - Returns: The plan.
  /// - Throws: What a question to the server throws, and cancellation.
  func plan(
    _ here: SideTree,
    _ there: SideTree,
    _ world: MirrorWorld,
    _ naming: ConflictNaming,
    learning learns: Bool
  ) throws(TransferError) -> MirrorPlan {
    var planning = TwoWayPlanning(
      here: here,
      there: there,
      setup.options,
      setup.limits,
      naming
    )
    planning.hasManifest = hasManifest
    planning.record = { [self] path in record(of: path, showing: nil) }
    if learns {
      planning.alike = { [self] path, likeness, here, there in
        learn(path, likeness, here, there)
      }
      planning.alikeDirectory = { [self] path in
        guard record(of: path, showing: nil)?.kind != .directory else { return }
        manifest?.remember(ManifestRecord(.directory, size: 0), of: path)
      }
      forgetWhatIsGone(here, there, world)
    }
    return try planning.plan { question, path throws(TransferError) in
      try answer(question, about: path)
    }
  }

  /// Forgets what both sides have deleted: something that comes to be there again is new.
  private func forgetWhatIsGone(_ here: SideTree, _ there: SideTree, _ world: MirrorWorld) {
    guard let manifest else { return }
    func look(_ path: [UInt8], _ record: ManifestRecord) {
      guard here.lacks(path), there.lacks(path),
        world.includes(wayTo: path, isDirectory: record.kind == .directory)
      else { return }
      manifest.remember(nil, of: path)
    }
    manifest.manifest.forEach(look)
  }

  /// Finds out what a file at the server holds, by fetching it where the server does not tell its digest.
  func contentThere(_ path: [UInt8]) throws(TransferError) -> [UInt8]? {
    if let digest = try toldDigest(path) { return digest }
    if let ours = try digestHere(path)?.octets, try digestThere(path) == ours { return ours }
    guard let digest = ContentDigest(.sha256) else { return nil }
    var sink = DigestSink(digest)
    do throws(TransferError) {
      try session.retrieve(trees.remote(path), .image, into: &sink)
    } catch {
      // Nobody knows then, and both are kept.
      guard case .remote(let remote) = error, remote.isRefusal, session.isUsable else {
        throw error
      }
      return nil
    }
    return sink.finish()
  }
}

/// Takes the digest of octets that nobody keeps.
private struct DigestSink: OctetSink, ~Copyable {
  private var digest: ContentDigest
  let restart: Int64 = 0
  var localError: TransferError? { nil }

  init(_ digest: consuming ContentDigest) { self.digest = digest }

  mutating func take(from data: inout DataConnection) throws(FTPError) {
    let size = TransferBuffer.size
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 4096)
    defer { buffer.deallocate() }
    while true {
      let filled = try data.read(into: buffer)
      guard filled > 0 else { return }
      digest.update(UnsafeRawBufferPointer(rebasing: buffer[..<filled]))
    }
  }

  borrowing func finish() -> [UInt8] { digest.finish() }
}

extension MirrorWorld {
  /// Whether a path is in the world, and all directories that it is in are.
  fileprivate func includes(wayTo path: [UInt8], isDirectory: Bool) -> Bool {
    guard shard?.owns(isDirectory ? path : path.splitLast.directory) ?? true else { return false }
    for slash in path.indices where path[slash] == .slash {
      guard includes([UInt8](path[..<slash]), isDirectory: true) else { return false }
    }
    return includes(path, isDirectory: isDirectory)
  }
}
