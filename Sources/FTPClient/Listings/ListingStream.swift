package import FTPProtocol
import Transport

extension Session {
  /// The largest listing that is read: a server that sends more without an end is stopped.
  static var listingLimit: Int { 1 << 32 }

  /// Lists a directory of any size in parts, each as soon as it is there.
  ///
  /// For what needs no order, such as `ls -U` and `find`: the memory for a part is all that a
  /// million entries cost.
  ///
  /// - Parameters:
  ///   - path: The directory; `nil` for the working directory.
  ///   - now: What the year of a Unix listing's date is guessed by, UTC.
  ///   - showsHidden: Whether names that begin with a dot are wanted too.
  ///   - namesOnly: Whether nothing is wanted but names; some parts are ``Listing/plainNames`` then.
  ///   - receive: Takes some entries at a time, in the server's order, without `.` and `..`; the
  ///     last part may be empty. It cannot use the session meanwhile. What it throws stops the
  ///     listing; the session stays in step.
  /// - Throws: ``FTPError/refused(_:by:)`` when it is no directory.
  package func streamListing(
    _ path: RemotePath?,
    now: TimeValue,
    showsHidden: Bool,
    namesOnly: Bool = false,
    _ receive: (Listing) throws(FTPError) -> Void
  ) throws(FTPError) {
    if let (options, error) = withoutData, options == self.options.data {
      return try streamStatus(path, now, showsHidden, insteadOf: error, receive)
    }
    var hasCome = false
    do throws(FTPError) {
      try streamOverData(path, now, showsHidden, namesOnly) { part throws(FTPError) in
        hasCome = hasCome || !part.isEmpty
        try receive(part)
      }
    } catch {
      guard !hasCome else { throw error }
      try streamStatus(path, now, showsHidden, insteadOf: error, receive)
    }
  }

  /// Lists a directory over a data connection.
  private func streamOverData(
    _ path: RemotePath?,
    _ now: TimeValue,
    _ showsHidden: Bool,
    _ namesOnly: Bool,
    _ receive: (Listing) throws(FTPError) -> Void
  ) throws(FTPError) {
    if try features().hasMLSD, knowledge.isTrue(.mlsd) != false,
      !showsHidden || knowledge.isTrue(.mlsdHidden) != false
    {
      guard try !streamFacts(path, now, showsHidden, namesOnly, receive) else { return }
    }
    try streamLines(path, now, showsHidden, receive)
  }
}
