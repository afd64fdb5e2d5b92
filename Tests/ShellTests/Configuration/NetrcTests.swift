import Testing

@testable import Shell

/// What `~/.netrc` says.
struct NetrcTests {
  private func file(_ text: String) -> Netrc { Netrc(parsing: [UInt8](text.utf8)) }

  private func words(_ entry: Netrc.Entry?) -> [String?] {
    [entry?.login, entry?.password, entry?.account].map { octets in
      octets.map { String(decoding: $0, as: UTF8.self) }
    }
  }

  @Test(arguments: [
    ("machine h login u password p", ["u", "p", nil]),
    ("machine h\n\tlogin u\n\tpassword p\n\taccount a\n", ["u", "p", "a"]),
    ("machine H\r\nlogin u\r\npassword p\r\n", ["u", "p", nil]),
    ("machine h login u password \"two words\"", ["u", "two words", nil]),
    ("machine h login u password \"a\\\"b\\\\c\"", ["u", "a\"b\\c", nil]),
    ("machine h login u password a\\ b", ["u", "a b", nil]),
    ("# machine h login no password no\nmachine h login u password p", ["u", "p", nil]),
    ("machine h login u # the user\npassword p", ["u", "p", nil]),
    ("machine h login u password p#1", ["u", "p#1", nil]),
    ("machine x login no\nmachine h login u password p", ["u", "p", nil]),
    ("default login d password e", ["d", "e", nil]),
    ("machine h login u password p machine h login v password q", ["u", "p", nil]),
    (
      "machine x\nmacdef init\nmachine h login no password no\n\nmachine h login u",
      ["u", nil, nil]
    ),
    ("machine h login u password", ["u", nil, nil]),
    ("machine h password p", [nil, nil, nil]),
    ("", [nil, nil, nil]),
  ])
  func `an entry is that of the host`(text: String, expected: [String?]) {
    #expect(words(file(text).entry(for: "h", as: nil)) == expected)
  }

  @Test func `the entry is that of the user who is named`() {
    let text = "machine h login u password p machine h login v password q default login x"
    #expect(words(file(text).entry(for: "h", as: [UInt8]("v".utf8))) == ["v", "q", nil])
    #expect(file(text).entry(for: "h", as: [UInt8]("w".utf8)) == nil)
    #expect(words(file(text).entry(for: "other", as: nil)) == ["x", nil, nil])
    #expect(
      words(file("machine h password p").entry(for: "h", as: [UInt8]("w".utf8))) == [nil, "p", nil]
    )
  }

  @Test func `a macro ends with an empty line, and 'init' is kept`() {
    let text =
      "machine h login u\nmacdef init\ncd pub\r\n  ls\n\nmacdef other\nrm x\n\npassword p\n"
    let entry = file(text).entry(for: "h", as: nil)
    #expect(entry?.initMacro?.map { String(decoding: $0, as: UTF8.self) } == ["cd pub", "  ls"])
    #expect(words(entry) == ["u", "p", nil])
  }

  @Test func `a word that makes no sense ends the file, and is told with its line`() {
    let netrc = file("machine h login u\npasword p\nmachine x login y")
    #expect(netrc.fault?.line == 2)
    #expect(netrc.entries.count == 1)
  }

  @Test func `a file that is cut anywhere is read to there`() {
    let octets = [UInt8](
      "machine h login \"u v\" password p\\q\nmacdef init\ncd x\n\ndefault login z\n".utf8
    )
    for count in 0...octets.count {
      let netrc = Netrc(parsing: [UInt8](octets[..<count]))
      #expect(netrc.entries.count <= 2)
    }
  }
}
