/// What experience showed of a server, kept from one session to the next.
///
/// Facts are hints: they come from a file, and servers change. Whoever uses one must do well when
/// it is wrong.
package struct ServerKnowledge: Hashable, Sendable {
  private var facts: [String: String] = [:]

  /// Starts with nothing.
  package init() {}

  /// A fact by name; names are lower-case words with hyphens, values short texts without blanks.
  package subscript(name: String) -> String? {
    get { facts[name] }
    set { facts[name] = newValue }
  }

  /// The facts as `name=value`, sorted, with blanks between them.
  package var text: String {
    facts.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
  }

  /// Reads facts as ``text`` has them; what is no fact is passed over.
  package init(parsing text: String) {
    for word in text.split(separator: " ") {
      guard let equals = word.firstIndex(of: "="), equals > word.startIndex else { continue }
      let value = word[word.index(after: equals)...]
      guard value.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { continue }
      facts[String(word[..<equals])] = String(value)
    }
  }
}
