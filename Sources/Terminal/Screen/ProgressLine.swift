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
  package func text(width: Int, look: ProgressLook = .plain) -> String {
    Self.texts([self], width: width, look: look).first ?? ""
  }

  /// Fits several lines to a terminal so that names, bars and figures stand below each other.
  package static func texts(
    _ lines: [ProgressLine],
    width: Int,
    look: ProgressLook
  ) -> [String] {
    let room = max(1, width - 1)
    let isShown = lines.contains { $0.fraction != nil }
    let figures = lines.map { $0.figures(alone: lines.count == 1, hasShares: isShown) }
    let figuresWidth = lines.indices.filter { lines[$0].note == nil }
      .reduce(0) { max($0, DisplayWidth.of(figures[$1])) }
    let nameWidth = lines.reduce(0) { max($0, DisplayWidth.of($1.name)) }
    return lines.indices.map { index in
      let line = lines[index]
      let ownWidth = max(DisplayWidth.of(figures[index]), line.note == nil ? figuresWidth : 0)
      let left = room - ownWidth - 2
      guard left >= 8 else { return DisplayWidth.prefix(figures[index], columns: room) }
      return line.text(
        figures[index],
        left: left,
        names: min(nameWidth, max(8, left * 2 / 3)),
        (isShown: isShown, isAlone: lines.count == 1),
        look
      )
    }
  }

  private func text(
    _ figures: String,
    left: Int,
    names nameWidth: Int,
    _ bars: (isShown: Bool, isAlone: Bool),
    _ look: ProgressLook
  ) -> String {
    var rest = left - nameWidth
    var picture = ""
    if !rates.isEmpty, note == nil, look.hasBlocks, rest >= Self.sparklineWidth + 16 {
      picture = "  " + look.picture(rates, columns: Self.sparklineWidth)
    }
    // The room is kept from the start, and in all lines, so that nothing moves.
    if look.hasBlocks, note == nil, !(bars.isAlone && rates.isEmpty),
      rest >= Self.sparklineWidth + 16
    {
      rest -= Self.sparklineWidth + 2
    }
    guard bars.isShown, note == nil, rest >= 12 else {
      let columns = left - DisplayWidth.of(picture)
      let name =
        bars.isAlone
        ? Self.shortened(name, columns: columns)
        : Self.padded(Self.shortened(name, columns: nameWidth), to: nameWidth)
      return name + "  " + figures + picture
    }
    let columns = min(40, rest - 2)
    let bar =
      fraction.map { look.bar($0, columns: columns) }
      ?? String(repeating: " ", count: columns)
    let name = Self.padded(Self.shortened(name, columns: nameWidth), to: nameWidth)
    return "\(name)  \(bar)  \(figures)\(picture)"
  }

  private func figures(alone isAlone: Bool, hasShares: Bool) -> String {
    var fields: [String] = []
    if let fraction {
      fields.append(Self.padded("\(Int(fraction * 100))%", 4))
    } else if hasShares {
      fields.append("    ")
    }
    let count = Self.padded(Quantity.short(octetCount), 5)
    let whole = total.map { "/" + Quantity.short($0) } ?? ""
    fields.append(count + (isAlone ? whole : Self.padded(whole, to: hasShares ? 6 : 0)))
    if let note {
      fields.append(note)
    } else {
      if let octetsPerSecond { fields.append(Self.padded(Quantity.shortRate(octetsPerSecond), 7)) }
      if let secondsRemaining {
        fields.append(Self.padded(Quantity.time(seconds: secondsRemaining), 5))
      }
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

  private static func padded(_ text: String, to columns: Int) -> String {
    text + String(repeating: " ", count: max(0, columns - DisplayWidth.of(text)))
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.utf8.count)) + text
  }
}
