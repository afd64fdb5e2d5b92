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

  /// Says it.
  func say(to output: Output) {
    for (directory, reply) in cuts {
      let place = directory.map { ErrorMessage.name($0.octets) + ": " } ?? ""
      output.say(
        "\(place)the server left entries out" + FTPErrorMessage.quoted(reply),
        style: .warning
      )
    }
    guard unparsedCount > 0 else { return }
    let lines = Quantity.count(unparsedCount, "line")
    output.say("\(lines) not understood", style: .warning)
  }
}
