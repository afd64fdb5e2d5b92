import Octets

/// The pathname in a 257 reply (RFC 959 Appendix II).
package enum QuotedPathname {
  /// Reads the pathname between quotes; a quote in it is doubled.
  ///
  /// Pure-FTPd 1.0.50 does not double it (`257 "/a"b" is your current location`): a quote that is
  /// followed by neither a quote, a blank nor the end is taken for a part of the name. A reply
  /// without quotes gives its first word if that begins with a slash. If by these rules no quote
  /// closes the name (`257 "/a"" is your current location`, `257 "/a".`), the last one does.
  ///
  /// - Returns: `nil` when the reply names no path, and when no command could name it: a carriage
  ///   return or a NUL is in it. A line feed is in it only where ``ArgumentForm`` can send one.
  package static func parse(_ reply: Reply) -> RemotePath? {
    guard let octets = octets(reply), !octets.isEmpty, !octets.contains(.carriageReturn),
      !octets.contains(0)
    else { return nil }
    return RemotePath(octets)
  }

  private static func octets(_ reply: Reply) -> [UInt8]? {
    guard let line = reply.lines.first else { return nil }
    guard let open = line.firstIndex(of: .doubleQuote) else {
      let word = line.prefix { $0 != .space }
      return word.first == .slash ? [UInt8](word) : nil
    }
    let text = line[(open + 1)...]
    return upToClosingQuote(text) ?? upToLastQuote(text) ?? [UInt8](text)
  }

  private static func upToClosingQuote(_ line: ArraySlice<UInt8>) -> [UInt8]? {
    var octets: [UInt8] = []
    var index = line.startIndex
    while index < line.endIndex {
      if line[index] == .doubleQuote {
        guard index + 1 < line.endIndex, line[index + 1] != .space else { return octets }
        // Doubled or not, one quote is meant.
        if line[index + 1] == .doubleQuote { index += 1 }
      }
      octets.append(line[index])
      index += 1
    }
    return nil
  }

  private static func upToLastQuote(_ line: ArraySlice<UInt8>) -> [UInt8]? {
    guard let last = line.lastIndex(of: .doubleQuote) else { return nil }
    var octets: [UInt8] = []
    var isSecondOfPair = false
    for octet in line[..<last] {
      isSecondOfPair = octet == .doubleQuote && !isSecondOfPair && octets.last == .doubleQuote
      if !isSecondOfPair { octets.append(octet) }
    }
    return octets
  }
}
