/// A line that cannot be taken apart, and where.
package struct GrammarError: Error, Hashable, Sendable {
  /// What is wrong.
  package enum Reason: Hashable, Sendable {
    /// A quote that is never closed; the quote's own character.
    case unclosedQuote(Character)

    /// A backslash at the end of the line.
    case nothingEscaped

    /// A NUL octet, which no name can have.
    case nul

    /// A `\x` that is not followed by two hexadecimal digits.
    case badOctet

    /// A `>` or `|` that is not followed by one place for what a command prints.
    case nowhere
  }

  package let reason: Reason

  /// The offset of the octet in the line that is to blame.
  package let offset: Int
}
