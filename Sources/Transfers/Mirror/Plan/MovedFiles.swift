import FTPProtocol
import Octets

/// Names that moved: of whole directories first, then of files.
///
/// A new name and one that goes are a rename only where both are surely one file.
extension MirrorPlanning {
  /// Turns deletions and new files into renames.
  mutating func findRenames<Failure: Error>(
    _ ask: (FileComparison.Question, [UInt8]) throws(Failure) -> Answer
  ) throws(Failure) {
    guard hasManifest, !deletions.isEmpty, !created.isEmpty else { return }
    var digests: [MirrorSide: [[UInt8]: [UInt8]?]] = [:]
    func digest(_ path: [UInt8], _ side: MirrorSide) throws(Failure) -> [UInt8]? {
      if let known = digests[side]?[path] { return known }
      let question = side == .here ? FileComparison.Question.digestHere : .digestThere
      guard case .digest(let answer) = try ask(question, path) else { return nil }
      digests[side, default: [:]][path] = .some(answer)
      return answer
    }
    try findMovedDirectories(digest)
    try findMovedFiles(digest)
  }

  private mutating func findMovedFiles<Failure: Error>(
    _ digest: ([UInt8], MirrorSide) throws(Failure) -> [UInt8]?
  ) throws(Failure) {
    var candidates: [Int64: [Int]] = [:]
    for (index, step) in deletions.enumerated() {
      guard step.action == .removeFile, let size = step.target?.size, size > 0 else { continue }
      candidates[size, default: []].append(index)
    }
    guard !candidates.isEmpty else { return }
    var moved: Set<Int> = []
    var remaining: [MirrorPlan.Step] = []
    for step in created {
      guard let size = step.source?.size, let indices = candidates[size],
        let (index, record) = try match(step, indices.filter { !moved.contains($0) }, digest)
      else {
        remaining.append(step)
        continue
      }
      moved.insert(index)
      let old = deletions[index]
      move(old.path, to: step.path, old.target, [MovedRecord(path: [], record: record)])
      plan.octetCount -= size
    }
    created = remaining
    if !moved.isEmpty {
      deletions = deletions.enumerated().filter { !moved.contains($0.offset) }.map(\.element)
    }
  }

  /// Plans one rename.
  mutating func move(
    _ old: [UInt8],
    to path: [UInt8],
    _ seen: MirrorPlan.Seen?,
    _ records: [MovedRecord]
  ) {
    renames.append(
      MirrorPlan.Step(.rename(from: old), at: direction.target, path, .moved, source: seen)
    )
    plan.moved[path] = records
  }

  /// Finds the file that has another path now.
  private func match<Failure: Error>(
    _ step: MirrorPlan.Step,
    _ candidates: [Int],
    _ digest: ([UInt8], MirrorSide) throws(Failure) -> [UInt8]?
  ) throws(Failure) -> (Int, ManifestRecord)? {
    guard let new = source.find(step.path) else { return nil }
    for index in candidates {
      let path = deletions[index].path
      guard let old = target.find(path) else { continue }
      if let record = try moved(old, path, new, step.path, digest) { return (index, record) }
    }
    return nil
  }

  /// Says whether a file of the target that goes is surely one of the source that is new.
  ///
  /// It is when the side here is untouched since the manifest saw it, or has the digest that the
  /// manifest knows; and the server shows the same file: of a path that it still has the same size and
  /// time, of a new path the same mark (the `unique` fact), the same second, and the digest. The mark alone
  /// proves nothing, since file systems give it to the next file that is made.
  ///
  /// - Returns: What is to be remembered of the file under its new path; `nil` where it is another one,
  ///   or may be.
  func moved<Failure: Error>(
    _ old: SideTree.Index,
    _ oldPath: [UInt8],
    _ new: SideTree.Index,
    _ newPath: [UInt8],
    _ digest: ([UInt8], MirrorSide) throws(Failure) -> [UInt8]?
  ) throws(Failure) -> ManifestRecord? {
    let isUpload = direction == .upload
    let (gone, come) = (target[old], source[new])
    guard gone.kind == .file, come.kind == .file, let size = gone.size, size == come.size,
      var record = record(oldPath, isUpload ? gone : nil)
    else { return nil }
    let (here, path, there) = isUpload ? (come, newPath, gone) : (gone, oldPath, come)
    guard isUpload ? record.isUntouchedThere(there) : record.isMarked(as: there) else { return nil }
    if !record.isUntouchedHere(here) {
      guard let known = record.digest, try digest(path, .here) == known else { return nil }
    }
    if !isUpload {
      guard let known = record.digest, try digest(newPath, .there) == known else { return nil }
    }
    record.stamp = here.stamp
    return record
  }
}
