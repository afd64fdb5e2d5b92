import FTPProtocol
import Octets
import Terminal

/// Entries with all that is known of each, a line an entry, in columns.
struct LongListing {
  let names: NameStyle
  let isHumanReadable: Bool

  /// How wide each column is; grows with what is measured.
  private var widths = [Int](repeating: 0, count: 6)

  /// Begins without a line.
  init(names: NameStyle, isHumanReadable: Bool) {
    self.names = names
    self.isHumanReadable = isHumanReadable
  }

  /// Makes room for an entry that is shown later.
  mutating func measure(_ entry: ListingEntry) {
    guard entry.kind != .unparsed else { return }
    for (column, field) in fields(of: entry).enumerated() {
      widths[column] = max(widths[column], DisplayWidth.of(field))
    }
  }

  /// Appends an entry's line; a line that nobody understood is shown as the server sent it.
  func append(_ listed: ListedEntry, to octets: inout [UInt8]) {
    let entry = listed.entry
    if entry.kind != .unparsed {
      for (column, field) in fields(of: entry).enumerated() {
        let padding = repeatElement(
          .space as UInt8,
          count: max(0, widths[column] - DisplayWidth.of(field))
        )
        // Numbers are read from their end.
        if column == 1 || column == 4 { octets += padding }
        octets += field.utf8
        if column != 1, column != 4 { octets += padding }
        octets.append(.space)
      }
    }
    names.append(entry, name: listed.name, to: &octets)
    if let target = entry.linkTarget, !target.isEmpty {
      octets += " -> ".utf8
      octets += names.display(text: target).utf8
    }
    octets.append(.lineFeed)
  }

  private func fields(of entry: ListingEntry) -> [String] {
    [
      EntryMode.text(of: entry), entry.links.map { "\($0)" } ?? "-", text(entry.owner),
      text(entry.group), size(entry), EntryTime.text(of: entry) ?? "-",
    ]
  }

  private func text(_ octets: [UInt8]?) -> String {
    octets.map { Escaping.text($0) } ?? "-"
  }

  private func size(_ entry: ListingEntry) -> String {
    guard let size = entry.size else { return "-" }
    return isHumanReadable ? Quantity.short(size) : "\(size)"
  }
}
