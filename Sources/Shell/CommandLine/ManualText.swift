import Octets
import Terminal

/// Text of a manual page in mdoc(7), line by line.
///
/// What is not a macro is escaped, so that no text is taken for one.
struct ManualText {
  private(set) var lines: [String] = []

  /// The page, with a line end behind each line.
  var text: String { lines.map { $0 + "\n" }.joined() }

  /// Writes a macro and its arguments, which are escaped.
  mutating func macro(_ name: String, _ arguments: String...) {
    let words = arguments.map { Self.escaped($0) }.filter { !$0.isEmpty }
    lines.append(([".\(name)"] + words).joined(separator: " "))
  }

  /// Begins a section.
  mutating func section(_ title: String) {
    macro("Sh", title)
  }

  /// Begins a part of a section.
  mutating func part(_ title: String) {
    macro("Ss", title)
  }

  /// Begins another paragraph.
  mutating func paragraph() {
    macro("Pp")
  }

  /// Writes sentences, each in a line of its own, as mdoc wants them.
  mutating func prose(_ text: String) {
    for line in text.split(separator: "\n") {
      var sentence: [Substring] = []
      for word in line.split(separator: " ") {
        sentence.append(word)
        guard let last = word.last, ".?!".contains(last), word.count > 2 else { continue }
        add(sentence.joined(separator: " "))
        sentence = []
      }
      if !sentence.isEmpty { add(sentence.joined(separator: " ")) }
    }
  }

  /// Writes a list of what stands at the margin and what is said of it.
  ///
  /// - Parameters:
  ///   - width: The widest of what stands at the margin that has a line with its text.
  ///   - body: Writes the items.
  mutating func list(width: String, _ body: (inout ManualText) -> Void) {
    lines.append(".Bl -tag -width \(Self.quoted(width))")
    body(&self)
    macro("El")
  }

  /// Writes an item of a list that is taken literally, and what is said of it.
  mutating func item(_ name: String, _ text: String) {
    macro("It", "Li \(name)")
    lines[lines.count - 1] = ".It " + (name.isEmpty ? "" : "Li " + Self.quoted(name))
    prose(text)
  }

  /// Writes an item of a list whose macros have been put together.
  mutating func item(macros: String, _ text: String) {
    lines.append(".It " + macros)
    prose(text)
  }

  /// Writes a line to be typed.
  mutating func example(_ line: String) {
    lines.append(".Dl " + Self.escaped(line))
  }

  /// Writes lines that are roff already.
  mutating func lines(_ more: String...) {
    lines += more
  }

  /// Writes a sentence in lines of less than 80 characters, as mdoc wants them.
  private mutating func add(_ sentence: String) {
    for line in TextWrapping.lines(Self.escaped(sentence), columns: 77) {
      // At the beginning of a line both are the sign of a macro.
      let isMacro = line.hasPrefix(".") || line.hasPrefix("'")
      lines.append((isMacro ? "\\&" : "") + line)
    }
  }

  /// An argument of a macro: what may not be taken apart is quoted.
  static func quoted(_ text: String) -> String {
    let escaped = escaped(text)
    let isWord = !escaped.contains(" ") && !escaped.isEmpty && escaped.utf8.count > 3
    // A mark alone would be taken for punctuation.
    return isWord ? escaped : "\"\\&\(escaped)\""
  }

  /// Escapes what roff gives a meaning.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\e"
      case "\"": result += "\\(dq"
      case "'": result += "\\(aq"
      case "`": result += "\\(ga"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      case "-": result += "\\-"
      default: result.append(character)
      }
    }
    return result
  }
}
