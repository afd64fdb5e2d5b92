import ArgumentParser
import FTPClient
import FTPProtocol
import Octets
import Platform
import Terminal
import Transfers

/// `doctor`: find out what a server does.
struct DoctorCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Test a server, and remember what is proven.",
    discussion: """
      Tries TLS, data connections, listings, names, clocks, parts of files, renaming and deleting \
      with files of its own, in a directory 'ferry-doctor-...' that it makes in the working \
      directory and removes again. Each test works, does not, or is not known, and says why. \
      Settings that begin with 'set' are for you to type; all others are known from now on, and \
      heeded by themselves. Where nothing may be written the rest is tested.
      """
  )

  static let worksOnCommandLine = true
  static let worksInBackground = false

  @Flag(name: .long, help: "Write nothing at the server.")
  var readOnly = false

  @Flag(name: .long, help: "An object of JSON a line, for programs.")
  var json = false

  @Argument(help: "A directory to test in; the working directory if none is named.")
  var directory: RemoteOperand?

  func run(in shell: ShellState) throws(CommandError) {
    let session = try shell.loggedIn()
    var options = Examination.Options(now: .current)
    if let directory {
      let path = try shell.remotePath(directory)
      options.directory = path.octets.isEmpty || path == .here ? nil : path
    }
    options.isReadOnly = readOnly
    if let suffix = PartialName.needed(for: []).first { options.temporarySuffix = suffix.text }
    var findings: [ExaminedTopic: Finding] = [:]
    let examination = Examination(of: session, options) { event in
      switch event {
      case .begins(let part): say(part, shell)
      case .found(let finding): findings[finding.topic] = finding
      }
    }
    let outcome = try EndingSignals.heldBack(cancelling: shell.interrupt) {
      () throws(CommandError) in
      let outcome = examination.run()
      shell.output.clearStatus()
      try show(findings, session, shell)
      try shell.output.flushForCommand()
      return outcome
    }
    shell.connection.keepKnowledge(of: session)
    if outcome.failure == nil, !json {
      shell.output.say(FindingText.summary(findings), style: .dim)
    }
    if let refusal = outcome.writingRefusal, outcome.failure == nil {
      let why = FTPErrorMessage.reason(refusal).why
      let what =
        outcome.left == nil
        ? "nothing may be written there" : "what is written there cannot be removed again"
      shell.output.say("\(what), so that only the rest was tested: \(why)")
    }
    try conclude(outcome, session, shell)
  }

  /// Says which part begins, on a line that the next one replaces where that is possible.
  private func say(_ part: String, _ shell: ShellState) {
    let line = "doctor: testing \(part)"
    if shell.output.canDrawStatus {
      shell.output.drawStatus([String(line.prefix(max(1, shell.output.errorWidth - 1)))])
    } else {
      shell.output.say(line, style: .dim)
    }
  }

  private func show(
    _ findings: [ExaminedTopic: Finding],
    _ session: Session,
    _ shell: ShellState
  ) throws(CommandError) {
    let (endpoint, options) = (session.endpoint, shell.settings.session)
    guard !json else {
      for topic in ExaminedTopic.allCases {
        guard let finding = findings[topic] else { continue }
        let object = FindingText.object(finding, among: findings, endpoint, options)
        try shell.output.writeOctets(object)
      }
      return
    }
    guard !findings.isEmpty else { return }
    let rows = FindingText.rows(findings, endpoint, options)
    let columns = shell.output.isTerminal ? shell.output.width : nil
    for line in FindingText.table(rows, columns: columns) {
      try shell.output.writeText(line + "\n")
    }
  }

  /// Ends with why not all was tested, or with what is left at the server.
  private func conclude(
    _ outcome: Examination.Outcome,
    _ session: Session,
    _ shell: ShellState
  ) throws(CommandError) {
    let failure = outcome.failure.map { CommandError("doctor", .session($0)) }
    guard let (path, reason) = outcome.left else {
      if let failure { throw failure }
      return
    }
    let left = CommandError(.doing("remove", path.octets), .session(reason))
    guard let failure else {
      shell.output.say(
        "A directory of the test is left there; 'rm -r' removes it, where that is allowed.",
        style: .warning
      )
      throw left
    }
    shell.show(left)
    throw failure
  }
}
