/// Lines of MLSD and MLST: facts, one blank, a name (RFC 3659 §7.2).
enum FactListParser {
  static func parse(_ line: Span<UInt8>, into entry: inout ParsedLine) -> ParsedLine.Outcome {
    var blank = 0
    while blank < line.count, line[blank] != 0x20 { blank += 1 }
    guard blank < line.count else {
      return isNamelessDirectory(line) ? .nothing : .notUnderstood
    }
    guard blank > 0, blank + 1 < line.count else { return .notUnderstood }
    // A value with a blank in it (`UNIX.ownername=Domain Users;`): where the name begins is a guess.
    if blank > 0, line[blank - 1] != 0x3B, hasLaterEnd(line, from: blank) { return .notUnderstood }
    entry.name = (blank + 1)..<line.count
    entry.facts = 0..<blank
    var isKnown = false
    var start = 0
    while start < blank {
      var equals: Int?
      var end = start
      while end < blank, line[end] != 0x3B {
        if equals == nil, line[end] == 0x3D { equals = end }
        end += 1
      }
      if end > start {
        guard let equals else { return .notUnderstood }
        isKnown = take(line, start..<equals, (equals + 1)..<end, &entry) || isKnown
      }
      start = end + 1
    }
    // Without a fact of RFC 3659 it may be anything with a `=` in it.
    guard isKnown else { return .notUnderstood }
    // ProFTPD tells where a link leads in a line of its own, with a whole path for a name.
    let isElsewhere = line[entry.name.lowerBound] == 0x2F && entry.name.count > 1
    return entry.isDirectoryItself || isElsewhere ? .nothing : .entry
  }

  /// Whether facts seem to go on behind a blank.
  private static func hasLaterEnd(_ line: Span<UInt8>, from blank: Int) -> Bool {
    for index in (blank + 1)..<line.count where line[index] == 0x20 && line[index - 1] == 0x3B {
      return true
    }
    return false
  }

  /// `Type=cdir;Modify=…;`, which needs no name.
  private static func isNamelessDirectory(_ line: Span<UInt8>) -> Bool {
    let range = 0..<line.count
    return line.hasPrefix(range, "type=cdir;") || line.hasPrefix(range, "type=pdir;")
  }

  /// Takes what one fact says; what it cannot mean stays unknown.
  ///
  /// - Returns: Whether it is one of those that servers commonly send.
  private static func take(
    _ line: Span<UInt8>,
    _ name: Range<Int>,
    _ value: Range<Int>,
    _ entry: inout ParsedLine
  ) -> Bool {
    switch name.count {
    case 4 where line.equals(name, "type"): takeType(line, value, &entry)
    case 4 where line.equals(name, "size") || line.equals(name, "sizd"):
      entry.size = plainSize(line, value)
    case 6 where line.equals(name, "modify"):
      entry.time = TimeValue.parse(line, value).map {
        ListedTime(time: $0, precision: .second, isUTC: true)
      }
    case 6 where line.equals(name, "unique"): entry.unique = value
    case 4 where line.equals(name, "perm"), 6 where line.equals(name, "create"): break
    case 8... where line.hasPrefix(name, "unix."): takeUnix(line, name, value, &entry)
    default: return false
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
      guard line[index] &- 0x30 < 8 else { return nil }
      mode = mode << 3 | Int(line[index] - 0x30)
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
    } else if line.equals(value, "dir") {
      entry.kind = .directory
    } else if line.equals(value, "cdir") || line.equals(value, "pdir") {
      entry.kind = .directory
      entry.isDirectoryItself = true
    } else if line.equals(value, "link") {
      entry.kind = .link
    } else if line.hasPrefix(value, "os.unix=slink") || line.hasPrefix(value, "os.unix=symlink") {
      entry.kind = .link
      if let colon = line.firstIndex(of: 0x3A, in: value), colon + 1 < value.upperBound {
        entry.linkTarget = (colon + 1)..<value.upperBound
      }
    }
  }
}
