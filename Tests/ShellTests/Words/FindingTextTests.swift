import FTPProtocol
import Testing

@testable import FTPClient
@testable import Shell

/// The table of `doctor`, and what it says is to be set.
struct FindingTextTests {
  private func findings(_ seen: [ExaminedTopic: Observation]) -> [ExaminedTopic: Finding] {
    seen.reduce(into: [:]) { $0[$1.key] = Finding($1.key, $1.value) }
  }

  private func settings(
    _ seen: [ExaminedTopic: Observation],
    _ change: (inout SessionOptions) -> Void = { _ in }
  ) -> [String] {
    var options = SessionOptions()
    change(&options)
    let endpoint = Endpoint(host: "files", port: 2121)
    return FindingText.rows(findings(seen), endpoint, options).map(\.setting).filter { $0 != "-" }
  }

  @Test func `a setting is named where ferry does not do it by itself`() throws {
    let no = Observation.doesNot("no")
    #expect(settings([.tls: .works()]) == ["set tls/files:2121 require"])
    #expect(settings([.tls: .works()]) { $0.security.policy = .require } == [])
    #expect(settings([.tls: no]) == [])
    #expect(settings([.tlsData: no]) == ["set tls-data/files:2121 clear"])
    #expect(settings([.epsv: no, .pasv: .works()]) == ["set epsv/files:2121 off"])
    #expect(settings([.epsv: no, .pasv: .notKnown("")]) == [])
    #expect(
      settings([.epsv: no, .pasv: no, .port: .works()]) == ["set passive/files:2121 off"]
    )
    #expect(settings([.epsv: no, .pasv: no, .eprt: no, .port: no]) == [])
    #expect(settings([.digests: .works("SHA-256")]) == ["set verify/files:2121 digest"])
    #expect(settings([.digests: .doesNot("wrong: MD5")]) == ["set verify/files:2121 size"])
    #expect(settings([.digests: .doesNot("none is announced")]) == [])
  }

  @Test func `active mode is given up where only the other way works`() {
    let no = Observation.doesNot("no")
    let seen: [ExaminedTopic: Observation] = [.epsv: .works(), .eprt: no, .port: no]
    #expect(settings(seen) == [])
    let lines = settings(seen) { $0.data.mode = .active }
    #expect(Set(lines) == ["set passive/files:2121 on"])
  }

  @Test func `each setting that is named is one`() throws {
    for line in ["tls require", "tls-data clear", "epsv off", "passive off", "verify digest"] {
      let words = line.split(separator: " ").map { String($0) }
      let setting = try #require(Setting.named(words[0]))
      var settings = Settings()
      #expect(setting.assign(&settings, words[1]))
    }
  }

  @Test func `what a server said is harmless, and no longer than a few lines`() throws {
    let evil = "550 \u{1B}[31m" + String(repeating: "x", count: 1000)
    let reply = Reply(try #require(ReplyCode(550)), wireLines: [[UInt8](evil.utf8)])
    let rows = FindingText.rows(
      findings([.mlst: .refused(reply), .utf8: .doesNot("it is listed as \u{1B}[2J")]),
      Endpoint(host: "h"),
      SessionOptions()
    )
    #expect(rows.count == 2)
    for row in rows {
      #expect(!row.seen.contains("\u{1B}"))
      #expect(row.seen.utf8.count < 300)
    }
  }

  private let rows = [
    FindingText.Row(
      name: "tls",
      verdict: "works",
      setting: "set tls/h require",
      seen: "a b c d e f"
    ),
    FindingText.Row(name: "port", verdict: "does not", setting: "-", seen: ""),
  ]

  @Test func `the table has columns, and no lines but those of its rows for programs`() {
    #expect(
      FindingText.table(rows, columns: nil) == [
        "test  verdict   setting            what was seen",
        "tls   works     set tls/h require  a b c d e f",
        "port  does not  -",
      ]
    )
  }

  @Test func `on a narrow terminal what was seen has a line of its own`() {
    #expect(
      FindingText.table(rows, columns: 44) == [
        "test  verdict   setting",
        "    what was seen",
        "tls   works     set tls/h require",
        "    a b c d e f",
        "port  does not  -",
      ]
    )
    let long = FindingText.Row(
      name: "x",
      verdict: "works",
      setting: "-",
      seen: String(repeating: "word ", count: 30)
    )
    for columns in [30, 60, 80, 200] {
      for line in FindingText.table([long], columns: columns) {
        #expect(line.utf8.count <= columns)
      }
    }
  }
}
