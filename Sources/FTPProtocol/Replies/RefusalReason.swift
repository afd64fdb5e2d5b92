/// What the words of a refusal say is the matter; codes say little: 550 is all of it.
package enum RefusalReason: Hashable, Sendable {
  case exists
  case isDirectory
  case notEmpty
  case noRoom
  case tooManyConnections
  case notAllowed
  case missing

  /// TLS is wanted first.
  case wantsProtection

  /// Reads the server's words; `nil` where they tell nothing.
  ///
  /// What stands behind the last colon counts first: names stand before it, and may have such words
  /// in them (ProFTPD 1.3.8: `550 quota.csv: Permission denied`).
  package init?(_ reply: Reply) {
    guard !reply.saysTooManyConnections else {
      self = .tooManyConnections
      return
    }
    let text = reply.text.lowercased()
    let tail = text.split(separator: ": ").last.map { String($0) } ?? text
    guard let reason = Self.reason(tail) ?? Self.reason(text) else { return nil }
    self = reason
  }

  private static func reason(_ text: String) -> RefusalReason? {
    wordsOfReasons.first { text.containsAny(of: $0.words) }?.reason
  }

  /// The first that fits counts.
  private static let wordsOfReasons: [(reason: RefusalReason, words: [String])] = [
    (.notEmpty, ["not empty", "isn't empty", "directory is full"]),
    (
      .missing,
      [
        "no such", "not found", "not exist", "doesn't exist", "doesnt exist", "non exist",
        "non-exist", "nonexist", "inexist", "cannot find", "can't find", "could not find",
        "isn't there",
      ]
    ),
    (
      .noRoom,
      [
        "no space", "disk full", "disk is full", "quota", "not enough space", "insufficient space",
        "insufficient storage", "out of space", "not enough room",
      ]
    ),
    (
      .isDirectory,
      [
        "is a directory", "is directory", "not a plain file", "not a regular file", "not a file",
        "can't open a directory", "i can only retrieve regular files",
      ]
    ),
    (
      .wantsProtection,
      [
        "use tls", "over tls", "tls required", "requires tls", "tls is required", "ssl", "encrypt",
        "cleartext", "clear text", "plaintext", "plain ftp", "unsecure", "insecure",
        "secure connection", "secured connection",
      ]
    ),
    (
      .notAllowed,
      [
        "permission", "denied", "not permitted", "not allowed", "read-only", "read only",
        "forbidden", "no access", "not authorized", "unauthorized",
      ]
    ),
    (.exists, ["already exist", "exists", "already in use as", "already there"]),
  ]
}
