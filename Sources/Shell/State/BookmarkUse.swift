import FTPClient
import FTPProtocol
import Octets

/// What a bookmark knows of a connection, and what is remembered for it.
extension Connection {
  /// The bookmark that the server of a session was named by; `nil` where it was not.
  private func bookmark(of session: Session) -> Bookmark? {
    configuration.layers.bookmark.flatMap { $0.isAt(session.endpoint) ? $0 : nil }
  }

  /// Returns the directory where one was last at a bookmark that is named alone.
  ///
  /// - Returns: `nil` for any other destination, and in scripts, which begin at the same place each
  ///   time.
  func lastDirectory(of destination: Destination) -> RemotePath? {
    guard front.mode == .prompt, destination.isBookmarkAlone, let bookmark = destination.bookmark
    else { return nil }
    return LastDirectories().directory(at: bookmark.name)
  }

  /// Goes where one was last, or where the bookmark leads if that is not there any more.
  func enter(_ last: RemotePath, else directory: RemotePath?) throws(CommandError) {
    let session = try loggedIn()
    do throws(FTPError) {
      return try session.changeDirectory(to: last)
    } catch {
      guard error.isRefusal, error.sessionIsUsable else {
        throw CommandError("change to \(last)", .session(error))
      }
    }
    output.say("", last.octets, ", where you were last, cannot be entered any more.")
    if let directory { try enter(directory, session) }
  }

  /// Keeps the directory where the user leaves a server that a bookmark named.
  func keepDirectory(of session: Session) {
    guard front.mode == .prompt, session.credentials != nil, let bookmark = bookmark(of: session),
      let directory = session.directoryName
    else { return }
    LastDirectories().remember(directory, at: bookmark.name)
  }

  /// Finds the password that the bookmark has, or that its command says.
  ///
  /// - Returns: `nil` where it has none, and for another user than the bookmark's.
  /// - Throws: ``CommandError`` where others can see or change what has to be believed, and for a
  ///   command that fails.
  func bookmarkPassword(
    for credentials: Credentials,
    _ session: Session
  ) throws(CommandError) -> [UInt8]? {
    // What the command line says for this one time counts more.
    guard access.passwords.command == nil, access.passwords.descriptor == nil,
      let bookmark = bookmark(of: session), bookmark.place?.user == credentials.user
    else {
      return nil
    }
    try BookmarkFile().checkSecrecy(of: bookmark)
    guard let command = bookmark.passwordCommand else { return bookmark.password }
    // Nobody is asked by a command either where nobody can be asked.
    guard !asksNothing else { return nil }
    let what = [UInt8]("password-command of bookmark \(bookmark.name)".utf8)
    let advice =
      "Run it by itself to see why: its first line is the password; "
      + "'bookmark edit \(bookmark.name)' changes it."
    return try PasswordCommand(text: command, advice: advice)
      .password(for: what, cancelledBy: front.interrupt)
  }
}
