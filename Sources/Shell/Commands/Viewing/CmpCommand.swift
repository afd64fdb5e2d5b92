import ArgumentParser
import FTPProtocol
import Octets
import Platform
import SystemPackage
import Terminal

/// `cmp`: compare a file at the server with one here, octet by octet.
struct CmpCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "cmp",
    abstract: "Compare a file at the server with one here.",
    discussion: """
      Without a second name it is the file of the same name here. The status is 0 for the same \
      content, 1 for another, and more if that cannot be told. Nothing is kept.
      """
  )

  static let worksOnCommandLine = true

  @Flag(name: .customShort("s"), help: "Say nothing; the status tells.")
  var isSilent = false

  @OptionGroup var files: ComparedFiles

  func run(in shell: ShellState) throws(CommandError) {
    try ComparedFiles.withOwnStatus { () throws(CommandError) in
      let copies = try PrivateCopies()
      let other = try files.other(Self.name, copies, shell)
      try compare(with: other, shell)
    }
  }

  private func compare(
    with other: ComparedFiles.Other,
    _ shell: ShellState
  ) throws(CommandError) {
    let path = try shell.remotePath(files.remote)
    let what: [UInt8] = .doing(Self.name, path.octets)
    try files.checkIsThere(other, Self.name)
    let file = try locally(.doing("cmp with", other.name), LocalFile.open(regularFile: other.path))
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 * 1024, alignment: 4096)
    defer { buffer.deallocate() }
    var offset: Int64 = 0
    var line: Int64 = 1
    var difference: String?
    let reader = RemoteReader(shell: shell, verb: Self.name)
    try reader.readWhole(path) { octets throws(CommandError) in
      var start = 0
      while start < octets.count {
        let part = UnsafeMutableRawBufferPointer(
          rebasing: buffer[..<min(buffer.count, octets.count - start)]
        )
        let count = try locally(what, file.read(into: part, from: offset))
        guard count > 0 else {
          difference = "\(Escaping.name(other.name)) ends after byte \(offset)"
          return false
        }
        for index in 0..<count {
          guard octets[start + index] == part[index] else {
            difference = "they differ at byte \(offset + Int64(index) + 1), line \(line)"
            return false
          }
          if part[index] == .lineFeed { line += 1 }
        }
        start += count
        offset += Int64(count)
      }
      return true
    }
    if difference == nil, try locally(what, file.info().size) > offset {
      difference = "\(Escaping.name(path.octets)) ends after byte \(offset)"
    }
    guard let difference else {
      if !isSilent, shell.mode == .prompt { shell.output.say("no difference", style: .dim) }
      return
    }
    if !isSilent {
      let names = "\(Escaping.name(path.octets)) \(Escaping.name(other.name))"
      try shell.output.writeText("\(names): \(difference)\n")
    }
    throw ComparedFiles.differ(what)
  }
}

/// `diff`: show how a file at the server and one here differ.
struct DiffCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show how a file at the server and one here differ.",
    discussion: """
      Without a second name it is the file of the same name here. The lines are those of this \
      machine's 'diff -u': '-' for the server's, '+' for those here. The status is 0 for the same \
      content, 1 for another, and more if that cannot be told.
      """
  )

  static let worksOnCommandLine = true

  @OptionGroup var files: ComparedFiles

  func run(in shell: ShellState) throws(CommandError) {
    try ComparedFiles.withOwnStatus { () throws(CommandError) in
      let copies = try PrivateCopies()
      let path = try shell.remotePath(files.remote)
      let copy = try copies.path(for: path)
      _ = try copies.fetch(path, to: copy, Self.name, in: shell)
      let other = try files.other(Self.name, copies, shell)
      try show(path, copy, other, copies, shell)
    }
  }

  private func show(
    _ path: RemotePath,
    _ copy: FilePath,
    _ other: ComparedFiles.Other,
    _ copies: borrowing PrivateCopies,
    _ shell: ShellState
  ) throws(CommandError) {
    let what: [UInt8] = .doing(Self.name, path.octets)
    try files.checkIsThere(other, Self.name)
    let result = copies.path(named: "result")
    let labels = [[UInt8]("server: ".utf8) + path.octets, other.name]
    var command = [UInt8]("diff -u".utf8)
    for label in labels {
      command += " --label=".utf8
      command += SystemShellQuoting.quoted(label)
    }
    for path in [copy, other.path] { command += [.space] + SystemShellQuoting.quoted(path.octets) }
    command += [UInt8](" > ".utf8) + SystemShellQuoting.quoted(result.octets)
    let status = try locally(what, ChildProcess.runShell(command, in: shell.localDirectory))
    guard status == 1 else {
      guard status != 0 else {
        if shell.mode == .prompt { shell.output.say("no difference", style: .dim) }
        return
      }
      let why = status == 127 ? "this machine has no diff" : "diff ended with status \(status)"
      throw CommandError(what, .failed(.usage, why, advice: "'cmp' needs no other program."))
    }
    var text = TextOutput(shell.output)
    try PrivateCopies.read(result, what) { octets throws(CommandError) in try text.write(octets) }
    try text.finish()
    throw ComparedFiles.differ(what)
  }
}

/// The two files that `cmp` and `diff` compare.
struct ComparedFiles: ParsableArguments {
  @Flag(name: .customLong("remote"), help: "The second file is at the server too.")
  var areBothRemote = false

  @Argument(help: "The file at the server.")
  var remote: RemoteOperand

  @Argument(help: "The file here, or its directory.")
  var local: LocalOperand?

  /// The file that the one at the server is compared with.
  struct Other {
    let path: FilePath

    /// The name that is shown for it.
    let name: [UInt8]
  }

  /// Finds the second file, or fetches it.
  func other(
    _ verb: String,
    _ copies: borrowing PrivateCopies,
    _ shell: ShellState
  ) throws(CommandError) -> Other {
    let path = try shell.remotePath(remote)
    let name = path.lastComponent?.octets ?? []
    guard let local else {
      return Other(path: shell.localDirectory.appending(octets: name), name: name)
    }
    if areBothRemote {
      let second = try shell.remotePath(RemoteOperand(local.word))
      let copy = try copies.path(for: second, in: "other")
      _ = try copies.fetch(second, to: copy, verb, in: shell)
      return Other(path: copy, name: second.octets)
    }
    let here = shell.localPath(local)
    guard FileInfo.isDirectory(here) else {
      return Other(path: here, name: local.word.plain)
    }
    return Other(path: here.appending(octets: name), name: here.appending(octets: name).octets)
  }

  /// Makes sure that there is a second file.
  func checkIsThere(_ other: Other, _ verb: String) throws(CommandError) {
    let what: [UInt8] = .doing("\(verb) with", other.name)
    do throws(Errno) {
      _ = try FileInfo(of: other.path)
    } catch .noSuchFileOrDirectory {
      let why = "there is no such file here"
      let advice = "'\(verb) REMOTE LOCAL' names it; '--remote' takes both from the server."
      throw CommandError(what, .failed(.local, why, advice: advice))
    } catch {
      throw .local(what, error)
    }
  }

  /// The error that the files are not the same; what is to be said of it has been.
  static func differ(_ what: [UInt8]) -> CommandError {
    CommandError(what, .failed(.refused, "they differ", advice: nil)).alreadyShown
      .ending(with: .refused)
  }

  /// Compares; what keeps that from being done has another status than a difference.
  static func withOwnStatus(
    _ body: () throws(CommandError) -> Void
  ) throws(CommandError) {
    do throws(CommandError) {
      try body()
    } catch {
      guard error.ownStatus == nil, ExitStatus(error) == .refused else { throw error }
      throw error.ending(with: .usage)
    }
  }
}
