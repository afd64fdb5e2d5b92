import Testing

@testable import Terminal

struct EscapingTests {
  @Test(arguments: [
    ("plain name.txt", "plain name.txt"), ("grüße 日本", "grüße 日本"),
    ("a\u{1B}[31mb", #"a\x1b[31mb"#),
    ("a\nb\tc", #"a\x0ab\x09c"#), ("back\\slash", #"back\\slash"#), ("\u{9B}31m", #"\xc2\x9b31m"#),
    ("evil\u{202E}txt", #"evil\xe2\x80\xaetxt"#), ("a\u{7F}", #"a\x7f"#), ("e\u{301}", "e\u{301}"),
  ])
  func `names are shown reversibly and harmlessly`(name: String, shown: String) {
    #expect(Escaping.name([UInt8](name.utf8)) == shown)
  }

  @Test func `octets that are no UTF-8 are shown one by one`() {
    #expect(Escaping.name([0x61, 0xE9, 0x62]) == #"a\xe9b"#)
    #expect(Escaping.name([0xE2, 0x82]) == #"\xe2\x82"#)
    #expect(Escaping.name([0xFF, 0xFE]) == #"\xff\xfe"#)
  }

  @Test func `backslashes of text stay single`() {
    #expect(Escaping.text([UInt8](#"a\b"#.utf8)) == #"a\b"#)
  }

  @Test func `programs get octets as they are, but no control characters`() {
    #expect(Escaping.data([0x61, 0xE9, 0x5C]) == [0x61, 0xE9, 0x5C])
    #expect(Escaping.data([0x61, 0x0A]) == [UInt8](#"a\x0a"#.utf8))
    #expect(Escaping.data([UInt8]("\u{9B}31m".utf8)) == [UInt8](#"\xc2\x9b31m"#.utf8))
    #expect(Escaping.data([0x9B, 0xC2, 0xA0, 0xC2]) == [0x9B, 0xC2, 0xA0, 0xC2])
  }
}
