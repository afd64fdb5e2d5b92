package import FTPProtocol

/// Somebody who lists directories ahead of a walk, on other connections.
///
/// The walk stays what it is, step by step: it only finds some listings made already.
package struct ListingsAhead: Sendable {
  let expect: @Sendable ([RemotePath]) -> Void
  let listing: @Sendable (RemotePath, Session) -> Listing?

  /// How many directories the walk names ahead.
  static let distance = 64

  /// Makes it of two closures.
  ///
  /// - Parameters:
  ///   - expect: Told which directories the walk is going to list, the next one first.
  ///   - listing: Asked for the listing of a directory; while that is on its way the session of the
  ///     walk may list others. `nil` for one that is not, or that failed: the walk lists it itself then.
  package init(
    expect: @escaping @Sendable ([RemotePath]) -> Void,
    listing: @escaping @Sendable (RemotePath, Session) -> Listing?
  ) {
    self.expect = expect
    self.listing = listing
  }
}
