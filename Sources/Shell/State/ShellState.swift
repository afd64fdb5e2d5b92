package import FTPClient
import FTPProtocol
package import Platform
package import SystemPackage
package import Terminal
import Transfers

/// What the commands of one shell share: the session, the settings, the two working directories.
///
/// Belongs to one thread: the main thread, but for that of a job.
package final class ShellState {
  /// Where the commands come from, which decides whether anybody can be asked.
  package enum Mode: Hashable, Sendable {
    /// A person at a prompt.
    case prompt

    /// A script, from standard input, a file or an argument.
    case script

    /// One command of the command line.
    case single

    /// One command beside a prompt or script, on a thread of its own.
    case job
  }

  package let mode: Mode

  /// Where everything that is shown goes.
  package let output: Output

  /// The interrupt key.
  package let interrupt: Cancellation

  /// The settings by where they come from, and which of them count.
  package internal(set) var layers: SettingsLayers {
    didSet { if job == nil { rateLimit.octetsPerSecond = settings.rate } }
  }

  /// How fast all transfers of this shell together may be, those in the background too.
  var rateLimit = RateLimit()

  /// The settings that count for the server.
  package var settings: Settings { layers.settings }

  /// What the command line says about whom to trust.
  package var trustOptions = TrustOptions()

  /// The server that ``TrustOptions/pin`` is for, once there is one.
  var pinnedEndpoint: Endpoint?

  /// What earlier sessions showed of servers; `nil` remembers nothing.
  package var memory: ServerMemory?

  /// Where it is noted which directories are copies of which trees.
  package var copiesDirectory = FileLocations.copies

  /// What ``memory`` has of the session's server.
  var rememberedKnowledge = ServerKnowledge()

  /// The session, with or without a login; `nil` before `open` and after `close`.
  package internal(set) var session: Session?

  /// Who is logged in as soon as a command needs it.
  var pendingCredentials: Credentials?

  /// The working directory on this machine, absolute.
  package var localDirectory: FilePath

  /// Where `lcd -` goes.
  var previousLocalDirectory: FilePath?

  /// Where `cd -` goes.
  var previousRemoteDirectory: Place?

  /// The history of the prompt; `nil` in scripts.
  package var history: LineHistory?

  /// Whether the shell ends after this command.
  package internal(set) var isLeaving = false

  /// Whether the last thing the user did was to stay because of jobs.
  var hasAskedToLeave = false

  /// Whether the commands are those of the configuration file.
  var readsConfiguration = false

  /// Whether standard input is where the commands come from.
  package internal(set) var readsStandardInput = false

  /// The number of the script's line that is running; `nil` where there is no script.
  var lineNumber: Int?

  /// What the user sees of the transfers of the running command; `nil` while there are none.
  var display: TransferDisplay?

  /// What runs beside the prompt.
  let jobs = JobRoster()

  /// The job that this is the shell of; `nil` for the user's own.
  var job: Job?

  /// Where somebody outside asks where things stand; `nil` in tests.
  package var statusRequest: SignalWatch?

  /// The prompt's; `nil` in scripts.
  var editor: LineEditor?

  /// The obsolete commands that have had their notice.
  var noticedCommands: Set<String> = []

  /// Starts without a server.
  package init(
    mode: Mode,
    output: Output,
    interrupt: Cancellation,
    settings: Settings,
    localDirectory: FilePath
  ) {
    self.mode = mode
    self.output = output
    self.interrupt = interrupt
    layers = SettingsLayers(settings)
    self.localDirectory = localDirectory
    output.cancellation = interrupt
  }

  /// Whether a person sits at standard input and can be asked.
  var canAsk: Bool { mode != .job && output.inputIsTerminal && output.errorIsTerminal }
}
