import FTPProtocol
import Octets
import Terminal

/// Writes the entries of listings as `ls` shows them.
struct ListingFormatter {
  /// How much is shown of each entry.
  enum Style: Hashable, Sendable {
    /// Names, as many on a line as fit.
    case columns

    /// A name a line.
    case names

    /// All that is known, an entry a line.
    case long

    /// An object of JSON a line.
    case objects
  }

  let style: Style
  let names: NameStyle
  var isHumanReadable = false

  /// The columns of the terminal.
  var width = 80

  /// Whether names are all that is shown, without anything around them.
  var showsNamesAsTheyAre: Bool { style == .names && names.isLeftAlone }

  /// Takes the text, which is harmless, some lines at a time.
  typealias Writer = ([UInt8]) throws(CommandError) -> Void

  /// How many octets are collected before they are written.
  private static let partSize = 1 << 16

  /// Writes entries.
  ///
  /// - Parameters:
  ///   - entries: What there is.
  ///   - positions: Which of them, in order.
  ///   - write: Where they go.
  /// - Throws: What the writer throws.
  func write(
    _ entries: ListedEntries,
    at positions: [Int],
    to write: Writer
  ) throws(CommandError) {
    switch style {
    case .columns:
      let cells = positions.map { position in
        let listed = entries[position]
        return names.cell(for: listed.entry, name: listed.name)
      }
      for line in ColumnLayout.lines(of: cells, width: width) { try write(line + [.lineFeed]) }
    case .names:
      try eachLine(positions, to: write) { position, octets in
        if case .directory(let listing, _) = entries {
          names.appendName(at: position, of: listing, to: &octets)
        } else {
          let listed = entries[position]
          names.append(listed.entry, name: listed.name, to: &octets)
        }
        octets.append(.lineFeed)
      }
    case .long:
      var listing = LongListing(names: names, isHumanReadable: isHumanReadable)
      for position in positions { listing.measure(entries[position].entry) }
      try eachLine(positions, to: write) { position, octets in
        listing.append(entries[position], to: &octets)
      }
    case .objects:
      try eachLine(positions, to: write) { position, octets in
        let listed = entries[position]
        octets += EntryObject.line(for: listed.entry, at: listed.path)
      }
    }
  }

  /// Collects lines, so that a million of them are not a million calls.
  private func eachLine(
    _ positions: [Int],
    to write: Writer,
    _ append: (Int, inout [UInt8]) -> Void
  ) throws(CommandError) {
    var octets: [UInt8] = []
    for position in positions {
      append(position, &octets)
      guard octets.count >= Self.partSize else { continue }
      try write(octets)
      octets.removeAll(keepingCapacity: true)
    }
    if !octets.isEmpty { try write(octets) }
  }
}
