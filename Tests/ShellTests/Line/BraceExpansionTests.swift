import Testing

@testable import Shell

struct BraceExpansionTests {
  /// Words as the tokenizer makes them, so that quotes count.
  private func expanded(_ text: String) throws -> [String] {
    let command = try #require(try Tokenizer.commands(in: [UInt8](text.utf8)).first)
    return try command.words.flatMap { try BraceExpansion.words(of: $0) }
      .map { String(decoding: $0.plain, as: UTF8.self) }
  }

  // As bash 5.2 prints them with printf.
  @Test(arguments: [
    ("a{b,c}d", ["abd", "acd"]), ("{a,b}{1,2}", ["a1", "a2", "b1", "b2"]),
    ("x{a,{b,c}}y", ["xay", "xby", "xcy"]), ("{a,}", ["a", ""]), ("{,a}b", ["b", "ab"]),
    ("{}", ["{}"]), ("{a}", ["{a}"]), ("a{", ["a{"]), ("a}b", ["a}b"]), ("{a,b", ["{a,b"]),
    ("{a{b,c}}", ["{ab}", "{ac}"]), ("{1..4}", ["1", "2", "3", "4"]),
    ("{3..1}", ["3", "2", "1"]), ("{08..10}", ["08", "09", "10"]), ("{1..7..3}", ["1", "4", "7"]),
    ("{-1..1}", ["-1", "0", "1"]), ("{a..c}", ["a", "b", "c"]), ("{c..a..2}", ["c", "a"]),
    ("{1..a}", ["{1..a}"]), ("{1..}", ["{1..}"]), ("{a..c,d}", ["a..c", "d"]),
    ("'{a,b}'", ["{a,b}"]), (#"\{a,b}"#, ["{a,b}"]), (#"{a\,b}"#, ["{a,b}"]),
    (#"{'a,b',c}"#, ["a,b", "c"]), ("*.{c,h}", ["*.c", "*.h"]), ("{0..2..0}", ["0", "1", "2"]),
  ])
  func `braces expand as in the shell`(text: String, words: [String]) throws {
    #expect(try expanded(text) == words)
  }

  @Test(arguments: ["{1..20000}", "{1..200}{1..200}", "{{1..9999},{1..9999}}"])
  func `what stands for too many words is refused`(text: String) {
    #expect(throws: BraceExpansion.TooManyWords()) { try expanded(text) }
  }

  @Test func `a range that is larger than numbers are is no range`() throws {
    #expect(try expanded("{1..99999999999999999999}") == ["{1..99999999999999999999}"])
  }
}
