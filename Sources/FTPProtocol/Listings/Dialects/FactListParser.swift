import Octets

/// Lines of MLSD and MLST: facts, one blank, a name (RFC 3659 §7.2).
enum FactListParser {
  /// Reads a line.
  ///
  /// - Parameters:
  ///   - line: Facts and a name.
  ///   - textHasBlanks: Whether names of owners and the like may have blanks in them, as ProFTPD's
  ///     do in a domain (`UNIX.groupname=domain users;`). Where a file's name begins is a guess
  ///     then: for who knows what name it is to be.
  ///   - entry: Takes what the line says.
  /// - Returns: What kind of line it is.
  static func parse(
    _ line: Span<UInt8>,
    textHasBlanks: Bool = false,
    into entry: inout ParsedLine
  ) -> ParsedLine.Outcome {
    var isKnown = false
    var index = 0
    while index < line.count, line[index] != .space {
      let name = FactName(line, index)
      index = name.end
      guard index < line.count, line[index] == .equals else {
        // Nothing between two semicolons is no fact, but no harm either.
        guard index < line.count, line[index] == .semicolon, name.length == 0 else {
          return .notUnderstood
        }
        index += 1
        continue
      }
      let start = index + 1
      index = start
      while index < line.count, line[index] != .semicolon, line[index] != .space { index += 1 }
      if textHasBlanks, isText(line, name, start..<index) {
        index = endOfText(line, from: index)
      }
      isKnown = take(line, name, start..<index, &entry) || isKnown
      if index < line.count, line[index] == .semicolon { index += 1 }
    }
    let blank = index
    guard blank < line.count else {
      return entry.isDirectoryItself ? .nothing : .notUnderstood
    }
    // Without a fact of RFC 3659 it may be anything with a `=` in it.
    guard isKnown, blank + 1 < line.count else { return .notUnderstood }
    // A value with a blank in it (`UNIX.ownername=Domain Users;`): where the name begins is a guess.
    if line[blank - 1] != .semicolon, hasLaterEnd(line, from: blank) { return .notUnderstood }
    entry.name = (blank + 1)..<line.count
    entry.facts = 0..<blank
    // ProFTPD tells where a link leads in a line of its own, with a whole path for a name.
    let isElsewhere = line[entry.name.lowerBound] == .slash && entry.name.count > 1
    return entry.isDirectoryItself || isElsewhere ? .nothing : .entry
  }

  /// Whether a value may be any text: what people named, not numbers, times and words of RFC 3659.
  private static func isText(_ line: Span<UInt8>, _ name: FactName, _ value: Range<Int>) -> Bool {
    switch name.key {
    case FactName.type: line.hasPrefix(value, "os.")
    case FactName.size, FactName.sizd, FactName.modify, FactName.create, FactName.perm,
      FactName.unique:
      false
    default: !line.equals((name.end - name.length)..<name.end, "unix.mode")
    }
  }

  /// Where a text ends that has a blank at `blank`: at the next `;` if more facts or the blank
  /// before the name follow that, else at the blank.
  private static func endOfText(_ line: Span<UInt8>, from blank: Int) -> Int {
    guard let end = line.firstIndex(of: .semicolon, in: blank..<line.count), end + 1 < line.count
    else {
      return blank
    }
    if line[end + 1] == .space { return end }
    let next = FactName(line, end + 1)
    let isFact = next.length > 0 && next.end < line.count && line[next.end] == .equals
    return isFact ? end : blank
  }

  /// Whether facts seem to go on behind a blank.
  private static func hasLaterEnd(_ line: Span<UInt8>, from blank: Int) -> Bool {
    for index in (blank + 1)..<line.count
    where line[index] == .space && line[index - 1] == .semicolon {
      return true
    }
    return false
  }

  /// Takes what one fact says; what it cannot mean stays unknown.
  ///
  /// - Returns: Whether it is one of those that servers commonly send.
  private static func take(
    _ line: Span<UInt8>,
    _ name: FactName,
    _ value: Range<Int>,
    _ entry: inout ParsedLine
  ) -> Bool {
    switch name.key {
    case FactName.type: takeType(line, value, &entry)
    case FactName.size, FactName.sizd: entry.size = plainSize(line, value)
    case FactName.modify:
      entry.time = TimeValue.parse(line, value).map {
        ListedTime(time: $0, precision: .second, isUTC: true)
      }
    case FactName.unique: entry.unique = value
    case FactName.perm, FactName.create: break
    default:
      let range = (name.end - name.length)..<name.end
      guard line.hasPrefix(range, "unix.") else { return false }
      takeUnix(line, range, value, &entry)
    }
    return true
  }

  private static func plainSize(_ line: Span<UInt8>, _ value: Range<Int>) -> Int64? {
    line.allSatisfy(value) { $0.isDigit } ? line.size(value) : nil
  }

  private static func takeUnix(
    _ line: Span<UInt8>,
    _ name: Range<Int>,
    _ value: Range<Int>,
    _ entry: inout ParsedLine
  ) {
    if line.equals(name, "unix.mode") {
      entry.mode = mode(line, value)
    } else if line.equals(name, "unix.ownername") {
      entry.owner = value
    } else if line.equals(name, "unix.groupname") {
      entry.group = value
    } else if line.equals(name, "unix.uid") || line.equals(name, "unix.owner") {
      entry.owner = entry.owner ?? value
    } else if line.equals(name, "unix.gid") || line.equals(name, "unix.group") {
      entry.group = entry.group ?? value
    }
  }

  /// Reads `0644`, and Python's `0o644` as pyftpdlib 2.2.0 writes it.
  private static func mode(_ line: Span<UInt8>, _ value: Range<Int>) -> UInt16? {
    let digits = line.hasPrefix(value, "0o") ? (value.lowerBound + 2)..<value.upperBound : value
    guard !digits.isEmpty, digits.count <= 8 else { return nil }
    var mode = 0
    for index in digits {
      guard line[index].isOctalDigit else { return nil }
      mode = mode << 3 | Int(line[index].digitValue)
    }
    return UInt16(truncatingIfNeeded: mode) & 0o7777
  }

  /// `OS.unix=slink:target` is a link (ProFTPD 1.3.8 and others), case and all.
  private static func takeType(
    _ line: Span<UInt8>,
    _ value: Range<Int>,
    _ entry: inout ParsedLine
  ) {
    if line.equals(value, "file") {
      entry.kind = .file
    } else if value.count == 3, line.equals(value, "dir") {
      entry.kind = .directory
    } else if line.equals(value, "cdir") || line.equals(value, "pdir") {
      entry.kind = .directory
      entry.isDirectoryItself = true
    } else if line.equals(value, "link") {
      entry.kind = .link
    } else if line.hasPrefix(value, "os.unix=slink") || line.hasPrefix(value, "os.unix=symlink") {
      entry.kind = .link
      if let colon = line.firstIndex(of: .colon, in: value), colon + 1 < value.upperBound {
        entry.linkTarget = (colon + 1)..<value.upperBound
      }
    }
  }
}

/// The name of a fact, packed so that it is compared at once.
private struct FactName {
  /// The octets as a number, letters small; 0 if there are more than eight.
  let key: UInt64
  let length: Int

  /// Where it ends.
  let end: Int

  init(_ line: Span<UInt8>, _ start: Int) {
    var (key, index) = (UInt64(0), start)
    while index < line.count {
      let octet = line[index]
      if octet == .equals || octet == .semicolon || octet == .space { break }
      key = key << 8 | UInt64(octet.lowercased)
      index &+= 1
    }
    length = index - start
    self.key = length <= 8 ? key : 0
    end = index
  }

  static let type: UInt64 = 0x7479_7065
  static let size: UInt64 = 0x7369_7A65
  static let sizd: UInt64 = 0x7369_7A64
  static let perm: UInt64 = 0x7065_726D
  static let modify: UInt64 = 0x6D6F_6469_6679
  static let create: UInt64 = 0x6372_6561_7465
  static let unique: UInt64 = 0x756E_6971_7565
}
