import Octets

extension ListingEntry {
  /// Reads the reply to MLST; its name is the path as the server tells it.
  ///
  /// RFC 3659 §7.2 has the entry in a line of its own, behind one blank. Servers put it behind none
  /// or several, behind the code (`250-type=file; a`), in the only line, and have lines before it.
  ///
  /// - Returns: `nil` for a refusal, and where no line has facts that are known and a name.
  package init?(description reply: Reply) {
    guard reply.code.isCompletion else { return nil }
    let indented = reply.lines.filter { $0.first?.isBlank ?? false }
    let others = reply.lines.filter { !($0.first?.isBlank ?? true) }
    for wireLine in indented + others {
      guard let start = wireLine.firstIndex(where: { !$0.isBlank }) else { continue }
      let line = wireLine.span.extracting(start..<wireLine.count)
      var parsed = ParsedLine()
      // A path is a name here, and the directory itself may be what was asked for.
      guard
        FactListParser.parse(line, keepsPath: true, into: &parsed) != .notUnderstood,
        !parsed.name.isEmpty
      else { continue }
      self.init(line.copy(parsed.name), line, parsed)
      return
    }
    return nil
  }
}

extension Reply {
  /// The last name of the path that the reply to MLST describes.
  ///
  /// `nil` where it describes nothing, and for a path without such a name: `/`, `.`, `..`. A server
  /// may tell another path than the one it was asked for, but not another name.
  package var describedName: RemotePath.Component? {
    ListingEntry(description: self).flatMap { RemotePath($0.name).lastComponent }
  }
}
