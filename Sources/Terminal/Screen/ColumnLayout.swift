import Octets

/// Names in columns, down and then across, as `ls` sets them.
package enum ColumnLayout {
  private static let gap = 2

  /// One name, which may have codes around it that take no room.
  package struct Cell: Hashable, Sendable {
    /// What is written.
    package let octets: [UInt8]
    let width: Int

    /// Takes octets that are harmless already, and the columns that they take.
    package init(octets: [UInt8], width: Int) {
      self.octets = octets
      self.width = width
    }
  }

  /// Sets names into lines.
  ///
  /// - Parameters:
  ///   - names: Harmless already.
  ///   - width: The columns of the terminal.
  /// - Returns: Lines without blanks at their ends; a name that is too wide has one to itself.
  package static func lines(names: [String], width: Int) -> [String] {
    let cells = names.map { Cell(octets: [UInt8]($0.utf8), width: DisplayWidth.of($0)) }
    return lines(of: cells, width: width).map { $0.text }
  }

  /// Sets cells into lines, as few as have room for them.
  package static func lines(of cells: [Cell], width: Int) -> [[UInt8]] {
    guard !cells.isEmpty else { return [] }
    let narrowest = cells.map(\.width).min() ?? 0
    // No more columns than this can have room: what is tried does not grow with the number of names.
    var columnCount = min(cells.count, max(1, (width + gap) / (narrowest + gap)))
    while columnCount > 1 {
      let rowCount = (cells.count + columnCount - 1) / columnCount
      let widths = columnWidths(of: cells, rowCount: rowCount)
      if widths.reduce(0, +) + gap * (widths.count - 1) <= width {
        return (0..<rowCount).map { line($0, rowCount, cells, widths) }
      }
      columnCount -= 1
    }
    return cells.map(\.octets)
  }

  private static func columnWidths(of cells: [Cell], rowCount: Int) -> [Int] {
    stride(from: 0, to: cells.count, by: rowCount).map { start in
      cells[start..<min(start + rowCount, cells.count)].reduce(0) { max($0, $1.width) }
    }
  }

  private static func line(
    _ row: Int,
    _ rowCount: Int,
    _ cells: [Cell],
    _ columnWidths: [Int]
  ) -> [UInt8] {
    var line: [UInt8] = []
    for (column, columnWidth) in columnWidths.enumerated() {
      let index = column * rowCount + row
      guard index < cells.count else { break }
      line += cells[index].octets
      if index + rowCount < cells.count {
        line += repeatElement(.space, count: columnWidth - cells[index].width + gap)
      }
    }
    return line
  }
}
