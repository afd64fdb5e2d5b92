package import FTPProtocol
import Octets

extension Session {
  /// The digests that the server says it can compute, best first: SHA-256, SHA-512, SHA-1, MD5,
  /// CRC32.
  package func digestAlgorithms() throws(FTPError) -> [DigestAlgorithm] {
    try features().list.digestAlgorithms
  }

  /// Asks the server for the digest of a file.
  ///
  /// HASH where the server has it, else the command of the algorithm's own (XSHA256, XSHA512,
  /// XSHA1, XSHA, XMD5, MD5, MMD5, XCRC). The server reads the whole file before it answers, so it
  /// gets a second more for each million octets, and at most ``SessionOptions/digestTimeout``.
  ///
  /// - Parameters:
  ///   - path: Relative to the working directory, or absolute.
  ///   - algorithm: One of ``digestAlgorithms()``.
  ///   - size: What it should have, in octets; `nil` when nobody knows.
  /// - Returns: The octets of the digest; `nil` when the server cannot tell, which proves nothing
  ///   about the file.
  /// - Throws: What goes wrong on the way; a refusal is `nil`.
  package func digest(
    of path: RemotePath,
    algorithm: DigestAlgorithm,
    ofSize size: Int64? = nil
  ) throws(FTPError) -> [UInt8]? {
    let list = try features().list
    let patience = digestPatience(forSize: size)
    _ = try exchangeInImage([])
    if list.hashAlgorithms.contains(algorithm),
      let digest = try hash(of: path, algorithm, preset: list.presetHashAlgorithm, patience)
    {
      return digest
    }
    for verb in algorithm.verbs where list.has(verb.name) {
      if let digest = try digest(by: verb, of: path, algorithm, patience) { return digest }
    }
    return nil
  }

  /// How long a server may take: a connection that says nothing any more shows at a small file as
  /// soon as elsewhere.
  private func digestPatience(forSize size: Int64?) -> Duration {
    guard let size else { return options.digestTimeout }
    return min(options.digestTimeout, options.replyTimeout + .seconds(size / 1_000_000))
  }

  /// HASH, after OPTS HASH (draft-bryan-ftpext-hash).
  private func hash(
    of path: RemotePath,
    _ algorithm: DigestAlgorithm,
    preset: DigestAlgorithm?,
    _ patience: Duration
  ) throws(FTPError) -> [UInt8]? {
    if (dialogue.belief.hash ?? preset) != algorithm {
      let reply = try exchange(PlacedCommand(Command(.opts, "HASH \(algorithm.rawValue)")))
      guard reply.code.isCompletion else { return nil }
    }
    let reply = try exchange(command(.hash, path), within: patience)
    return DigestReply.parse(reply, algorithm, of: path.octets)
  }

  private func digest(
    by verb: CommandVerb,
    of path: RemotePath,
    _ algorithm: DigestAlgorithm,
    _ patience: Duration
  ) throws(FTPError) -> [UInt8]? {
    // The X… commands take numbers behind the name, so that one with blanks stands between quotes;
    // those of draft-twine-ftpmd5 know none.
    let takesRange = verb != .md5 && verb != .mmd5
    let placed = try command(verb, path)
    let octets = placed.command.argument ?? []
    let quotes = takesRange && octets.contains(.space)
    let argument = quotes ? [.doubleQuote] + octets + [.doubleQuote] : octets
    let question = PlacedCommand(Command(verb, argument), in: placed.place)
    let reply = try exchange(question, within: patience)
    return DigestReply.parse(reply, algorithm, of: path.octets)
  }
}
