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
    at trees: MirrorTrees,
    of shard: MirrorShard? = nil,
    in session: Session
  ) throws(TransferError) -> Manifest? {
    let path = trees.there.appending(MirrorWorld.manifestName(of: shard))
    guard let size = try remotely(session.size(of: path)), size <= limit else { return nil }
    return Manifest(try session.octets(of: path, from: 0, upTo: Int(size)))
  }

  /// Writes it, as any other file is sent: under a temporary name first.
  ///
  /// - Throws: Why it is not there; the one that was there is as it was.
  package static func write(
    _ manifest: ManifestFile,
    at trees: MirrorTrees,
    of shard: MirrorShard? = nil,
    _ policy: TransferPolicy,
    in session: Session,
    now: TimeValue
  ) throws(TransferError) {
    var upload = Upload(
      of: .named(manifest.path),
      to: trees.there.appending(MirrorWorld.manifestName(of: shard)),
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
