/// The sessions of one control connection, for the data connections that must resume it.
///
/// A ticket of TLS 1.3 is offered once as long as there are others. When all have been offered,
/// the last one is offered again, which most servers take. Where a server did not, tickets that
/// came on data connections are offered next.
package final class TLSSessionStore {
  /// More than a server sends at once; what is older is of less use.
  private static let limit = 16

  private var latest: TLSSession?
  private var unused: [TLSSession] = []
  private var fromResumed: [TLSSession] = []
  private var wantsSingleUse = false

  /// Starts with nothing to resume.
  package init() {}

  /// Takes what has come on the connection whose session it is.
  package func add(_ sessions: [TLSSession]) {
    for session in sessions where session.isResumable {
      latest = session
      unused.append(session)
    }
    unused = unused.suffix(Self.limit)
  }

  /// Takes what has come on a connection that resumed it.
  package func add(fromResumed sessions: [TLSSession]) {
    fromResumed = (fromResumed + sessions.filter(\.isResumable)).suffix(Self.limit)
  }

  /// Returns what the next handshake offers; `nil` when there is nothing.
  package func next() -> TLSSession? {
    guard let latest else { return nil }
    guard latest.isForOneUse else { return latest }
    if !unused.isEmpty { return unused.removeFirst() }
    if wantsSingleUse, let session = fromResumed.popLast() { return session }
    return latest
  }

  /// Notes that a session was offered that had been offered before, and not resumed.
  package func noteRefusal() {
    wantsSingleUse = true
  }
}
