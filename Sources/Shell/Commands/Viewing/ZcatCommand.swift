import ArgumentParser
import Compression
import FTPProtocol
import Octets

/// `zcat`: show files that gzip has compressed.
struct ZcatCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "zcat",
    abstract: "Show what is in files that gzip has compressed.",
  )

  static let worksOnCommandLine = true

  @Argument(help: "The files, or patterns.")
  var files: [RemoteOperand]

  func run(in shell: ShellState) throws(CommandError) {
    let reader = RemoteReader(shell: shell, verb: Self.name)
    try reader.eachFile(files) { path, _ throws(CommandError) in
      var text = TextOutput(shell.output)
      try reader.readInflated(path) { octets throws(CommandError) in try text.write(octets) }
      try text.finish()
    }
  }
}

/// `zmore`: show files that gzip has compressed a screen at a time.
struct ZmoreCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "zmore",
    abstract: "Show what gzip has compressed, a screen at a time.",
    discussion: "As 'more', for what 'zcat' shows."
  )

  static let worksOnCommandLine = true

  @Argument(help: "The files, or patterns.")
  var files: [RemoteOperand]

  func run(in shell: ShellState) throws(CommandError) {
    let reader = RemoteReader(shell: shell, verb: Self.name)
    try Pager.show(in: shell) { text throws(CommandError) in
      try reader.eachFile(files) { path, _ throws(CommandError) in
        try reader.readInflated(path) { octets throws(CommandError) in try text.write(octets) }
      }
    }
  }
}

extension RemoteReader {
  /// Reads what gzip has compressed, member by member, in a bounded space.
  ///
  /// - Throws: ``CommandError``, also for what is no gzip file, or a damaged one.
  func readInflated(
    _ path: RemotePath,
    _ take: (UnsafeRawBufferPointer) throws(CommandError) -> Void
  ) throws(CommandError) {
    var failure: CommandError?
    func failed(_ error: GzipInflation.Failure) -> CommandError {
      let (why, advice) = Self.reason(error)
      return CommandError(.doing(verb, path.octets), .failed(.mismatch, why, advice: advice))
    }
    do throws(GzipInflation.Failure) {
      var inflation = try GzipInflation()
      var broken: GzipInflation.Failure?
      do throws(CommandError) {
        try readWhole(path) { octets throws(CommandError) in
          do throws(GzipInflation.Failure) {
            return try inflation.inflate(octets) { part in
              do throws(CommandError) {
                try take(part)
                return true
              } catch {
                failure = error
                return false
              }
            }
          } catch {
            broken = error
            return false
          }
        }
      } catch {
        failure = failure ?? error
      }
      if let broken { throw broken }
      if failure == nil { try inflation.finish() }
    } catch {
      throw failed(error)
    }
    if let failure { throw failure }
  }

  private static func reason(_ error: GzipInflation.Failure) -> (String, String?) {
    switch error {
    case .notGzip: ("gzip has not compressed it", "'cat' and 'more' show it as it is.")
    case .damaged:
      ("it is damaged: what follows cannot be told", "Fetch it, and look with 'gzip -t'.")
    case .truncated: ("it ends in the middle of what gzip had written", nil)
    case .noMemory: ("there is no memory for it", nil)
    }
  }
}
