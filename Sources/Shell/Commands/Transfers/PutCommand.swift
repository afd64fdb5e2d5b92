import ArgumentParser
import FTPClient
import FTPProtocol
import Transfers

/// `put`: send a file.
struct PutCommand: TransferringCommand {
  static let configuration = CommandConfiguration(
    commandName: "put",
    abstract: "Send a file to the server.",
    discussion: """
      REMOTE is a new name or a directory. '-' as LOCAL is standard input. A pattern may fit many \
      files, and REMOTE is a directory then. A file of that name at the server is replaced; at the \
      prompt it is asked about first, unless -f is given. With -r, a directory goes into REMOTE if that is there, and makes it if it is not; -o NAME is the \
      directory's own name there. The same command again goes on where it was stopped.
      """
  )

  static let worksOnCommandLine = true

  @OptionGroup var showing: ShowingOptions

  @OptionGroup var options: SendOptions

  @OptionGroup var trees: TreeFlags

  @Option(name: .short, help: "The name at the server, or a directory.")
  var output: RemoteOperand?

  @Argument(help: "The file here, or a pattern; '-' is standard input.")
  var local: LocalOperand

  @Argument(help: "The name at the server, or a directory.")
  var remote: RemoteOperand?

  @Argument(help: .hidden)
  var others: [SurplusOperand] = []

  func validate() throws {
    guard others.isEmpty else {
      throw ValidationError(
        "One file and a name for it, please; 'mput' takes several files, and names with blanks "
          + "go between quotes."
      )
    }
    if remote != nil, output != nil {
      throw ValidationError("Give the remote name once: as an operand or with -o.")
    }
  }

  func run(in shell: ShellState) throws(CommandError) {
    let operand = remote ?? output
    let sending = options.sending(to: operand, in: shell)
    let target = if let operand { try shell.remotePath(operand) } else { nil as RemotePath? }
    if local.isStandardStream { return try sending.sendStandardInput(to: target, in: shell) }
    let paths = try shell.localMatches([local])
    guard let options = trees.options(overwrite: sending.overwrite(in: shell)) else {
      try sending.send(paths, to: target, in: shell)
      return
    }
    let sendingTrees = TreeSending(options: options, files: sending)
    try sendingTrees.send(paths, to: target, isExact: output != nil, in: shell)
  }
}

/// `mput`: send several files.
struct MputCommand: TransferringCommand {
  static let configuration = CommandConfiguration(
    commandName: "mput",
    abstract: "Send several files to the server.",
    discussion: "They keep their names. A file that fails does not keep the others from going."
  )

  static let worksOnCommandLine = true

  @OptionGroup var showing: ShowingOptions

  @OptionGroup var options: SendOptions

  @OptionGroup var trees: TreeFlags

  @Option(name: .short, help: "The directory at the server; a URL, on the command line.")
  var output: RemoteOperand?

  @Argument(help: "Files here, or patterns.")
  var local: [LocalOperand]

  func run(in shell: ShellState) throws(CommandError) {
    let target = if let output { try shell.remotePath(output) } else { nil as RemotePath? }
    let paths = try shell.localMatches(local)
    let sending = options.sending(to: output, in: shell)
    guard let options = trees.options(overwrite: sending.overwrite(in: shell)) else {
      try sending.send(paths, intoDirectory: target, in: shell)
      return
    }
    let sendingTrees = TreeSending(options: options, files: sending)
    try sendingTrees.send(paths, intoDirectory: target, in: shell)
  }
}
