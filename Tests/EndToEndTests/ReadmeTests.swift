import FTPTestSupport
import Platform
import SystemPackage
import Testing

extension Substring {
  /// What stands before the rate of a transfer and behind it; the whole line where there is none.
  fileprivate var withoutRate: [Substring] {
    let parts = split(separator: "/s, ", maxSplits: 1)
    guard parts.count == 2 else { return [self] }
    let start = parts[0].split(separator: ", ").dropLast().joined(separator: ", ")
    return [start[...], parts[1]]
  }
}

/// The README: what it says is typed, and what it names is there.
struct ReadmeTests {
  private func lines() throws -> [Substring] {
    let text = try String(
      decoding: readOctets(Checkout.top.appending("README.md")),
      as: UTF8.self
    )
    return text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The lines of the blocks of a language.
  private func blocks(_ language: String) throws -> [String] {
    var found: [String] = []
    var isInside = false
    for line in try lines() {
      if line.hasPrefix("```") {
        isInside = !isInside && line == "```\(language)"
      } else if isInside {
        found.append(String(line))
      }
    }
    return found
  }

  @Test func `commands of the README work, in a shell and at the prompt`() throws {
    let (shell, prompt) = (try blocks("sh"), try blocks("ferry"))
    #expect(shell.count > 10)
    #expect(prompt.count > 10)
    try ExampleStage.run(shell, typed: prompt)
  }

  @Test func `commands of the README that look and change work`() throws {
    let block = try lines().drop { $0 != "### Looking and changing" }.drop { $0 != "```" }
      .dropFirst().prefix { $0 != "```" }
    let commands = block.compactMap { $0.split(separator: "   ").first }
    #expect(commands.count == 5)
    try withRealServer(.vsftpd) { server throws in
      for name in ["conf", "site"] { try server.makeDirectory(name) }
      for name in ["log", "conf/site.conf", "site.conf", "a.conf", "site/index.html"] {
        try server.makeFile(name, [0x61, 0x0A])
      }
      try withTemporaryDirectory { here throws in
        try writeOctets([0x61, 0x0A], here.appending("site.conf"))
        for command in commands {
          let outcome = try FerryRun(
            arguments: [server.url],
            // What comes to a file is waited for without end.
            script: command == "tail -f log" ? "tail log\n" : "\(command)\n",
            environment: ["FERRY_PASSWORD": server.password, "EDITOR": "true"],
            directory: here
          ).outcome()
          #expect(outcome.ending == .exited(0), "\(command): \(outcome.stderrText)")
        }
      }
      #expect(try server.contents("a.conf.old") == [0x61, 0x0A])
    }
  }

  @Test func `the tour of the README shows what is seen`() throws {
    let tour = try lines().drop { $0 != "$ ferry demo" }.dropFirst().prefix { $0 != "```" }
    let prompts = tour.filter { $0.hasPrefix("127.0.0.1:") }
    // Two of its lines show what happens when something is wrong.
    let typed = prompts.compactMap { $0.split(separator: "> ", maxSplits: 1).last }.map { line in
      line == "get missing" || line == "gte port.txt" ? "-\(line)" : String(line)
    }
    #expect(typed.count > 10)
    try withTemporaryDirectory { here throws in
      let outcome = try FerryRun(
        arguments: ["demo"],
        script: typed.joined(separator: "\n") + "\n",
        directory: here
      ).outcome()
      #expect(outcome.ending == .exited(0), "\(outcome.stderrText)")
      let seen = outcome.stdoutText + outcome.stderrText
      for line in tour
      where !line.hasPrefix("127.0.0.1:") && !line.hasPrefix("A server") && !isGreeting(line) {
        // Speeds differ, columns are for a terminal, and scripts say their line.
        guard !line.hasPrefix("README.txt  "), !line.hasPrefix("Try ") else { continue }
        for part in line.withoutRate {
          let words = part.hasPrefix("ferry: ") ? part.dropFirst("ferry: ".count) : part
          #expect(seen.contains(words), "\(line)")
        }
      }
    }
  }

  /// Whether a line greets whoever sits at a terminal, which scripts have none of.
  private func isGreeting(_ line: some StringProtocol) -> Bool {
    line.hasPrefix("Connected to ") || line == "  Ferry's demo server is ready."
  }

  @Test func `tests and files that the README names are there`() throws {
    let tests = try Subprocess.run(
      "/usr/bin/find",
      [Checkout.top.appending("Tests").string, "-name", "*Tests.swift"]
    ).stdoutText
    var named = 0
    for line in try lines() {
      for word in line.split(separator: "`") where word.hasSuffix("Tests") && !word.contains(" ") {
        named += 1
        #expect(tests.contains("/\(word).swift"), "\(word)")
      }
      for link in line.split(separator: "](").dropFirst() {
        guard let target = link.split(separator: ")").first, !target.hasPrefix("http") else {
          continue
        }
        guard let path = target.split(separator: "#", omittingEmptySubsequences: false).first,
          !path.isEmpty
        else { continue }
        #expect(isThere(Checkout.top.appending(String(path))), "\(target)")
      }
    }
    #expect(named > 10)
  }
}
