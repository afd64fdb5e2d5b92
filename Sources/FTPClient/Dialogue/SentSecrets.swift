import FTPProtocol
import Octets

/// Passwords that were sent, so that a server that repeats them in its replies shows them to nobody.
struct SentSecrets {
  private var secrets: [[UInt8]] = []

  /// How many are kept; the shortest are forgotten.
  private static let limit = 16

  /// One that is shorter would take letters out of other words.
  private static let leastLength = 4

  /// What stands for a password.
  private static let mask = [UInt8]("****".utf8)

  /// Replies with these codes tell names and numbers that are believed: a file may be called like a
  /// password.
  private static let codesWithNames: Set<Int> = [
    125, 150, 211, 212, 213, 215, 227, 228, 229, 250, 257, 350,
  ]

  /// Takes note of a command that is being sent.
  mutating func note(_ command: Command) {
    guard command.isSecret, let argument = command.argument else { return }
    // SITE has its own verb in front, and two passwords behind it.
    var words = [argument]
    if command.verb == .site {
      words = argument.split(separator: .space).dropFirst().map { [UInt8]($0) }
    }
    for word in words where word.count >= Self.leastLength && !secrets.contains(word) {
      secrets.append(word)
    }
    // A password that is part of another one would leave the rest of that.
    secrets.sort { $0.count > $1.count }
    if secrets.count > Self.limit { secrets.removeLast() }
  }

  /// Returns a reply without the passwords in its text.
  ///
  /// - Parameters:
  ///   - reply: As it came.
  ///   - verb: The command that waits for one.
  /// - Returns: The reply itself where it has none.
  func masked(_ reply: Reply, after verb: CommandVerb?) -> Reply {
    guard !secrets.isEmpty else { return reply }
    let isOfLogin = verb.map { [.user, .pass, .acct, .site].contains($0) } ?? true
    guard isOfLogin || !Self.codesWithNames.contains(reply.code.value) else { return reply }
    var lines = reply.wireLines
    var isChanged = false
    for index in lines.indices {
      let start = lines[index].starts(with: "\(reply.code.value)".utf8) ? 4 : 0
      for secret in secrets {
        isChanged = Self.mask(secret, in: &lines[index], from: start) || isChanged
      }
    }
    return isChanged ? Reply(reply.code, wireLines: lines) : reply
  }

  /// - Returns: Whether it was there; the code in front stays what it is.
  private static func mask(
    _ secret: [UInt8],
    in line: inout [UInt8],
    from first: Int
  ) -> Bool {
    var isChanged = false
    var start = min(first, line.count)
    while let range = line[start...].firstRange(of: secret) {
      line.replaceSubrange(range, with: mask)
      start = range.lowerBound + mask.count
      isChanged = true
    }
    return isChanged
  }
}
