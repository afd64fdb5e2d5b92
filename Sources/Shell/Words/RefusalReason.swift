import FTPProtocol

extension RefusalReason {
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
    case .wantsProtection:
      (
        "the server wants TLS first",
        "'set tls require' asks for TLS ('--tls require' on the command line); ftps://HOST begins "
          + "with it."
      )
    }
  }
}
