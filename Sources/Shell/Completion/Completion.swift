import Octets
import Terminal

/// One word, or name at the end of a word, that fits what has been typed.
struct CompletionName: Hashable, Sendable {
  let octets: [UInt8]

  /// What has the name; `nil` for words that are no names of files.
  var kind: FileColors.Kind?

  /// Whether more may follow in the same word: the name is that of a directory.
  var isDirectory: Bool { kind == .directory }

  /// Takes text.
  init(_ text: String) {
    octets = [UInt8](text.utf8)
  }

  /// Takes the name of a file or directory.
  init(_ octets: [UInt8], _ kind: FileColors.Kind) {
    self.octets = octets
    self.kind = kind
  }
}

/// Makes text to insert of names that fit.
enum Completion {
  /// The most names that are shown at once.
  private static let shownLimit = 500

  /// Makes candidates of names, quoted as the word was begun.
  ///
  /// - Parameters:
  ///   - names: Those that fit, sorted.
  ///   - beginning: How many octets of each have been typed.
  ///   - word: The word.
  /// - Returns: What all names have in common behind the beginning, and the names to look at.
  static func candidates(
    _ names: [CompletionName],
    typed beginning: Int,
    of word: WordAtCursor
  ) -> CompletionCandidates {
    guard let first = names.first else { return .none }
    let common = names.dropFirst().reduce(first.octets) { common, name in
      [UInt8](zip(common, name.octets).prefix { $0.0 == $0.1 }.map(\.0))
    }
    let isWhole = names.count == 1
    let rest = [UInt8]((isWhole ? common : common.withoutCutCharacter).dropFirst(beginning))
    var insertion = Quoting.continuation(rest, in: word.quote)
    // A word that begins with a hyphen would be taken for options.
    if !word.hasBegun, rest.first == .hyphen { insertion = "./" + insertion }
    if isWhole {
      insertion += first.isDirectory ? "/" : (word.quote.map { String($0) } ?? "") + " "
    }
    let colors = FileColors.wanted
    return CompletionCandidates(
      insertion: [UInt8](insertion.utf8),
      shown: shown(names),
      styles: names.prefix(shownLimit).map { name in
        name.kind.flatMap { colors.style(of: name.octets, $0, mode: nil) }
      },
      count: names.count
    )
  }

  private static func shown(_ names: [CompletionName]) -> [String] {
    let shown = names.prefix(shownLimit).map { name in
      Quoting.quoted(name.octets) + (name.isDirectory ? "/" : "")
    }
    let more = names.count - shown.count
    return more > 0 ? shown + ["(\(more) more)"] : shown
  }
}
