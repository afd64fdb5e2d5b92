import Terminal

/// Breaks lines at words.
enum TextWrapping {
  /// Breaks a text at blanks so that each line fits; a word that is longer has a line of its own.
  static func lines(_ text: String, columns: Int) -> [String] {
    var lines: [String] = []
    var current = ""
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let joined = current.isEmpty && lines.isEmpty ? String(word) : "\(current) \(word)"
      if current.isEmpty || DisplayWidth.of(joined) <= columns {
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
