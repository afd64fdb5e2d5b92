extension Listing {
  /// Takes what the final reply says about entries that were left out.
  ///
  /// Pure-FTPd 1.0.50 says `226-Output truncated to 10000 matches`; nobody has a code for it.
  package mutating func noteCut(saidBy reply: Reply) {
    guard cutShortBy == nil, reply.saysListingWasCut else { return }
    cutShortBy = reply
  }
}

extension Reply {
  /// Whether a listing's final reply says that it is not the whole listing.
  var saysListingWasCut: Bool {
    let text = text.lowercased()
    return Self.cutWords.contains { text.contains($0) }
  }

  /// Whether a listing's final reply says that there is none, although it is no refusal.
  package var saysNotRead: Bool {
    let text = text.lowercased()
    return code.isCompletion
      && ["failed to open", "could not open", "cannot open", "can't open"].contains {
        text.contains($0)
      }
  }

  private static let cutWords = ["truncated", "too many files", "incomplete", "limit reached"]
}
