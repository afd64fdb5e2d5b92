/// How far one transfer is, as a line of text.
package struct ProgressLine: Hashable, Sendable {
  private let name: String
  private let octetCount: Int64
  private let total: Int64?
  private let octetsPerSecond: Double?
  private let secondsRemaining: Double?

  /// Takes the state of a transfer.
  ///
  /// - Parameters:
  ///   - name: Harmless already.
  ///   - octetCount: The octets moved so far.
  ///   - total: The octets there will be.
  ///   - octetsPerSecond: The rate at the moment.
  ///   - secondsRemaining: The time that is left.
  package init(
    name: String,
    octetCount: Int64,
    total: Int64?,
    octetsPerSecond: Double?,
    secondsRemaining: Double?
  ) {
    self.name = name
    self.octetCount = octetCount
    self.total = total
    self.octetsPerSecond = octetsPerSecond
    self.secondsRemaining = secondsRemaining
  }

  /// Fits the line to a terminal: the bar goes first where there is little room, then the name.
  package func text(width: Int) -> String {
    let room = max(1, width - 1)
    var fields: [String] = []
    if let fraction { fields.append(padded("\(Int(fraction * 100))%", 4)) }
    fields.append(
      padded(Quantity.short(octetCount), 5) + (total.map { "/" + Quantity.short($0) } ?? "")
    )
    if let octetsPerSecond { fields.append(padded(Quantity.rate(octetsPerSecond), 8)) }
    if let secondsRemaining { fields.append(Quantity.time(seconds: secondsRemaining)) }
    let figures = fields.joined(separator: "  ")
    let left = room - figures.utf8.count - 2
    guard left >= 8 else { return DisplayWidth.prefix(figures, columns: room) }

    let nameWidth = min(DisplayWidth.of(name), max(8, left / 2))
    let barWidth = left - nameWidth - 2
    let shown = DisplayWidth.prefix(name, columns: nameWidth)
    guard let fraction, barWidth >= 10 else {
      return DisplayWidth.prefix(name, columns: left) + "  " + figures
    }
    return "\(shown)  \(bar(fraction, width: min(40, barWidth)))  \(figures)"
  }

  private var fraction: Double? {
    guard let total, total > 0 else { return nil }
    return min(1, Double(octetCount) / Double(total))
  }

  private func bar(_ fraction: Double, width: Int) -> String {
    let inside = width - 2
    let filled = Int(Double(inside) * fraction)
    return "[" + String(repeating: "#", count: filled)
      + String(repeating: "-", count: inside - filled) + "]"
  }

  private func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.utf8.count)) + text
  }
}
