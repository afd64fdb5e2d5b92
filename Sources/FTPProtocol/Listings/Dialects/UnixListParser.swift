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
    // `ls -is` puts the numbers of inode and blocks first.
    var first = 0
    while first < 2, first + 1 < fields.count, line.number(fields[first]) != nil { first += 1 }
    guard let mode = UnixMode(line, fields[first]) else { return .notUnderstood }
    entry.kind = mode.kind
    entry.mode = mode.bits
    entry.links = mode.links
    first += 1
    // z/OS shows extended attributes with `ls -E`: `--s-`.
    if first < fields.count, isExtendedAttributes(line, fields[first]) { first += 1 }
    guard let (index, date) = date(line, fields, after: first, form) else {
      return parseWithoutDate(line, fields, first, mode, &entry)
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
      guard let date = UnixListDate(line, fields, from: index, form),
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
    if let size = line.size(last) {
      // `8, 0` or `8,0` stands where other files have a size.
      let hasMajor = !rest.isEmpty && line[fields[rest.upperBound - 1].upperBound - 1] == .comma
      if mode.isDevice, hasMajor {
        rest = rest.lowerBound..<(rest.upperBound - 1)
      } else if !mode.isDevice || line.firstIndex(of: .comma, in: last) == nil {
        entry.size = size
      }
    } else if let rounded = RoundedSize(line, last) {
      entry.size = rounded.octets
      entry.isSizeRounded = true
    } else if rest.isEmpty || !isGluedSize(line, last) {
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

  /// Whether a field may stand in front of the date.
  private static func isSizeOrPart(_ line: Span<UInt8>, _ range: Range<Int>) -> Bool {
    line.size(range) != nil || RoundedSize(line, range) != nil || isGluedSize(line, range)
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
    let rest = date.end..<line.count
    guard rest.count > 1 else { return .notUnderstood }
    let blanks = line.trimmingStart(rest).lowerBound - rest.lowerBound
    entry.evidence.indent = (date.column, blanks - 1)
    let start = rest.lowerBound + 1 + min(form[indent: date.column], blanks - 1)
    entry.name = start..<line.count
    if entry.kind == .link { splitLink(line, &entry) }
    // `ls -F` marks directories; no name has a slash in it.
    if entry.kind == .directory, entry.name.count > 1, line[entry.name.upperBound - 1] == .slash {
      entry.name = entry.name.lowerBound..<(entry.name.upperBound - 1)
    }
    return entry.name.isEmpty ? .notUnderstood : .entry
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

/// A size such as `9.0M` or `172.4k`, which is not exact.
struct RoundedSize {
  let octets: Int64

  init?(_ line: Span<UInt8>, _ range: Range<Int>) {
    guard range.count >= 2 else { return nil }
    let shift: Int64
    switch line[range.upperBound - 1].lowercased {
    case UInt8(ascii: "k"): shift = 10
    case UInt8(ascii: "m"): shift = 20
    case UInt8(ascii: "g"): shift = 30
    case UInt8(ascii: "t"): shift = 40
    default: return nil
    }
    let digits = range.lowerBound..<(range.upperBound - 1)
    let point = line.firstIndex(of: .dot, in: digits) ?? digits.upperBound
    guard let whole = line.number(digits.lowerBound..<point), whole < 100_000 else { return nil }
    var value = Int64(whole) << shift
    if point < digits.upperBound {
      let fraction = (point + 1)..<digits.upperBound
      guard fraction.count <= 3, let parts = line.number(fraction) else { return nil }
      var scale: Int64 = 1
      for _ in fraction { scale *= 10 }
      value += (Int64(parts) << shift) / scale
    }
    octets = value
  }
}
