/// Lines of MLSD and MLST: facts, one blank, a name (RFC 3659 §7.2).
package enum FactListParser {
  /// Reads a line of MLSD.
  ///
  /// - Returns: `nil` for the directory itself and its parent; an entry of kind
  ///   ``EntryKind/unparsed`` for what is no such line.
  static func listingEntry(_ line: [UInt8]) -> ListingEntry? {
    guard let (entry, type) = parse(line.span) else {
      return ListingEntry(line, .unparsed, raw: line)
    }
    let isItself = type == "cdir" || type == "pdir" || [[0x2E], [0x2E, 0x2E]].contains(entry.name)
    return isItself ? nil : entry
  }

  /// Reads a line of the reply to MLST, which begins with a blank; `nil` for the lines around it.
  package static func entry(inReplyLine line: Span<UInt8>) -> ListingEntry? {
    guard line.count > 1, line[0] == 0x20 else { return nil }
    return parse(line.extracting(1..<line.count))?.0
  }

  /// Reads facts and a name.
  ///
  /// Facts are in any case and any order; unknown ones are passed over. Exactly one blank stands
  /// before the name, which may begin with blanks of its own.
  private static func parse(_ line: Span<UInt8>) -> (ListingEntry, type: String)? {
    var blank = 0
    while blank < line.count, line[blank] != 0x20 { blank += 1 }
    guard blank + 1 < line.count else { return nil }
    let raw = line.indices.map { line[$0] }
    // A value with a blank in it (`UNIX.ownername=Domain Users;`): where the name begins is a guess.
    if blank > 0, raw[blank - 1] != 0x3B, raw[blank...].contains([0x3B, 0x20]) { return nil }
    var entry = ListingEntry([UInt8](raw[(blank + 1)...]), .other, raw: raw)
    var type = ""
    for fact in raw[..<blank].split(separator: 0x3B) {
      guard let equals = fact.firstIndex(of: 0x3D) else { return nil }
      let name = String(decoding: fact[..<equals], as: UTF8.self).lowercased()
      let value = fact[(equals + 1)...]
      if name == "type" { type = String(decoding: value, as: UTF8.self).lowercased() }
      entry.take(name, [UInt8](value))
    }
    return (entry, type)
  }
}

extension ListingEntry {
  /// Takes what one fact says; what it cannot mean stays unknown.
  fileprivate mutating func take(_ fact: String, _ value: [UInt8]) {
    switch fact {
    case "type": takeType(value)
    case "size", "sizd": size = FieldScanner.size(value[...])
    case "modify":
      modified = TimeValue.parse(value.span)
      modifiedPrecision = modified == nil ? nil : .second
      isUTC = modified != nil
    case "unique": unique = value
    // pyftpdlib 2.2.0 writes Python's 0o644.
    case "unix.mode":
      let digits = value.starts(with: [0x30, 0x6F]) ? value.dropFirst(2) : value[...]
      mode = UInt16(String(decoding: digits, as: UTF8.self), radix: 8).map { $0 & 0o7777 }
    case "unix.ownername": owner = value
    case "unix.groupname": group = value
    case "unix.uid", "unix.owner": owner = owner ?? value
    case "unix.gid", "unix.group": group = group ?? value
    default: otherFacts.append(Fact(name: fact, value: value))
    }
  }

  /// `OS.unix=slink:target` is a link (ProFTPD 1.3.8 and others), case and all.
  private mutating func takeType(_ value: [UInt8]) {
    let type = String(decoding: value, as: UTF8.self).lowercased()
    switch type {
    case "file": kind = .file
    case "dir", "cdir", "pdir": kind = .directory
    case "link": kind = .link
    default:
      guard type.hasPrefix("os.unix=slink") || type.hasPrefix("os.unix=symlink") else { return }
      kind = .link
      if let colon = value.firstIndex(of: 0x3A) {
        linkTarget = [UInt8](value[(colon + 1)...])
      }
    }
  }
}
