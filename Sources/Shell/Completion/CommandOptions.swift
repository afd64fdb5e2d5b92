import ArgumentParser

/// The options of a command, as the parser of arguments describes them for programs.
struct CommandOptions: Sendable {
  /// An option that takes a value.
  struct Valued: Hashable, Sendable {
    /// Which of the options that take a value it is, in the order of their declaration.
    let position: Int

    /// The values that it can have; none where they cannot be listed.
    let values: [String]
  }

  /// All names that the help shows, such as `-a` and `--all`, sorted.
  let names: [String]

  /// The options that take a value, by each of their names.
  let valued: [String: Valued]

  /// Asks the parser about a command.
  init(of type: any ParsableArguments.Type) {
    // The description as a value (ArgumentParserToolInfo) is no product of the package, as of
    // 1.8.2: there is only its text, which `--experimental-dump-help` prints too.
    self.init(description: Self.description(of: type))
  }

  /// What the parser tells of a command: `ToolInfoV0` of ArgumentParserToolInfo, as JSON.
  static func description(of type: any ParsableArguments.Type) -> JSONValue {
    JSONValue(parsing: type._dumpHelp()) ?? .null
  }

  /// Reads a description.
  ///
  /// - Parameter description: `ToolInfoV0` of ArgumentParserToolInfo, as JSON.
  init(description: JSONValue) {
    var names: Set<String> = []
    var valued: [String: Valued] = [:]
    var valuedCount = 0
    for argument in description["command"]?["arguments"]?.elements ?? [] {
      let own = (argument["names"]?.elements ?? []).compactMap { Self.name($0) }
      if argument["shouldDisplay"] == .bool(true) { names.formUnion(own) }
      guard argument["kind"]?.text == "option" else { continue }
      let values = (argument["allValues"]?.elements ?? []).compactMap(\.text)
      for name in own { valued[name] = Valued(position: valuedCount, values: values) }
      valuedCount += 1
    }
    self.names = names.sorted()
    self.valued = valued
  }

  private static func name(_ description: JSONValue) -> String? {
    guard let name = description["name"]?.text else { return nil }
    switch description["kind"]?.text {
    case "long": return "--" + name
    case "short", "longWithSingleDash": return "-" + name
    default: return nil
    }
  }
}
