/// The three digits of a reply, which say more the more of them are read (RFC 959 §4.2).
package struct ReplyCode: Hashable, Sendable, CustomStringConvertible {
  /// From 100 to 699.
  package let value: Int

  private init(known value: Int) {
    self.value = value
  }

  /// Takes three digits; `nil` if the first is not 1 to 6.
  package init?(_ value: Int) {
    guard (100...699).contains(value) else { return nil }
    self.value = value
  }

  /// What the first digit says.
  package var severity: ReplySeverity {
    switch value / 100 {
    case 1: .preliminary
    case 2: .completion
    case 3: .intermediate
    case 4: .transientNegative
    case 5: .permanentNegative
    default: .protected
    }
  }

  /// What the second digit says.
  package var category: ReplyCategory { ReplyCategory(rawValue: value / 10 % 10) ?? .unspecified }

  /// 1yz: more replies follow.
  package var isPreliminary: Bool { severity == .preliminary }

  /// 2yz: done.
  package var isCompletion: Bool { severity == .completion }

  /// 3yz: the next command of a sequence is awaited.
  package var isIntermediate: Bool { severity == .intermediate }

  /// 4yz: not done, but worth another attempt later.
  package var isTransientNegative: Bool { severity == .transientNegative }

  /// 5yz: not done, and not worth another attempt.
  package var isPermanentNegative: Bool { severity == .permanentNegative }

  /// Whether the command goes well so far: 1yz, 2yz, 3yz.
  package var isPositive: Bool { (100...399).contains(value) }

  package var description: String { "\(value)" }
}

/// What the first digit of a reply says.
package enum ReplySeverity: Hashable, Sendable {
  /// 1yz: more replies follow.
  case preliminary

  /// 2yz: done.
  case completion

  /// 3yz: the server waits for the next command of a sequence.
  case intermediate

  /// 4yz: not done, but the same command may succeed later.
  case transientNegative

  /// 5yz: not done, and not to be tried again.
  case permanentNegative

  /// 6yz: another reply, protected (RFC 2228).
  case protected
}

/// What the second digit of a reply says.
package enum ReplyCategory: Int, Hashable, Sendable {
  case syntax = 0
  case information = 1
  case connections = 2
  case authentication = 3
  case unspecified = 4
  case fileSystem = 5
}

/// Codes that the client decides by, named for what they report.
extension ReplyCode {
  package static let commandOkay = ReplyCode(known: 200)
  package static let securityDataExchangeComplete = ReplyCode(known: 234)
  package static let needPassword = ReplyCode(known: 331)
  package static let needAccountForLogin = ReplyCode(known: 332)
  package static let serviceNotAvailable = ReplyCode(known: 421)
  package static let badOrder = ReplyCode(known: 503)
  package static let fileUnavailable = ReplyCode(known: 550)
}
