/// The options of a command, read off its help.
struct CommandOptions: Sendable {
  /// All names, such as `-a` and `--all`, sorted.
  let names: [String]

  /// Which of the options that take a value it is, in the order of the help, by their names.
  let valuePositions: [String: Int]

  /// Reads the help of a command, in which options have lines of their own.
  init(help: String) {
    var names: Set<String> = []
    var valuePositions: [String: Int] = [:]
    var valueCount = 0
    for line in help.split(separator: "\n") where line.hasPrefix("  -") {
      let declaration = line.dropFirst(2).split(separator: "  ").first ?? ""
      let words = declaration.split(whereSeparator: { ", /".contains($0) })
      let found = words.filter { $0.hasPrefix("-") }.map { String($0) }
      names.formUnion(found)
      guard words.contains(where: { $0.hasPrefix("<") }) else { continue }
      for name in found { valuePositions[name] = valueCount }
      valueCount += 1
    }
    self.names = names.sorted()
    self.valuePositions = valuePositions
  }
}
