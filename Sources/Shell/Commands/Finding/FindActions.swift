import FTPClient
import FTPProtocol
import Terminal

/// Does what `find` was asked to do with what it finds.
///
/// What needs the session waits until the listing that is under way has ended: a session does one
/// thing at a time.
final class FindActions {
  private let session: Session
  private let shell: ShellState
  private var fetching: FindFetching
  private let deletes: Bool
  private var printer: FindPrinter
  private var deletion = FindDeletion()
  private var waiting: [(found: FoundEntry, actions: ArraySlice<FindAction>)] = []

  /// The failures that do not end the command.
  var failures = Failures()

  /// The starting point of the walk.
  var start = RemotePath(".")

  /// Prepares to act.
  ///
  /// - Parameters:
  ///   - wanted: The actions of the expression.
  ///   - directory: The working directory at the server, if that is known.
  ///   - session: Where to remove and fetch.
  ///   - shell: Where to show what is found.
  init(
    _ wanted: Set<FindAction>,
    in directory: RemotePath?,
    _ session: Session,
    _ shell: ShellState
  ) {
    self.session = session
    self.shell = shell
    fetching = FindFetching(shell)
    deletes = wanted.contains(.delete)
    printer = FindPrinter(shell.output, in: directory)
  }

  /// Does with an entry what can be done at once.
  func take(_ found: FoundEntry, _ actions: [FindAction]) throws(CommandError) {
    if deletes, !actions.contains(.delete) { keepDirectory(of: found) }
    var actions = actions[...]
    while let action = actions.first {
      guard !action.needsSession else {
        waiting.append((found, actions))
        return
      }
      actions.removeFirst()
      try shell.output.writeOctets(printer.octets(action, found))
    }
  }

  /// Does what had to wait.
  func doWhatWaits() throws(CommandError) {
    let ready = waiting
    waiting = []
    for (found, actions) in ready {
      do throws(CommandError) {
        try carryOut(actions, on: found)
      } catch {
        keepDirectory(of: found)
        try failures.note(error, isLast: false, in: shell)
      }
    }
  }

  private func carryOut(
    _ actions: ArraySlice<FindAction>,
    on found: FoundEntry
  ) throws(CommandError) {
    for action in actions {
      switch action {
      case .delete:
        if found.kind == .directory { return deletion.postpone(found) }
        try deletion.remove(found, in: session)
        shell.output.say("removed ", found.path.octets)
      case .get where found.kind == .directory: continue
      case .get:
        // What was skipped has not been got: nothing that follows may count on it.
        guard try fetching.fetch(found, below: start) else { return keepDirectory(of: found) }
      default: try shell.output.writeOctets(printer.octets(action, found))
      }
    }
  }

  /// Notes that a directory has been listed.
  ///
  /// - Parameters:
  ///   - directory: The directory.
  ///   - tellsAll: Whether all of what is in it is known.
  func note(_ directory: RemotePath, tellsAll: Bool) {
    if tellsAll { deletion.trust(directory) } else { deletion.keep(directory) }
  }

  /// Notes that something in a directory stays.
  func keep(_ directory: RemotePath) {
    deletion.keep(directory)
  }

  private func keepDirectory(of found: FoundEntry) {
    if let parent = found.parent { deletion.keep(parent) }
  }

  /// Removes the directories that were found, those below first.
  func removeDirectories() throws(CommandError) {
    while let (found, error) = deletion.removeNextDirectory(in: session) {
      if let error {
        try failures.note(error, isLast: false, in: shell)
      } else {
        shell.output.say("removed ", found.path.octets)
      }
    }
  }
}
