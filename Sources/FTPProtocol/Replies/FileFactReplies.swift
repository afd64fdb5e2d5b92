import Octets

/// What the replies to SIZE and MDTM say of a file (RFC 3659).
package enum FileFactReplies {
  /// Reads the reply to SIZE: octets; `nil` for a refusal, and for what is no such number.
  package static func size(_ reply: Reply) -> Int64? {
    value(reply)?.decimalNumber
  }

  /// Reads the reply to MDTM, UTC; `nil` for a refusal, and for what is no time.
  package static func modificationTime(_ reply: Reply) -> TimeValue? {
    value(reply).flatMap { TimeValue.parse($0.span) }
  }

  /// The first word of a 213 reply.
  private static func value(_ reply: Reply) -> [UInt8]? {
    guard reply.code.value == 213, let line = reply.lines.first else { return nil }
    return [UInt8](line.drop { $0 == .space }.prefix { $0 != .space })
  }
}
