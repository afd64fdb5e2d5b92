import FTPClient
import Platform
import SystemPackage
import Terminal
import Transfers

/// What a job takes with it from the shell that starts it: values, which the two threads do not
/// share.
struct JobOrigin: Sendable {
  private let layers: SettingsLayers
  private let localDirectory: FilePath

  /// The one thing that is shared: a rate set later counts for the job too.
  private let rateLimit: RateLimit
  private let session: SessionTemplate?

  /// Shared with the other jobs: who may have a connection.
  private let turns: ConnectionTurns

  /// Takes what a command needs.
  ///
  /// - Parameters:
  ///   - shell: Where the command was typed.
  ///   - need: What it needs; the login happens now, where somebody can be asked.
  /// - Throws: ``CommandError`` when there is no server, or no login.
  init(_ shell: ShellState, need: CommandNeed) throws(CommandError) {
    layers = shell.layers
    localDirectory = shell.localDirectory
    rateLimit = shell.rateLimit
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
      mode: .job,
      output: output,
      interrupt: job.cancellation,
      settings: layers.settings,
      localDirectory: localDirectory
    )
    shell.job = job
    shell.layers = layers
    shell.rateLimit = rateLimit
    // The prompt keeps standard input.
    shell.readsStandardInput = true
    var hasTurn = false
    defer {
      shell.closeSession()
      if hasTurn, let session { turns.end(at: session.endpoint) }
    }
    do throws(CommandError) {
      if let session {
        try shell.adopt(session, turns)
        hasTurn = true
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

extension ShellState {
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
        cancelledBy: interrupt,
        onWait: sayWhy
      ) { () throws(FTPError) in
        try Session.connect(
          like: template,
          observer: DialogueTrace.observer(for: self),
          cancelledBy: interrupt
        )
      }
    } catch {
      throw CommandError(what, .session(error))
    }
  }
}

extension Tokenizer.Command {
  /// The same command as a job's, by the whole name of what it runs.
  ///
  /// - Parameters:
  ///   - type: What it runs.
  ///   - leading: The words that the typed name stands for, but the first.
  /// - Returns: The command for another shell, which abbreviates nothing.
  func naming(_ type: any ShellCommand.Type, _ leading: [String]) -> Tokenizer.Command {
    var command = Tokenizer.Command()
    command.words = ([type.name] + leading).map { Word(literal: [UInt8]($0.utf8)) }
    command.words += words.dropFirst()
    command.redirection = redirection
    return command
  }
}
