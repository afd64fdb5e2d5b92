import FTPClient
import Octets
import Platform
import SystemPackage
import Terminal
import Transfers

/// Commands that run beside the prompt.
extension Interpreter {
  /// Runs a command beside the prompt.
  ///
  /// - Parameters:
  ///   - command: The command.
  ///   - handover: What was done of it here, if it ran here before.
  /// - Throws: ``CommandError`` for what makes no sense, or cannot run there.
  func runInBackground(
    _ command: Tokenizer.Command,
    after handover: Handover? = nil
  ) throws(CommandError) {
    // What cannot be understood is said at once.
    guard let (type, named) = try checked(command) else { return }
    let job = try startJob(type, named, isQueued: false, after: handover)
    shell.output.say("[\(job.number)] \(job.text)")
  }

  /// Puts a command behind those that wait for their turn beside the prompt.
  func enqueue(_ words: [Word]) throws(CommandError) {
    var command = Tokenizer.Command()
    command.words = words
    guard let (type, named) = try checked(command) else { return }
    let job = try startJob(type, named, isQueued: true)
    shell.output.say("[\(job.number)] \(JobLine.state(of: job)): \(job.text)")
  }

  /// Makes a job of a command that was found in the table.
  ///
  /// - Throws: ``CommandError`` for a command that needs the shell itself.
  private func startJob(
    _ type: any ShellCommand.Type,
    _ command: Tokenizer.Command,
    isQueued: Bool,
    after handover: Handover? = nil
  ) throws(CommandError) -> Job {
    guard type.worksInBackground else {
      throw CommandError(
        type.name,
        .refused("this cannot be done in the background", advice: "It needs the prompt itself.")
      )
    }
    var origin = try JobOrigin(shell, need: type.need, after: handover)
    if type.worksBetweenServers { origin.others = shell.sessions.templatesOfOthers }
    let text = Secrets.masked(command, abbreviated: false)
    let started = origin
    let work: JobRoster.Work = { started.run(command, as: $0) }
    return try locally(
      "start a job",
      isQueued
        ? shell.jobs.enqueue(text, of: shell.sessions.current.number, work)
        : shell.jobs.start(text, of: shell.sessions.current.number, work)
    )
  }

  /// Finds what a command beside the prompt runs.
  ///
  /// - Returns: The command by its whole name; `nil` when it only asked for help.
  private func checked(
    _ command: Tokenizer.Command
  ) throws(CommandError) -> (type: any ShellCommand.Type, command: Tokenizer.Command)? {
    guard let (type, words) = try resolved(command.words),
      let parsed = try parse(type, words.map(WordText.encode))
    else { return nil }
    if shell.front.canDecide, let asking = parsed as? any AskingCommand, asking.asksFirst {
      throw CommandError(
        type.name,
        .refused(
          "it asks before it does that, and nobody can be asked in the background",
          advice: "'\(type.name) -f' does not ask."
        )
      )
    }
    // A job's own shell abbreviates nothing.
    var named = Tokenizer.Command()
    named.words = [Word(literal: [UInt8](type.name.utf8))] + words
    named.redirection = command.redirection
    return (type, named)
  }
}

/// What a job takes with it from the shell that starts it: values, which the two threads do not
/// share.
struct JobOrigin: Sendable {
  private let layers: SettingsLayers
  private let doneBefore: Set<[UInt8]>
  private let localDirectory: FilePath
  private let isBesidePerson: Bool

  /// The one thing that is shared: a rate set later counts for the job too.
  private let rateLimit: RateLimit
  private let session: SessionTemplate?

  /// The other sessions, for a command whose words may name them.
  fileprivate(set) var others: [SessionRoster.Template] = []

  /// Shared with the other jobs: who may have a connection.
  private let turns: ConnectionTurns

  /// Takes what a command needs.
  ///
  /// - Parameters:
  ///   - shell: Where the command was typed.
  ///   - need: What it needs; the login happens now, where somebody can be asked.
  ///   - handover: What was done of the command there.
  /// - Throws: ``CommandError`` when there is no server, or no login.
  init(
    _ shell: ShellState,
    need: CommandNeed,
    after handover: Handover? = nil
  ) throws(CommandError) {
    var layers = shell.configuration.layers
    if handover?.replaces ?? false, let overwrite = Setting.named("overwrite") {
      _ = layers.assign(OverwritePolicy.always.rawValue, to: overwrite, for: nil, from: .user)
    }
    self.layers = layers
    doneBefore = handover?.done ?? []
    localDirectory = shell.localDirectory
    isBesidePerson = shell.front.canDecide
    rateLimit = shell.configuration.rateLimit
    turns = shell.jobs.turns
    guard need == .login else {
      session = nil
      return
    }
    session = try shell.loggedIn().template
  }

  /// Runs a command, on the thread that calls.
  ///
  /// - Parameters:
  ///   - command: With the whole name of what it runs.
  ///   - job: Where it goes on record.
  /// - Returns: What it ends with.
  func run(_ command: Tokenizer.Command, as job: Job) -> ExitStatus {
    let output = Output(
      standardOutput: .captured(job.standardOutput),
      standardError: .captured(job.standardError)
    )
    let shell = ShellState(
      Front(.job, output, interrupt: job.cancellation),
      ShellConfiguration(layers, sharing: rateLimit),
      localDirectory: localDirectory,
      job: job
    )
    shell.front.doneBefore = doneBefore
    shell.front.isBesidePerson = isBesidePerson
    // The prompt keeps standard input.
    shell.front.readsStandardInput = true
    var endpoints: [Endpoint] = []
    defer {
      shell.closeAll()
      for endpoint in endpoints { turns.end(at: endpoint) }
    }
    do throws(CommandError) {
      if let session {
        try shell.connection.adopt(session, turns)
        endpoints.append(session.endpoint)
      }
      for other in others {
        let slot = shell.sessions.add(like: other)
        try shell.sessions.within(slot) { () throws(CommandError) in
          try slot.connection.adopt(other.session, turns)
        }
        endpoints.append(other.session.endpoint)
      }
      try Interpreter(shell).run(command)
      try output.flushForCommand()
      return .done
    } catch {
      try? output.flush()
      shell.show(error)
      return ExitStatus(error)
    }
  }
}

extension Connection {
  /// Makes a session like that of another shell, once the server lets it in.
  fileprivate func adopt(
    _ template: SessionTemplate,
    _ turns: ConnectionTurns
  ) throws(CommandError) {
    let what = "connect to \(template.endpoint) once more"
    let sayWhy: (FTPError) -> Void = { [unowned self] error in
      output.say("\(FTPErrorMessage.reason(error).why); waiting for a turn", style: .dim)
    }
    do throws(FTPError) {
      session = try turns.begin(
        like: template,
        within: settings.transfers.retry.deadline,
        cancelledBy: front.interrupt,
        onWait: sayWhy
      ) { () throws(FTPError) in
        try Session.connect(
          like: template,
          observer: DialogueTrace.observer(for: self),
          cancelledBy: front.interrupt
        )
      }
    } catch {
      throw CommandError(what, .session(error))
    }
  }
}
