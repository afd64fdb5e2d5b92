import FTPProtocol
import Octets

/// One word of a command line: octets, each with the knowledge whether it was quoted.
///
/// Quoting decides later: a quoted `*` is a star, a quoted `~` no home directory.
struct Word: Hashable, Sendable {
  /// One octet as it was typed.
  struct Octet: Hashable, Sendable {
    let value: UInt8

    /// Whether quotes or a backslash took its special meaning away.
    let isQuoted: Bool
  }

  var octets: [Octet] = []

  /// Makes a word of octets that are all as if typed plainly.
  init(_ text: String) {
    octets = text.utf8.map { Octet(value: $0, isQuoted: false) }
  }

  /// Makes a word of octets that mean only themselves.
  init(literal: [UInt8]) {
    octets = literal.map { Octet(value: $0, isQuoted: true) }
  }

  init(_ octets: [Octet] = []) {
    self.octets = octets
  }

  /// The octets without the knowledge of quotes.
  var plain: [UInt8] { octets.map(\.value) }

  /// The word with patterns and braces that are no more than characters.
  var withoutPatterns: Word {
    Word(
      octets.map { octet in
        octet.value.isOne(of: "*?[{}") ? Octet(value: octet.value, isQuoted: true) : octet
      }
    )
  }

  /// Whether any of the octets is an unquoted `*`, `?` or `[`.
  var hasWildcards: Bool {
    octets.contains { !$0.isQuoted && $0.value.isOne(of: "*?[") }
  }

  /// Whether the word begins with an unquoted `~` that stands alone or before a slash.
  var beginsWithHome: Bool {
    guard let first = octets.first, first == Octet(value: .tilde, isQuoted: false) else {
      return false
    }
    return octets.count == 1 || octets[1].value == .slash
  }

  /// The pattern that the word stands for.
  func pattern(ignoresCase: Bool) -> GlobPattern {
    GlobPattern(octets.map { (octet: $0.value, isLiteral: $0.isQuoted) }, ignoresCase: ignoresCase)
  }
}
