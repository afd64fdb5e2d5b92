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
    guard word.octets.contains(where: { $0.value == .colon }),
      !FTPURL.looksLikeURL(word.plain.text),
      let (bookmark, path) = try BookmarkFile().named(by: word), let path
    else { return nil }
    return Word(bookmark.url(of: path).map { Word.Octet(value: $0, isQuoted: false) })
  }
}
