import FTPProtocol
import Octets

/// Transfers of parts of files, and digests.
extension Examination {
  /// Finds out what REST, APPE and the commands of digests do.
  func examineParts() throws(FTPError) {
    try examine(.restDownload) { () throws(FTPError) in
      guard let (path, octets) = sample else { return nil }
      let offset = octets.count / 3 + 1
      do throws(FTPError) {
        let found = try session.fetch(path, from: Int64(offset))
        return .resumedDownload(found, whole: octets, from: offset)
      } catch .refused(let reply, .rest) where reply.code != .serviceNotAvailable {
        return .refused(reply)
      }
    }
    try examine(.restUpload) { () throws(FTPError) in
      guard mayRead else { return .notKnown("what was sent may not be read") }
      let seen = try resumedUpload()
      session.knowledge.set(.restartsUploads, seen.verdict.isPositive)
      return seen
    }
    try examine(.append) { () throws(FTPError) in
      guard mayRead else { return .notKnown("what was sent may not be read") }
      let path = try scratchFile("append.bin")
      let (before, added) = ([UInt8](Self.contents.prefix(500)), [UInt8](Self.contents.suffix(70)))
      try session.store(before, as: path)
      do throws(FTPError) {
        try session.store(added, as: path, by: .appe)
      } catch .refused(let reply, .appe) where reply.code != .serviceNotAvailable {
        return .refused(reply)
      }
      return .appending(try session.fetch(path), to: before, added)
    }
    try examine(.digests) { () throws(FTPError) in try digests() }
  }

  private var mayRead: Bool { works(.storage) == true }

  /// Sends a file in two parts, and then a few octets into the middle of it.
  private func resumedUpload() throws(FTPError) -> Observation {
    let path = try scratchFile("rest.bin")
    let (head, rest) = (Self.contents.prefix(1000), Self.contents.dropFirst(1000))
    try session.store([UInt8](head), as: path)
    do throws(FTPError) {
      try session.store([UInt8](rest), as: path, at: Int64(head.count))
    } catch .refused(let reply, let verb)
      where [.rest, .stor].contains(verb) && reply.code.isPermanentNegative
    {
      return .refused(reply)
    }
    let seen = Observation.resumedUpload(
      try session.fetch(path),
      whole: Self.contents,
      rest: [UInt8](rest)
    )
    guard seen.verdict.isPositive == true else { return seen }
    let patch = [UInt8](repeating: 0x2E, count: 10)
    try session.store(patch, as: path, at: 500)
    switch try session.fetch(path).count {
    case 510: return .works("what lies behind the part that is sent is cut off")
    case Self.contents.count: return .works("what lies behind the part that is sent stays")
    default: return seen
    }
  }

  private func digests() throws(FTPError) -> Observation? {
    guard let (path, octets) = sample else { return nil }
    var (right, wrong, unanswered): ([DigestAlgorithm], [DigestAlgorithm], [DigestAlgorithm]) =
      ([], [], [])
    for algorithm in try session.digestAlgorithms() {
      guard var digest = ContentDigest(algorithm) else { continue }
      octets.withUnsafeBytes { digest.update($0) }
      let told = try session.digest(of: path, algorithm: algorithm, ofSize: Int64(octets.count))
      if let told {
        if told == digest.finish() { right.append(algorithm) } else { wrong.append(algorithm) }
      } else {
        unanswered.append(algorithm)
      }
    }
    return .digests(right: right, wrong: wrong, unanswered: unanswered)
  }
}
