import Testing

@testable import FTPProtocol

struct GlobPatternTests {
  /// Makes a pattern of text in which a backslash quotes the next character.
  private func pattern(_ text: String, ignoresCase: Bool = false) -> GlobPattern {
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
    return GlobPattern(octets, ignoresCase: ignoresCase)
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

  @Test(arguments: [
    ("[[:alpha:]]x", "äx", true), ("[[:alpha:]]", "1", false), ("[[:digit:]a]", "a", true),
    ("[![:digit:]]", "7", false), ("[^[:space:]]", "a", true), ("[[:upper:]]", "Ü", true),
    ("[[:upper:]]", "ü", false), ("[[:lower:][:digit:]]", "3", true), ("[[:xdigit:]]", "g", false),
    ("[[:punct:]]", "!", true), ("[[:punct:]]", "a", false), ("[[:blank:]]", " ", true),
    ("[[:alnum:]-]", "-", true), ("[[:print:]]", "\u{1}", false), ("[[:graph:]]", " ", false),
    ("[[:cntrl:]]", "\u{7}", true),
    // No class of that name: a set of `[ : n o p e`, and a bracket behind it.
    ("[[:nope:]]", "n]", true), ("[[:alpha]", "a", true), (#"[\[:alpha:]"#, "a", true),
  ])
  func `sets have names`(text: String, name: String, isFitting: Bool) {
    #expect(fits(text, [UInt8](name.utf8)) == isFitting)
  }

  @Test(arguments: [
    ("README*", "readme.txt", true), ("*.TXT", "a.txt", true), ("grÜ?e", "GRüßE", true),
    ("[a-c]*", "Bx", true), ("[[:upper:]]", "a", true), ("[!a]", "A", false), ("a", "b", false),
    (".h*", ".Hidden", true), ("*", ".hidden", false), (#"\*A"#, "*a", true),
  ])
  func `case counts only where the server tells it apart`(
    text: String,
    name: String,
    isFitting: Bool
  ) {
    #expect(pattern(text, ignoresCase: true).matches([UInt8](name.utf8).span) == isFitting)
  }

  @Test func `patterns of find meet hidden names, and know backslashes`() {
    func fits(_ text: String, _ name: String) -> Bool {
      GlobPattern(text: [UInt8](text.utf8), meetsHiddenNames: true)
        .matches([UInt8](name.utf8).span)
    }
    #expect(fits("*", ".hidden"))
    #expect(fits(#"\*"#, "*"))
    #expect(!fits(#"\*"#, "a"))
    #expect(fits(#"a\"#, #"a\"#))
    #expect(fits("./*/c", "./a/b/c"))
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
