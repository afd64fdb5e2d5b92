package import FTPProtocol
import Octets

extension Session {
  /// The digests that the server says it can compute, best first: SHA-256, SHA-512, SHA-1, MD5,
  /// CRC32.
  package func digestAlgorithms() throws(FTPError) -> [DigestAlgorithm] {
    try features().list.digestAlgorithms
  }

  /// Asks the server for the digest of a file, or of a part of it.
  ///
  /// HASH where the server has it, else the command of the algorithm's own (XSHA256, XSHA512,
  /// XSHA1, XSHA, XMD5, MD5, MMD5, XCRC). The server reads the whole file before it answers, so the
  /// deadline is ``SessionOptions/digestTimeout``.
  ///
  /// - Parameters:
  ///   - path: Relative to the working directory, or absolute.
  ///   - algorithm: One of ``digestAlgorithms()``.
  ///   - range: Which octets; `nil` for all. HASH is asked after RANG and believed only if its
  ///     reply names the same range; else the end that X… commands take is the octet behind the
  ///     last one, as ProFTPD 1.3.8 reads it.
  /// - Returns: The octets of the digest; `nil` when the server cannot tell, which proves nothing
  ///   about the file.
  /// - Throws: What goes wrong on the way; a refusal is `nil`.
  package func digest(
    of path: RemotePath,
    algorithm: DigestAlgorithm,
    range: Range<Int64>? = nil
  ) throws(FTPError) -> [UInt8]? {
    let list = try features().list
    if let range, range.isEmpty { return nil }
    _ = try exchangeInImage([])
    if list.hashAlgorithms.contains(algorithm), range == nil || list.has("RANG"),
      let digest = try hash(of: path, algorithm, range, preset: list.presetHashAlgorithm)
    {
      return digest
    }
    for verb in algorithm.verbs where list.has(verb.name) {
      if let digest = try digest(by: verb, of: path, algorithm, range) { return digest }
    }
    return nil
  }

  /// HASH, after OPTS HASH and RANG (draft-bryan-ftpext-hash, draft-bryan-ftp-range).
  private func hash(
    of path: RemotePath,
    _ algorithm: DigestAlgorithm,
    _ range: Range<Int64>?,
    preset: DigestAlgorithm?
  ) throws(FTPError) -> [UInt8]? {
    if (dialogue.belief.hash ?? preset) != algorithm {
      let reply = try exchange(PlacedCommand(Command(.opts, "HASH \(algorithm.rawValue)")))
      guard reply.code.isCompletion else { return nil }
    }
    if let range {
      let argument = "\(range.lowerBound) \(range.upperBound - 1)"
      guard try exchange(PlacedCommand(Command(.rang, argument))).code.isPositive else {
        return nil
      }
    }
    let reply = try exchange(command(.hash, path), within: options.digestTimeout)
    // A range that is left standing would count for the next transfer.
    if range != nil { _ = try exchange(PlacedCommand(Command(.rang, "1 0"))) }
    return DigestReply.parse(reply, algorithm, of: path.octets, range: range)
  }

  private func digest(
    by verb: CommandVerb,
    of path: RemotePath,
    _ algorithm: DigestAlgorithm,
    _ range: Range<Int64>?
  ) throws(FTPError) -> [UInt8]? {
    // The commands of draft-twine-ftpmd5 know no range.
    let takesRange = verb != .md5 && verb != .mmd5
    guard range == nil || takesRange else { return nil }
    // Where numbers may follow, a name with blanks stands between quotes; the drafts know none.
    let placed = try command(verb, path)
    let octets = placed.command.argument ?? []
    let quotes = takesRange && octets.contains(.space)
    var argument = quotes ? [.doubleQuote] + octets + [.doubleQuote] : octets
    if let range { argument += [UInt8](" \(range.lowerBound) \(range.upperBound)".utf8) }
    let question = PlacedCommand(Command(verb, argument), in: placed.place)
    let reply = try exchange(question, within: options.digestTimeout)
    return DigestReply.parse(reply, algorithm, of: path.octets)
  }
}
