/// Names in columns, down and then across, as `ls` sets them.
package enum ColumnLayout {
  private static let gap = 2

  /// Sets names into lines.
  ///
  /// - Parameters:
  ///   - names: Harmless already.
  ///   - width: The columns of the terminal.
  /// - Returns: Lines without blanks at their ends; a name that is too wide has one to itself.
  package static func lines(names: [String], width: Int) -> [String] {
    guard !names.isEmpty else { return [] }
    let widths = names.map { DisplayWidth.of($0) }
    for rowCount in 1...names.count {
      let columnWidths = stride(from: 0, to: names.count, by: rowCount).map { start in
        widths[start..<min(start + rowCount, names.count)].max() ?? 0
      }
      let total = columnWidths.reduce(0, +) + gap * (columnWidths.count - 1)
      guard total <= width || rowCount == names.count else { continue }
      return (0..<rowCount).map { row in
        line(row, rowCount, names, widths, columnWidths)
      }
    }
    return names
  }

  private static func line(
    _ row: Int,
    _ rowCount: Int,
    _ names: [String],
    _ widths: [Int],
    _ columnWidths: [Int]
  ) -> String {
    var line = ""
    for (column, columnWidth) in columnWidths.enumerated() {
      let index = column * rowCount + row
      guard index < names.count else { break }
      line += names[index]
      if index + rowCount < names.count {
        line += String(repeating: " ", count: columnWidth - widths[index] + gap)
      }
    }
    return line
  }
}
