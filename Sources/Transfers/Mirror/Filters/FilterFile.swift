import Octets

/// A line of a filter file, or of an ignore file, that cannot be obeyed.
package struct FilterFileError: Error, Hashable, Sendable {
  /// What is wrong with a line.
  package enum Reason: Hashable, Sendable {
    /// It begins with none of `+`, `-`, `include` and `exclude`, with a blank behind it.
    case noRule

    /// Its pattern can fit nothing.
    case pattern(PathPattern.Fault)
  }

  /// The number of the line; the first is 1.
  package let line: Int
  package let reason: Reason

  /// Tells of a line.
  package init(line: Int, reason: Reason) {
    (self.line, self.reason) = (line, reason)
  }
}

extension MirrorFilter {
  /// Reads the rules of a filter file: `+ PATTERN` or `include PATTERN`, `- PATTERN` or
  /// `exclude PATTERN`, a line each.
  ///
  /// Lines that are blank or begin with `#` are comments. Blanks before a line, and between its
  /// word and its pattern, do not count, nor do spaces at its end unless a backslash quotes them.
  ///
  /// - Parameter octets: All of the file; lines may end in CR LF, and UTF-8 may begin with its mark.
  /// - Returns: The rules in their order.
  /// - Throws: ``FilterFileError`` for the first line that is no rule. A rule that does nothing
  ///   might have kept a file from being deleted.
  package static func rules(ofFile octets: [UInt8]) throws(FilterFileError) -> [Rule] {
    var rules: [Rule] = []
    for (number, line) in FilterText.lines(of: octets) {
      let text = line.drop { $0.isBlank }
      guard let first = text.first, first != .hash else { continue }
      let word = text.prefix { !$0.isBlank }
      let make: (PathPattern) -> Rule
      switch word.text {
      case "+", "include": make = Rule.include
      case "-", "exclude": make = Rule.exclude
      default: throw FilterFileError(line: number, reason: .noRule)
      }
      let rest = text[word.endIndex...].drop { $0.isBlank }
      do throws(PathPattern.Fault) {
        rules.append(make(try PathPattern(Array(FilterText.withoutTrailingSpaces(rest)))))
      } catch {
        throw FilterFileError(line: number, reason: .pattern(error))
      }
    }
    return rules
  }
}

/// What filter files and ignore files have in common as texts.
enum FilterText {
  /// Takes a file apart into lines with their numbers, without their ends and without the mark of
  /// UTF-8 before the first.
  static func lines(of octets: [UInt8]) -> [(number: Int, text: ArraySlice<UInt8>)] {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = octets.starts(with: mark) ? octets.dropFirst(mark.count) : octets[...]
    return text.split(separator: .lineFeed, omittingEmptySubsequences: false).enumerated().map {
      ($0 + 1, $1.last == .carriageReturn ? $1.dropLast() : $1)
    }
  }

  /// Returns a line without the spaces at its end, of which one that a backslash quotes stays.
  static func withoutTrailingSpaces(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var end = line.startIndex
    var index = line.startIndex
    while index < line.endIndex {
      let isQuoting = line[index] == .backslash && index + 1 < line.endIndex
      let isSpace = line[index] == .space
      index += isQuoting ? 2 : 1
      if !isSpace { end = index }
    }
    return line[..<end]
  }
}
