/// A server, the lines of a user, and what goes wrong in each of them.
struct Dialogue: Hashable, Sendable {
  /// What the user types, and what goes wrong meanwhile.
  struct Line: Hashable, Sendable {
    var text: String
    var faults: [Fault] = []
  }

  var server = ServerVariant()

  /// What goes wrong while the user connects.
  var openingFaults: [Fault] = []

  var lines: [Line] = []

  /// Whether nothing goes wrong at all.
  var isFaultless: Bool { openingFaults.isEmpty && lines.allSatisfy { $0.faults.isEmpty } }

  /// Whether nothing goes wrong but with what the client asks for itself, which must never cost a
  /// line of the user.
  var disturbsOnlyQuestions: Bool {
    let faults = openingFaults + lines.flatMap(\.faults)
    return faults.allSatisfy { fault in
      let isOwn = ["FEAT", "OPTS", "CLNT", "SYST"].contains(fault.verb)
      let isAnswered = fault.kind == .answer && fault.code != 421
      return isOwn && (isAnswered || [.swallow, .freeze, .cutBefore].contains(fault.kind))
    }
  }

  /// Whether the user has sent SITE before a line.
  func hasSite(before position: Int) -> Bool {
    lines.prefix(position).contains { $0.text.hasPrefix("site") }
  }

  /// The faults of a line; those of position −1 are the login's.
  func faults(ofLine position: Int) -> [Fault] {
    position < 0 ? openingFaults : lines[position].faults
  }

  /// A script that ``init(parsing:)`` reads: the server, `open`, and the lines, faults behind `!`.
  var text: String {
    let opening = Line(text: "open", faults: openingFaults)
    let body = ([opening] + lines).map { line in
      ([line.text] + line.faults.map(\.text)).joined(separator: " ! ")
    }
    return (["server \(server.text)"] + body).joined(separator: "\n")
  }

  /// Starts without lines.
  init() {}

  /// Reads what ``text`` writes.
  init?(parsing text: String) {
    for row in text.split(separator: "\n") {
      let parts = row.split(separator: "!").map { Self.trimmed($0) }
      guard let first = parts.first else { continue }
      if first == "server" || first.hasPrefix("server ") {
        guard let server = ServerVariant(parsing: String(first.dropFirst(6))) else { return nil }
        self.server = server
        continue
      }
      var faults: [Fault] = []
      for part in parts.dropFirst() {
        guard let fault = Fault(parsing: part) else { return nil }
        faults.append(fault)
      }
      if first == "open" {
        openingFaults = faults
      } else {
        lines.append(Line(text: first, faults: faults))
      }
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    let start = text.drop { $0 == " " }
    let end = start.lastIndex { $0 != " " }
    return end.map { String(start[...$0]) } ?? ""
  }
}
