import FTPTestSupport
import Octets
import SystemPackage
import Testing

/// The manual page: well-formed, complete, and true where it can be tried.
struct ManualTests {
  private static let mandoc: FilePath = "/usr/bin/mandoc"

  /// Calls that read a variable whose name stands elsewhere.
  private static let handedOn: Set<Substring> = [
    "Environment.value($0)", "Environment.value(variable)", "variable($0)",
  ]

  private func page() throws -> String {
    let outcome = try FerryRun(arguments: ["manual"]).outcome()
    #expect(outcome.ending == .exited(0))
    return outcome.stdoutText
  }

  @Test(.enabled(if: isThere(mandoc)))
  func `mandoc has nothing to say about the page`() throws {
    let outcome = try Subprocess.run(Self.mandoc, ["-T", "lint"], input: [UInt8](page().utf8))
    // Whether other pages are installed is not the page's business.
    let complaints = outcome.stdoutText.split(separator: "\n").filter {
      !$0.contains("mandoc.db") && !$0.contains("referenced manual not found")
    }
    #expect(complaints.isEmpty)
  }

  @Test(.enabled(if: isThere(mandoc)))
  func `names with backslashes, quotes and dots are shown as they are typed`() throws {
    // Bold and underlined characters are written twice, with a backspace between.
    let command = #"mandoc -T utf8 -O width=100 | sed 's/.\x08//g'"#
    let outcome = try Subprocess.run("/bin/sh", ["-c", command], input: [UInt8](page().utf8))
    let text = outcome.stdoutText
    for words in [
      #"\xHH"#, "'...'", "\"...\"", "-u, --user user", "~/.config/ferry/config",
      "ferry get -r -P 4 ftp://me@ftp.example.org/docs", "get [options] remote [local]",
    ] { #expect(text.contains(words), "\(words)") }
  }

  @Test func `the page has all variables that the program reads, and all statuses of the README`()
    throws
  {
    let page = try page().split(separator: "\\").joined()
    let sources = Checkout.top.appending("Sources").string
    // Each call has its names beside it, but for two, which are handed those that stand there.
    let pattern =
      #"(Environment\.(value|octets)|variable)\([^)]*\)|base\("[^)]*\)|= \["LC_[^]]*\]"#
    let found = try Subprocess.run("/bin/grep", ["-rhoE", pattern, sources]).stdoutText
    var names: Set<Substring> = []
    for call in found.split(separator: "\n") where !call.hasSuffix(": String)") {
      let words = call.variableNames
      // Of the variables for proxies both cases count, and the loop over them has no name beside it.
      let isOfProxies = call.contains("_proxy") || call == "Environment.value(name)"
      let isNamed = !words.isEmpty || Self.handedOn.contains(call) || isOfProxies
      #expect(isNamed, "\(call)")
      names.formUnion(words)
    }
    let section = page.split(separator: "\n").drop { $0 != ".Sh ENVIRONMENT" }
      .prefix { $0 != ".Sh FILES" }.filter { $0.hasPrefix(".It ") }
    let described = Set(section.flatMap(\.variableNames))
    #expect(names.isSuperset(of: ["PAGER", "VISUAL", "EDITOR", "LANG", "XDG_DATA_HOME"]))
    for name in names { #expect(described.contains(name), "\(name)") }
    let readme = try String(
      decoding: readOctets(Checkout.top.appending("README.md")),
      as: UTF8.self
    )
    let rows = readme.split(separator: "\n").compactMap { row -> (Substring, String)? in
      let cells = row.split(separator: "|").map { $0.trimmed }
      guard cells.count == 2, cells[0].allSatisfy(\.isNumber) else { return nil }
      return (cells[0], String(cells[1]))
    }
    #expect(rows.count >= 10)
    let text = page.split(separator: "\n").joined(separator: " ")
    for (status, meaning) in rows {
      let line = ".It Li \"&\(status)\" \(meaning)."
      #expect(text.contains(line), "\(line)")
    }
  }

  @Test func `the examples of the page work`() throws {
    let lines = try page().split(separator: "\n").filter { $0.hasPrefix(".Dl ") }
      .map { $0.dropFirst(4).split(separator: "\\").joined().replacingNames }
    #expect(lines.count >= 8)
    try ExampleStage.run(lines)
  }
}

extension Substring {
  /// The words in it that are in capitals.
  fileprivate var variableNames: [Substring] {
    split { !$0.isUppercase && $0 != "_" }.filter { $0.utf8.count > 3 }
  }

  fileprivate var trimmed: Substring {
    var text = drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return text
  }
}

extension String {
  /// Roff's names of characters, without the backslash, as the characters.
  fileprivate var replacingNames: String {
    var text = self
    for (name, character) in [("(aq", "'"), ("(dq", "\""), ("(ti", "~")] {
      text = text.split(separator: name, omittingEmptySubsequences: false)
        .joined(separator: character)
    }
    return text
  }
}
