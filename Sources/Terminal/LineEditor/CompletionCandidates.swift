/// What may stand where the cursor is.
package struct CompletionCandidates: Hashable, Sendable {
  /// The octets before the cursor that the words continue.
  package let prefix: [UInt8]

  /// Whole words, sorted.
  package let words: [String]

  /// Offers words in place of a prefix.
  package init(prefix: [UInt8], words: [String]) {
    self.prefix = prefix
    self.words = words
  }

  /// What all words have in common behind the prefix, and whether there is only one.
  var insertion: (octets: [UInt8], isWhole: Bool) {
    guard let first = words.first.map({ [UInt8]($0.utf8) }) else { return ([], false) }
    let common = words.dropFirst().reduce(first) { common, word in
      [UInt8](zip(common, word.utf8).prefix { $0.0 == $0.1 }.map(\.0))
    }
    return ([UInt8](common.dropFirst(prefix.count)), words.count == 1)
  }
}
