import FTPProtocol
import Octets

/// Listings of a directory whose contents are known, or of one that is there.
extension Examination {
  /// Lists in all ways.
  func examineListings() throws(FTPError) {
    guard scratch != nil else { return try examineListingsOfOthers() }
    let top = try withScratch { $0.path }
    let inside = try withScratch { $0.directory("inside") }
    let isMade =
      try failure { () throws(FTPError) in
        try session.makeDirectory(inside)
        try session.store([0x61], as: withScratch { $0.file("inner.txt", in: inside) })
        try session.store([0x61], as: scratchFile("other.txt"))
      } == nil
    let hasHidden =
      try failure { () throws(FTPError) in
        try session.store([0x61], as: scratchFile(".hidden"))
      } == nil
    if !session.isAlive { try session.reconnect() }
    guard isMade else { return }
    let known = KnownContents(
      ["plain.bin", "other.txt", "inside"],
      hidden: hasHidden ? [".hidden"] : []
    )
    let place = try session.place(of: top)
    var (all, facts): (ListingAnswer, ListingAnswer) = (.told([]), .told([]))
    try examineLines(in: place, known, &all)
    try examine(.mlsd) { () throws(FTPError) in
      try session.chooseFacts()
      facts = try session.answer(to: .init(Command(.mlsd), in: place), .facts, now: options.now)
      let seen = try judged(facts, .listing(facts, of: known), with: place)
      session.knowledge.set(.mlsd, seen.verdict.isPositive ?? facts.meansNone)
      return seen
    }
    try examine(.mlsdHidden) { () throws(FTPError) in
      guard hasHidden else { return .notKnown("no file of such a name may be sent") }
      let seen = Observation.hiddenNames(facts, all, of: known)
      session.knowledge.set(.mlsdHidden, seen.verdict.isPositive)
      return seen
    }
    try examine(.mlsdArgument) { () throws(FTPError) in
      guard works(.mlsd) == true else { return .notKnown("MLSD does not work") }
      let command = try session.command(.mlsd, RemotePath("inside"), in: place)
      return .listingOfArgument(
        try session.answer(to: command, .facts, now: options.now),
        inside: [[UInt8]("inner.txt".utf8)],
        outside: known.plain
      )
    }
    try examineListClock(in: top)
  }

  /// LIST, LIST -a and NLST.
  private func examineLines(
    in place: Place,
    _ known: KnownContents,
    _ all: inout ListingAnswer
  ) throws(FTPError) {
    try examine(.list) { () throws(FTPError) in
      let list = PlacedCommand(Command(.list), in: place)
      let answer = try session.answer(to: list, .list, now: options.now)
      let seen = Observation.listing(answer, of: known)
      if seen.verdict.isPositive == true { session.knowledge.set(.list, true) }
      return seen
    }
    try examine(.listAll) { () throws(FTPError) in
      let list = PlacedCommand(Command(.list, "-a"), in: place)
      all = try session.answer(to: list, .list, now: options.now)
      let seen = Observation.listingAll(all, of: known)
      session.knowledge.set(.listAll, seen.verdict.isPositive)
      return seen
    }
    try examine(.nlst) { () throws(FTPError) in
      .listing(try names(in: place), of: known)
    }
    // Where only NLST tells what there is, that is what is used.
    if works(.list) == false, works(.nlst) == true { session.knowledge.set(.list, false) }
  }

  private func names(in place: Place) throws(FTPError) -> ListingAnswer {
    var names: [[UInt8]] = []
    do throws(FTPError) {
      try session.receiveNames(in: place) { part in names += part }
    } catch .refused(let reply, .nlst) where reply.code != .serviceNotAvailable {
      return .refused(reply)
    }
    return .names(names)
  }

  /// Says besides where LIST of the same directory differs.
  private func judged(
    _ facts: ListingAnswer,
    _ seen: Observation,
    with place: Place
  ) throws(FTPError) -> Observation {
    guard seen.verdict.isPositive == true else { return seen }
    let list = PlacedCommand(Command(.list), in: place)
    let lines = try session.answer(to: list, .list, now: options.now)
    guard let words = Observation.difference(facts, lines) else {
      return works(.list) == true ? .works("the same names and sizes as LIST") : .works()
    }
    return .works(words)
  }

  /// Finds out by which clock LIST tells times; the session asks for the time of a file by itself.
  private func examineListClock(in directory: RemotePath) throws(FTPError) {
    try examine(.listClock) { () throws(FTPError) in
      var listing = Listing()
      try session.streamLines(directory, options.now, true) { part throws(FTPError) in
        try listing.collect(part)
      }
      listing.settle()
      let isExact = listing.contains { $0.kind == .file && $0.modifiedPrecision != .day }
      let isUTC = listing.contains { $0.isUTC }
      return .clock(session.knowledge.clock, isExact: isExact, isUTC: isUTC)
    }
  }

  // MARK: Without a directory of its own

  private func examineListingsOfOthers() throws(FTPError) {
    let place = try session.place(of: options.directory)
    var (lines, facts): (ListingAnswer, ListingAnswer) = (.told([]), .told([]))
    try examine(.list) { () throws(FTPError) in
      let list = PlacedCommand(Command(.list), in: place)
      lines = try session.answer(to: list, .list, now: options.now)
      let seen = Observation.listing(lines)
      if seen.verdict.isPositive == true { session.knowledge.set(.list, true) }
      return seen
    }
    try examine(.listAll) { () throws(FTPError) in
      let list = PlacedCommand(Command(.list, "-a"), in: place)
      let seen = Observation.listing(try session.answer(to: list, .list, now: options.now))
      if seen.verdict.isPositive == true { session.knowledge.set(.listAll, true) }
      return seen
    }
    try examine(.nlst) { () throws(FTPError) in .listing(try names(in: place)) }
    try examine(.mlsd) { () throws(FTPError) in
      try session.chooseFacts()
      facts = try session.answer(to: .init(Command(.mlsd), in: place), .facts, now: options.now)
      let seen = Observation.listing(facts)
      if facts.meansNone == false { session.knowledge.set(.mlsd, false) }
      guard seen.verdict.isPositive == true else { return seen }
      session.knowledge.set(.mlsd, true)
      return Observation.difference(facts, lines).map { .works($0) } ?? seen
    }
    try examineListClock(in: options.directory ?? .here)
  }
}

extension ListingAnswer {
  /// False where MLSD is none: the server does not know it, or what comes is no listing.
  fileprivate var meansNone: Bool? {
    switch self {
    case .refused(let reply): reply.saysUnknownCommand ? false : nil
    case .told(let entries): !entries.isEmpty && (self.entries ?? []).isEmpty ? false : nil
    case .names, .failed: nil
    }
  }
}
