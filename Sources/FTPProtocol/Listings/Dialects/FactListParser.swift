import Octets

/// Lines of MLSD and MLST: facts, one blank, a name (RFC 3659 §7.2).
///
/// Names of owners and the like may have blanks in them, as ProFTPD's do in a domain
/// (`UNIX.groupname=domain users;`). Small servers write a TAB before the name, or nothing; what
/// is no fact then begins the name.
enum FactListParser {
  /// Reads a line.
  ///
  /// - Parameters:
  ///   - line: Facts and a name.
  ///   - hasSpacedFacts: Whether what looks like a fact behind a blank is one, and no name.
  ///   - keepsPath: Whether a path is a name, as in the reply to MLST.
  ///   - entry: Takes what the line says.
  /// - Returns: What kind of line it is.
  static func parse(
    _ line: Span<UInt8>,
    hasSpacedFacts: Bool = false,
    keepsPath: Bool = false,
    into entry: inout ParsedLine
  ) -> ParsedLine.Outcome {
    guard let facts = takeFacts(line, hasSpacedFacts, keepsPath, &entry) else {
      return .notUnderstood
    }
    guard facts.name < line.count else {
      return entry.isDirectoryItself ? .nothing : .notUnderstood
    }
    entry.name = facts.name..<line.count
    entry.facts = 0..<facts.end
    if entry.isDirectoryItself { return .nothing }
    if keepsPath { return .entry }
    return line.firstIndex(of: .slash, in: entry.name) == nil ? .entry : takePath(line, &entry)
  }

  /// Takes the facts.
  ///
  /// - Parameters:
  ///   - line: Facts and a name.
  ///   - hasSpacedFacts: Whether what looks like a fact behind a blank is one.
  ///   - isAlone: Whether it is known what name it is to be, so that a guess does no harm.
  ///   - entry: Takes what the facts say.
  /// - Returns: Where they end, and where the name begins; `nil` if they are none.
  private static func takeFacts(
    _ line: Span<UInt8>,
    _ hasSpacedFacts: Bool,
    _ isAlone: Bool,
    _ entry: inout ParsedLine
  ) -> (end: Int, name: Int)? {
    var isKnown = false
    var index = !line.isEmpty && line[0] == .space ? 1 : 0
    while index < line.count {
      if line[index].isBlank {
        guard isKnown, hasFact(line, at: index + 1) else { break }
        entry.evidence.parts.note(.spacedFact)
        guard hasSpacedFacts else { break }
        index += 1
      }
      let name = FactName(line, index)
      guard name.end < line.count, line[name.end] == .equals else {
        // Nothing between two semicolons is no fact, but no harm either.
        if name.end < line.count, line[name.end] == .semicolon, name.length == 0 {
          index = name.end + 1
          continue
        }
        // A name without a blank before it (Type=file;Size=1;data.txt).
        return isKnown && line[index - 1] == .semicolon && !hasLaterName(line, from: index)
          ? (index, index) : nil
      }
      let start = name.end + 1
      var end = endOfValue(line, from: start)
      if end < line.count, line[end] != .semicolon {
        guard let later = endOfText(line, name, start..<end, isAlone) else { return nil }
        end = later
      } else if end == line.count, isKnown, line[index - 1] == .semicolon,
        FactName.isUnknown(line, name)
      {
        // The last one has no end: a name with a `=` in it.
        return (index, index)
      }
      isKnown = take(line, name, start..<end, &entry) || isKnown
      index = end
      if index < line.count, line[index] == .semicolon { index += 1 }
    }
    entry.evidence.parts.note(.spacedFact, isThere: false)
    // Without a fact of RFC 3659 it may be anything with a `=` in it.
    return isKnown ? (index, index + 1) : nil
  }

  /// Whether a fact that servers commonly send stands at a place, and something behind it.
  private static func hasFact(_ line: Span<UInt8>, at start: Int) -> Bool {
    guard start < line.count, line[start].isLetter else { return false }
    let name = FactName(line, start)
    guard name.length >= 4, name.end < line.count, line[name.end] == .equals,
      !FactName.isUnknown(line, name)
    else { return false }
    let end = endOfValue(line, from: name.end + 1)
    return end + 2 < line.count && line[end] == .semicolon && line[end + 1].isBlank
  }

  private static func endOfValue(_ line: Span<UInt8>, from start: Int) -> Int {
    var index = start
    // A control character ends no value, but nor does it hurt: no fact begins behind it.
    while index < line.count, line[index] != .semicolon, line[index] > .space { index &+= 1 }
    return index
  }

  /// Where a value ends that has a blank behind it: there, or at a later `;` if it is a text.
  ///
  /// - Returns: `nil` where that is a guess, and with it where the name begins.
  private static func endOfText(
    _ line: Span<UInt8>,
    _ name: FactName,
    _ value: Range<Int>,
    _ isAlone: Bool
  ) -> Int? {
    let blank = value.upperBound
    guard isText(line, name, value) else { return hasLaterName(line, from: blank) ? nil : blank }
    guard let end = line.firstIndex(of: .semicolon, in: blank..<line.count), end + 1 < line.count
    else { return blank }
    if line[end + 1].isBlank { return end }
    let next = FactName(line, end + 1)
    if next.length > 0, next.end < line.count, line[next.end] == .equals { return end }
    return isAlone ? blank : nil
  }

  /// Whether facts seem to go on behind a blank, or before one.
  private static func hasLaterName(_ line: Span<UInt8>, from start: Int) -> Bool {
    for index in (start + 1)..<max(line.count, start + 1)
    where line[index].isBlank && line[index - 1] == .semicolon {
      return true
    }
    return false
  }

  /// Takes the last part of a path, of which the rest seems to be the directory's own.
  ///
  /// What is below another directory keeps its slash, which no name has. ProFTPD tells where a link
  /// leads in a line of its own, with a whole path for a name.
  private static func takePath(
    _ line: Span<UInt8>,
    _ entry: inout ParsedLine
  ) -> ParsedLine.Outcome {
    let isWhole = line[entry.name.lowerBound] == .slash
    while entry.name.count > 1, line[entry.name.upperBound - 1] == .slash {
      entry.name = entry.name.lowerBound..<(entry.name.upperBound - 1)
    }
    guard entry.name.count > 1 || !isWhole else { return .nothing }
    if isWhole {
      entry.path = entry.name
      entry.name = line.lastComponent(entry.name)
    } else {
      entry.name = line.withoutDotSlash(entry.name)
    }
    return .entry
  }

  /// Whether a value may be any text: what people named, not numbers, times and words of RFC 3659.
  private static func isText(_ line: Span<UInt8>, _ name: FactName, _ value: Range<Int>) -> Bool {
    switch name.key {
    case FactName.type: line.hasPrefix(value, "os.")
    case FactName.size, FactName.sizd, FactName.modify, FactName.create, FactName.perm,
      FactName.unique:
      false
    default: !line.equals(name.range, "unix.mode")
    }
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
      return takeUnix(line, name, value, &entry)
    }
    return true
  }

  private static func plainSize(_ line: Span<UInt8>, _ value: Range<Int>) -> Int64? {
    line.allSatisfy(value) { $0.isDigit } ? line.size(value) : nil
  }

  private static func takeUnix(
    _ line: Span<UInt8>,
    _ name: FactName,
    _ value: Range<Int>,
    _ entry: inout ParsedLine
  ) -> Bool {
    switch (name.key, name.length) {
    case (FactName.unixMode, 9): entry.mode = mode(line, value)
    case (FactName.unixOwnerName, 14): entry.owner = value
    case (FactName.unixGroupName, 14): entry.group = value
    case (FactName.unixUID, 8), (FactName.unixOwner, 10): entry.owner = entry.owner ?? value
    case (FactName.unixGID, 8), (FactName.unixGroup, 10): entry.group = entry.group ?? value
    default: return line.hasPrefix(name.range, "unix.")
    }
    return true
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
  /// The last eight octets as a number, letters small.
  let key: UInt64
  let length: Int

  /// Where it ends.
  let end: Int

  init(_ line: Span<UInt8>, _ start: Int) {
    var (key, index) = (UInt64(0), start)
    while index < line.count {
      let octet = line[index]
      if octet == .equals || octet == .semicolon || octet <= .space { break }
      key = key << 8 | UInt64(octet.lowercased)
      index &+= 1
    }
    length = index - start
    self.key = key
    end = index
  }

  var range: Range<Int> { (end - length)..<end }

  /// Whether it is none that servers commonly send.
  static func isUnknown(_ line: Span<UInt8>, _ name: FactName) -> Bool {
    ![type, size, sizd, perm, modify, create, unique].contains(name.key)
      && !line.hasPrefix(name.range, "unix.")
  }

  static let type: UInt64 = 0x7479_7065
  static let size: UInt64 = 0x7369_7A65
  static let sizd: UInt64 = 0x7369_7A64
  static let perm: UInt64 = 0x7065_726D
  static let modify: UInt64 = 0x6D6F_6469_6679
  static let create: UInt64 = 0x6372_6561_7465
  static let unique: UInt64 = 0x756E_6971_7565
  static let unixMode: UInt64 = 0x6E69_782E_6D6F_6465
  static let unixOwnerName: UInt64 = 0x776E_6572_6E61_6D65
  static let unixGroupName: UInt64 = 0x726F_7570_6E61_6D65
  static let unixUID: UInt64 = 0x756E_6978_2E75_6964
  static let unixGID: UInt64 = 0x756E_6978_2E67_6964
  static let unixOwner: UInt64 = 0x6978_2E6F_776E_6572
  static let unixGroup: UInt64 = 0x6978_2E67_726F_7570
}
