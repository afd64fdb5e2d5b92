/// How far one transfer, or all of a command, is, as a line of text.
package struct ProgressLine: Hashable, Sendable {
  /// What is transferred; harmless already.
  package var name: String

  /// The octets moved so far.
  package var octetCount: Int64

  /// The octets there will be, `nil` when nobody knows.
  package var total: Int64?

  /// The rate at the moment.
  package var octetsPerSecond: Double?

  /// The time that is left.
  package var secondsRemaining: Double?

  /// The rates of the last while, oldest first, to be drawn where there is room.
  package var rates: [Double] = []

  /// What stands in place of rate and time, such as a pause; harmless already.
  package var note: String?

  /// The most columns that the rates take.
  private static let sparklineWidth = 12

  /// Takes the state of a transfer.
  package init(
    name: String,
    octetCount: Int64,
    total: Int64?,
    octetsPerSecond: Double? = nil,
    secondsRemaining: Double? = nil,
    rates: [Double] = [],
    note: String? = nil
  ) {
    self.name = name
    self.octetCount = octetCount
    self.total = total
    self.octetsPerSecond = octetsPerSecond
    self.secondsRemaining = secondsRemaining
    self.rates = rates
    self.note = note
  }

  /// Fits the line to a terminal: where there is little room, the picture of the rates goes
  /// first, then the bar, then the name.
  package func text(width: Int) -> String {
    let room = max(1, width - 1)
    let figures = figures
    let left = room - DisplayWidth.of(figures) - 2
    guard left >= 8 else { return DisplayWidth.prefix(figures, columns: room) }

    let nameWidth = min(DisplayWidth.of(name), max(8, left * 2 / 3))
    var rest = left - nameWidth
    var picture = ""
    if !rates.isEmpty, note == nil, rest >= Self.sparklineWidth + 16 {
      picture = "  " + Sparkline.text(rates, columns: Self.sparklineWidth)
      // The room is kept from the start, so that nothing moves when the picture grows.
      rest -= Self.sparklineWidth + 2
    }
    guard let fraction, note == nil, rest >= 12 else {
      let columns = left - DisplayWidth.of(picture)
      return Self.shortened(name, columns: columns) + "  " + figures + picture
    }
    let bar = Self.bar(fraction, width: min(40, rest - 2))
    return "\(Self.shortened(name, columns: nameWidth))  \(bar)  \(figures)\(picture)"
  }

  private var figures: String {
    var fields: [String] = []
    if let fraction { fields.append(Self.padded("\(Int(fraction * 100))%", 4)) }
    fields.append(
      Self.padded(Quantity.short(octetCount), 5) + (total.map { "/" + Quantity.short($0) } ?? "")
    )
    if let note {
      fields.append(note)
    } else {
      if let octetsPerSecond { fields.append(Self.padded(Quantity.rate(octetsPerSecond), 8)) }
      if let secondsRemaining { fields.append(Quantity.time(seconds: secondsRemaining)) }
    }
    return fields.joined(separator: "  ")
  }

  private var fraction: Double? {
    guard let total, total > 0 else { return nil }
    return min(1, max(0, Double(octetCount) / Double(total)))
  }

  /// Keeps the end of a name that is too wide: it tells more than the directories before it.
  private static func shortened(_ name: String, columns: Int) -> String {
    guard DisplayWidth.of(name) > columns else { return name }
    guard columns > 3 else { return DisplayWidth.prefix(name, columns: columns) }
    var end: [Character] = []
    var room = columns - 2
    for character in name.reversed() {
      room -= DisplayWidth.of(String(character))
      guard room >= 0 else { break }
      end.append(character)
    }
    return ".." + String(end.reversed())
  }

  private static func bar(_ fraction: Double, width: Int) -> String {
    let inside = width - 2
    let filled = Int(Double(inside) * fraction)
    return "[" + String(repeating: "#", count: filled)
      + String(repeating: "-", count: inside - filled) + "]"
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.utf8.count)) + text
  }
}
