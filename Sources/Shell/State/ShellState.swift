package import FTPClient
import FTPProtocol
import Octets
package import Platform
package import SystemPackage
package import Terminal

/// What the commands of one shell share, by who owns what.
///
/// Belongs to one thread: the main thread, but for that of a job.
package final class ShellState {
  /// Where the commands come from.
  package typealias Mode = Front.Mode

  /// What the user sees: output, questions, the editor of the prompt.
  package let front: Front

  /// What is set.
  package let configuration: ShellConfiguration

  /// The working directory on this machine, and the ones before on both sides.
  package let places: Places

  /// The servers that the shell is connected to, one of which is the current one.
  let sessions: SessionRoster

  /// What runs beside the prompt.
  let jobs = JobRoster()

  /// The job that this is the shell of; `nil` for the user's own.
  let job: Job?

  /// Whether the shell ends after this command.
  package internal(set) var isLeaving = false

  /// Why the command that runs has not done all, though it goes on; it has been shown.
  private(set) var laterFailure: CommandError?

  /// Whether the last thing the user did was to stay because of jobs.
  var hasAskedToLeave = false

  /// Starts without a server.
  package convenience init(
    mode: Mode,
    output: Output,
    interrupt: Cancellation,
    settings: Settings,
    localDirectory: FilePath
  ) {
    self.init(
      Front(mode, output, interrupt: interrupt),
      ShellConfiguration(settings),
      localDirectory: localDirectory
    )
  }

  /// Starts without a server, with what another shell may have settled.
  init(
    _ front: Front,
    _ configuration: ShellConfiguration,
    localDirectory: FilePath,
    job: Job? = nil
  ) {
    self.front = front
    self.configuration = configuration
    self.job = job
    places = Places(local: localDirectory)
    sessions = SessionRoster(front, configuration, places, number: job?.session ?? 1)
  }
}

/// What nearly every command asks for.
extension ShellState {
  /// The current session, who logs in, and whom it trusts.
  package var connection: Connection { sessions.current.connection }

  /// Says goodbye to all servers.
  package func closeAll() { sessions.closeAll() }

  /// Where the commands come from.
  package var mode: Mode { front.mode }

  /// Where everything that is shown goes.
  package var output: Output { front.output }

  /// The interrupt key.
  package var interrupt: Cancellation { front.interrupt }

  /// The settings that count for the server.
  package var settings: Settings { configuration.settings }

  /// The session, with or without a login; `nil` before `open` and after `close`.
  package var session: Session? { connection.session }

  /// The working directory on this machine, absolute.
  package var localDirectory: FilePath { places.local }

  /// How names are shown: relative to where the user is on both sides.
  var shownNames: ShownNames {
    ShownNames(local: localDirectory.octets, remote: session?.directoryName?.octets ?? [])
  }

  /// Returns a session that can take a command, connecting anew where the server has hung up.
  ///
  /// - Throws: ``CommandError`` when there is no server, or no login.
  func loggedIn() throws(CommandError) -> Session { try connection.loggedIn() }

  /// Shows an error where the user looks for it.
  func show(_ error: CommandError) { front.show(error) }

  /// Shows why a command cannot do all that it should; it does the rest, and fails then.
  func failLater(_ error: CommandError) {
    show(error)
    laterFailure = laterFailure ?? error
  }

  /// Runs a command, which fails once it has done what it can if ``failLater(_:)`` was called.
  func failingLater(_ body: () throws(CommandError) -> Void) throws(CommandError) {
    // One command may run another one.
    let before = laterFailure
    laterFailure = nil
    defer { laterFailure = before }
    try body()
    if let laterFailure { throw laterFailure.alreadyShown }
  }

  /// Lets the user edit a file of this machine.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - what: What cannot be done without the editor.
  ///   - consequence: What follows if it fails, behind what it ended with.
  /// - Throws: ``CommandError`` where the editor fails.
  func runEditor(
    on path: FilePath,
    for what: [UInt8],
    ifItFails consequence: String = ""
  ) throws(CommandError) {
    let editor =
      [Environment.octets("VISUAL"), Environment.octets("EDITOR")].compactMap(\.self)
      .first { !$0.isEmpty } ?? [UInt8]("vi".utf8)
    try output.flushForCommand()
    let command = editor + [.space] + SystemShellQuoting.quoted(path.octets)
    let status = try locally(what, ChildProcess.runShell(command, in: localDirectory))
    guard status == 0 else {
      let advice = status == 127 ? "Name an editor in EDITOR." : nil
      let why = "\(Escaping.text(editor)) ended with status \(status)\(consequence)"
      throw CommandError(what, .failed(.local, why, advice: advice))
    }
  }

  /// Runs a command with the user's own shell.
  ///
  /// - Throws: ``CommandError/Cause/childFailed(_:)`` for a status that is not 0.
  func runLocally(_ command: [UInt8]?) throws(CommandError) {
    try output.flushForCommand()
    let what = [UInt8]("!".utf8) + (command ?? [])
    let status = try locally(what, ChildProcess.runShell(command, in: localDirectory))
    // What an interactive shell ended with is nobody's business.
    guard status == 0 || command == nil else { throw CommandError(what, .childFailed(status)) }
  }
}
