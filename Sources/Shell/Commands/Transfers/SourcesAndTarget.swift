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
    let matches = try shell.remoteMatches(sources)
    let destination = try shell.remotePath(target)
    let what: [UInt8] = .doing("\(verb) to", destination.octets)
    let isDirectory =
      destination.normalized.lastComponent == nil
      ? true : try remotely(what, session.isDirectory(destination))
    guard matches.count == 1 || isDirectory else {
      throw CommandError(what, .refused("several files need a directory to go into", advice: nil))
    }
    if isDirectory { try OneNameEach.check(matches, at: session) }
    // A directory may become what has a slash behind it and is not there; a file may not.
    let isInside = isDirectory || verb == "cp" && destination.octets.last == .slash
    return matches.map { match in
      let name = match.path.lastComponent?.octets
      let path = if isInside, let name { destination.appending(name) } else { destination }
      return Move(match: match, path: path)
    }
  }
}
