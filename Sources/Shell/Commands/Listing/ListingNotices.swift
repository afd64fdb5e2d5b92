import FTPClient
import FTPProtocol
import Terminal

/// What has to be said about listings that do not tell all.
struct ListingNotices {
  private var unparsedCount = 0

  /// The replies that said that entries were left out, and where.
  private var cuts: [(directory: RemotePath?, reply: Reply)] = []

  /// Whether everything was told and understood.
  var isEmpty: Bool { unparsedCount == 0 && cuts.isEmpty }

  /// Takes note of a listing, or a part of one.
  mutating func note(_ listing: Listing, of directory: RemotePath?) {
    unparsedCount += listing.unparsedCount
    if let reply = listing.cutShortBy { cuts.append((directory, reply)) }
  }

  /// Says it; where entries were left out, the command fails for it once it has done the rest.
  func say(in shell: ShellState) {
    for (directory, reply) in cuts {
      let what: [UInt8] = .doing("list", (directory ?? RemotePath(".")).octets)
      shell.failLater(CommandError(what, .session(.incompleteListing(.leftOut(reply)))))
    }
    guard unparsedCount > 0 else { return }
    let lines = Quantity.count(unparsedCount, "line")
    shell.output.say("\(lines) not understood", style: .warning)
  }
}
