import FTPClient
package import SystemPackage

/// Where a shell is on this machine, and where `cd -` and `lcd -` go.
///
/// Where it wants to be at the server is known to the session, which goes there before each
/// command.
package final class Places {
  /// The working directory on this machine, absolute.
  package private(set) var local: FilePath

  /// Where `lcd -` goes.
  private(set) var previousLocal: FilePath?

  /// Where `cd -` goes; `nil` at a server that one has not moved at.
  var previousRemote: Place?

  /// Where it is noted which directories are copies of which trees.
  package var copies = FileLocations.copies

  /// Starts in a directory of this machine.
  init(local: FilePath) {
    self.local = local
  }

  /// Changes the working directory on this machine.
  func moveLocally(to directory: FilePath) {
    previousLocal = local
    local = directory
  }
}
