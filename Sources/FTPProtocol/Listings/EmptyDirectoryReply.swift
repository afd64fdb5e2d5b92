import Octets

extension Reply {
  /// Whether a refusal to list says that there is nothing to list, and gives no other reason.
  ///
  /// Servers that have no listing of nothing answer 450 or 550 with `No files found` (wu-ftpd 2.6,
  /// IIS 5 and old ProFTPD to NLST, many embedded ones to LIST), z/OS with `No members found` and
  /// `No data sets found`. The words say nothing about whether there is such a directory:
  /// `No files found or invalid directory or permission problem` is no answer.
  package var saysNothingIsThere: Bool {
    guard [450, 550].contains(code.value) else { return false }
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    guard Self.reasons.isDisjoint(with: words) else { return false }
    let text = words.joined(separator: " ")
    return Self.emptyWords.contains { phrase in
      " \(text) ".contains(" \(phrase) ")
    } || Self.hasNothing(words)
  }

  /// Whether the words are `no files found`, or those with another noun, and nothing behind them but
  /// where.
  private static func hasNothing(_ words: [String]) -> Bool {
    for (index, word) in words.enumerated() where word == "no" || word == "0" {
      var rest = words[(index + 1)...].drop { adjectives.contains($0) }
      guard let noun = rest.popFirst() else { continue }
      guard nouns.contains(noun) || (noun == "data" && rest.popFirst() == "sets") else { continue }
      if rest.first == "and", rest.dropFirst().first.map(nouns.contains) ?? false {
        rest = rest.dropFirst(2)
      }
      if let verb = rest.first, verbs.contains(verb) { rest = rest.dropFirst() }
      if rest.isEmpty || places.contains(rest[rest.startIndex]) { return true }
    }
    return false
  }

  /// What makes the sentence one about something else than an empty directory.
  private static let reasons: Set<String> = [
    "or", "such", "access", "denied", "permission", "permissions", "allowed", "permitted",
    "invalid", "exist", "exists", "error", "failed", "cannot", "unable", "open", "mounted",
    "forbidden", "login", "quota", "later", "try", "timeout", "timed", "busy", "unavailable",
    "unreadable", "please", "must", "because", "limit", "not", "could", "can",
  ]

  private static let verbs: Set<String> = ["found", "present", "available", "match"]

  private static let places: Set<String> = ["in", "at", "on", "here", "there", "under"]

  private static let adjectives: Set<String> = [
    "more", "matching", "visible", "readable", "regular",
  ]

  private static let nouns: Set<String> = [
    "files", "members", "datasets", "entries", "objects", "items", "names", "directories",
    "documents", "matches",
  ]

  private static let emptyWords = [
    "directory is empty", "folder is empty", "empty directory", "empty folder", "directory empty",
    "folder empty", "library is empty",
  ]
}
