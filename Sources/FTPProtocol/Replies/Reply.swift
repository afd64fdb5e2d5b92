import Octets

/// What a server answers: a code and one line of text or more.
package struct Reply: Hashable, Sendable {
  /// The three digits.
  package let code: ReplyCode

  /// The text of each line, without line ends and without the code where a line has the reply's
  /// own.
  package let lines: [[UInt8]]

  /// The lines as they came, without line ends.
  package let wireLines: [[UInt8]]

  /// Makes a reply of its lines as they came.
  package init(_ code: ReplyCode, wireLines: [[UInt8]]) {
    self.code = code
    self.wireLines = wireLines
    let digits = [UInt8]("\(code.value)".utf8)
    lines = wireLines.map { line in
      guard line.starts(with: digits) else { return line }
      guard line.count > 3 else { return [] }
      return line[3] == .space || line[3] == .hyphen ? [UInt8](line[4...]) : line
    }
  }

  /// The text of all lines on one, UTF-8 repaired; not made harmless for a terminal.
  package var text: String {
    lines.map { $0.text }.joined(separator: " / ")
  }

  /// Whether the server does not know the command, rather than refusing what it was asked.
  package var saysUnknownCommand: Bool { [500, 502, 504].contains(code.value) }

  /// 202: the server takes the command, and does nothing.
  package var isSuperfluous: Bool { code.value == 202 }
}
