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
    secrets.removeLast(max(0, secrets.count - Self.limit))
  }

  /// Returns a reply as it is believed: without passwords, unless it may be about a name.
  ///
  /// - Parameters:
  ///   - reply: As it came.
  ///   - verb: The command that waits for one.
  /// - Returns: The reply itself where it has none.
  func believed(_ reply: Reply, after verb: CommandVerb?) -> Reply {
    let isOfLogin = verb.map { [.user, .pass, .acct, .site].contains($0) } ?? true
    guard isOfLogin || !Self.codesWithNames.contains(reply.code.value) else { return reply }
    return shown(reply)
  }

  /// Returns a reply as it may be shown: without passwords, wherever they stand.
  func shown(_ reply: Reply) -> Reply {
    guard !secrets.isEmpty else { return reply }
    let code = [UInt8]("\(reply.code.value)".utf8)
    let lines = reply.wireLines.map { line in
      // The code stays what it is.
      let start = line.starts(with: code) ? min(code.count + 1, line.count) : 0
      return [UInt8](line[..<start]) + masked([UInt8](line[start...]))
    }
    return lines == reply.wireLines ? reply : Reply(reply.code, wireLines: lines)
  }

  /// Returns what a server has said without passwords in it.
  func masked(_ text: [UInt8]) -> [UInt8] {
    var text = text
    for secret in secrets {
      var start = 0
      while let range = text[start...].firstRange(of: secret) {
        text.replaceSubrange(range, with: Self.mask)
        start = range.lowerBound + Self.mask.count
      }
    }
    return text
  }
}
