import FTPClient
import FTPProtocol
import Octets
import Platform
import SystemPackage
import Transfers

/// Directories from this machine to the server, as `put -r` and `mput -r` ask for them.
struct TreeSending {
  let options: TreeOptions

  /// How the operands that are files are sent.
  let files: Sending

  /// Sends what one operand named.
  ///
  /// - Parameters:
  ///   - paths: What the operand stands for; several only if it was a pattern.
  ///   - destination: A new name or a directory; `nil` for the same names there.
  ///   - isExact: Whether the destination is the tree's own name, even if it is there.
  ///   - shell: Where the session is.
  /// - Throws: ``CommandError``; the first of several.
  func send(
    _ paths: [FilePath],
    to destination: RemotePath?,
    isExact: Bool,
    in shell: ShellState
  ) throws(CommandError) {
    guard let destination, paths.count == 1, let path = paths.first, FileInfo.isDirectory(path)
    else {
      return try send(paths, intoDirectory: destination, in: shell)
    }
    if !isExact, try files.isDirectory(destination, shell),
      !KnownCopies(in: shell.places.copies).contains(try description(path, destination, shell))
    {
      return try send(path, intoDirectory: destination, shell)
    }
    try sendTree(path, as: destination, shell)
  }

  /// Sends files and directories under their own names.
  func send(
    _ paths: [FilePath],
    intoDirectory directory: RemotePath?,
    in shell: ShellState
  ) throws(CommandError) {
    try OneNameEach.check(paths, at: shell.loggedIn())
    var failures = Failures()
    shell.observer.expect(announcers: paths.count)
    for (index, path) in paths.enumerated() {
      do throws(CommandError) {
        if FileInfo.isDirectory(path) {
          try send(path, intoDirectory: directory, shell)
        } else {
          defer { shell.observer.completeExpectations() }
          try files.send([path], to: directory, in: shell)
        }
      } catch {
        try failures.note(error, isLast: index == paths.count - 1, in: shell)
      }
    }
    try failures.throwFirst()
  }

  private func send(
    _ path: FilePath,
    intoDirectory directory: RemotePath?,
    _ shell: ShellState
  ) throws(CommandError) {
    let target: RemotePath
    if let component = path.lexicallyNormalized().lastComponent {
      let name = FilePath(root: nil, [component]).octets
      target = directory?.appending(name) ?? RemotePath(name)
    } else {
      // `/` has no name of its own: what is in it goes there.
      target = directory ?? RemotePath(".")
    }
    try sendTree(path, as: target, shell)
  }

  private func sendTree(
    _ path: FilePath,
    as target: RemotePath,
    _ shell: ShellState
  ) throws(CommandError) {
    let session = try shell.loggedIn()
    let what: [UInt8] = .doing("put", shell.shownNames.local(path))
    let description = try description(path, target, shell)
    KnownCopies(in: shell.places.copies).begin(description)
    let outcome: TreeOutcome
    do throws(TransferFailure) {
      var options = options
      options.policy = files.policy
      let transfer = TreeTransfer(options, in: shell.observer, now: .current)
      outcome = try transfer.send(path, to: target, in: session)
    } catch {
      throw CommandError(what, .transfer(error))
    }
    try TreeReport.show(outcome, of: what, "put", in: shell)
  }

  private func description(
    _ path: FilePath,
    _ target: RemotePath,
    _ shell: ShellState
  ) throws(CommandError) -> [UInt8] {
    KnownCopies.description("put", target, path, at: try shell.loggedIn())
  }
}
