import Octets

/// The digest in the reply to HASH, XSHA256, MD5 and the like.
package enum DigestReply {
  /// Reads the digest of a file.
  ///
  /// It is the word of so many hexadecimal digits, wherever it stands, since layouts differ:
  /// `213 SHA-256 0-49 HEX name` (draft-bryan-ftpext-hash, ProFTPD 1.3.8), `213 SHA-1 HEX name`,
  /// `250 HEX`, `250-Computing…` with `250 HEX` (XSHA256 of ProFTPD), `251 "name" HEX`
  /// (draft-twine-ftpmd5), `251 name HEX`, `252 "name" HEX` (MMD5). The name itself is looked past.
  ///
  /// - Parameters:
  ///   - reply: What the server answered.
  ///   - algorithm: Which digest it was asked for.
  ///   - name: The pathname that the command had.
  /// - Returns: The octets of the digest; `nil` for a refusal, for no such word, and for several
  ///   different ones.
  package static func parse(
    _ reply: Reply,
    _ algorithm: DigestAlgorithm,
    of name: [UInt8]
  ) -> [UInt8]? {
    guard reply.code.isCompletion else { return nil }
    var found: Set<[UInt8]> = []
    for line in reply.lines {
      let text = withoutName(line, name)
      let words = text.split { $0.isBlank || $0 == .comma || $0 == .doubleQuote }
      for word in words {
        if let octets = Hexadecimal.octets(word), octets.count == algorithm.octetCount {
          found.insert(octets)
        }
      }
      // Some servers leave out the zeros at the beginning of a CRC.
      if algorithm == .crc32, found.isEmpty, words.count == 1, let word = words.first,
        word.count < 8
      {
        let padded = [UInt8](repeating: UInt8(ascii: "0"), count: 8 - word.count) + word
        if let octets = Hexadecimal.octets(padded) { found.insert(octets) }
      }
    }
    return found.count == 1 ? found.first : nil
  }

  /// Cuts the name off the beginning or the end, where it stands whole.
  private static func withoutName(_ line: [UInt8], _ name: [UInt8]) -> ArraySlice<UInt8> {
    guard !name.isEmpty else { return line[...] }
    let isolated = line.count > name.count
    if isolated, line.suffix(name.count).elementsEqual(name),
      line[line.count - name.count - 1] == .space
    {
      return line.dropLast(name.count)
    }
    if isolated, line.starts(with: name), line[name.count] == .space {
      return line.dropFirst(name.count)
    }
    return line[...]
  }
}
