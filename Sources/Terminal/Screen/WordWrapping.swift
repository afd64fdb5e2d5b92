/// Lines that are wider than a terminal, ended between words.
enum WordWrapping {
  /// What errors begin with: the lines that follow stand behind it.
  private static let mark = "ferry: "

  /// How far the lines that follow another first line are indented.
  private static let indentation = 2

  /// Breaks lines between words.
  ///
  /// A line that is a command to be copied is left to the terminal, which copies it as one.
  ///
  /// - Parameters:
  ///   - text: One or more lines without control sequences.
  ///   - columns: How wide the terminal is.
  /// - Returns: Text of which only words that are too wide themselves have wider lines.
  static func wrapped(_ text: String, columns: Int) -> String {
    guard text.utf8.count > columns else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { wrapped(line: $0, columns: columns) }
      .joined(separator: "\n")
  }

  private static func wrapped(line: Substring, columns: Int) -> String {
    let words = line.drop { $0 == " " }
    let isCommand = words.startIndex > line.startIndex && words.hasPrefix("ferry ")
    guard DisplayWidth.of(String(line)) > columns, !isCommand else { return String(line) }
    let own = line.distance(from: line.startIndex, to: words.startIndex)
    let usual = line.hasPrefix(mark) ? mark.utf8.count : indentation
    let margin = String(repeating: " ", count: own > 0 ? own : min(usual, columns / 4))
    let start = String(repeating: " ", count: own)
    return TextWrapping.lines(words, columns: columns - own, later: columns - margin.utf8.count)
      .enumerated().map { index, text in (index == 0 ? start : margin) + text }
      .joined(separator: "\n")
  }
}
