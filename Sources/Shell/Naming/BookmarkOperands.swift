import FTPProtocol
import Octets

/// Operands `NAME:PATH` that name something at the server of a bookmark.
enum BookmarkOperands {
  /// Writes such operands of a command as the URLs that they stand for; other words stay.
  ///
  /// `./NAME:PATH` is never one: a file of such a name can be typed so.
  ///
  /// - Parameters:
  ///   - words: Behind the name of the command.
  ///   - isExpression: Whether the words are an expression behind the paths (`find`), whose values
  ///     stay as they are.
  /// - Returns: As many words.
  /// - Throws: ``CommandError`` for a bookmark that makes no sense.
  static func expanded(
    _ words: some Sequence<Word>,
    isExpression: Bool
  ) throws(CommandError) -> [Word] {
    var expanded: [Word] = []
    var isOver = false
    for word in words {
      if isExpression, expanded.contains(where: { $0.octets.first?.value != .hyphen }) || isOver {
        isOver = isOver || word.octets.first.map { $0.value.isOne(of: "-(!") } ?? false
      }
      expanded.append(isOver ? word : try url(of: word) ?? word)
    }
    return expanded
  }

  /// Writes an operand as a URL.
  ///
  /// - Returns: `nil` for a word that names no bookmark, or has no colon behind it.
  static func url(of word: Word) throws(CommandError) -> Word? {
    try named(by: word)?.url
  }

  private static func named(
    by word: Word
  ) throws(CommandError) -> (bookmark: Bookmark, url: Word)? {
    guard word.octets.contains(where: { $0.value == .colon }),
      !FTPURL.looksLikeURL(word.plain.text),
      let (bookmark, path) = try BookmarkFile().named(by: word), let path
    else { return nil }
    return (bookmark, Word(bookmark.url(of: path).map { Word.Octet(value: $0, isQuoted: false) }))
  }

  /// Finds the destination of an operand that is a URL, or `NAME:PATH` of a bookmark.
  ///
  /// - Parameters:
  ///   - operand: As it was typed.
  ///   - shell: Where it was.
  /// - Returns: The operand with the URL in place of the name, and where it leads; `nil` for a path.
  /// - Throws: ``CommandError`` for a bookmark or a URL that makes no sense.
  static func resolved(
    _ operand: RemoteOperand,
    in shell: ShellState
  ) throws(CommandError) -> (operand: RemoteOperand, destination: Destination)? {
    let named = try named(by: operand.word)
    let url = named.map { RemoteOperand($0.url) } ?? operand
    guard url.isURL else { return nil }
    return (url, try shell.destination(of: url, named?.bookmark))
  }

  /// Writes operands of a command that could connect itself as URLs, for the session that is there.
  ///
  /// - Throws: As ``expanded(_:isExpression:at:)``.
  static func urls(
    of operands: [RemoteOperand],
    in shell: ShellState
  ) throws(CommandError) -> [RemoteOperand] {
    var urls: [RemoteOperand] = []
    for operand in operands {
      let resolved = try resolved(operand, in: shell)
      if let resolved, shell.session != nil { try shell.connection.require(resolved.destination) }
      urls.append(resolved?.operand ?? operand)
    }
    return urls
  }

  /// Writes operands as ``expanded(_:isExpression:)`` does, for a session that is there.
  ///
  /// - Throws: ``CommandError`` also for a bookmark that the session is not as it says: from here on
  ///   there are URLs only, and no URL says how a connection is to be protected.
  static func expanded(
    _ words: some Sequence<Word>,
    isExpression: Bool,
    at connection: Connection
  ) throws(CommandError) -> [Word] {
    let words = [Word](words)
    let urls = try expanded(words, isExpression: isExpression)
    for (word, url) in zip(words, urls) where word != url && connection.session != nil {
      try connection.require(Destination(word.plain))
    }
    return urls
  }
}
