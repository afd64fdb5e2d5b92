package import FTPClient
package import FTPProtocol
import Platform
import SystemPackage

/// The manifest that is kept at the server, beside the files, for machines that forget.
package enum ManifestThere {
  /// The largest that is read, in octets.
  private static let limit: Int64 = 1 << 30

  /// Reads it.
  ///
  /// - Returns: `nil` where there is none, or none that makes sense.
  /// - Throws: What goes wrong on the way.
  package static func read(
    in top: RemotePath,
    of shard: MirrorShard? = nil,
    _ session: Session,
    now: TimeValue
  ) throws(TransferError) -> Manifest? {
    let path = top.appending(MirrorWorld.manifestName(of: shard))
    var size = try remotely(session.size(of: path))
    // Not every server answers SIZE.
    if size == nil { size = try remotely(session.entry(at: path, now: now))?.size }
    guard let size, size <= limit else { return nil }
    return Manifest(try session.octets(of: path, from: 0, upTo: Int(size)))
  }

  /// Writes it, as any other file is sent: under a temporary name first.
  ///
  /// - Throws: Why it is not there; the one that was there is as it was.
  package static func write(
    _ manifest: ManifestFile,
    in top: RemotePath,
    of shard: MirrorShard? = nil,
    _ policy: TransferPolicy,
    _ session: Session,
    now: TimeValue
  ) throws(TransferError) {
    var upload = Upload(
      of: .named(manifest.path),
      to: top.appending(MirrorWorld.manifestName(of: shard)),
      now: now
    )
    upload.policy = policy
    upload.policy.keepsModes = false
    let progress = TransferProgress(
      of: manifest.path.octets,
      to: upload.target.octets,
      .toServer,
      in: TransferObserver()
    )
    do throws(TransferFailure) {
      _ = try upload.run(in: session, progress)
    } catch {
      throw error.error
    }
  }
}
