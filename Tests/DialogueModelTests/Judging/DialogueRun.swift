import FTPClient
import FTPTestSupport
import Platform
import Shell
import SystemPackage
import Terminal

/// One dialogue from its beginning to its judgement.
struct DialogueRun {
  /// What came of it.
  struct Result: Sendable {
    let violations: [Violation]

    /// The dialogue with the server and the statuses of the lines, for people.
    let transcript: [String]

    /// How many faults happened.
    let faultCount: Int

    /// How many lines ended with status 0.
    let doneCount: Int
  }

  private let dialogue: Dialogue
  private let parsed: ParsedCommands

  /// Prepares to run a dialogue, which may be run again.
  init(_ dialogue: Dialogue, reusing parsed: ParsedCommands = ParsedCommands()) {
    self.dialogue = dialogue
    self.parsed = parsed
  }

  /// Runs the dialogue.
  func run() throws -> Result {
    try withTemporaryDirectory { directory in
      let interrupt = try Cancellation()
      let stage = try ServerStage(dialogue, interrupt: interrupt)
      let server = try ModelServer(stage)
      var isStopped = false
      defer { if !isStopped { server.stop() } }
      try prepare(directory)
      let captured = Output.Captured()
      let shell = makeShell(directory, captured, interrupt)
      var judge = Judge(dialogue, stage)
      let destination = try Destination(
        [UInt8]("ftp://127.0.0.1:\(server.port)".utf8),
        defaultPort: nil
      )
      _ = status(of: "open", shell, stage) { () throws(CommandError) in
        try shell.connection.open(destination)
      }
      var doneCount = 0
      for position in dialogue.lines.indices {
        judge.begin(position)
        stage.begin(position, in: judge.places[0])
        let start = captured.octets.count
        let line = dialogue.lines[position].text
        let status = status(of: line, shell, stage) { () throws(CommandError) in
          try Interpreter(shell, reusing: parsed).run([UInt8](line.utf8))
        }
        if status == .done { doneCount += 1 }
        judge.end(
          Judge.Outcome(
            position: position,
            status: status,
            output: String(decoding: captured.octets[start...], as: UTF8.self),
            local: try LocalTree.contents(of: directory)
          )
        )
      }
      shell.connection.close()
      server.stop()
      isStopped = true
      judge.finish()
      let (transcript, left) = stage.locked { ($0.transcript, $0.faults) }
      let all = (-1..<dialogue.lines.count).reduce(0) { $0 + dialogue.faults(ofLine: $1).count }
      return Result(
        violations: judge.violations,
        transcript: transcript,
        faultCount: all - left.values.reduce(0) { $0 + $1.count },
        doneCount: doneCount
      )
    }
  }

  /// Runs a line as the prompt does, and waits until the server has had its part of it.
  private func status(
    of line: String,
    _ shell: ShellState,
    _ stage: ServerStage,
    _ body: () throws(CommandError) -> Void
  ) -> ExitStatus {
    var status = ExitStatus.done
    var reason = ""
    do throws(CommandError) {
      try body()
    } catch {
      status = ExitStatus(error)
      reason = " \(error.cause)"
    }
    stage.settle()
    shell.interrupt.reset()
    stage.locked {
      $0.transcript.append("= \(line): \(status.rawValue)\(reason.prefix(160))")
    }
    return status
  }

  private func makeShell(
    _ directory: FilePath,
    _ captured: Output.Captured,
    _ interrupt: Cancellation
  ) -> ShellState {
    var settings = Settings()
    // Where lines have to succeed, nobody is to be called late on a busy machine.
    let patience: Duration =
      dialogue.isFaultless
      ? .seconds(10) : dialogue.disturbsOnlyQuestions ? .seconds(1) : .milliseconds(120)
    settings.session.setTimeouts(patience)
    settings.session.data.completionTimeout = patience
    settings.session.security.policy = .off
    let shell = ShellState(
      mode: dialogue.server.has(.script) ? .script : .prompt,
      output: Output(standardOutput: .captured(captured), standardError: .captured(.init())),
      interrupt: interrupt,
      settings: settings,
      localDirectory: directory
    )
    shell.places.copies = directory.appending("copies")
    var line = "set tries 2; set retry-pause 0.1"
    if dialogue.server.has(.active) { line += "; set passive off" }
    try? Interpreter(shell, reusing: parsed).run([UInt8](line.utf8))
    return shell
  }

  /// Puts what `put` sends into the local directory.
  private func prepare(_ directory: FilePath) throws {
    for name in ["tree", "tree/deep"] { try LocalDirectory.create(directory.appending(name)) }
    for name in ["a.txt", "new.txt", "tree/one.txt", "tree/deep/two.txt"] {
      let file = try LocalFile.create(directory.appending(name))
      try file.write([UInt8]("This is the user's own \(name).\n".utf8), cancelledBy: nil)
    }
  }
}

/// The files of a directory of this machine.
enum LocalTree {
  /// Reads all files below a directory, by their paths from there.
  static func contents(of directory: FilePath) throws -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    try read(directory, "", &found)
    return found
  }

  private static func read(
    _ directory: FilePath,
    _ prefix: String,
    _ found: inout [String: [UInt8]]
  ) throws {
    for name in try LocalDirectory.names(in: directory) {
      let path = directory.appending(octets: name)
      let text = prefix + String(decoding: name, as: UTF8.self)
      if try FileInfo(of: path).kind == .directory {
        try read(path, text + "/", &found)
      } else {
        found[text] = try readFile(path)
      }
    }
  }
}
