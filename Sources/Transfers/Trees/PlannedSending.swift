import FTPProtocol
import Octets
import Platform
import SystemPackage

/// Sending the files of a plan.
extension TreeUpload {
  /// Looks again at the files of a plan on both sides: what is no longer as it was is left alone.
  func look(
    for planned: [PlannedFile],
    in place: TreePlace,
    _ worker: TreeWorker
  ) throws(TransferError) {
    let remote = remotePath(of: place)
    let local = SharedDirectory(
      try locally(
        .opening,
        FilePath(octets: name(of: place)),
        top.open.open(below: place.names.map(\.octets), followingLinks: options.followsLinks)
      )
    )
    var isNew = place.isNew
    let existing = isNew ? Existing() : try existing(in: remote, &isNew, worker)
    var files: [TreeFile] = []
    for file in planned {
      do throws(TransferError) {
        let now = existing.seen(file.name)
        guard MirrorPlan.Seen.fits(file.target, now) else { throw .changedSincePlanned }
        let place = LocalPlace(file.name, in: local)
        var info = try locally(.opening, place.path, place.info())
        if info?.kind == .link, options.followsLinks { info = local.open.infoBehindLink(file.name) }
        guard let info, info.kind == .file else { throw .sourceChanged }
        files.append(TreeFile(file.name, info))
      } catch {
        observer.expect(files: 1, octets: 0, unsized: 0)
        queue.note { $0.note(name(of: place) + [.slash] + file.name, TransferFailure(error)) }
      }
    }
    observer.expect(
      files: files.count,
      octets: files.reduce(Int64(0)) { $0.addingSaturated($1.size ?? 0) },
      unsized: 0
    )
    let directory = TreeDirectory(
      remote: remote,
      local: local,
      files: files,
      existing: existing.files,
      isNew: isNew,
      isPlanned: true,
      lock: try lock(remote, worker.session)
    )
    queue.add(directory) { _ in }
  }
}
