import FTPClient
import FTPProtocol
import Octets
import Platform
import SystemPackage
import Terminal
import Transfers

/// The octets of files at the server as they come, for commands that show them and keep none.
struct RemoteReader {
  let shell: ShellState

  /// The command's name, for its errors.
  let verb: String

  /// How many octets are handed over at once, at most.
  private static let pieceSize = 64 * 1024

  /// Reads a file, or its end.
  ///
  /// - Parameters:
  ///   - path: Relative to the working directory, or absolute.
  ///   - offset: Where to begin, in octets.
  ///   - take: Gets the octets, and says whether it wants more.
  /// - Returns: How many octets came.
  /// - Throws: ``CommandError``; what `take` throws.
  @discardableResult
  func read(
    _ path: RemotePath,
    from offset: Int64 = 0,
    _ take: (UnsafeRawBufferPointer) throws(CommandError) -> Bool
  ) throws(CommandError) -> Int64 {
    let session = try shell.loggedIn()
    let buffer = UnsafeMutableRawBufferPointer.allocate(
      byteCount: Self.pieceSize,
      alignment: 4096
    )
    defer { buffer.deallocate() }
    var count: Int64 = 0
    var wantsMore = true
    let failure = ReceivingError()
    do throws(FTPError) {
      let command = try session.command(.retr, path)
      try session.transfer(command, .fromServer, type: .image, from: offset) {
        data throws(FTPError) in
        while wantsMore {
          let filled = try data.read(into: buffer)
          guard filled > 0 else { return }
          count.addSaturated(Int64(filled))
          let piece = UnsafeRawBufferPointer(rebasing: buffer[..<filled])
          wantsMore = try failure.keep(take(piece))
        }
        throw .stoppedByCaller
      }
    } catch {
      try failure.throwKept()
      guard case .stoppedByCaller = error, !wantsMore else {
        let failure = CommandError(.doing(verb, path.octets), .session(error))
        throw RefusalLookup.explained(failure, of: path, at: session)
      }
    }
    return count
  }

  /// Reads a file from its beginning to its end, as long as more is wanted.
  ///
  /// - Throws: ``CommandError``, also when fewer octets came than the server says there are.
  func readWhole(
    _ path: RemotePath,
    _ take: (UnsafeRawBufferPointer) throws(CommandError) -> Bool
  ) throws(CommandError) {
    let what: [UInt8] = .doing(verb, path.octets)
    let session = try shell.loggedIn()
    let size = try remotely(what, session.factsBeforeRetrieval(of: path)).size
    var wantsMore = true
    let count = try read(path) { octets throws(CommandError) in
      wantsMore = try take(octets)
      return wantsMore
    }
    // A file that grows has more octets than it had.
    guard wantsMore, let size, count < size,
      try remotely(what, session.size(of: path)) != count
    else { return }
    throw CommandError(
      what,
      .transfer(TransferFailure(.sizeMismatch(expected: size, actual: count)))
    )
  }

  /// Does something with each file that operands name; one failure keeps no other from its turn.
  ///
  /// - Parameters:
  ///   - operands: Files, or patterns.
  ///   - body: Gets the file, and whether there are several.
  /// - Throws: ``CommandError``; the first of several.
  func eachFile(
    _ operands: [RemoteOperand],
    _ body: (RemotePath, _ isOneOfMany: Bool) throws(CommandError) -> Void
  ) throws(CommandError) {
    let matches = try shell.remoteMatches(operands)
    var failures = Failures()
    for (index, match) in matches.enumerated() {
      if match.entry?.kind == .directory {
        shell.output.say(TransferSummary.skippedDirectory(Escaping.name(match.path.octets)))
        continue
      }
      do throws(CommandError) {
        try body(match.path, matches.count > 1)
      } catch {
        try? shell.output.flush()
        try failures.note(error, isLast: index == matches.count - 1, in: shell)
      }
    }
    try failures.throwFirst()
  }
}

/// Octets of files on their way to standard output: as they are for programs, and for a person
/// without anything that a terminal obeys.
struct TextOutput {
  private let output: Output
  private let isForPerson: Bool

  /// The beginning of a line whose end has not come.
  private var pending: [UInt8] = []
  private var endsInMidLine = false

  /// A line that is longer is shown in pieces.
  private static let pieceSize = 16 * 1024

  /// Writes to an output.
  ///
  /// - Parameters:
  ///   - output: The output.
  ///   - isForPerson: Whether somebody looks at it; `nil` for who sits at a terminal.
  init(_ output: Output, isForPerson: Bool? = nil) {
    self.output = output
    self.isForPerson = isForPerson ?? output.isTerminal
  }

  /// Writes the next octets.
  mutating func write(_ octets: some Collection<UInt8>) throws(CommandError) {
    guard isForPerson else { return try output.writeOctets([UInt8](octets)) }
    pending += octets
    var rest = pending[...]
    while let end = rest.firstIndex(of: .lineFeed) {
      var line = rest[..<end]
      if line.last == .carriageReturn { line.removeLast() }
      try output.writeText(Self.harmless(line) + "\n")
      rest = rest[(end + 1)...]
      endsInMidLine = false
    }
    pending = [UInt8](rest)
    guard pending.count >= Self.pieceSize else { return }
    let whole = pending.count - Self.unfinishedCount(pending)
    try output.writeText(Self.harmless(pending[..<whole]))
    pending.removeFirst(whole)
    endsInMidLine = true
  }

  /// Writes what waits; a person's next line begins at the left.
  mutating func finish() throws(CommandError) {
    guard isForPerson, !pending.isEmpty || endsInMidLine else { return }
    try output.writeText(Self.harmless(pending[...]) + "\n")
    pending = []
    endsInMidLine = false
  }

  /// A line with its tabs, and nothing else that a terminal obeys.
  private static func harmless(_ line: ArraySlice<UInt8>) -> String {
    line.split(separator: .tab, omittingEmptySubsequences: false)
      .map { Escaping.text([UInt8]($0)) }
      .joined(separator: "\t")
  }

  /// How many octets at the end are the beginning of a character.
  private static func unfinishedCount(_ octets: [UInt8]) -> Int {
    for count in 1...3 where count < octets.count {
      let octet = octets[octets.count - count]
      if octet & 0xC0 == 0x80 { continue }
      let length = octet >= 0xF0 ? 4 : octet >= 0xE0 ? 3 : octet >= 0xC0 ? 2 : 1
      return length > count ? count : 0
    }
    return 0
  }
}

/// The program that shows text a screen at a time.
enum Pager {
  /// Shows what something writes: with `PAGER`, else with `less` or `more`; where nobody looks, as it
  /// comes.
  ///
  /// - Parameters:
  ///   - shell: Whose output it is.
  ///   - body: Writes the text.
  /// - Throws: ``CommandError``; a pager that is left before the end is no failure.
  static func show(
    in shell: ShellState,
    _ body: (inout TextOutput) throws(CommandError) -> Void
  ) throws(CommandError) {
    guard shell.output.isTerminal, shell.mode != .job else {
      var text = TextOutput(shell.output)
      try body(&text)
      return try text.finish()
    }
    try shell.output.flushForCommand()
    let chosen = Environment.octets("PAGER").flatMap { $0.isEmpty ? nil : $0 }
    let command = chosen ?? [UInt8]("less 2>/dev/null || more".utf8)
    let what = [UInt8]("|".utf8) + command
    var failure: CommandError?
    do throws(Errno) {
      _ = try ChildProcess.runShell(
        command,
        in: shell.localDirectory,
        cancelledBy: shell.interrupt
      ) { number in
        failure = try? shell.output.redirect(to: number) {
          CommandError.of { () throws(CommandError) in
            var text = TextOutput(shell.output, isForPerson: true)
            try body(&text)
            try text.finish()
          }
        }
      }
    } catch {
      throw .local(what, error)
    }
    if let failure, !failure.isBrokenPipe { throw failure }
  }
}
