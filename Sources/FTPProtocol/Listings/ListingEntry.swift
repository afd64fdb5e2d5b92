/// What an entry of a listing is.
package enum EntryKind: Hashable, Sendable {
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

  /// One thing told of an entry (RFC 3659 §7.5).
  package struct Fact: Hashable, Sendable {
    /// In lower case.
    package let name: String
    package let value: [UInt8]
  }
}
