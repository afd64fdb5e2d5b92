import Octets

/// What may stand where the cursor is.
package struct CompletionCandidates: Hashable, Sendable {
  /// The text that goes in at the cursor, since everything that fits has it.
  package let insertion: [UInt8]

  /// What fits, for a person to look at; harmless already.
  package let shown: [String]

  /// How many fit, more perhaps than are shown.
  package let count: Int

  /// The parameters of the codes that begin the styles of ``shown`` (ECMA-48 SGR), as far as there
  /// are any.
  private let styles: [String?]

  /// Nothing at all.
  package static let none = CompletionCandidates(insertion: [], shown: [])

  /// Offers what fits.
  ///
  /// - Parameters:
  ///   - insertion: What goes in at the cursor.
  ///   - shown: What fits; harmless already.
  ///   - styles: Digits and semicolons for each of those, or for the first of them.
  ///   - count: How many fit; `nil` for as many as are shown.
  package init(
    insertion: [UInt8],
    shown: [String],
    styles: [String?] = [],
    count: Int? = nil
  ) {
    self.insertion = insertion
    self.shown = shown
    self.styles = styles
    self.count = count ?? shown.count
  }

  /// Sets what fits into lines of a terminal.
  func lines(width: Int) -> [String] {
    let cells = shown.enumerated().map { index, name in
      let style = index < styles.count ? styles[index] : nil
      let text = style.map { "\u{1B}[\($0)m\(name)\u{1B}[0m" } ?? name
      return ColumnLayout.Cell(octets: [UInt8](text.utf8), width: DisplayWidth.of(name))
    }
    return ColumnLayout.lines(of: cells, width: width).map(\.text)
  }

  /// What is asked before more than a screen is filled.
  var question: String {
    let names = count > shown.count ? "\(shown.count - 1) of \(count)" : "all \(count)"
    return "Show \(names) names? [y/N] "
  }
}
