import ArgumentParser
import FTPClient
import FTPProtocol
import Transfers

/// What `put` and `mput` have in common.
struct SendOptions: ParsableArguments {
  @Flag(name: .short, help: "Convert line ends: for text only.")
  var ascii = false

  @Flag(name: .long, help: "Put the octets behind those that are there.")
  var append = false

  @OptionGroup var transfer: TransferOptions

  @Flag(name: .long, help: "Write under the final name, not under a temporary one first.")
  var inPlace = false

  @Flag(name: [.customShort("n"), .customLong("no-clobber")], help: "Keep a file that is there.")
  var noClobber = false

  /// Makes what sends the files.
  func sending(in shell: ShellState) -> Sending {
    var policy = transfer.policy(in: shell)
    if inPlace { policy.storesInPlace = true }
    return Sending(
      type: ascii ? .ascii : shell.settings.type,
      mode: append ? .append : .replace,
      keepsExisting: noClobber,
      policy: policy
    )
  }
}
