import ArgumentParser
import Octets

/// Words that begin with a hyphen and are no options of their command.
enum UnknownOption {
  /// Makes the error of the first such word.
  ///
  /// - Parameters:
  ///   - arguments: The words as the parser gets them.
  ///   - type: The command.
  /// - Returns: `nil` where all options are the command's own.
  static func error(
    in arguments: [String],
    of type: any ShellCommand.Type
  ) -> CommandError? {
    guard type.optionWords == nil, let index = firstIndex(in: arguments, of: type) else {
      return nil
    }
    let word = WordText.plainOctets(arguments[index])
    var line = arguments.map { WordText.plainOctets($0) }
    line.remove(at: index)
    let options = line.prefix { $0.first == .hyphen && $0.count > 1 }
    let rest = [[UInt8]("--".utf8), word] + line.dropFirst(options.count)
    let words = [[UInt8](type.name.utf8)] + options + rest
    let text = words.map { Quoting.quoted($0) }.joined(separator: " ")
    return CommandError(
      .doing(type.name, word),
      .refused("no such option", advice: "A name that begins with '-' goes behind '--': \(text)")
    )
  }

  private static func firstIndex(
    in arguments: [String],
    of type: any ShellCommand.Type
  ) -> Int? {
    let options = CommandOptions(of: type)
    var names = Set(options.names).union(options.valued.keys)
    // The parser's own, which is asked for alone.
    if type.configuration.helpNames == nil { names.remove("-h") }
    var isValue = false
    for (index, word) in arguments.enumerated() {
      if isValue {
        isValue = false
        continue
      }
      guard word != "--" else { return nil }
      guard word.hasPrefix("-"), word != "-" else { continue }
      let name = word.split(separator: "=", maxSplits: 1).first.map { String($0) } ?? word
      if names.contains(name) {
        isValue = options.valued[word] != nil
        continue
      }
      guard !word.hasPrefix("--") else { return index }
      let letters = word.dropFirst().map { "-\($0)" }
      guard letters.allSatisfy({ names.contains($0) }) else { return index }
      isValue = letters.last.flatMap { options.valued[$0] } != nil
    }
    return nil
  }
}
