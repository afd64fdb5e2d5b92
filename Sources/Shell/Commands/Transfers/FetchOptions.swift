import ArgumentParser
import FTPProtocol

/// What `get` and `mget` have in common.
struct FetchOptions: ParsableArguments {
  @Flag(name: .short, help: "Convert line ends: for text only.")
  var ascii = false

  @OptionGroup var transfer: TransferOptions

  @Flag(name: .shortAndLong, help: "Replace files that have the name.")
  var force = false

  /// Makes what fetches the files.
  func fetching(in shell: ShellState) -> Fetching {
    Fetching(force: force, type: type(in: shell), policy: transfer.policy(in: shell))
  }

  /// The representation type, the setting if nothing else was said.
  func type(in shell: ShellState) -> RepresentationType {
    ascii ? .ascii : shell.settings.type
  }
}
