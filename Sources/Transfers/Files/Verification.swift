/// What is compared before a transfer counts as complete.
package enum Verification: String, Hashable, Sendable, CaseIterable {
  /// The digest where the server has one, else the size.
  case auto

  /// The size alone.
  case size

  /// The digest; a server that has none makes the transfer fail.
  case digest

  /// Nothing beyond the server's word.
  case none

  /// The least size in octets for which ``auto`` asks a server for its features, just to know
  /// whether it has digests.
  private static let worthAsking: Int64 = 1 << 20

  /// The greatest size in octets of which ``auto`` has a server compute the digest: more takes
  /// minutes, in which nothing is heard of it.
  private static let worthWaiting: Int64 = 4 << 30

  /// Says whether a digest of a file is wanted.
  ///
  /// - Parameters:
  ///   - size: The file's, in octets, as far as it is known.
  ///   - knowsFeatures: Whether finding out about digests costs no command.
  /// - Returns: Whether to look for one.
  func wantsDigest(ofSize size: Int64?, knowsFeatures: Bool) -> Bool {
    switch self {
    case .digest: return true
    case .size, .none: return false
    case .auto:
      guard let size, size > 0, size <= Self.worthWaiting else { return false }
      return knowsFeatures || size >= Self.worthAsking
    }
  }
}
