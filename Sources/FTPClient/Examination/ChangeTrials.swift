import FTPProtocol
import Octets

/// What renaming and deleting do, in the directory of its own.
extension Examination {
  /// Renames and deletes files and directories.
  func examineChanges() throws(FTPError) {
    try examine(.rename) { () throws(FTPError) in
      let from = try scratchFile("renamed.bin" + options.temporarySuffix)
      let to = try scratchFile("renamed.bin")
      try session.store([0x61], as: from)
      let seen = try renaming(from, to)
      session.knowledge.set(.temporaryNames, seen.verdict.isPositive)
      return seen
    }
    try examine(.renameReplaces) { () throws(FTPError) in
      guard works(.rename) == true else { return .notKnown("nothing is renamed") }
      let (from, to) = (try scratchFile("new.bin"), try scratchFile("old.bin"))
      try session.store([0x61], as: from)
      try session.store([0x61, 0x62], as: to)
      guard try session.size(of: from) == 1 else { return .notKnown("SIZE does not tell") }
      let reply = try rename(from, to)
      return .replacing(
        reply,
        (1, 2),
        source: try session.size(of: from),
        target: try session.size(of: to)
      )
    }
    try examine(.renameDirectory) { () throws(FTPError) in
      let from = try withScratch { $0.directory("before") }
      let to = try withScratch { $0.directory("after") }
      try session.makeDirectory(from)
      return try renaming(from, to)
    }
    try examine(.delete) { () throws(FTPError) in
      let path = try scratchFile("deleted.bin")
      try session.store([0x61], as: path)
      return try deleting(.dele, path, "DELE removes a file")
    }
    try examine(.deleteDirectory) { () throws(FTPError) in
      let path = try withScratch { $0.directory("empty") }
      try session.makeDirectory(path)
      return try deleting(
        .dele,
        path,
        "DELE removes an empty directory",
        refused: "DELE removes no directory"
      )
    }
    try examine(.removeFull) { () throws(FTPError) in
      let path = try withScratch { $0.directory("full") }
      try session.makeDirectory(path)
      try session.store([0x61], as: withScratch { $0.file("inner.txt", in: path) })
      return try deleting(
        .rmd,
        path,
        "RMD removes a directory with all that is in it",
        refused: "RMD removes no directory that is not empty"
      )
    }
  }

  /// Renames.
  ///
  /// - Returns: The reply to RNTO, or to RNFR where that is refused.
  private func rename(_ from: RemotePath, _ to: RemotePath) throws(FTPError) -> Reply {
    let target = try session.command(.rnto, to)
    let first = try session.exchange(session.command(.rnfr, from))
    return first.code.isIntermediate ? try session.exchange(target) : first
  }

  private func renaming(_ from: RemotePath, _ to: RemotePath) throws(FTPError) -> Observation {
    let reply = try rename(from, to)
    guard reply.code.isCompletion else { return .renaming(reply, isThere: nil, isGone: nil) }
    return .renaming(
      reply,
      isThere: try session.isThere(to, now: options.now),
      isGone: try session.isThere(from, now: options.now).map { !$0 }
    )
  }

  private func deleting(
    _ verb: CommandVerb,
    _ path: RemotePath,
    _ words: String = "",
    refused: String = "it is refused"
  ) throws(FTPError) -> Observation {
    guard try session.isThere(path, now: options.now) == true else {
      return .notKnown("what was made for it is not listed")
    }
    let reply = try session.exchange(session.command(verb, path))
    let isGone = try session.isThere(path, now: options.now).map { !$0 }
    return .deleting(reply, isGone: isGone, words, refused: refused)
  }
}
