import FTPTestSupport
import Terminal
import Testing

@testable import Shell

struct QuotingTests {
  /// The only word of a line, as the tokenizer reads it.
  private func word(_ text: String) throws -> [UInt8] {
    let commands = try Tokenizer.commands(in: [UInt8](text.utf8))
    try #require(commands.count == 1 && commands[0].words.count == 2, "\(text)")
    return commands[0].words[1].plain
  }

  @Test(arguments: [
    ("plain.txt", "plain.txt"), ("with blank", "'with blank'"), ("it's", #""it's""#),
    ("grüße", "grüße"), ("a*b", "'a*b'"), ("a\nb", #""a\x0ab""#), ("", "''"),
    (#"back\slash"#, #"'back\slash'"#), (#"all'"\"#, #""all'\"\\""#), ("{a,b}", "'{a,b}'"),
    ("~", "'~'"), ("👨‍👩‍👧", "👨‍👩‍👧"), ("evil\u{202E}txt", #""evil\xe2\x80\xaetxt""#),
  ])
  func `names are quoted as little as is needed`(name: String, quoted: String) {
    #expect(Quoting.quoted([UInt8](name.utf8)) == quoted)
  }

  @Test(arguments: 0..<200)
  func `what is shown of any name is read back as that name`(seed: Int) throws {
    let name = arbitraryName(seed)
    #expect(try word("get " + Quoting.quoted(name)) == name)
    // In double quotes, what messages show of a name is the name too.
    let shown = Escaping.name(name).split(separator: "\"", omittingEmptySubsequences: false)
    #expect(try word("get \"" + shown.joined(separator: "\\\"") + "\"") == name)
  }

  @Test(arguments: 0..<200)
  func `a word that was begun is continued in its own quotes`(seed: Int) throws {
    let name = arbitraryName(seed)
    let rest = Quoting.continuation(name, in: nil)
    #expect(try word("get ./" + rest) == [UInt8]("./".utf8) + name)
    let double = Quoting.continuation(name, in: "\"")
    #expect(try word("get \"./" + double + "\"") == [UInt8]("./".utf8) + name)
    let single = Quoting.continuation(name, in: "'")
    #expect(try word("get './" + single + "'") == [UInt8]("./".utf8) + name)
  }

  @Test(arguments: 0..<200)
  func `nothing that is quoted reaches the terminal as a control character`(seed: Int) {
    for scalar in Quoting.quoted(arbitraryName(seed)).unicodeScalars {
      #expect(scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value))
    }
  }

  /// Octets in which everything occurs that needs care; the same for the same seed.
  private func arbitraryName(_ seed: Int) -> [UInt8] {
    var state = UInt32(truncatingIfNeeded: seed &* 2_654_435_761 &+ 1)
    func next(_ limit: UInt32) -> Int {
      state = state &* 1_664_525 &+ 1_013_904_223
      return Int((state >> 8) % limit)
    }
    let pieces: [[UInt8]] = [
      [0x27], [0x22], [0x5C], [0x20], [0x2A], [0x3F], [0x5B], [0x5D], [0x7B], [0x2C], [0x7D],
      [0x7E], [0x23], [0x3B], [0x21], [0x2D], [0x0A], [0x0D], [0x09], [0x1B], [0x7F], [0x78],
      [0x34], [0xFF], [0xC3], [0xE2, 0x82], [UInt8]("ü".utf8), [UInt8]("日".utf8),
      [UInt8]("\u{202E}".utf8), [UInt8]("\u{9B}".utf8), [UInt8]("👍🏽".utf8),
    ]
    var name: [UInt8] = []
    for _ in 0...next(12) {
      name += seed % 3 == 0 ? [UInt8(1 + next(255))] : pieces[next(UInt32(pieces.count))]
    }
    return name
  }
}
