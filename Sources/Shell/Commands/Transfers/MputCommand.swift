import ArgumentParser
import FTPProtocol
import Transfers

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
    let sending = options.sending(in: shell)
    guard let options = trees.options(overwrite: options.noClobber ? .never : .always) else {
      try sending.send(paths, intoDirectory: target, in: shell)
      return
    }
    let sendingTrees = TreeSending(options: options, files: sending)
    try sendingTrees.send(paths, intoDirectory: target, in: shell)
  }
}
