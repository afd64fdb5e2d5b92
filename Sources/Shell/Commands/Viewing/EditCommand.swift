import ArgumentParser
import FTPClient
import FTPProtocol
import Octets
import Platform
import SystemPackage
import Terminal
import Transfers

/// `edit`: change a file at the server with an editor of this machine.
struct EditCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit",
    abstract: "Change a file at the server with your editor.",
    discussion: """
      The file is fetched into a private directory and opened with VISUAL, EDITOR or vi. It is sent \
      back if it was changed, and nobody else has changed it at the server meanwhile; text that \
      cannot be sent is kept, and where is said. A file that is not there is made.
      """
  )

  static let worksOnCommandLine = true

  static let worksInBackground = false

  @Argument(help: "The file.")
  var file: RemoteOperand

  func run(in shell: ShellState) throws(CommandError) {
    let path = try shell.remotePath(file)
    var copies = try PrivateCopies()
    let edited = EditedFile(
      path: path,
      copy: try copies.path(for: path),
      shell: shell
    )
    let before = try edited.fetch(copies)
    do throws(CommandError) {
      try shell.runEditor(on: edited.copy, for: edited.what, ifItFails: ", and nothing was sent")
      guard try edited.isChanged(since: before) else {
        shell.output.say("nothing was changed, and nothing is sent")
        return
      }
      try edited.checkServer(against: before)
      try edited.send(before)
    } catch {
      // Before the editor ran, there is nothing that anybody could miss.
      guard (try? edited.isChanged(since: before)) ?? true else { throw error }
      copies.isKept = true
      shell.show(error)
      shell.output.say("your text is kept in ", edited.copy.octets)
      throw error.alreadyShown
    }
  }
}

/// A file at the server, and the copy of it that is edited.
private struct EditedFile {
  let path: RemotePath
  let copy: FilePath
  let shell: ShellState

  /// What the file was like when it was fetched.
  struct Before {
    /// What a listing said; `nil` for a file that is new.
    let entry: ListingEntry?
    let facts: FileFacts

    /// The digest of what was fetched.
    let digest: [UInt8]?
  }

  private static let algorithm = DigestAlgorithm.sha256
  var what: [UInt8] { .doing("edit", path.octets) }

  /// Fetches the file; one that is not there is an empty one here.
  func fetch(_ copies: borrowing PrivateCopies) throws(CommandError) -> Before {
    let session = try shell.loggedIn()
    let entry = try remotely(what, session.entry(at: path, now: .current))
    guard entry?.kind != .directory else {
      throw CommandError(what, .failed(.refused, "it is a directory", advice: nil))
    }
    var facts = FileFacts()
    if entry == nil {
      shell.output.say("making ", path.octets, ", a new file")
      try locally(what, LocalFile.create(copy, mode: 0o600).close())
    } else {
      facts = try copies.fetch(path, to: copy, "edit", in: shell)
      try locally(what, LocalDirectory.setMode(0o600, of: copy))
    }
    let digest = try PrivateCopies.digest(of: copy, Self.algorithm)
    return Before(entry: entry, facts: facts, digest: digest)
  }

  /// Whether the copy is another text than what was fetched.
  func isChanged(since before: Before) throws(CommandError) -> Bool {
    let digest = try PrivateCopies.digest(of: copy, Self.algorithm)
    return digest == nil || digest != before.digest
  }

  /// Makes sure that the file at the server is still the one that was fetched.
  ///
  /// Size and time tell, and a digest where the server computes one; where it tells no time and no
  /// digest, the file itself is read again.
  func checkServer(against before: Before) throws(CommandError) {
    let session = try shell.loggedIn()
    guard before.entry != nil else {
      guard try remotely(what, session.entry(at: path, now: .current)) == nil else {
        throw conflict("somebody else has made a file of that name meanwhile")
      }
      return
    }
    let now = try remotely(what, session.facts(of: path))
    if now.size != before.facts.size || now.modified != before.facts.modified {
      guard try remotely(what, session.entry(at: path, now: .current)) != nil else {
        throw conflict("somebody else has removed it meanwhile")
      }
      throw conflict("somebody else has changed it at the server meanwhile")
    }
    let known = try remotely(what, session.digestAlgorithms())
    var digest: [UInt8]?
    if known.contains(Self.algorithm) {
      digest = try remotely(
        what,
        session.digest(of: path, algorithm: Self.algorithm, ofSize: now.size)
      )
    }
    if digest == nil {
      // Size and time to the second are what there is.
      guard now.size == nil || now.modified == nil else { return }
      digest = try digestAtServer()
    }
    guard digest == before.digest else {
      throw conflict("somebody else has changed it at the server meanwhile")
    }
  }

  private func digestAtServer() throws(CommandError) -> [UInt8]? {
    guard var digest = ContentDigest(Self.algorithm) else { return nil }
    try RemoteReader(shell: shell, verb: "edit").readWhole(path) { octets throws(CommandError) in
      digest.update(octets)
      return true
    }
    return digest.finish()
  }

  private func conflict(_ why: String) -> CommandError {
    let advice = "Nothing was sent; 'diff' shows how the two differ, 'put -f' replaces the other."
    return CommandError(what, .failed(.guarded, why, advice: advice))
  }

  /// Sends the copy, as transfers send files; permission bits are as before.
  func send(_ before: Before) throws(CommandError) {
    let session = try shell.loggedIn()
    var upload = Upload(of: .named(copy), to: path, now: .current)
    upload.policy = shell.transferPolicy
    // A link stays one, and what it leads to is what was edited.
    if before.entry?.kind == .link { upload.policy.storesInPlace = true }
    upload.keepsExisting = before.entry == nil
    let progress = TransferProgress(of: copy.octets, to: path.octets, .toServer)
    let outcome = try shell.transferring(what) { () throws(TransferFailure) in
      try upload.run(in: session, progress)
    }
    if let mode = before.entry?.mode, before.entry?.kind == .file {
      do throws(FTPError) {
        try session.changeMode(mode & 0o7777, of: path)
      } catch {
        guard error.isRefusal, error.sessionIsUsable else {
          throw CommandError(what, .session(error))
        }
      }
    }
    let proof = TransferSummary.proof(outcome.proof).map { ", " + $0 } ?? ""
    shell.output.say("sent ", path.octets, ": \(Quantity.size(outcome.octetCount))\(proof)")
  }
}
