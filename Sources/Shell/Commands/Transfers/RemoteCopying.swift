import FTPClient
import FTPProtocol
import Octets
import Platform
import SystemPackage
import Terminal
import Transfers

/// Copies of files from one name at a server to another one there.
struct RemoteCopying {
  let shell: ShellState

  /// Decides about names that are taken, once for all that the command copies.
  private let replacing: RemoteReplacing

  /// Copies as a command says.
  init(force: Bool, shell: ShellState) {
    replacing = RemoteReplacing(force: force)
    self.shell = shell
  }

  /// Copies what operands named.
  ///
  /// - Throws: ``CommandError``; the first of several.
  func copy(
    _ sources: [RemoteOperand],
    to target: RemoteOperand
  ) throws(CommandError) {
    let moves = try SourcesAndTarget.moves(of: sources, to: target, "cp", in: shell)
    var failures = Failures()
    for (index, move) in moves.enumerated() {
      do throws(CommandError) {
        try copy(move.match, to: move.path)
      } catch {
        try failures.note(error, isLast: index == moves.count - 1, in: shell)
      }
    }
    try failures.throwFirst()
  }

  private func copy(_ match: RemoteMatch, to target: RemotePath) throws(CommandError) {
    let source = match.path
    let what: [UInt8] = .doing("cp", source.octets)
    let session = try shell.loggedIn()
    let entry =
      if let known = match.entry { known } else {
        try remotely(what, session.entry(at: source, now: .current))
      }
    guard let entry else { throw CommandError(what, .noSuchName) }
    guard entry.kind != .directory else {
      let advice = "'get -r' and 'put -r' copy directories by way of this machine."
      throw CommandError(what, .failed(.refused, "it is a directory", advice: advice))
    }
    guard try !RemoteReplacing.isOneName(source, target, what, session) else {
      throw CommandError(what, .transfer(TransferFailure(.isSource)))
    }
    let known = RemoteMatch(path: source, entry: entry)
    guard try replacing.allows(target, for: known, what, in: shell) else { return }
    if let facts = try copyAtServer(source, target, session, what) {
      let size = facts.size.map { ": \(Quantity.size($0)), size verified" } ?? ""
      return say(source, target, size + ", copied by the server")
    }
    try copyThroughHere(source, target, entry, what)
  }

  /// Lets the server copy; `nil` where it cannot.
  private func copyAtServer(
    _ source: RemotePath,
    _ target: RemotePath,
    _ session: Session,
    _ what: [UInt8]
  ) throws(CommandError) -> FileFacts? {
    var copy = CopyAtServer(of: source, to: target, at: session, now: .current)
    copy.policy = shell.transferPolicy
    copy.keepsExisting = replacing.policy(in: shell) == .never
    do throws(TransferFailure) {
      return try copy.run()
    } catch {
      throw CommandError(what, .transfer(error))
    }
  }

  /// Fetches the file and sends it again; both are proven as transfers are.
  private func copyThroughHere(
    _ source: RemotePath,
    _ target: RemotePath,
    _ entry: ListingEntry,
    _ what: [UInt8]
  ) throws(CommandError) {
    let copies = try PrivateCopies()
    let copy = try copies.path(for: source)
    _ = try copies.fetch(source, to: copy, "cp", in: shell)
    let session = try shell.loggedIn()
    var upload = Upload(of: .named(copy), to: target, now: .current)
    upload.policy = shell.transferPolicy
    // An upload on its way would have the name of the very file.
    let needed = target.lastComponent.map { PartialName.needed(for: $0.octets) } ?? []
    if let name = source.lastComponent, needed.contains(name.octets) {
      upload.policy.storesInPlace = true
    }
    if let mode = entry.mode {
      try locally(what, LocalDirectory.setMode(mode & 0o777 | 0o400, of: copy))
      upload.policy.keepsModes = true
    }
    let progress = TransferProgress(of: copy.octets, to: target.octets, .toServer)
    let outcome = try shell.transferring(what) { () throws(TransferFailure) in
      try upload.run(in: session, progress)
    }
    let proof = TransferSummary.proof(outcome.proof).map { ", " + $0 } ?? ""
    say(source, target, ": \(Quantity.size(outcome.octetCount))\(proof), by way of this machine")
  }

  private func say(_ source: RemotePath, _ target: RemotePath, _ rest: String) {
    shell.output.say("\(Escaping.name(source.octets)) -> ", target.octets, rest)
  }
}
