/// What experience showed of a server.
package struct ServerKnowledge: Hashable, Sendable {
  private var facts: [String: String] = [:]

  package init() {}

  /// A fact by name; names are lower-case words with hyphens, values short texts without blanks.
  package subscript(name: String) -> String? {
    get { facts[name] }
    set { facts[name] = newValue }
  }
}
