import Platform
import SystemPackage
import Terminal
import Transfers

extension ShellState {
  /// Runs a command whose standard output goes to a file or to another program.
  ///
  /// - Parameters:
  ///   - redirection: Where to; `nil` for standard output itself.
  ///   - body: The command.
  /// - Throws: What the command throws; else why there is no such place.
  func redirecting(
    to redirection: Redirection?,
    while body: () throws(CommandError) -> Void
  ) throws(CommandError) {
    switch redirection {
    case nil: try body()
    case .file(let word, let appends):
      try redirecting(toFile: localPath(LocalOperand(word)), appends: appends, body)
    case .command(let command): try redirecting(toCommand: command, body)
    }
  }

  private func redirecting(
    toFile path: FilePath,
    appends: Bool,
    _ body: () throws(CommandError) -> Void
  ) throws(CommandError) {
    let failure: CommandError?
    do throws(Errno) {
      let file = try LocalFile.openForOutput(path, appends: appends, cancelledBy: interrupt)
      failure = try output.redirect(to: file.rawValue) { CommandError.of(body) }
      try file.close()
    } catch {
      throw .local([UInt8]("write to ".utf8) + path.octets, error)
    }
    if let failure { throw failure }
  }

  private func redirecting(
    toCommand command: [UInt8],
    _ body: () throws(CommandError) -> Void
  ) throws(CommandError) {
    try output.flushForCommand()
    let what = [UInt8]("|".utf8) + command
    let status: Int32
    var failure: CommandError?
    do throws(Errno) {
      // What a job has to show is shown when it has ended.
      let kept = mode == .job ? try KeptOutput() : nil
      defer { if let octets = kept?.take() { try? output.write(octets) } }
      status = try ChildProcess.runShell(
        command,
        in: localDirectory,
        output: kept?.descriptor,
        cancelledBy: interrupt
      ) { number in
        // A command that wants no more (`| head`) is no failure of the one that prints.
        failure = try? output.redirect(to: number) { CommandError.of(body) }
      }.status
    } catch {
      throw .local(what, error)
    }
    if let failure, !failure.isBrokenPipe { throw failure }
    guard status == 0 else { throw CommandError(what, .childFailed(status)) }
  }
}

/// A file for what a program beside the prompt writes.
private final class KeptOutput {
  private let directory: FilePath
  private let file: LocalFile

  /// The descriptor to write to.
  var descriptor: Int32 { file.rawValue }

  private var path: FilePath { directory.appending("output") }

  /// Makes the file, for the user alone.
  init() throws(Errno) {
    directory = try LocalDirectory.createTemporary(prefix: "ferry-job-")
    file = try LocalFile.openForOutput(
      directory.appending("output"),
      appends: false,
      cancelledBy: nil
    )
  }

  deinit {
    try? LocalDirectory.removeTree(directory)
  }

  /// What was written.
  func take() -> [UInt8] { (try? PrivateFile.read(path)) ?? [] }
}
