import FTPClient
import Octets
import Platform
package import SystemPackage
import Terminal

/// Reading commands from a script: standard input, a file, or an argument.
package struct ScriptLoop {
  /// Where a script comes from.
  package enum Source: Sendable {
    case standardInput
    case file(FilePath)

    /// The commands themselves, lines or not.
    case text([UInt8])
  }

  private let shell: ShellState

  /// Whether the lines after a failure run too.
  private let keepsGoing: Bool

  /// Works on a shell's state.
  package init(_ shell: ShellState, keepsGoing: Bool) {
    self.shell = shell
    self.keepsGoing = keepsGoing
  }

  /// Runs a script.
  ///
  /// - Returns: The status of the first failure; done if there was none.
  package func run(_ source: Source) -> ExitStatus {
    do throws(CommandError) {
      switch source {
      case .text(let octets):
        var status = ExitStatus.done
        for line in octets.split(separator: .lineFeed, omittingEmptySubsequences: false) {
          guard run([UInt8](line), echoes: false, &status) else { break }
        }
        return finish(status)
      case .standardInput:
        shell.front.readsStandardInput = true
        return finish(
          try run(
            reading: open("standard input") { () throws(Errno) in
              try LocalFile.standard(0, path: "standard input")
            }
          )
        )
      case .file(let path):
        return finish(
          try run(
            reading: open("read \(path)") { () throws(Errno) in
              try LocalFile.open(path, cancelledBy: shell.interrupt)
            }
          )
        )
      }
    } catch {
      shell.show(error)
      return finish(ExitStatus(error))
    }
  }

  /// Runs the lines of a file within a shell that goes on afterwards.
  ///
  /// - Throws: The first failure, which has been shown.
  func runLines(of path: FilePath) throws(CommandError) {
    let file = try open("read \(path)") { () throws(Errno) in
      try LocalFile.open(path, cancelledBy: shell.interrupt)
    }
    let echoes = shell.mode == .script
    var reader = ScriptReader(file, cancelledBy: shell.interrupt)
    var first: CommandError?
    while let line = try nextLine(&reader), !shell.isLeaving {
      shell.front.lineNumber = reader.lineNumber
      guard let failure = failure(of: line, echoes: echoes) else { continue }
      first = first ?? failure
      guard keepsGoing, !failure.isInterruption else { break }
    }
    if let first { throw first.alreadyShown }
  }

  private func open(
    _ what: String,
    _ body: () throws(Errno) -> LocalFile
  ) throws(CommandError) -> LocalFile {
    do throws(Errno) {
      return try body()
    } catch {
      throw .local([UInt8](what.utf8), error)
    }
  }

  private func run(reading file: consuming LocalFile) throws(CommandError) -> ExitStatus {
    var reader = ScriptReader(file, cancelledBy: shell.interrupt)
    var status = ExitStatus.done
    while true {
      let line = try nextLine(&reader)
      guard let line else { return status }
      shell.front.lineNumber = reader.lineNumber
      guard run(line, echoes: true, &status) else { return status }
    }
  }

  private func nextLine(_ reader: inout ScriptReader) throws(CommandError) -> [UInt8]? {
    do throws(WaitError) {
      return try reader.nextLine()
    } catch .system(let errno) {
      throw CommandError("read the script", .local(errno))
    } catch {
      throw CommandError("", .interrupted)
    }
  }

  /// Runs a line; returns whether the next one is to run.
  private func run(_ line: [UInt8], echoes: Bool, _ status: inout ExitStatus) -> Bool {
    if let error = failure(of: line, echoes: echoes) {
      if status == .done { status = ExitStatus(error) }
      guard keepsGoing, !error.isInterruption else { return false }
    }
    return !shell.isLeaving
  }

  /// Runs a line and shows its failure; returns it.
  private func failure(of line: [UInt8], echoes: Bool) -> CommandError? {
    let interpreter = Interpreter(shell, keepsGoing: keepsGoing)
    if echoes, !Self.isSilent(line) {
      shell.output.say("ferry> " + interpreter.displayed(line), style: .dim)
    }
    do throws(CommandError) {
      try interpreter.run(line)
      return nil
    } catch {
      try? shell.output.flush()
      shell.show(error)
      return error
    }
  }

  /// Whether nothing of a line is to be echoed: blank, a comment, or marked with `@`.
  private static func isSilent(_ line: [UInt8]) -> Bool {
    guard let commands = try? Tokenizer.commands(in: line), let first = commands.first else {
      return (try? Tokenizer.commands(in: line))?.isEmpty ?? false
    }
    return first.isSilent
  }

  /// Waits for the jobs of a script that went well, and stops those of one that did not.
  private func finishJobs(_ status: ExitStatus) -> ExitStatus {
    guard status == .done || keepsGoing else {
      shell.stopJobs()
      return status
    }
    do throws(CommandError) {
      try shell.waitForJobs()
      let left = shell.jobs.jobs.count
      if left > 0 {
        let warning = "warning: the queue is stopped; \(left) of its jobs did not run"
        shell.output.say(warning, style: .warning)
      }
      return status == .done ? shell.jobs.takeFailure() ?? status : status
    } catch {
      shell.stopJobs()
      return status == .done ? ExitStatus(error) : status
    }
  }

  private func finish(_ status: ExitStatus) -> ExitStatus {
    let status = finishJobs(status)
    shell.closeAll()
    do throws(Errno) {
      try shell.output.flush()
    } catch {
      shell.front.lineNumber = nil
      let failure = CommandError.output(error)
      shell.show(failure)
      return status == .done ? ExitStatus(failure) : status
    }
    return status
  }
}

/// The lines of a script, read as they come.
struct ScriptReader: ~Copyable {
  private let file: LocalFile
  private let cancellation: Cancellation
  private var pending: [UInt8] = []
  private var start = 0
  private var hasEnded = false

  /// The number of the line that was read last, from 1.
  private(set) var lineNumber = 0

  init(_ file: consuming LocalFile, cancelledBy cancellation: Cancellation) {
    self.file = file
    self.cancellation = cancellation
  }

  /// Returns the next line without its end; `nil` behind the last one.
  mutating func nextLine() throws(WaitError) -> [UInt8]? {
    while true {
      if let end = pending[start...].firstIndex(of: .lineFeed) {
        defer { start = end + 1 }
        lineNumber += 1
        return [UInt8](pending[start..<end])
      }
      if hasEnded {
        guard start < pending.count else { return nil }
        defer { start = pending.count }
        lineNumber += 1
        return [UInt8](pending[start...])
      }
      try readMore()
    }
  }

  private mutating func readMore() throws(WaitError) {
    pending.removeFirst(start)
    start = 0
    var buffer = [UInt8](repeating: 0, count: 16_384)
    var span = buffer.mutableSpan
    let count = try span.withUnsafeMutableBytes { bytes throws(WaitError) in
      try file.read(into: bytes, cancelledBy: cancellation)
    }
    if count == 0 { hasEnded = true }
    pending += buffer[..<count]
  }
}
