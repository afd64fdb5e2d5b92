import FTPTestSupport
import Platform
import SystemPackage
import Testing
import Transfers

/// Ignore files against git itself, which wrote their language.
struct IgnoreFileTests {
  /// Names that meet the patterns below often; one is no UTF-8.
  private static let names: [[UInt8]] =
    [
      "a", "b", "ab", "abb", "ba", "a b", "b ", "a.b", ".a", "!a", "#b", "a]", "-", "*", "a\\",
      "B1",
    ].map { [UInt8]($0.utf8) } + [[0x61, 0xFC]]

  private struct Tree {
    var directories: [[UInt8]] = []
    var files: [[UInt8]] = []

    init(below top: FilePath, using generator: inout SeededGenerator) throws {
      try fill(top, [], 0, &generator)
    }

    private mutating func fill(
      _ place: FilePath,
      _ path: [UInt8],
      _ depth: Int,
      _ generator: inout SeededGenerator
    ) throws {
      for name in names.shuffled(using: &generator).prefix(depth == 0 ? 12 : 5) {
        let entry = path.isEmpty ? name : path + [0x2F] + name
        if depth < 3, generator.happens(percent: 45) {
          directories.append(entry)
          try LocalDirectory.create(place.appending(octets: name))
          try fill(place.appending(octets: name), entry, depth + 1, &generator)
        } else {
          files.append(entry)
          try LocalFile.create(place.appending(octets: name)).close()
        }
      }
    }
  }

  /// What patterns are put together of; what stands here twice comes twice as often.
  private static let parts = [
    "a", "b", "a", "b", "ab", "*", "*", "**", "**/", "/**", "/**/", "/", "/", "?", "[ab]", "[!a]",
    "[^b]", "[a-c]", "[]a]", "[a-]", "[!-a]", "[\\]a]", "[a-\\c]", "[[:alpha:]]", "[[:punct:]b]",
    "[[:x:]]", "[[:a]", "[--a]", "[b-a]", "[a/b]", "[", "]", "\\", "\\*", "\\a", "\\/", " ", "\\ ",
    ".", "-", "!", "#", "***", "1",
  ]

  /// Makes up a pattern, with its `!` where it has one.
  static func pattern(using generator: inout SeededGenerator) -> [UInt8] {
    var text = generator.happens(percent: 15) ? "!" : ""
    for _ in 0..<Int.random(in: 1...6, using: &generator) {
      text += Self.parts[Int.random(in: Self.parts.indices, using: &generator)]
    }
    if generator.happens(percent: 15) { text += "/" }
    if generator.happens(percent: 10) { text += "  " }
    var octets = [UInt8](text.utf8)
    if generator.happens(percent: 5) { octets.append(0xFC) }
    return octets
  }

  private static func file(
    lines: Int,
    using generator: inout SeededGenerator
  ) -> [UInt8] {
    var octets: [UInt8] = generator.happens(percent: 5) ? [0xEF, 0xBB, 0xBF] : []
    for index in 0..<lines {
      octets += pattern(using: &generator)
      if generator.happens(percent: 10) { octets.append(0x0D) }
      // The end of the last line may be missing.
      if index < lines - 1 || generator.happens(percent: 80) { octets.append(0x0A) }
    }
    return octets
  }

  /// Asks for a path as a walk does: what is in a directory that is left out is left out.
  private func excludes(_ filter: MirrorFilter, _ path: [UInt8], isDirectory: Bool) -> Bool {
    for slash in path.indices where path[slash] == 0x2F {
      if !filter.includes(Array(path[..<slash]), isDirectory: true) { return true }
    }
    return !filter.includes(path, isDirectory: isDirectory)
  }

  @Test(
    .enabled(if: GitOracle.isInstalled, "git, which these patterns are of, is not installed"),
    arguments: [1, 2, 3, 37]
  )
  func `what an ignore file leaves out is what git ignores`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    try withTemporaryDirectory { top throws in
      let git = try GitOracle(in: top)
      let tree = try Tree(below: top, using: &generator)
      var fits = 0
      for _ in 0..<150 {
        // One pattern alone shows most; several, in several places, show the order.
        var places: [[UInt8]] = [[]]
        if generator.happens(percent: 40) {
          places += tree.directories.shuffled(using: &generator).prefix(3)
        }
        var filter = MirrorFilter()
        var texts: [String] = []
        for place in places {
          let lines = generator.choose(1, 1, 2, 4)
          let octets = Self.file(lines: lines, using: &generator)
          let path = top.appending(octets: place).appending(".gitignore")
          try LocalFile.create(path).write(octets, cancelledBy: nil)
          filter.addIgnoreFile(octets, in: place)
          texts.append("\(String(decoding: place, as: UTF8.self)): \(octets.map(Self.shown))")
        }
        let ignored = try git.ignored(of: tree.directories + tree.files)
        fits += ignored.count
        for path in tree.directories {
          let isOut = excludes(filter, path, isDirectory: true)
          #expect(isOut == ignored.contains(path), "\(path.map(Self.shown)) in \(texts)")
        }
        for path in tree.files {
          let isOut = excludes(filter, path, isDirectory: false)
          #expect(isOut == ignored.contains(path), "\(path.map(Self.shown)) in \(texts)")
        }
        for place in places {
          try LocalDirectory.remove(top.appending(octets: place).appending(".gitignore"))
        }
      }
      #expect(fits > 500, "the patterns fit too little to show anything")
    }
  }

  private static func shown(_ octet: UInt8) -> Character { Character(Unicode.Scalar(octet)) }

  @Test func `lines that can fit nothing are told, and have no effect`() {
    var filter = MirrorFilter()
    let text = "# comment\n*.o\n[a\n\n!\n/\na\\\n[[:none:]]\n./a\na//b\n"
    let faults = filter.addIgnoreFile([UInt8](text.utf8), in: [])
    #expect(
      faults == [
        FilterFileError(line: 3, reason: .pattern(.openBracket)),
        FilterFileError(line: 5, reason: .pattern(.empty)),
        FilterFileError(line: 6, reason: .pattern(.empty)),
        FilterFileError(line: 7, reason: .pattern(.trailingBackslash)),
        FilterFileError(line: 8, reason: .pattern(.unknownClass)),
        FilterFileError(line: 9, reason: .pattern(.impossibleName)),
        FilterFileError(line: 10, reason: .pattern(.impossibleName)),
      ]
    )
    #expect(!filter.includes([UInt8]("x.o".utf8), isDirectory: false))
    #expect(filter.includes([UInt8]("[a".utf8), isDirectory: false))
  }

  @Test func `an ignore file that is read again replaces what it said`() {
    var filter = MirrorFilter()
    for directory in ["", "docs"] {
      let place = [UInt8](directory.utf8)
      let path = [UInt8]("docs/a.tmp".utf8)
      filter.addIgnoreFile([UInt8]("*.tmp".utf8), in: place)
      #expect(!filter.includes(path, isDirectory: false))
      filter.addIgnoreFile([], in: place)
      #expect(filter.includes(path, isDirectory: false))
    }
  }
}
