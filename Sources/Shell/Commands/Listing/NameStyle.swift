import FTPProtocol
import Octets
import Terminal

/// How the names of a listing look.
struct NameStyle: Sendable {
  /// What is put behind names to tell what they are.
  enum Marks: Hashable, Sendable {
    case none

    /// A slash behind directories.
    case directories

    /// That, `@` behind links, and `*` behind programs.
    case all
  }

  /// Whether a person reads the names: they are quoted, and may be coloured.
  let isForTerminal: Bool
  var marks = Marks.none
  var colors = FileColors.none

  /// Whether names stand as they are, but for what nobody may see.
  private var isPlain: Bool { marks == .none && colors.isEmpty }

  /// Whether programs read the names, and nothing is done to those without control characters.
  var isLeftAlone: Bool { isPlain && !isForTerminal }

  /// Returns a name with its colour and mark, and the columns that it takes.
  func cell(for entry: ListingEntry, name: [UInt8]) -> ColumnLayout.Cell {
    let text = display(name, isParsed: entry.kind != .unparsed)
    let mark = mark(for: entry)
    let width = DisplayWidth.of(text) + mark.utf8.count
    guard let style = style(for: entry, name: name) else {
      return ColumnLayout.Cell(octets: [UInt8]((text + mark).utf8), width: width)
    }
    let styled = "\u{1B}[\(style)m\(text)\u{1B}[0m\(mark)"
    return ColumnLayout.Cell(octets: [UInt8](styled.utf8), width: width)
  }

  /// Appends a name with its colour and mark.
  func append(_ entry: ListingEntry, name: [UInt8], to octets: inout [UInt8]) {
    if isForTerminal {
      octets += cell(for: entry, name: name).octets
    } else {
      octets += Escaping.data(name)
      octets += mark(for: entry).utf8
    }
  }

  /// Appends the name at a position of a listing, without making the entry where that will do.
  func appendName(at position: Int, of listing: Listing, to octets: inout [UInt8]) {
    guard isPlain else {
      let entry = listing[position]
      let name = entry.kind == .unparsed ? entry.raw : entry.name
      return append(entry, name: name, to: &octets)
    }
    let start = octets.count
    listing.appendName(at: position, to: &octets)
    guard isForTerminal else { return makeHarmless(from: start, &octets) }
    guard octets[start...].contains(where: { !$0.isASCII || !Quoting.isPlain($0) }) else { return }
    let name = [UInt8](octets[start...])
    octets.removeSubrange(start...)
    octets += display(name, isParsed: listing.kind(at: position) != .unparsed).utf8
  }

  /// Returns a name of which nothing more is known.
  func plain(_ name: [UInt8]) -> [UInt8] {
    isForTerminal ? [UInt8](Quoting.quoted(name).utf8) : Escaping.data(name)
  }

  /// Returns text of a listing that is no name, such as an owner.
  func display(text: [UInt8]) -> String {
    isForTerminal ? Escaping.text(text) : Escaping.data(text).text
  }

  private func display(_ name: [UInt8], isParsed: Bool) -> String {
    guard isForTerminal else { return Escaping.data(name).text }
    return isParsed ? Quoting.quoted(name) : Escaping.text(name)
  }

  /// Escapes control characters, which hardly any name has.
  private func makeHarmless(from start: Int, _ octets: inout [UInt8]) {
    guard octets[start...].contains(where: { Escaping.mayBeginControl($0) }) else { return }
    let name = Escaping.data([UInt8](octets[start...]))
    octets.replaceSubrange(start..., with: name)
  }

  private func mark(for entry: ListingEntry) -> String {
    guard marks != .none else { return "" }
    switch entry.kind {
    case .directory: return "/"
    case .link where marks == .all: return "@"
    case .file where marks == .all && (entry.mode ?? 0) & 0o111 != 0: return "*"
    default: return ""
    }
  }

  private func style(for entry: ListingEntry, name: [UInt8]) -> String? {
    guard isForTerminal, !colors.isEmpty else { return nil }
    let kind: FileColors.Kind =
      switch entry.kind {
      case .file: .file
      case .directory: .directory
      case .link: .link
      case .other, .unparsed: .other
      }
    return colors.style(of: name, kind, mode: entry.mode)
  }
}
