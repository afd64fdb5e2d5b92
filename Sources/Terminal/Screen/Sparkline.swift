/// A row of small bars: how a quantity went lately.
package enum Sparkline {
  /// From the lowest bar to the highest (Unicode, Block Elements).
  private static let bars: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// Draws the last values, as many as fit into so many columns; the highest has the highest bar.
  ///
  /// - Parameters:
  ///   - values: Oldest first; what is negative or no number counts as nothing.
  ///   - columns: The room there is.
  /// - Returns: One column for each value.
  package static func text(_ values: [Double], columns: Int) -> String {
    let shown = values.suffix(max(0, columns)).map { $0.isFinite ? max(0, $0) : 0 }
    guard let highest = shown.max() else { return "" }
    let top = Double(bars.count - 1)
    return String(
      shown.map { value in
        bars[highest > 0 ? Int((value / highest * top).rounded()) : 0]
      }
    )
  }
}
