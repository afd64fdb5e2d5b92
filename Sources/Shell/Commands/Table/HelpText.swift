import ArgumentParser
import Terminal

/// What `help` shows.
package enum HelpText {
  /// The help of a command: what the parser makes of its declaration, and examples.
  ///
  /// - Parameters:
  ///   - type: The command.
  ///   - columns: How wide it may be.
  /// - Returns: Lines, the last one with its end.
  static func text(of type: any ShellCommand.Type, columns: Int) -> String {
    var text = tidied(type.helpMessage(columns: columns))
    while text.last == "\n" { text.removeLast() }
    text += part("EXAMPLES", Examples.of(type.name))
    let others = CommandTable.otherNames(of: type)
    if !others.isEmpty { text += "\n\nOTHER NAMES: \(others.joined(separator: ", "))" }
    return text + "\n"
  }

  /// Lines under a title, behind what is there already; none for no lines.
  static func part(_ title: String, _ lines: [String]) -> String {
    lines.isEmpty ? "" : "\n\n\(title):" + lines.map { "\n  " + $0 }.joined()
  }

  /// Takes out of the parser's text what says a thing twice, such as `--rate <rate>`.
  static func tidied(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var line = String(line)
      if line.hasPrefix("OVERVIEW: ") { line = String(line.dropFirst("OVERVIEW: ".count)) }
      guard line.hasPrefix("  -"), let start = line.firstIndex(of: "<"),
        let end = line[start...].firstIndex(of: ">")
      else { return line }
      let name = line[line.index(after: start)..<end]
      guard line[..<start].hasSuffix("-\(name) ") else { return line }
      // What stands behind keeps its column.
      let value = "VALUE"
      let column = line.distance(from: line.startIndex, to: end) + 1
      let text = line[line.index(after: end)...].drop { $0 == " " }
      let blanks = line.distance(from: line.index(after: end), to: text.startIndex)
      let head = line[..<start] + value
      guard !text.isEmpty else { return String(head) }
      return head + String(repeating: " ", count: max(1, column + blanks - head.count)) + text
    }
    return lines.joined(separator: "\n")
  }

  /// What the commands are for, in the order in which `help` shows them; names that no command
  /// has are left out.
  private static let groups: [(title: String, names: String)] = [
    ("Connect", "open reopen close user sessions session quit trust ccc status features bookmark"),
    ("Go", "cd pwd lcd lpwd lls lmkdir"),
    ("Look", "ls nlist tree find du df stat rels cat head tail more zcat zmore diff cmp checksum"),
    ("Transfer", "get put mget mput cp mirror"),
    ("Change", "mkdir rmdir rm mv chmod touch ln edit"),
    ("Jobs", "jobs fg wait kill queue"),
    ("Server", "doctor quote site rhelp"),
    ("Shell", "set alias source repeat time echo history help explain version"),
  ]

  /// All commands, by what they are for.
  ///
  /// - Parameter columns: How wide it may be.
  /// - Returns: Lines; no more than a screen has.
  static func overview(columns: Int) -> [String] {
    var left = CommandTable.commands
    var lines: [String] = []
    for (title, names) in groups {
      let members = names.split(separator: " ").compactMap { name in
        left.firstIndex { $0.name == name }.map { left.remove(at: $0) }
      }
      lines += row(title, members, columns)
    }
    if !left.isEmpty { lines += row("More", left, columns) }
    return lines
      + [
        "",
        "help COMMAND says more of one, with examples. Topics: "
          + HelpTopics.names.joined(separator: " "),
        "The words of sftp, lftp, ncftp and the classic ftp work too, or are answered.",
        "'quoted names', with\\ blanks; * ? [a-z] ** {a,b} are patterns; # comments.",
        "; && || between commands, & runs beside the prompt, > FILE, | COMMAND, !COMMAND here.",
      ].flatMap { wrapped($0, columns, indent: 0) }
  }

  private static func row(
    _ title: String,
    _ commands: [any ShellCommand.Type],
    _ columns: Int
  ) -> [String] {
    let words = commands.map { command in
      let others = CommandTable.otherNames(of: command).filter { $0 != "?" }.prefix(2)
      let short = others.isEmpty ? "" : "\u{A0}(\(others.joined(separator: ",\u{A0}")))"
      return command.name + short
    }
    let padding = String(repeating: " ", count: max(1, 10 - title.utf8.count))
    return wrapped(title + padding + words.joined(separator: "  "), columns, indent: 10)
  }

  /// Breaks a line at blanks; no-break spaces become blanks.
  private static func wrapped(_ line: String, _ columns: Int, indent: Int) -> [String] {
    let head = line.prefix(indent)
    let rest = TextWrapping.lines(line.dropFirst(indent), columns: columns - indent)
    let margin = String(repeating: " ", count: indent)
    return rest.enumerated().map { index, text in
      let text = String(text.map { $0 == "\u{A0}" ? " " : $0 })
      return text.isEmpty ? "" : (index == 0 ? head : margin[...]) + text
    }
  }
}
