extension ListingEntry {
  /// Reads the reply to MLST, whose entry is in a line that begins with a blank; `nil` if there
  /// is none (RFC 3659 §7.2).
  package init?(description reply: Reply) {
    for wireLine in reply.lines where wireLine.count > 1 && wireLine[0] == 0x20 {
      let line = wireLine.span.extracting(1..<wireLine.count)
      var parsed = ParsedLine()
      // A path is a name here, and the directory itself may be what was asked for.
      guard FactListParser.parse(line, into: &parsed) != .notUnderstood, !parsed.name.isEmpty
      else { continue }
      self.init(line.copy(parsed.name), line, parsed)
      return
    }
    return nil
  }
}
