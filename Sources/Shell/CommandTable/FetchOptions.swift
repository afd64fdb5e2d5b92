import ArgumentParser
import FTPProtocol

/// What `get` and `mget` have in common.
struct FetchOptions: ParsableArguments {
  @Flag(name: .short, help: "Convert line ends: for text only.")
  var ascii = false

  @Flag(name: .shortAndLong, help: "Replace files that have the name.")
  var force = false

  /// The representation type, the setting if nothing else was said.
  func type(in shell: ShellState) -> RepresentationType {
    ascii ? .ascii : shell.settings.type
  }
}
