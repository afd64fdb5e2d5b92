import ArgumentParser
import FTPClient
import FTPProtocol
import Octets
import Platform

/// `touch`: create empty files, or set the times of those that are there.
struct TouchCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "touch",
    abstract: "Create empty files, or set their modification times.",
    discussion: """
      A file that is there keeps its content. TIME is YYYYMMDDhhmm or YYYYMMDDhhmmss, in UTC.
      """
  )

  static let worksOnCommandLine = true

  @Flag(name: .short, help: "Create nothing.")
  var createsNothing = false

  @Option(name: .customShort("t"), help: "The time, in UTC; now if none is given.")
  var time: TouchTime?

  @Option(name: .customShort("r"), help: "A file here whose time it gets.")
  var reference: LocalOperand?

  @Argument(help: "The files, or patterns.")
  var files: [RemoteOperand]

  func validate() throws {
    guard time == nil || reference == nil else {
      throw ValidationError("-t and -r exclude each other.")
    }
  }

  func run(in shell: ShellState) throws(CommandError) {
    var time = time?.value ?? .current
    if let reference {
      let path = shell.localPath(reference)
      let info = try locally(.doing("touch -r", path.octets), FileInfo(of: path))
      time = TimeValue(secondsSinceEpoch: info.modified) ?? time
    }
    var failures = Failures()
    let matches = try shell.remoteMatches(files)
    for (index, match) in matches.enumerated() {
      do throws(CommandError) {
        try touch(match, time, shell)
      } catch {
        try failures.note(error, isLast: index == matches.count - 1, in: shell)
      }
    }
    try failures.throwFirst()
  }

  private func touch(
    _ match: RemoteMatch,
    _ time: TimeValue,
    _ shell: ShellState
  ) throws(CommandError) {
    let what: [UInt8] = .doing("touch", match.path.octets)
    let session = try shell.loggedIn()
    if match.entry == nil,
      try remotely(what, session.entry(at: match.path, now: .current)) == nil
    {
      guard !createsNothing else { return }
      try remotely(what, session.createFile(match.path))
      guard self.time != nil || reference != nil else { return }
    }
    guard try remotely(what, session.setModificationTime(time, of: match.path)) else {
      let why = "the server sets no times, or not of this file"
      throw CommandError(what, .failed(.refused, why, advice: nil))
    }
  }
}

/// A time as `touch -t` takes it: `YYYYMMDDhhmm`, with seconds or without, UTC.
struct TouchTime: ExpressibleByArgument, Hashable {
  let value: TimeValue

  init?(argument: String) {
    let digits = [UInt8](argument.utf8.filter { $0 != .dot })
    guard digits.allSatisfy({ $0.isDigit }), [12, 14].contains(digits.count) else { return nil }
    func number(_ range: Range<Int>) -> Int {
      digits[range].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }
    let time = TimeValue(
      year: number(0..<4),
      month: number(4..<6),
      day: number(6..<8),
      hour: number(8..<10),
      minute: number(10..<12),
      second: digits.count == 14 ? number(12..<14) : 0
    )
    guard let time else { return nil }
    value = time
  }
}

/// `ln`: make a symbolic link at the server.
struct LnCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "ln",
    abstract: "Make a symbolic link at the server.",
    discussion: """
      FTP itself knows no links; some servers make them (SITE SYMLINK), others cannot.
      """
  )

  static let worksOnCommandLine = true

  @Flag(name: .short, help: "A symbolic link; there are no others.")
  var symbolic = false

  @Argument(help: "What the link leads to.")
  var target: RemoteOperand

  @Argument(help: "The link.")
  var link: RemoteOperand

  func validate() throws {
    guard symbolic else { throw ValidationError("FTP has symbolic links only: ln -s TARGET LINK.") }
  }

  func run(in shell: ShellState) throws(CommandError) {
    let (target, link) = (try shell.remotePath(target), try shell.remotePath(link))
    let what: [UInt8] = .doing("ln -s", target.octets + [.space] + link.octets)
    let session = try shell.loggedIn()
    guard try remotely(what, session.entry(at: link, now: .current)) == nil else {
      throw CommandError(what, .failed(.refused, "the link's name is taken", advice: nil))
    }
    do throws(FTPError) {
      try session.makeLink(link, to: target)
    } catch .unsupported {
      let why = "this server makes no links (it has no SITE SYMLINK)"
      throw CommandError(what, .failed(.refused, why, advice: nil))
    } catch .invalidCommand(.changedByServer) {
      let why = "names with blanks cannot be told to SITE SYMLINK"
      throw CommandError(what, .failed(.refused, why, advice: nil))
    } catch {
      throw CommandError(what, .session(error))
    }
    // Servers say yes to any SITE; a link that leads nowhere is seen by LIST alone.
    if try remotely(what, session.entryTellingLinks(at: link, now: .current)) == nil,
      try remotely(what, session.entry(at: link, now: .current)) == nil
    {
      let why = "the server says that it is done, and shows no such link"
      throw CommandError(what, .failed(.refused, why, advice: nil))
    }
  }
}
