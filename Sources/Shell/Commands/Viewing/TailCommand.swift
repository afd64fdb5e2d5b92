import ArgumentParser
import FTPClient
import FTPProtocol
import Octets
import Platform
import Terminal

/// `tail`: show the ends of files.
struct TailCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "tail",
    abstract: "Show the ends of files at the server.",
    discussion: """
      Only the end is fetched, where the server begins files in the middle (REST). With -f, what is \
      added to the file is shown as it comes, until the interrupt key; the server is asked for the \
      size every second.
      """
  )

  static let worksOnCommandLine = true

  @OptionGroup var part: PartOptions

  @Flag(name: .customShort("f"), help: "Go on with what is added to the file.")
  var follows = false

  @Argument(help: "The files, or patterns.")
  var files: [RemoteOperand]

  func validate() throws {
    guard !follows || files.count == 1 else { throw ValidationError("-f follows one file.") }
  }

  func run(in shell: ShellState) throws(CommandError) {
    let reader = RemoteReader(shell: shell, verb: Self.name)
    var isFirst = true
    try reader.eachFile(files) { path, isOneOfMany throws(CommandError) in
      guard !follows || !isOneOfMany else {
        throw CommandError("tail -f", .refused("it follows one file", advice: nil))
      }
      if isOneOfMany { try PartOptions.writeHeading(path, isFirst: isFirst, to: shell.output) }
      isFirst = false
      var text = TextOutput(shell.output)
      let end = try showEnd(of: path, reader, &text)
      if follows { try Following(reader: reader, path: path).run(from: end, &text) }
      try text.finish()
    }
  }

  /// Shows the end of a file.
  ///
  /// - Returns: How many octets the file has.
  private func showEnd(
    of path: RemotePath,
    _ reader: RemoteReader,
    _ text: inout TextOutput
  ) throws(CommandError) -> Int64 {
    let session = try reader.shell.loggedIn()
    let what: [UInt8] = .doing(Self.name, path.octets)
    let known = try remotely(what, session.facts(of: path)).size
    let size = known ?? 0
    var window = part.isInOctets ? part.count : Self.firstWindow
    while true {
      var last = LastPart(part)
      let start = max(0, size - window)
      var end = start
      // Where the part begins is known, however large it is.
      let passes = part.isInOctets && known != nil && window != .max
      do throws(CommandError) {
        end.addSaturated(
          try reader.read(path, from: start) { octets throws(CommandError) in
            if passes { try text.write(octets) } else { last.append(octets) }
            return true
          }
        )
      } catch {
        // A server that begins no file in the middle sends all of it.
        guard start > 0, case .session(.refused(_, by: .rest)) = error.cause else { throw error }
        window = .max
        continue
      }
      guard start == 0 || last.isEnough else {
        window = window > .max / 8 ? .max : window * 8
        continue
      }
      try text.write(last.shown)
      return end
    }
  }

  /// Where most files have ten lines, in octets before their end.
  private static let firstWindow: Int64 = 16 * 1024
}

/// The last lines or octets of what passes, and no more of it.
private struct LastPart {
  private let part: PartOptions
  private var octets: [UInt8] = []

  /// How many octets wait before those are dropped that are not wanted.
  private static let slack = 1 << 20

  init(_ part: PartOptions) {
    self.part = part
  }

  mutating func append(_ more: UnsafeRawBufferPointer) {
    octets += more
    if octets.count > 2 * max(Self.slack, shown.count) { octets = [UInt8](shown) }
  }

  /// Whether the part begins in what passed.
  var isEnough: Bool { part.isInOctets || shown.count < octets.count }

  /// The part.
  var shown: ArraySlice<UInt8> {
    if part.isInOctets { return octets.suffix(Int(clamping: part.count)) }
    guard part.count > 0 else { return [] }
    var lines: Int64 = 0
    var index = octets.endIndex
    // The end of the last line ends no line before it.
    if octets.last == .lineFeed { index -= 1 }
    while index > 0 {
      if octets[index - 1] == .lineFeed {
        lines += 1
        if lines == part.count { return octets[index...] }
      }
      index -= 1
    }
    return octets[...]
  }
}

/// What is added to a file, shown as it comes.
private struct Following {
  let reader: RemoteReader
  let path: RemotePath

  private static let interval = Duration.seconds(1)

  /// Follows the file until the interrupt key.
  func run(from end: Int64, _ text: inout TextOutput) throws(CommandError) {
    let shell = reader.shell
    let what: [UInt8] = .doing("tail -f", path.octets)
    var position = end
    var wasThere = true
    do throws(CommandError) {
      while true {
        try shell.output.flushForCommand()
        try interruptibly(
          what,
          Readiness.pause(until: .after(Self.interval), cancelledBy: shell.interrupt)
        )
        let session = try shell.loggedIn()
        let size = try remotely(what, session.size(of: path))
        guard let size else {
          if wasThere { shell.output.say("waiting for ", path.octets, ", which is not there") }
          wasThere = false
          continue
        }
        if !wasThere || size < position {
          shell.output.say("beginning anew with ", path.octets, ", which is another one")
          position = 0
        }
        wasThere = true
        guard size > position else { continue }
        let count = try reader.read(path, from: position) { octets throws(CommandError) in
          try text.write(octets)
          return true
        }
        position.addSaturated(count)
      }
    } catch {
      // The interrupt key is how it ends.
      guard error.isInterruption else { throw error }
      try text.finish()
      // The key has left its mark on the line.
      if shell.output.errorIsTerminal { shell.output.say("") }
      throw error.alreadyShown
    }
  }
}
