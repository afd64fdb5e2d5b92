extension Setting {
  /// `walk-connections`: how many list the directories of a tree at once.
  static let walkConnections = Setting(
    name: "walk-connections",
    summary: "connections that list directories at once in find, du, tree, ls -R, rm -r and **",
    allowed: "a number from 1 to 16",
    value: { "\($0.walkConnections)" },
    assign: { settings, text in
      guard let count = Int(text), (1...16).contains(count) else { return false }
      settings.walkConnections = count
      return true
    }
  )
}
