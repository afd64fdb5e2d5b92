import FTPProtocol
import Terminal

/// The lines that `ls` shows of listing entries.
struct ListingFormatter {
  /// How much is shown of each entry.
  enum Style: Hashable, Sendable {
    /// Names, as many on a line as fit.
    case columns

    /// A name a line.
    case names

    /// All that is known, an entry a line.
    case long
  }

  /// By what entries are sorted.
  enum Order: Hashable, Sendable {
    case name
    case size
    case time
  }

  let style: Style
  let order: Order
  let isReversed: Bool
  let isHumanReadable: Bool

  /// The columns of the terminal.
  let width: Int

  /// Makes a name what standard output should have.
  let display: ([UInt8]) -> [UInt8]

  /// Formats entries; a line that nobody understood is shown as the server sent it.
  func lines(for entries: [ListingEntry]) -> [[UInt8]] {
    let sorted = sort(entries)
    switch style {
    case .names: return sorted.map(name)
    case .columns:
      let names = sorted.map { entry in
        String(decoding: name(entry), as: UTF8.self) + (entry.kind == .directory ? "/" : "")
      }
      return ColumnLayout.lines(names: names, width: width).map { [UInt8]($0.utf8) }
    case .long: return longLines(sorted)
    }
  }

  private func sort(_ entries: [ListingEntry]) -> [ListingEntry] {
    let sorted = entries.sorted { first, second in
      switch order {
      case .size where first.size != second.size:
        return (first.size ?? -1) > (second.size ?? -1)
      case .time where first.modified != second.modified:
        guard let later = first.modified else { return false }
        guard let earlier = second.modified else { return true }
        return later > earlier
      default: return first.name.lexicographicallyPrecedes(second.name)
      }
    }
    return isReversed ? sorted.reversed() : sorted
  }

  private func name(_ entry: ListingEntry) -> [UInt8] {
    display(entry.kind == .unparsed ? entry.raw : entry.name)
  }

  private func longLines(_ entries: [ListingEntry]) -> [[UInt8]] {
    let rows = entries.map { entry in
      [
        mode(entry), entry.links.map { "\($0)" } ?? "-", text(entry.owner), text(entry.group),
        size(entry), time(entry),
      ]
    }
    let parsed = zip(entries, rows).filter { $0.0.kind != .unparsed }.map(\.1)
    let widths = (0..<6).map { column in
      parsed.map { DisplayWidth.of($0[column]) }.max() ?? 0
    }
    return zip(entries, rows).map { entry, row in
      guard entry.kind != .unparsed else { return name(entry) }
      let fields = row.enumerated().map { column, field in
        let padding = String(
          repeating: " ",
          count: max(0, widths[column] - DisplayWidth.of(field))
        )
        // Numbers are read from their end.
        return column == 1 || column == 4 ? padding + field : field + padding
      }
      var line = [UInt8]((fields.joined(separator: " ") + " ").utf8) + name(entry)
      if let target = entry.linkTarget { line += [UInt8](" -> ".utf8) + display(target) }
      return line
    }
  }

  private func text(_ octets: [UInt8]?) -> String {
    octets.map { Escaping.name($0) } ?? "-"
  }

  private func size(_ entry: ListingEntry) -> String {
    guard let size = entry.size else { return "-" }
    return isHumanReadable ? Quantity.short(size) : "\(size)"
  }

  /// The permission bits as `ls` writes them; unknown ones are question marks.
  private func mode(_ entry: ListingEntry) -> String {
    let kind =
      switch entry.kind {
      case .directory: "d"
      case .link: "l"
      case .file: "-"
      case .other, .unparsed: "?"
      }
    guard let mode = entry.mode else { return kind + "?????????" }
    var letters = Array("rwxrwxrwx").enumerated().map { index, letter in
      mode & (0o400 >> UInt16(index)) != 0 ? letter : "-"
    }
    for (bit, index, letter) in [(0o4000, 2, "s"), (0o2000, 5, "s"), (0o1000, 8, "t")]
      as [(UInt16, Int, Character)]
    where mode & bit != 0 {
      letters[index] = letters[index] == "-" ? Character(letter.uppercased()) : letter
    }
    return kind + String(letters)
  }

  /// The time with as much precision as is known.
  private func time(_ entry: ListingEntry) -> String {
    guard let time = entry.modified else { return "-" }
    let date = "\(pad(time.year, 4))-\(pad(time.month, 2))-\(pad(time.day, 2))"
    if entry.modifiedPrecision == .day { return date }
    return "\(date) \(pad(time.hour, 2)):\(pad(time.minute, 2))"
  }

  private func pad(_ number: Int, _ digits: Int) -> String {
    let text = "\(number)"
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}

extension ListingEntry {
  /// The same entry under the name by which a user asked for it.
  func renamed(_ name: [UInt8]) -> ListingEntry {
    var entry = self
    entry.name = name
    return entry
  }
}
