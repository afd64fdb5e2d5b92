import Testing
import Transfers

struct PathPatternTests {
  /// What git's own page (gitignore) says of patterns.
  struct Case: Sendable, CustomTestStringConvertible {
    let pattern: String
    var fits: [String] = []
    var misses: [String] = []
    var testDescription: String { pattern }
  }

  /// A path that ends in a slash is a directory.
  private static let cases: [Case] = [
    Case(pattern: "hello.*", fits: ["hello.txt", "a/hello.c"], misses: ["hello", "a.hello.c"]),
    Case(pattern: "/hello.*", fits: ["hello.txt"], misses: ["a/hello.c"]),
    Case(pattern: "foo/", fits: ["foo/", "a/foo/"], misses: ["foo", "a/foo"]),
    Case(pattern: "doc/frotz", fits: ["doc/frotz", "doc/frotz/"], misses: ["a/doc/frotz"]),
    Case(pattern: "/doc/frotz", fits: ["doc/frotz"], misses: ["a/doc/frotz"]),
    Case(pattern: "foo/*", fits: ["foo/test.json", "foo/bar/"], misses: ["foo/bar/hello.c"]),
    Case(pattern: "**/foo", fits: ["foo", "a/foo", "a/b/foo/"], misses: ["afoo", "foo/a"]),
    Case(pattern: "**/foo/bar", fits: ["foo/bar", "a/foo/bar"], misses: ["bar", "foo/a/bar"]),
    Case(pattern: "abc/**", fits: ["abc/a", "abc/a/b"], misses: ["abc/", "a/abc/b"]),
    Case(pattern: "a/**/b", fits: ["a/b", "a/x/b", "a/x/y/b"], misses: ["ab", "a/xb", "b"]),
    Case(pattern: "\\#a", fits: ["#a"], misses: ["\\#a", "a"]),
    Case(pattern: "\\!a", fits: ["!a"], misses: ["a"]),
    Case(pattern: "a?c", fits: ["abc", "x/a.c"], misses: ["ac", "abbc", "a/c"]),
    Case(pattern: "[a-c]x", fits: ["ax", "cx"], misses: ["dx", "-x"]),
    Case(pattern: "x[!a-c]", fits: ["xd", "x!"], misses: ["xa", "x"]),
    Case(pattern: "*", fits: ["a", "b/c/", ".a"]),
    Case(pattern: "a*b*c", fits: ["abc", "a.b.b.c", "d/axbyc"], misses: ["ab", "abcd", "a/b/c"]),
    // What stands before the first wildcard is compared by itself, says git's code, not its page.
    Case(pattern: "a**/b", fits: ["ab", "a/b", "ax/y/b"], misses: ["b", "x/ab"]),
    Case(pattern: "a**/***", fits: ["a", "ab", "a/b"], misses: ["b"]),
    // A name is octets: this letter has two.
    Case(pattern: "gr??n", fits: ["grün"]),
    Case(pattern: "gr?n", misses: ["grün"]),
  ]

  @Test(arguments: cases)
  func `patterns fit what git's page says`(item: Case) throws {
    let pattern = try PathPattern([UInt8](item.pattern.utf8))
    for path in item.fits + item.misses {
      let isDirectory = path.hasSuffix("/")
      let octets = [UInt8]((isDirectory ? path.dropLast() : path[...]).utf8)
      let fits = pattern.fits(octets, isDirectory: isDirectory)
      #expect(fits == item.fits.contains(path), "\(path)")
    }
  }

  @Test(arguments: [
    ("", PathPattern.Fault.empty), ("/", .empty), ("!a", .negated), ("[a", .openBracket),
    ("a/[[:alpha:]", .openBracket), ("[[:letter:]]", .unknownClass), ("a\\", .trailingBackslash),
    ("./a", .impossibleName), ("a/../b", .impossibleName), ("..", .impossibleName),
    ("a//b", .impossibleName), ("//a", .impossibleName), ("a//", .impossibleName),
  ])
  func `a pattern that can fit nothing is an error`(text: String, fault: PathPattern.Fault) {
    #expect(throws: fault) { try PathPattern([UInt8](text.utf8)) }
  }

  @Test(arguments: [
    String(repeating: "*a", count: 60) + "b", String(repeating: "**/*a*", count: 60) + "b",
    String(repeating: "[a]*", count: 60) + "/b", String(repeating: "**/", count: 60) + "b",
    "/" + String(repeating: "a/**/*a/", count: 30) + "b",
  ])
  func `no pattern takes time without end`(text: String) throws {
    let pattern = try PathPattern([UInt8](text.utf8))
    let names = [
      String(repeating: "a", count: 2000), String(repeating: "a/", count: 1000) + "a",
      String(repeating: "aaaaaaaaa/", count: 200) + "a",
    ]
    let start = ContinuousClock.now
    for name in names { #expect(!pattern.fits([UInt8](name.utf8), isDirectory: false)) }
    // Some ten milliseconds; what is tried in all ways would outlast the sun.
    #expect(ContinuousClock.now - start < .seconds(10))
  }
}
