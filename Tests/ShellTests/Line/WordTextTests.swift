import Testing

@testable import Shell

struct WordTextTests {
  @Test func `words survive the way through strings`() throws {
    let lines: [[UInt8]] = [
      [UInt8](#"a'*'*\?"~"~[\["#.utf8) + [0x5D], [0xE9, 0x61, 0xFF], [0xF4, 0x8F, 0xBF, 0xBF],
      [UInt8]("grüße \u{10FE2A}".utf8), [0xC3], [0xF0, 0x9F], [],
    ]
    for line in lines {
      let word = try Tokenizer.commands(in: line + [0x20]).first?.words.first ?? Word()
      let decoded = WordText.decode(WordText.encode(word))
      #expect(decoded.plain == word.plain)
      #expect(decoded.hasWildcards == word.hasWildcards)
      #expect(decoded.beginsWithHome == word.beginsWithHome)
    }
  }

  @Test func `every octet survives, quoted or not`() {
    for value in UInt8.min...UInt8.max {
      for isQuoted in [true, false] {
        let word = Word([Word.Octet(value: value, isQuoted: isQuoted)])
        #expect(WordText.decode(WordText.encode(word)).plain == [value])
      }
    }
  }

  @Test(arguments: [
    ("plain.txt", "plain.txt"), ("a b", "'a b'"), ("it's", #""it's""#), ("", "''"),
    ("*", "'*'"), ("grüße", "grüße"), ("a\nb", #""a\x0ab""#), ("~x", "'~x'"),
  ])
  func `names are quoted as little as is needed`(name: String, quoted: String) {
    #expect(Quoting.quoted([UInt8](name.utf8)) == quoted)
  }

  @Test func `quoted names are read back as the same octets`() throws {
    var state: UInt32 = 7
    for _ in 0..<500 {
      let name = (0..<8).map { _ in
        state = state &* 1_664_525 &+ 1_013_904_223
        return max(1, UInt8(truncatingIfNeeded: state >> 24))
      }
      let line = [UInt8]("get \(Quoting.quoted(name))".utf8)
      let word = try Tokenizer.commands(in: line)[0].words[1]
      #expect(word.plain == name)
      #expect(!word.hasWildcards)
    }
  }
}
