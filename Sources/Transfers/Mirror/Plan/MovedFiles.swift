import FTPProtocol

/// Names that moved.
extension MirrorPlanning {
  /// Turns pairs of a deletion and a new file into a rename, where both are surely one file: what the
  /// manifest knows of the old path has the digest of the new one here; or the server's own mark of the
  /// new path is that of the old one.
  mutating func findRenames<Failure: Error>(
    _ ask: (FileComparison.Question, [UInt8]) throws(Failure) -> Answer
  ) throws(Failure) {
    guard hasManifest, direction == .upload, !deletions.isEmpty, !created.isEmpty else { return }
    var candidates: [Int64: [Int]] = [:]
    for (index, step) in deletions.enumerated() {
      guard step.action == .removeFile, let size = step.target?.size, size > 0 else { continue }
      candidates[size, default: []].append(index)
    }
    var moved: Set<Int> = []
    var remaining: [MirrorPlan.Step] = []
    for step in created {
      guard let size = step.source?.size, let indices = candidates[size],
        let index = try match(step, indices.filter { !moved.contains($0) }, ask)
      else {
        remaining.append(step)
        continue
      }
      moved.insert(index)
      let old = deletions[index]
      renames.append(
        MirrorPlan.Step(
          .rename(from: old.path),
          at: direction.target,
          step.path,
          .moved,
          source: old.target
        )
      )
      plan.octetCount -= size
    }
    created = remaining
    if !moved.isEmpty {
      deletions = deletions.enumerated().filter { !moved.contains($0.offset) }.map(\.element)
    }
  }

  /// Finds the file that has another path now.
  private func match<Failure: Error>(
    _ step: MirrorPlan.Step,
    _ candidates: [Int],
    _ ask: (FileComparison.Question, [UInt8]) throws(Failure) -> Answer
  ) throws(Failure) -> Int? {
    var digest: [UInt8]??
    for index in candidates {
      let old = deletions[index]
      guard let node = target.find(old.path).map({ target[$0] }),
        let record = record(old.path, node), let known = record.digest,
        record.isUntouchedThere(node)
      else { continue }
      if digest == nil {
        guard case .digest(let answer) = try ask(.digestHere, step.path) else { return nil }
        digest = .some(answer)
      }
      if let digest, digest == known { return index }
    }
    return nil
  }
}
