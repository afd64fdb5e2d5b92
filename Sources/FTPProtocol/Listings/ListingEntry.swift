import Octets

/// What an entry of a listing is.
package enum EntryKind: UInt8, Hashable, Sendable {
  case file
  case directory
  case link
  case other

  /// A line that nobody understood.
  case unparsed
}

/// One object in a listing; what the server did not tell is `nil`.
package struct ListingEntry: Hashable, Sendable {
  /// The name in the server's octets, not to be trusted: see ``RemotePath/Component``.
  package var name: [UInt8]
  package var kind: EntryKind

  /// Octets.
  package var size: Int64?

  /// Whether ``size`` is rounded (`9.0M`): no transfer can be measured by it.
  package var isSizeRounded = false

  package var modified: TimeValue?
  package var modifiedPrecision: TimeValue.Precision?

  /// Whether ``modified`` is known to be UTC; else it is the server's own wall clock.
  package var isUTC = false

  /// Permission bits, at most octal 7777.
  package var mode: UInt16?

  package var owner: [UInt8]?
  package var group: [UInt8]?
  package var linkTarget: [UInt8]?

  /// The number of names that the file has.
  package var links: Int?

  /// What tells the object from all others of the server (RFC 3659 §7.5.2).
  package var unique: [UInt8]?

  /// What the server told besides, in its own words: facts of MLSD that nobody here understands.
  package var otherFacts: [Fact] = []

  /// The line as the server sent it.
  package var raw: [UInt8]

  init(_ name: [UInt8], _ kind: EntryKind, raw: [UInt8]) {
    self.name = name
    self.kind = kind
    self.raw = raw
  }

  /// Takes what a line says out of it; the name is given apart, since not each is a part of its
  /// line.
  init(_ name: [UInt8], _ line: Span<UInt8>, _ parsed: borrowing ParsedLine) {
    self.init(brief: name, line, parsed)
    raw = line.copy(0..<line.count)
    owner = parsed.owner.map { line.copy($0) }
    group = parsed.group.map { line.copy($0) }
    linkTarget = parsed.linkTarget.map { line.copy($0) }
    links = parsed.links
    if let facts = parsed.facts { otherFacts = Fact.others(line, facts) }
  }

  /// Takes out of a line what tells whether the object is as it was, and nothing else.
  init(brief name: [UInt8], _ line: Span<UInt8>, _ parsed: borrowing ParsedLine) {
    self.init(name, parsed.kind, raw: [])
    size = parsed.size
    isSizeRounded = parsed.isSizeRounded
    modified = parsed.time?.time
    modifiedPrecision = parsed.time?.precision
    isUTC = parsed.time?.isUTC ?? false
    mode = parsed.mode
    unique = parsed.unique.map { line.copy($0) }
  }

  /// One thing told of an entry (RFC 3659 §7.5).
  package struct Fact: Hashable, Sendable {
    /// In lower case.
    package let name: String
    package let value: [UInt8]
  }
}

extension ListingEntry.Fact {
  /// The facts that have no property of their own.
  private static let known: Set = [
    "type", "size", "sizd", "modify", "unique", "unix.mode", "unix.ownername", "unix.groupname",
    "unix.uid", "unix.gid", "unix.owner", "unix.group",
  ]

  /// Reads the facts that nobody here understands.
  fileprivate static func others(_ line: Span<UInt8>, _ facts: Range<Int>) -> [Self] {
    line.copy(facts).split(separator: .semicolon).compactMap { fact in
      guard let equals = fact.firstIndex(of: .equals) else { return nil }
      let name = fact[..<equals].text.lowercased()
      return known.contains(name) ? nil : Self(name: name, value: [UInt8](fact[(equals + 1)...]))
    }
  }
}
