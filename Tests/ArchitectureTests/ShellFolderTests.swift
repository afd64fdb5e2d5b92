import FTPTestSupport
import SystemPackage
import Testing

/// The order of the folders of `Shell`, read off the sources: what stands lower names nothing above.
struct ShellFolderTests {
  /// The folders, the lower ones first; a folder names only types of those before it.
  static let order = [
    "Line", "", "Words", "Configuration", "Progress", "State", "Naming", "Commands",
    "Commands/Places", "Commands/Bookmarks", "Commands/Jobs", "Commands/Session",
    "Commands/Listing", "Commands/Viewing", "Commands/Transfers", "Commands/Mirror",
    "Commands/Finding",
    "Commands/Files", "Commands/Settings", "Commands/Scripting", "Commands/Table", "Completion",
    "Loop", "CommandLine",
  ]

  private struct File {
    let path: FilePath
    let folder: String
    let lines: [Substring]
  }

  private func files() throws -> [File] {
    let shell = Checkout.top.appending("Sources").appending("Shell")
    return try SourceFiles.below(shell).map { path, lines in
      let folder = path.string.dropFirst(shell.string.utf8.count).dropFirst()
        .split(separator: "/").dropLast().joined(separator: "/")
      return File(path: path, folder: folder, lines: lines)
    }
  }

  @Test func `all folders of the shell have a place in the order, and no other has`() throws {
    #expect(Set(try files().map(\.folder)) == Set(Self.order))
  }

  @Test func `a folder of the shell names only types of the folders below it`() throws {
    let files = try files()
    let ranks = Dictionary(uniqueKeysWithValues: Self.order.enumerated().map { ($1, $0) })
    var owners: [Substring: String] = [:]
    for file in files {
      for name in file.lines.compactMap(\.declaredType) { owners[name] = file.folder }
    }
    #expect(owners["ShellState"] == "State")
    #expect(owners["Interpreter"] == "Loop")
    for file in files {
      let rank = try #require(ranks[file.folder])
      for (index, line) in file.lines.enumerated() {
        for word in line.codeWords {
          guard let owner = owners[word], owner != file.folder else { continue }
          let isBelow = try #require(ranks[owner]) < rank
          #expect(isBelow, "\(file.path):\(index + 1) names \(word) of \(owner)")
        }
      }
    }
  }

  @Test func `the design names each folder of the shell, and the commands in it`() throws {
    let readme = try Subprocess.run(
      "/bin/cat",
      [Checkout.top.appending("Sources/README.md").string]
    )
    let rows = String(decoding: readme.stdout, as: UTF8.self).split(separator: "\n")
    let files = try files()
    for folder in Self.order where !folder.isEmpty {
      let row = try #require(rows.first { $0.hasPrefix("| `\(folder)` |") }, "\(folder)")
      let words = Set(row.codeWords)
      for line in files.filter({ $0.folder == folder }).flatMap(\.lines)
      where line.contains("commandName: \"") {
        let name = try #require(line.split(separator: "\"").dropFirst().first)
        #expect(words.contains(name), "\(name) stands in \(folder)")
      }
    }
  }

  @Test func `tests of the shell stand in folders of the same names`() throws {
    let tests = Checkout.top.appending("Tests").appending("ShellTests")
    for (path, _) in try SourceFiles.below(tests) {
      let folder = path.string.dropFirst(tests.string.utf8.count).dropFirst()
        .split(separator: "/").dropLast().joined(separator: "/")
      #expect(Self.order.contains(folder), "\(path)")
    }
  }
}

extension Substring {
  /// The type that a line declares which begins at its first column; `nil` where it declares none.
  fileprivate var declaredType: Substring? {
    guard first != " " else { return nil }
    let kinds: Set<Substring> = ["class", "struct", "enum", "protocol", "typealias"]
    let words = codeWords
    guard let kind = words.firstIndex(where: { kinds.contains($0) }), kind < words.count - 1,
      words[..<kind].allSatisfy({ $0.first?.isLowercase ?? false })
    else { return nil }
    return words[kind + 1]
  }

  /// The words of a line, without those of a comment.
  fileprivate var codeWords: [Substring] {
    var code = self
    var index = startIndex
    while index < endIndex {
      let next = self.index(after: index)
      if self[index] == "/", next < endIndex, self[next] == "/" {
        code = self[..<index]
        break
      }
      index = next
    }
    return code.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
  }
}
