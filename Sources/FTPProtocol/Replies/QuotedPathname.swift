/// The pathname in a 257 reply (RFC 959 Appendix II).
package enum QuotedPathname {
  /// Reads the pathname between quotes; a quote in it is doubled.
  ///
  /// Pure-FTPd 1.0.50 does not double it (`257 "/a"b" is your current location`): a quote that is
  /// followed by neither a quote, a blank nor the end is taken for a part of the name. A reply
  /// without quotes gives its first word if that begins with a slash.
  ///
  /// - Returns: `nil` when the reply names no path.
  package static func parse(_ reply: Reply) -> RemotePath? {
    guard let line = reply.lines.first else { return nil }
    guard let open = line.firstIndex(of: quote) else {
      let word = line.prefix { $0 != 0x20 }
      return word.first == 0x2F ? RemotePath([UInt8](word)) : nil
    }
    var octets: [UInt8] = []
    var index = open + 1
    while index < line.count {
      if line[index] == quote {
        guard index + 1 < line.count, line[index + 1] != 0x20 else { break }
        // Doubled or not, one quote is meant.
        if line[index + 1] == quote { index += 1 }
      }
      octets.append(line[index])
      index += 1
    }
    return octets.isEmpty ? nil : RemotePath(octets)
  }

  private static let quote: UInt8 = 0x22
}
