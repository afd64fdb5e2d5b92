/// Breaks lines at words.
package enum TextWrapping {
  /// Breaks a text at blanks so that each line fits; a word that is wider has a line of its own.
  ///
  /// - Parameters:
  ///   - text: One line without control sequences.
  ///   - columns: How wide a line may be.
  ///   - later: How wide all but the first may be, where that is another width.
  /// - Returns: The lines, without blanks at their ends.
  package static func lines(
    _ text: some StringProtocol,
    columns: Int,
    later: Int? = nil
  ) -> [String] {
    var lines: [String] = []
    var current = ""
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let joined = current.isEmpty && lines.isEmpty ? String(word) : "\(current) \(word)"
      let limit = lines.isEmpty ? columns : later ?? columns
      if current.isEmpty || DisplayWidth.of(joined) <= limit {
        current = current.isEmpty ? String(word) : joined
      } else {
        lines.append(current)
        current = String(word)
      }
    }
    return (lines + [current]).map { line in
      var line = line
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
