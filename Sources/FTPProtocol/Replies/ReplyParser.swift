import Octets

/// Octets in, replies out, however the octets are cut.
///
/// A multi-line reply ends at the line that has its code and a blank (RFC 959 §4.2), or its code
/// alone (RFC 3659 §7.2 allows that for MLST, servers do it anywhere), and nowhere else. Lines end
/// with CRLF or LF alone.
package struct ReplyParser: Sendable {
  private let lineLimit: Int
  private let replyLimit: Int

  /// How the server writes what means something to Telnet.
  package var form = ArgumentForm()

  private var telnet = TelnetFilter()

  /// Replies that are complete.
  private var replies: [Reply] = []
  private var firstReply = 0

  /// The line that has no end yet.
  private var line: [UInt8] = []

  /// The lines of the reply that has no end yet.
  private var lines: [[UInt8]] = []
  private var openCode: ReplyCode?
  private var replyOctetCount = 0

  private var failure: ReplySyntaxError?

  /// Starts with nothing.
  ///
  /// - Parameters:
  ///   - lineLimit: The longest line in octets; a quoted pathname of 4096 octets fits twice.
  ///   - replyLimit: The largest reply in octets; the answer to STAT may be a listing.
  package init(lineLimit: Int = 16_384, replyLimit: Int = 1_048_576) {
    self.lineLimit = lineLimit
    self.replyLimit = replyLimit
  }

  /// Takes the next octets.
  package mutating func append(_ octets: Span<UInt8>) {
    for index in octets.indices {
      guard failure == nil else { return }
      guard form.repliesSpeakTelnet else {
        append(octets[index])
        continue
      }
      guard let octet = telnet.pass(octets[index]) else {
        // An endless subnegotiation is an endless line.
        if telnet.droppedCount > lineLimit { failure = .lineTooLong(limit: lineLimit) }
        continue
      }
      append(octet)
      if telnet.isLiteralPending { append(telnet.takeLiteral()) }
    }
  }

  /// Returns the next complete reply; `nil` when more octets are needed.
  ///
  /// - Throws: What makes the octets no reply; so will every later call.
  package mutating func nextReply() throws(ReplySyntaxError) -> Reply? {
    if firstReply < replies.count {
      let reply = replies[firstReply]
      firstReply += 1
      if firstReply == replies.count {
        replies = []
        firstReply = 0
      }
      return reply
    }
    if let failure { throw failure }
    return nil
  }

  /// Whether octets wait behind the last reply that was taken: a reply, or a part of one.
  package var hasBufferedOctets: Bool {
    firstReply < replies.count || !lines.isEmpty || !line.isEmpty || failure != nil
      || telnet.isInCommand
  }

  private mutating func append(_ octet: UInt8) {
    guard octet != .lineFeed else { return endLine() }
    if octet == 0 {
      // Telnet writes a carriage return that is no line end as CR NUL (RFC 854).
      if line.last == .carriageReturn { return }
      guard form.writesLineFeedAsNUL else {
        failure = .nul
        return
      }
    }
    line.append(octet == 0 ? .lineFeed : octet)
    replyOctetCount += 1
    if line.count > lineLimit {
      failure = .lineTooLong(limit: lineLimit)
    } else if replyOctetCount > replyLimit {
      failure = .replyTooLong(limit: replyLimit)
    }
  }

  private mutating func endLine() {
    if line.last == .carriageReturn { line.removeLast() }
    let complete = line
    line = []
    // Blank lines count too: an endless row of them is an endless reply.
    replyOctetCount += 1
    if replyOctetCount > replyLimit { failure = .replyTooLong(limit: replyLimit) }
    if let openCode {
      lines.append(complete)
      if Self.code(of: complete) == openCode, complete.count == 3 || complete[3] == .space {
        finish(openCode)
      }
      return
    }
    guard let code = Self.code(of: complete), complete.count == 3 || Self.separates(complete[3])
    else {
      failure = .noReplyCode(line: [UInt8](complete.prefix(64)))
      return
    }
    lines.append(complete)
    if complete.count > 3, complete[3] == .hyphen {
      openCode = code
    } else {
      finish(code)
    }
  }

  private mutating func finish(_ code: ReplyCode) {
    replies.append(Reply(code, wireLines: lines))
    lines = []
    openCode = nil
    replyOctetCount = 0
  }

  private static func separates(_ octet: UInt8) -> Bool { octet == .space || octet == .hyphen }

  private static func code(of line: [UInt8]) -> ReplyCode? {
    guard line.count >= 3, line[..<3].allSatisfy({ $0.isDigit }) else {
      return nil
    }
    return ReplyCode(line[..<3].reduce(0) { $0 * 10 + Int($1.digitValue) })
  }
}

/// Why octets are no reply.
package enum ReplySyntaxError: Error, Hashable, Sendable {
  /// A line that should begin with a code does not; its first 64 octets.
  case noReplyCode(line: [UInt8])

  /// A line does not end.
  case lineTooLong(limit: Int)

  /// A reply does not end.
  case replyTooLong(limit: Int)

  /// A NUL in the text.
  case nul
}
