import Testing

@testable import FTPProtocol

struct GlobPatternTests {
  /// Makes a pattern of text in which a backslash quotes the next character.
  private func pattern(_ text: String) -> GlobPattern {
    var octets: [(octet: UInt8, isLiteral: Bool)] = []
    var isLiteral = false
    for octet in text.utf8 {
      if octet == 0x5C, !isLiteral {
        isLiteral = true
        continue
      }
      octets.append((octet, isLiteral))
      isLiteral = false
    }
    return GlobPattern(octets)
  }

  private func fits(_ text: String, _ name: [UInt8]) -> Bool {
    pattern(text).matches(name.span)
  }

  @Test(arguments: [
    ("*", "abc"), ("*.txt", "a.txt"), ("a*c", "ac"), ("a*c", "abbbc"), ("a?c", "abc"),
    ("gr?ße", "grüße"), ("[a-c]x", "bx"), ("[!a-c]x", "dx"), ("[^a-c]x", "dx"), ("[]a]", "]"),
    ("[a-]", "-"), ("[ä-ü]", "ö"), (#"\*"#, "*"), (#"a\?"#, "a?"), ("[", "["), ("a[b", "a[b"),
    (".*", ".hidden"), ("*a*a*", "banana"), ("**", "x"), ("", ""), ("[[]", "["),
  ])
  func `names that fit`(text: String, name: String) {
    #expect(fits(text, [UInt8](name.utf8)))
  }

  @Test(arguments: [
    ("*", ".hidden"), ("?hidden", ".hidden"), ("[.]hidden", ".hidden"), ("*.txt", "a.txt~"),
    ("a?c", "ac"), ("[a-c]", "d"), ("[!a-c]", "a"), (#"\*"#, "a"), ("abc", "ab"), ("", "a"),
    ("?", "ab"), ("A", "a"), ("*[!é]b", "éb"), ("*[!€]b", "€b"),
  ])
  func `names that do not fit`(text: String, name: String) {
    #expect(!fits(text, [UInt8](name.utf8)))
  }

  @Test func `a question mark is one octet where the name is no UTF-8`() {
    #expect(fits("a?c", [0x61, 0xE9, 0x63]))
    #expect(fits("a?", [0x61, 0xE2]))
  }

  @Test func `many stars take no more than the product of the lengths`() {
    let name = [UInt8](repeating: 0x61, count: 20_000)
    #expect(!fits(String(repeating: "a*", count: 50) + "b", name))
  }

  @Test func `wildcards are known from quoted ones`() {
    #expect(pattern("a*").hasWildcards)
    #expect(!pattern(#"a\*\?\[x]"#).hasWildcards)
  }
}
