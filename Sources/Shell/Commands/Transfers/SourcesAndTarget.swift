import ArgumentParser
import FTPClient
import FTPProtocol
import Octets

/// Operands as `cp` and `mv` have them: what is meant, and behind it where it goes.
enum SourcesAndTarget {
  /// Refuses operands that are fewer than two.
  static func validate(_ operands: [RemoteOperand]) throws {
    guard operands.count >= 2 else {
      throw ValidationError("Name at least one file, and behind it where it goes.")
    }
  }

  /// Takes the last operand apart from the others.
  static func split(
    _ operands: [RemoteOperand]
  ) -> (sources: [RemoteOperand], target: RemoteOperand) {
    var sources = operands
    let target = sources.popLast() ?? RemoteOperand(Word("."))
    return (sources, target)
  }

  /// One name at the server that is to get another one there.
  struct Move {
    let match: RemoteMatch

    /// The other name.
    let path: RemotePath
  }

  /// Says which name each of several files at the server gets there.
  ///
  /// - Parameters:
  ///   - sources: The files, or patterns.
  ///   - target: A new name or a directory.
  ///   - verb: What is done to them.
  ///   - shell: Where the session is.
  /// - Returns: One for each file.
  /// - Throws: ``CommandError`` where several would get one name, before anything moves.
  static func moves(
    of sources: [RemoteOperand],
    to target: RemoteOperand,
    _ verb: String,
    in shell: ShellState
  ) throws(CommandError) -> [Move] {
    let session = try shell.loggedIn()
    return try moves(
      of: try shell.remoteMatches(sources),
      to: try shell.remotePath(target),
      at: session,
      verb,
      isWritten: verb == "cp"
    )
  }

  /// Says which name each of several files gets at a server, which need not be theirs.
  ///
  /// - Parameters:
  ///   - matches: The files.
  ///   - target: A new name or a directory.
  ///   - session: The server of that.
  ///   - verb: What is done to them.
  ///   - isWritten: Whether the names are written to, and not given by the server.
  /// - Returns: One for each file.
  /// - Throws: As ``moves(of:to:_:in:)``.
  static func moves(
    of matches: [RemoteMatch],
    to target: RemotePath,
    at session: Session,
    _ verb: String,
    isWritten: Bool
  ) throws(CommandError) -> [Move] {
    let what: [UInt8] = .doing("\(verb) to", target.octets)
    let isDirectory =
      target.normalized.lastComponent == nil
      ? true : try remotely(what, session.isDirectory(target))
    guard matches.count == 1 || isDirectory else {
      throw CommandError(what, .refused("several files need a directory to go into", advice: nil))
    }
    if isDirectory {
      if isWritten {
        try OneNameEach.check(matches, writtenAt: session)
      } else {
        try OneNameEach.check(matches, at: session)
      }
    }
    // A directory may become what has a slash behind it and is not there; a file may not.
    let isInside = isDirectory || isWritten && target.octets.last == .slash
    return matches.map { match in
      let name = match.path.lastComponent?.octets
      let path = if isInside, let name { target.appending(name) } else { target }
      return Move(match: match, path: path)
    }
  }
}
