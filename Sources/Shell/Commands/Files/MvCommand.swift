import ArgumentParser
import FTPClient
import FTPProtocol
import Octets
import Platform
import SystemPackage
import Transfers

/// `mv`: rename or move at the server, or between it and this machine.
struct MvCommand: TransferringCommand {
  static let configuration = CommandConfiguration(
    commandName: "mv",
    abstract: "Rename or move files at the server.",
    discussion: """
      Several files go into a directory. At the prompt, a file that has the name is asked about \
      before it is replaced; in a script it is replaced unless 'set overwrite never' keeps it. Where the files are on this machine and the last operand \
      is a URL, or the other way round, or they go from one session to another ('mv 1:FILE 2:'), they \
      are copied, and each is removed where it was once its copy is proven.
      """
  )

  static let worksOnCommandLine = true

  static let worksBetweenServers = true

  @OptionGroup var showing: ShowingOptions

  @OptionGroup var between: PassageOptions

  @Flag(name: .shortAndLong, help: "Replace files that have the name, without a question.")
  var force = false

  @Argument(help: "The files or directories, and behind them a new name or a directory.")
  var operands: [RemoteOperand]

  func validate() throws {
    try SourcesAndTarget.validate(operands)
  }

  func run(in shell: ShellState) throws(CommandError) {
    let typed = SourcesAndTarget.split(operands)
    let passage = between.passage
    let copying = CopyingBetween("mv", force: force, removes: true, by: passage, in: shell)
    if try copying.copy(typed.sources, to: typed.target) { return }
    let urls = try BookmarkOperands.urls(of: operands, in: shell)
    let (sources, target) = SourcesAndTarget.split(urls)
    let urlCount = sources.count(where: \.isURL)
    if target.isURL, urlCount == 0 {
      try upload(sources, to: target, shell)
    } else if !target.isURL, urlCount == sources.count {
      try download(sources, to: target, shell)
    } else {
      let replacing = RemoteReplacing(force: force)
      try RemoteRenaming(replacing: replacing, shell: shell).rename(sources, to: target)
    }
  }

  /// Fetches one file after the other, so that a failure leaves the rest where it is, and removes
  /// each at the server if it is still the one that was fetched.
  private func download(
    _ sources: [RemoteOperand],
    to target: RemoteOperand,
    _ shell: ShellState
  ) throws(CommandError) {
    var fetching = Fetching(force: force, type: .image, policy: shell.transferPolicy)
    fetching.policy.demandsProof = true
    let matches = try shell.remoteMatches(sources)
    try OneNameEach.check(matches)
    let destination = LocalOperand(target.word)
    for match in matches {
      try refuseOneFile(match, destination, shell)
      let outcome =
        matches.count == 1
        ? try fetching.fetch([match], to: destination, in: shell)
        : try fetching.fetch([match], intoDirectory: destination, in: shell)
      guard let outcome else { continue }
      let what = [UInt8]("remove ".utf8) + match.path.octets
      guard outcome.proof != .none else {
        throw CommandError(what, .transfer(TransferFailure(.notProven)))
      }
      let session = try shell.loggedIn()
      let isChanged: Bool
      do throws(FTPError) {
        let now = try session.facts(of: match.path)
        isChanged = outcome.facts.map { $0 != FileFacts() && $0 != now } ?? true
        if !isChanged { try session.removeFile(match.path) }
      } catch {
        throw CommandError(what, .session(error))
      }
      if isChanged { throw CommandError(what, .transfer(TransferFailure(.sourceChanged))) }
    }
  }

  /// Refuses to move a file onto what may be the file itself, where the server serves this machine's
  /// own disk: it would be gone once the source is removed.
  private func refuseOneFile(
    _ match: RemoteMatch,
    _ destination: LocalOperand,
    _ shell: ShellState
  ) throws(CommandError) {
    var path = shell.localPath(destination)
    if FileInfo.isDirectory(path), let name = match.path.lastComponent {
      path = path.appending(octets: name.octets)
    }
    guard let here = try? FileInfo(of: path), here.kind == .file else { return }
    let what: [UInt8] = .doing("mv", match.path.octets)
    let session = try shell.loggedIn()
    let there = try remotely(what, session.facts(of: match.path))
    guard there.size == here.size,
      there.modified.map({ $0.secondsSinceEpoch == here.modified }) ?? true
    else { return }
    let why = "what is here has the same size and time, and may be the file itself"
    throw CommandError(
      what,
      .failed(.refused, why, advice: "'get' fetches it; 'rm' removes it there.")
    )
  }

  /// Sends one file after the other, and removes each here if it is still the one that was sent.
  private func upload(
    _ sources: [RemoteOperand],
    to target: RemoteOperand,
    _ shell: ShellState
  ) throws(CommandError) {
    let paths = try shell.localMatches(sources.map { LocalOperand($0.word) })
    try OneNameEach.check(paths, at: shell.loggedIn())
    let destination = try shell.remotePath(target)
    var sending = Sending(type: .image, force: force, policy: shell.transferPolicy)
    sending.policy.demandsProof = true
    for path in paths {
      let outcome =
        paths.count == 1
        ? try sending.send([path], to: destination, in: shell)
        : try sending.send([path], intoDirectory: destination, in: shell)
      guard let outcome else { continue }
      try remove(path, sent: outcome)
    }
  }

  private func remove(_ path: FilePath, sent outcome: TransferOutcome) throws(CommandError) {
    let what = [UInt8]("remove ".utf8) + path.octets
    guard outcome.proof != .none else {
      throw CommandError(what, .transfer(TransferFailure(.notProven)))
    }
    let isChanged: Bool
    do throws(Errno) {
      let now = try FileInfo(of: path)
      isChanged = outcome.source.map { !now.hasSameContent(as: $0) } ?? true
      if !isChanged { try LocalDirectory.remove(path) }
    } catch {
      throw CommandError(what, .local(error))
    }
    if isChanged { throw CommandError(what, .transfer(TransferFailure(.sourceChanged))) }
  }
}
