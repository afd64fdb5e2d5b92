import FTPTestSupport
import Testing
import Transfers

struct MirrorFilterTests {
  /// Rules as they are typed, `+` for an include and `-` for an exclude, and what they make of paths;
  /// a path that ends in a slash is a directory.
  struct Case: Sendable, CustomTestStringConvertible {
    let rules: String
    var ignoreFile = ""
    var included: [String] = []
    var passed: [String] = []
    var excluded: [String] = []
    var testDescription: String { rules + (ignoreFile.isEmpty ? "" : " with \(ignoreFile)") }
  }

  private static let cases: [Case] = [
    Case(rules: "", included: ["a", "b/", "b/c", ""]),
    // The first that fits counts.
    Case(rules: "+ a.bak\n- *.bak", included: ["a.bak", "x"], excluded: ["b.bak", "c.bak/"]),
    Case(rules: "- *.bak\n+ a.bak", excluded: ["a.bak"]),
    // Excludes shut directories, whatever an include before them may want in there.
    Case(rules: "- .git", included: ["a/"], excluded: [".git/", "a/.git/", ".git"]),
    Case(rules: "+ *.html\n- cache-*", included: ["x.html"], excluded: ["cache-1/"]),
    Case(rules: "+ *.html\n- */", included: ["x.html", "x.txt"], excluded: ["docs/"]),
    Case(rules: "- *", excluded: ["a", "docs/"]),
    Case(rules: "- *\n+ *.html", excluded: ["a.html", "docs/"]),
    Case(rules: "- /docs/*", included: ["docs/", "a/docs/b"], excluded: ["docs/a", "docs/b/"]),
    // The rest is the rest of what the includes before it want.
    Case(
      rules: "+ *.html\n- *",
      included: ["a.html", "docs/a/b.html", "x.html/", "x.html/a.png"],
      passed: ["docs/", "docs/a/"],
      excluded: ["a.txt", "docs/a.txt"]
    ),
    Case(
      rules: "+ */\n+ *.html\n- *",
      included: ["docs/", "docs/a/", "docs/a/b.html"],
      excluded: ["a.txt", "docs/a.txt", "docs/a/b"]
    ),
    Case(
      rules: "+ docs/\n- *",
      included: ["docs/", "docs/a", "docs/a/b/", "a/docs/b"],
      passed: ["a/"],
      excluded: ["b", "a/b", "docs"]
    ),
    Case(
      rules: "+ /docs/manual/\n- *.bak\n- *",
      included: ["docs/manual/", "docs/manual/a", "docs/manual/b/c"],
      passed: ["docs/"],
      excluded: ["a", "docs/a", "docs/pictures/", "pictures/", "docs/manual/a.bak"]
    ),
    Case(
      rules: "+ /docs/*.html\n- /*",
      included: ["docs/a.html"],
      passed: ["docs/"],
      excluded: ["docs/a.txt", "docs/b/", "docs/b/a.html", "a.html", "b/"]
    ),
    Case(
      rules: "+ docs/**/x\n- **",
      included: ["docs/x", "docs/a/b/x"],
      passed: ["docs/", "docs/a/", "docs/a/b/"],
      excluded: ["a/", "x", "docs/y"]
    ),
    Case(
      rules: "+ 20*/\n- /docs/*",
      included: ["docs/2024/", "docs/2024/a", "docs/", "a"],
      passed: ["docs/b/"],
      excluded: ["docs/a", "docs/b/a"]
    ),
    // What is passed through is still shut by an exclude that names it.
    Case(
      rules: "+ *.html\n- *\n- node_modules",
      passed: ["docs/"],
      excluded: ["node_modules/", "a/node_modules/"]
    ),
    // Rules count more than ignore files, and those more than nothing.
    Case(
      rules: "+ keep.o\n- *.c",
      ignoreFile: "*.o\nbuild/\n!a.c",
      included: ["keep.o", "x", "build"],
      excluded: ["a.o", "a.c", "build/"]
    ),
    Case(
      rules: "+ *.html\n+ site/\n- *",
      ignoreFile: "build/\n*.tmp",
      included: ["site/", "site/a"],
      passed: ["docs/"],
      excluded: ["build/", "site/a.tmp"]
    ),
  ]

  @Test(arguments: cases)
  func `rules make a world`(item: Case) throws {
    var filter = MirrorFilter(try MirrorFilter.rules(ofFile: [UInt8](item.rules.utf8)))
    filter.addIgnoreFile([UInt8](item.ignoreFile.utf8), in: [])
    let expectations: [(MirrorFilter.Verdict, [String])] = [
      (.included, item.included), (.passed, item.passed), (.excluded, item.excluded),
    ]
    for (verdict, paths) in expectations {
      for path in paths {
        let isDirectory = path.hasSuffix("/")
        let octets = [UInt8]((isDirectory ? path.dropLast() : path[...]).utf8)
        #expect(filter.verdict(on: octets, isDirectory: isDirectory) == verdict, "\(path)")
        #expect(filter.includes(octets, isDirectory: isDirectory) == (verdict != .excluded))
      }
    }
  }

  @Test func `the rest never shuts out what an include before it wants`() throws {
    var generator = SeededGenerator(seed: 5)
    let rest: [PathPattern] = [
      try PathPattern([UInt8]("*".utf8)), try PathPattern([UInt8]("/*".utf8)),
      try PathPattern([UInt8]("a/**".utf8)),
    ]
    var wanted = 0
    for _ in 0..<5_000 {
      let text = IgnoreFileTests.pattern(using: &generator)
      guard let include = try? PathPattern(text) else { continue }
      let depth = Int.random(in: 1...4, using: &generator)
      let names = (0..<depth).map { _ in generator.choose("a", "b", "ab", "ba", "a b") }
      let path = [UInt8](names.joined(separator: "/").utf8)
      guard include.fits(path, isDirectory: false) else { continue }
      wanted += 1
      for exclude in rest {
        let filter = MirrorFilter([.include(include), .exclude(exclude)])
        for slash in path.indices where path[slash] == 0x2F {
          #expect(filter.includes(Array(path[..<slash]), isDirectory: true), "\(names) \(text)")
        }
        #expect(filter.verdict(on: path, isDirectory: false) == .included)
      }
    }
    #expect(wanted > 100)
  }

  @Test func `a filter file has rules, comments and blank lines`() throws {
    let text =
      "\u{FEFF}# comment\r\n+ a b\\ \r\n\r\n  - *.o  \nexclude\t/x/\ninclude  #y\n   # z\n- \\ "
    let rules = try MirrorFilter.rules(ofFile: [UInt8](text.utf8))
    func pattern(_ text: String) throws -> PathPattern { try PathPattern([UInt8](text.utf8)) }
    #expect(
      rules == [
        .include(try pattern("a b\\ ")), .exclude(try pattern("*.o")), .exclude(try pattern("/x/")),
        .include(try pattern("#y")), .exclude(try pattern("\\ ")),
      ]
    )
  }

  @Test(arguments: [
    ("+ a\n*.o\n", 2, FilterFileError.Reason.noRule), ("-*.o", 1, .noRule), ("\n\n! a", 3, .noRule),
    ("exclude", 1, .pattern(.empty)), ("+  \n", 1, .pattern(.empty)),
    ("- !a", 1, .pattern(.negated)), ("- a\n- [b\n", 2, .pattern(.openBracket)),
    ("Exclude a", 1, .noRule),
  ])
  func `a line that is no rule is told by its number`(
    text: String,
    line: Int,
    reason: FilterFileError.Reason
  ) {
    #expect(throws: FilterFileError(line: line, reason: reason)) {
      try MirrorFilter.rules(ofFile: [UInt8](text.utf8))
    }
  }
}
