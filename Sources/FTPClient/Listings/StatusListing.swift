import FTPProtocol
import Octets
import SystemPackage
import Transport

/// Listings over the control connection (STAT with a path, RFC 959 §4.1.3), for where no data
/// connection can be made.
extension Session {
  /// Lists a directory by another way where no data connection can be made.
  ///
  /// - Parameters:
  ///   - path: The directory; `nil` for the working directory.
  ///   - now: What the year of a Unix listing's date is guessed by, UTC.
  ///   - showsHidden: Whether names that begin with a dot are wanted too.
  ///   - error: Why there is no data connection.
  ///   - receive: Takes the entries.
  /// - Throws: The error where it says something else, or the server has no such listing.
  func streamStatus(
    _ path: RemotePath?,
    _ now: TimeValue,
    _ showsHidden: Bool,
    insteadOf error: FTPError,
    _ receive: (Listing) throws(FTPError) -> Void
  ) throws(FTPError) {
    guard error.meansNoWayForData, isUsable else { throw error }
    let place = try place(of: path)
    // Which names `-a` adds is asked first, where they are wanted.
    for argument in showsHidden ? ["-a .", "."] : ["."] {
      // To some, `-a .` is the name of a file, which is not there.
      guard let listing = try statusListing(argument, in: place, now),
        !listing.isEmpty || argument == "."
      else { continue }
      if withoutData == nil {
        observer?.notice(
          "no data connection can be made; listings come over the control connection (STAT)"
        )
      }
      withoutData = (options.data, error)
      return try receive(listing)
    }
    throw error
  }

  /// - Returns: `nil` for what is no listing.
  private func statusListing(
    _ argument: String,
    in place: Place,
    _ now: TimeValue
  ) throws(FTPError) -> Listing? {
    let reply = try exchange(PlacedCommand(Command(.stat, argument), in: place))
    // One line is about the server, or says no.
    guard reply.code.isCompletion, reply.wireLines.count > 1 else { return nil }
    let lines = reply.wireLines.dropFirst().dropLast().map { line in
      line.drop { $0.isBlank }
    }
    // A directory that describes itself lists nothing.
    let ends = lines.map { $0.suffix(2).text }
    guard !ends.contains(" .") || ends.contains("..") else { return nil }
    let octets = lines.flatMap { $0 + ListingEnd.line }
    let clock = knowledge.clock
    var reader = ListingReader(.list, now: clock.shows(at: now))
    var listing = Listing()
    if let part = reader.read(octets.span) { listing.append(part) }
    listing.append(reader.finish())
    guard !listing.isAllUnparsed else { return nil }
    (listing.clock, listing.factsClock) = (clock, knowledge.factsClock)
    return listing
  }
}

extension FTPError {
  /// Whether no data connection could be made, whatever was to travel on it.
  var meansNoWayForData: Bool {
    switch self {
    case .dataConnection(let error): error.meansNoWay
    case .foreignConnection: true
    case .refused(let reply, let verb) where [.port, .eprt, .pasv, .epsv].contains(verb):
      reply.code != .serviceNotAvailable
    case .refused(let reply, by: .list), .refused(let reply, by: .mlsd),
      .refused(let reply, by: .nlst):
      reply.code.value == 425
    default: false
    }
  }
}

extension TransportError {
  fileprivate var meansNoWay: Bool {
    switch self {
    case .timedOut(.connecting), .timedOut(.accepting), .system(.connecting, _),
      .system(.listening, _), .proxy,
      .system(_, .connectionRefused), .system(_, .noRouteToHost), .system(_, .networkUnreachable),
      .system(_, .timedOut):
      true
    default: false
    }
  }
}
