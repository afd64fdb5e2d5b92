import FTPClient
import FTPProtocol
import Terminal
import Transport

/// What `doctor` found, in words.
enum FindingText {
  /// One line of the table.
  struct Row {
    let name: String
    let verdict: String

    /// What to type, or what is known from now on; `-` for nothing.
    let setting: String

    /// What was seen, harmless.
    let seen: String
  }

  /// The rows of what was found, in the order of the topics.
  ///
  /// - Parameters:
  ///   - findings: By topic.
  ///   - endpoint: The server, for the lines to type.
  ///   - options: What is set for it already.
  /// - Returns: One for each topic that was found out about.
  static func rows(
    _ findings: [ExaminedTopic: Finding],
    _ endpoint: Endpoint,
    _ options: SessionOptions
  ) -> [Row] {
    ExaminedTopic.allCases.compactMap { topic in
      guard let finding = findings[topic] else { return nil }
      let typed = setting(finding, findings, endpoint, options)
      return Row(
        name: topic.rawValue,
        verdict: verdict(finding).replacing("_", with: " "),
        setting: typed ?? (finding.facts.isEmpty ? "-" : facts(finding)),
        seen: seen(finding)
      )
    }
  }

  /// The table, as lines that fit a terminal.
  static func table(_ rows: [Row], columns: Int?) -> [String] {
    let head = Row(name: "test", verdict: "verdict", setting: "setting", seen: "what was seen")
    let all = [head] + rows
    let name = all.map(\.name.utf8.count).max() ?? 0
    let verdict = all.map(\.verdict.utf8.count).max() ?? 0
    let setting = all.map { DisplayWidth.of($0.setting) }.max() ?? 0
    let margin = name + verdict + setting + 6
    // Where the last column would be too narrow, it has a line of its own.
    let isNarrow = columns.map { $0 < margin + 24 } ?? false
    return all.flatMap { row -> [String] in
      let start =
        padded(row.name, name) + "  " + padded(row.verdict, verdict) + "  "
      let indentation = isNarrow ? 4 : margin
      guard !row.seen.isEmpty else { return [trimmed(start + row.setting)] }
      let width = columns.map { max(10, $0 - indentation - 1) } ?? .max
      let lines = TextWrapping.lines(row.seen, columns: width)
      let space = String(repeating: " ", count: indentation)
      if isNarrow { return [trimmed(start + row.setting)] + lines.map { space + $0 } }
      let first = start + padded(row.setting, setting) + "  " + (lines.first ?? "")
      return [first] + lines.dropFirst().map { space + $0 }
    }
  }

  /// How many of the tests came out how.
  static func summary(_ findings: [ExaminedTopic: Finding]) -> String {
    func count(_ isPositive: Bool?) -> Int {
      findings.values.count { $0.verdict.isPositive == isPositive }
    }
    return "\(findings.count) tests: \(count(true)) work, \(count(false)) do not, "
      + "\(count(nil)) are not known. What is proven is remembered."
  }

  /// One object for programs.
  static func object(
    _ finding: Finding,
    among findings: [ExaminedTopic: Finding],
    _ endpoint: Endpoint,
    _ options: SessionOptions
  ) -> [UInt8] {
    var object = JSONLine()
    object.add("test", finding.topic.rawValue)
    object.add("verdict", verdict(finding))
    let text = seen(finding)
    if !text.isEmpty { object.add("seen", text) }
    if let reply = finding.reply { object.add("reply", "\(reply.code) \(reply.text)") }
    if let typed = setting(finding, findings, endpoint, options) { object.add("setting", typed) }
    for (fact, value) in finding.facts { object.add(fact.name.replacing("-", with: "_"), value) }
    return object.finished()
  }

  private static func verdict(_ finding: Finding) -> String {
    switch finding.verdict {
    case .works: "works"
    case .doesNot: "does_not"
    case .notKnown: "not_known"
    }
  }

  private static func facts(_ finding: Finding) -> String {
    finding.facts.map { fact, value in
      switch fact {
      case .clock, .factsClock: "\(fact.name) known"
      default: "\(fact.name)=\(Escaping.text([UInt8](value.utf8)))"
      }
    }.joined(separator: " ")
  }

  private static func seen(_ finding: Finding) -> String {
    var parts = finding.seen.isEmpty ? [] : [Escaping.text([UInt8](finding.seen.utf8))]
    switch finding.verdict {
    case .notKnown(.readOnly): parts.append("nothing was written")
    case .notKnown(.because(let reason)): parts.append(Escaping.text([UInt8](reason.utf8)))
    case .notKnown(.failure(let error)): parts.append(FTPErrorMessage.reason(error).why)
    case .works, .doesNot:
      if let reply = finding.reply {
        let text = "\(reply.code) \(reply.text)"
        parts.append("the server says: " + Escaping.text([UInt8](text.utf8.prefix(200))))
      }
    }
    return SecretText.masked(parts.joined(separator: "; "))
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - DisplayWidth.of(text)))
  }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }

  // MARK: What to type

  /// The line to type because of a finding; `nil` where ferry does all by itself.
  private static func setting(
    _ finding: Finding,
    _ findings: [ExaminedTopic: Finding],
    _ endpoint: Endpoint,
    _ options: SessionOptions
  ) -> String? {
    func works(_ topic: ExaminedTopic) -> Bool? { findings[topic]?.verdict.isPositive }
    func line(_ name: String, _ value: String) -> String { "set \(name)/\(endpoint) \(value)" }
    switch (finding.topic, finding.verdict.isPositive) {
    case (.tls, true):
      return options.security.policy == .prefer ? line("tls", "require") : nil
    case (.tlsData, false): return line("tls-data", "clear")
    case (.epsv, false):
      return works(.pasv) == true && options.data.prefersExtended ? line("epsv", "off") : nil
    case (.pasv, false):
      let hasActive = works(.eprt) == true || works(.port) == true
      let isNeeded = works(.epsv) == false && options.data.mode == .passive
      return isNeeded && hasActive ? line("passive", "off") : nil
    case (.eprt, false), (.port, false):
      let hasActive = works(.eprt) != false || works(.port) != false
      let hasPassive = works(.epsv) == true || works(.pasv) == true
      return options.data.mode == .active && !hasActive && hasPassive ? line("passive", "on") : nil
    case (.digests, true): return line("verify", "digest")
    case (.digests, false) where finding.seen.hasPrefix("wrong"): return line("verify", "size")
    default: return nil
    }
  }
}
