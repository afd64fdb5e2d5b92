import FTPProtocol

/// What the words of a refusal say is the matter; codes say little: 550 is all of it.
enum RefusalReason: Hashable, Sendable {
  case exists
  case isDirectory
  case notEmpty
  case noRoom
  case tooManyConnections
  case notAllowed
  case missing

  /// Reads the server's words; `nil` where they tell nothing.
  init?(_ reply: Reply) {
    let text = reply.text.lowercased()
    func says(_ words: String...) -> Bool { words.contains { text.contains($0) } }
    let isMissing = Self.wordsForMissing.contains { text.contains($0) }
    switch true {
    case reply.saysTooManyConnections: self = .tooManyConnections
    case says("not empty", "isn't empty", "directory is full"): self = .notEmpty
    case isMissing: self = .missing
    case says(
      "no space",
      "disk full",
      "disk is full",
      "quota",
      "not enough space",
      "insufficient space",
      "insufficient storage",
      "out of space",
      "not enough room"
    ):
      self = .noRoom
    case says(
      "is a directory",
      "is directory",
      "not a plain file",
      "not a regular file",
      "not a file",
      "can't open a directory",
      "i can only retrieve regular files"
    ):
      self = .isDirectory
    case says("exist", "already in use as", "already there"): self = .exists
    case says(
      "permission",
      "denied",
      "not permitted",
      "not allowed",
      "read-only",
      "read only",
      "forbidden",
      "no access",
      "not authorized",
      "unauthorized"
    ):
      self = .notAllowed
    default: return nil
    }
  }

  private static let wordsForMissing = [
    "no such", "not found", "not exist", "doesn't exist", "doesnt exist", "non exist", "non-exist",
    "nonexist", "inexist", "cannot find", "can't find", "could not find", "isn't there",
  ]

  /// The reason in words, and what can be done after a command that the server refused for it.
  func words(for verb: CommandVerb) -> (why: String, advice: String?) {
    switch self {
    case .exists where verb == .cwd || verb == .retr: ("not there", nil)
    case .exists: ("it exists already", nil)
    case .isDirectory where verb == .dele:
      ("it is a directory", "'rm -r' removes it with all that is in it.")
    case .isDirectory where verb == .retr:
      ("it is a directory", "'get -r' fetches it with all that is in it.")
    case .isDirectory: ("it is a directory", nil)
    case .notEmpty:
      ("the directory is not empty", "'rm -r' removes it with all that is in it.")
    case .noRoom: ("there is no room at the server", "Remove something there and try again.")
    case .tooManyConnections:
      ("too many connections are open", "Try again when another one has ended.")
    case .notAllowed: ("the server does not allow it", nil)
    case .missing where [.stor, .appe, .mkd, .rnto].contains(verb):
      ("the directory that it is in is not there", "'mkdir -p' makes it.")
    case .missing: ("not there", nil)
    }
  }
}
