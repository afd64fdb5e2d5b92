import FTPClient
import FTPProtocol
import Octets

/// Files that get other names at one server.
struct RemoteRenaming {
  /// Decides about names that are taken.
  let replacing: RemoteReplacing
  let shell: ShellState

  /// Renames what operands named.
  ///
  /// - Throws: ``CommandError``; those behind the first that fails stay as they are.
  func rename(
    _ sources: [RemoteOperand],
    to target: RemoteOperand
  ) throws(CommandError) {
    for move in try SourcesAndTarget.moves(of: sources, to: target, "mv", in: shell) {
      let what: [UInt8] = .doing("mv", move.match.path.octets + [.space] + move.path.octets)
      guard try replacing.allows(move.path, for: move.match, what, in: shell) else { continue }
      let session = try shell.loggedIn()
      try remotely(what, session.rename(move.match.path, to: move.path))
    }
  }
}
