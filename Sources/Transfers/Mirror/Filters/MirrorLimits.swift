package import FTPProtocol

/// Sizes and times that files must have to be in the world of a mirror; directories have none.
///
/// What is not known is not guessed: a file of which nobody can say that it is within the limits is
/// left alone, which is to say neither sent nor deleted. That is so for one whose size or time is not
/// told where there is such a limit, and for one whose time is told too coarsely to decide.
/// A file at the source decides whether it is sent; one at the target has to be within the limits
/// itself to be deleted, and is not when there is one of its name at the source, within them or not.
package struct MirrorLimits: Hashable, Sendable {
  /// Files modified after this moment only, in seconds since 1970.
  package var newer: Int64?

  /// Files modified before this moment only, in seconds since 1970.
  package var older: Int64?

  /// Files of more octets than this only.
  package var larger: Int64?

  /// Files of fewer octets than this only.
  package var smaller: Int64?

  /// Limits that leave nothing out, as long as none is set.
  package init() {}

  /// Says whether a file is known to be within all limits; one that is equal to a limit is not.
  ///
  /// - Parameters:
  ///   - size: In octets; `nil` where nobody told.
  ///   - modified: When, as far as somebody told.
  /// - Returns: True where no limit is set.
  package func includes(size: Int64?, modified: TimeSpan?) -> Bool {
    if newer != nil || older != nil {
      guard let modified else { return false }
      if let newer, modified.start <= newer { return false }
      if let older, modified.end >= older { return false }
    }
    if larger != nil || smaller != nil {
      guard let size else { return false }
      if let larger, size <= larger { return false }
      if let smaller, size >= smaller { return false }
    }
    return true
  }
}
