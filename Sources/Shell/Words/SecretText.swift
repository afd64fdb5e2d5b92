import FTPProtocol
import Octets

/// Passwords in what people type, found whether or not the rest of it can be understood: what makes
/// no sense is what messages show.
enum SecretText {
  /// What stands for a password wherever text is shown.
  static let mask = "****"

  /// Finds the password of `SCHEME://USER:PASSWORD@HOST`, or of that without a scheme.
  ///
  /// - Parameters:
  ///   - word: One word.
  ///   - isPlace: Whether what stands before a colon is the name of a bookmark or the number of a
  ///     session, and what stands behind it a path.
  /// - Returns: `nil` where there is none; in what is no URL, all from the first colon behind the
  ///   scheme to the last `@`.
  static func range(
    in word: [UInt8],
    unless isPlace: (String) -> Bool = { _ in false }
  ) -> Range<Int>? {
    if let url = try? FTPURL(parsing: word) { return url.passwordRange }
    guard let end = word.lastIndex(of: UInt8(ascii: "@")) else { return nil }
    let start = endOfScheme(word)
    guard start < end, let colon = word[start..<end].firstIndex(of: .colon), colon + 1 < end else {
      return nil
    }
    if let name = word.firstIndex(of: .colon),
      !word[(name + 1)...].starts(with: [.slash, .slash]), isPlace(word[..<name].text)
    {
      return nil
    }
    return (colon + 1)..<end
  }

  /// Whether text is the number of a session: nobody has hundreds, and users may be called by numbers.
  static func isSessionNumber(_ text: String) -> Bool {
    (1...2).contains(text.utf8.count) && text.utf8.allSatisfy(\.isDigit)
  }

  /// Masks the passwords in a text of several words.
  static func masked(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "@")) else { return text }
    var (result, word) = ("", "")
    for character in text {
      guard character.isWhitespace || "'\"()".contains(character) else {
        word.append(character)
        continue
      }
      result += maskedWord(word)
      result.append(character)
      word = ""
    }
    return result + maskedWord(word)
  }

  /// Masks the password in a text that is one word, blanks and all.
  static func maskedWord(_ word: String) -> String {
    let octets = [UInt8](word.utf8)
    return masked(octets, in: range(in: octets, unless: isSessionNumber)).text
  }

  /// Puts the mask in the place of a part of a word; `nil` for none.
  static func masked(_ word: [UInt8], in range: Range<Int>?) -> [UInt8] {
    guard let range else { return word }
    return word[..<range.lowerBound] + [UInt8](mask.utf8) + word[range.upperBound...]
  }

  /// Where `ftp://` or the like ends; 0 where there is none.
  private static func endOfScheme(_ word: [UInt8]) -> Int {
    guard let colon = word.firstIndex(of: .colon),
      word[..<colon].allSatisfy({ $0.isLetter || $0.isDigit || $0 == .hyphen }),
      colon + 1 < word.count, word[colon + 1] == .slash
    else { return 0 }
    return word[(colon + 1)...].firstIndex { $0 != .slash } ?? word.count
  }
}
