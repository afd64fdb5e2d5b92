import Octets

/// Lines of `ls -l` and its relatives, z/OS Unix among them.
///
/// Read from the date, which is the one part that cannot be mistaken: what stands before it is
/// mode, links, owner, group, size in this order, with some of them missing here and there.
enum UnixListParser {
  static func parse(
    _ line: Span<UInt8>,
    _ form: ListingForm,
    into entry: inout ParsedLine
  ) -> ParsedLine.Outcome {
    let fields = LineFields(line)
    guard fields.count > 0 else { return .nothing }
    if isTotal(line, fields) { return .nothing }
    if line[fields[0].lowerBound].isDigit, takeNumbers(line, fields, &entry) { return .entry }
    // `ls -is` puts the numbers of inode and blocks first.
    var first = 0
    while first < 2, first + 1 < fields.count, line.number(fields[first]) != nil { first += 1 }
    let letters = UnixMode(line, fields[first])
    // `100644 1 u g 5 Jan  5  2020 name`
    guard let mode = letters ?? (first > 0 ? UnixMode(line, digits: fields[0]) : nil) else {
      return Heading.isOfUnix(line, fields) ? .heading : .notUnderstood
    }
    if letters == nil { first = 0 }
    entry.kind = mode.kind
    entry.mode = mode.bits
    entry.links = mode.links
    first += 1
    // z/OS shows extended attributes with `ls -E`: `--s-`.
    if first < fields.count, isExtendedAttributes(line, fields[first]) { first += 1 }
    guard let (index, date) = date(line, fields, after: first, form) else {
      return letters == nil
        ? .notUnderstood : parseWithoutDate(line, fields, first, mode, &entry)
    }
    guard takeOwnership(line, fields, first..<index, mode, &entry) else { return .notUnderstood }
    entry.time = date.time
    return takeName(line, after: date, form, &entry)
  }

  /// `total 12`, in front of the entries.
  static func isTotal(_ line: Span<UInt8>, _ fields: LineFields) -> Bool {
    (2...3).contains(fields.count) && line.equals(fields[0], "total")
      && line[fields[1].lowerBound].isDigit
  }

  /// Finds the field at which the date begins.
  private static func date(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    after first: Int,
    _ form: ListingForm
  ) -> (Int, UnixListDate)? {
    var index = first + 1
    while index < fields.count {
      // A size ends with a digit or the letter of a unit, most names of owners do not.
      guard mayEndSize(line[fields[index - 1].upperBound - 1]),
        let date = UnixListDate(line, fields, from: index, form),
        isSizeOrPart(line, fields[index - 1])
      else {
        index += 1
        continue
      }
      // An owner named `jan` with the group 15 and 1024 octets looks like a date too.
      if index - first <= 1 {
        for later in (index + 1)..<(min(index + 4, fields.count) + 1) {
          if let second = UnixListDate(line, fields, from: later, form),
            line.size(fields[later - 1]) != nil
          {
            return (later, second)
          }
        }
      }
      return (index, date)
    }
    return nil
  }

  /// Takes links, owner, group and size, of which the size is always there.
  private static func takeOwnership(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    _ range: Range<Int>,
    _ mode: UnixMode,
    _ entry: inout ParsedLine
  ) -> Bool {
    var rest = range
    guard !rest.isEmpty else { return false }
    let last = fields[rest.upperBound - 1]
    rest = rest.lowerBound..<(rest.upperBound - 1)
    if line.equals(last, "<DIR>") { entry.kind = .directory }
    if let listed = ListedSize(line, last) {
      // `8, 0` or `8,0` stands where other files have a size.
      let hasMajor = !rest.isEmpty && line[fields[rest.upperBound - 1].upperBound - 1] == .comma
      if mode.isDevice, hasMajor {
        rest = rest.lowerBound..<(rest.upperBound - 1)
      } else if !mode.isDevice || line.firstIndex(of: .comma, in: last) == nil {
        entry.size = listed.octets
        entry.isSizeRounded = listed.isRounded
      }
    } else if rest.isEmpty || !(isGluedSize(line, last) || isNoSize(line, last)) {
      // A long group leaves no blank before a long size (Pure-FTPd): both are unknown then.
      return false
    }
    if !rest.isEmpty, let links = line.number(fields[rest.lowerBound]) {
      entry.links = links
      rest = (rest.lowerBound + 1)..<rest.upperBound
    } else if !rest.isEmpty, rest.count > 2, line.equals(fields[rest.lowerBound], "-") {
      rest = (rest.lowerBound + 1)..<rest.upperBound
    }
    takeNames(line, fields, rest, &entry)
    return true
  }

  /// Takes owner and group, either of which may have blanks in it.
  private static func takeNames(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    _ range: Range<Int>,
    _ entry: inout ParsedLine
  ) {
    guard !range.isEmpty else { return }
    let first = range.lowerBound
    let last = range.upperBound - 1
    var split: Int?
    switch range.count {
    case 1: split = range.upperBound
    case 2: split = first + 1
    default:
      // The gap between columns is wider than the blank in a name.
      let wide = range.dropFirst().filter { fields.gap(before: $0) > 1 }
      if wide.count == 1 {
        split = wide[0]
      } else if line.hasPrefix(fields[first + 1], "domain") || wide.isEmpty {
        // A group of Windows (`Domain Users`); owners with blanks are rarer.
        split = first + 1
      }
    }
    guard let split else { return }
    let owner = fields[first].lowerBound..<fields[split - 1].upperBound
    if !line.equals(owner, "-") { entry.owner = owner }
    guard split <= last else { return }
    let group = fields[split].lowerBound..<fields[last].upperBound
    if !line.equals(group, "-") { entry.group = group }
  }

  private static func mayEndSize(_ octet: UInt8) -> Bool {
    if octet.isDigit { return true }
    switch octet.lowercased {
    case UInt8(ascii: "k"), UInt8(ascii: "m"), UInt8(ascii: "g"), UInt8(ascii: "t"),
      UInt8(ascii: "b"), .hyphen, .greater:
      return true
    default: return false
    }
  }

  /// Whether a field may stand in front of the date.
  private static func isSizeOrPart(_ line: Span<UInt8>, _ range: Range<Int>) -> Bool {
    ListedSize(line, range) != nil || isNoSize(line, range) || isGluedSize(line, range)
  }

  /// Whether a field stands in place of a size that is not told, as of directories.
  private static func isNoSize(_ line: Span<UInt8>, _ range: Range<Int>) -> Bool {
    line.equals(range, "-") || line.equals(range, "<DIR>")
  }

  private static func isGluedSize(_ line: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var digits = 0
    while digits < range.count, line[range.upperBound - 1 - digits].isDigit { digits += 1 }
    return digits >= 3 && digits < range.count
      && line[range.lowerBound].isLetter
  }

  /// Takes the name, and the target of a link.
  static func takeName(
    _ line: Span<UInt8>,
    after date: UnixListDate,
    _ form: ListingForm,
    _ entry: inout ParsedLine
  ) -> ParsedLine.Outcome {
    entry.evidence.parts = date.parts
    entry.evidence.date = date.numbers
    guard date.isUnderstood else { return .notUnderstood }
    let rest = date.end..<line.count
    guard rest.count > 1 else { return .notUnderstood }
    entry.name = line.trimmingStart(rest)
    if let column = date.column {
      let blanks = entry.name.lowerBound - rest.lowerBound
      entry.evidence.indent = (column, blanks - 1)
      let start = rest.lowerBound + 1 + min(form[indent: column], blanks - 1)
      entry.name = start..<line.count
    }
    if entry.kind == .link { splitLink(line, &entry) }
    // `ls -F` marks directories; no name has a slash in it.
    if entry.kind == .directory, entry.name.count > 1, line[entry.name.upperBound - 1] == .slash {
      entry.name = entry.name.lowerBound..<(entry.name.upperBound - 1)
    }
    guard !entry.name.isEmpty else { return .notUnderstood }
    if line[entry.name.lowerBound] == .slash, entry.kind != .link {
      (entry.path, entry.name) = (entry.name, line.lastComponent(entry.name))
    } else {
      entry.name = line.withoutDotSlash(entry.name)
    }
    return entry.name.isEmpty ? .notUnderstood : .entry
  }

  /// Reads `0100644   500  101   12345    123456789       name`: a mode with the kind in it, owner,
  /// group, size, and the seconds since the beginning of 1970.
  private static func takeNumbers(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    _ entry: inout ParsedLine
  ) -> Bool {
    guard fields.count >= 6, (5...7).contains(fields[0].count), fields[4].count >= 6,
      line.number(fields[1]) != nil, line.number(fields[2]) != nil, let size = line.size(fields[3]),
      let seconds = line.size(fields[4]), let time = TimeValue(secondsSinceEpoch: seconds)
    else { return false }
    guard let mode = UnixMode(line, digits: fields[0]) else { return false }
    entry.kind = mode.kind
    entry.mode = mode.bits
    (entry.owner, entry.group, entry.size) = (fields[1], fields[2], size)
    entry.time = ListedTime(time: time, precision: .second, isUTC: true)
    entry.name = line.trimmingStart(fields[4].upperBound..<line.count)
    if entry.kind == .link { splitLink(line, &entry) }
    return true
  }

  /// Takes `name -> target` apart at the arrow behind which there are as many octets as the link
  /// is long, or else at the first.
  private static func splitLink(_ line: Span<UInt8>, _ entry: inout ParsedLine) {
    let text = entry.name
    var best: Int?
    for index in text.dropFirst() where index + 4 < text.upperBound {
      guard line[index] == .space, line[index + 1] == .hyphen, line[index + 2] == .greater,
        line[index + 3] == .space
      else { continue }
      let isExact = entry.size == Int64(text.upperBound - index - 4)
      if best == nil || isExact { best = index }
      if isExact { break }
    }
    guard let best else { return }
    entry.linkTarget = (best + 4)..<text.upperBound
    entry.name = text.lowerBound..<best
  }

  /// Reads `mode links owner group size name`, which must be all there is.
  private static func parseWithoutDate(
    _ line: Span<UInt8>,
    _ fields: LineFields,
    _ first: Int,
    _ mode: UnixMode,
    _ entry: inout ParsedLine
  ) -> ParsedLine.Outcome {
    guard fields.count == first + 5, line.number(fields[first]) != nil,
      let size = line.size(fields[first + 3]), line.number(fields[first + 4]) == nil
    else { return .notUnderstood }
    entry.links = line.number(fields[first])
    entry.owner = fields[first + 1]
    entry.group = fields[first + 2]
    entry.size = size
    entry.name = fields[first + 4].lowerBound..<line.count
    return .entry
  }

  private static func isExtendedAttributes(_ line: Span<UInt8>, _ range: Range<Int>) -> Bool {
    range.count == 4
      && line.allSatisfy(range) {
        $0.isOne(of: "-apsl")
      }
      && line.firstIndex(of: .hyphen, in: range) != nil
  }
}
