/// What may stand where the cursor is.
package struct CompletionCandidates: Hashable, Sendable {
  /// The text that goes in at the cursor, since everything that fits has it.
  package let insertion: [UInt8]

  /// What fits, for a person to look at; harmless already.
  package let shown: [String]

  /// Nothing at all.
  package static let none = CompletionCandidates(insertion: [], shown: [])

  /// Offers what fits.
  package init(insertion: [UInt8], shown: [String]) {
    self.insertion = insertion
    self.shown = shown
  }
}
