/// Takes Telnet's commands out of a stream of octets (RFC 854), which the control connection
/// may carry (RFC 959 §2.3).
///
/// 255 introduces a command. Servers that do not double it in names are met, so 255 before an
/// octet that is no command is taken for itself.
package struct TelnetFilter: Sendable {
  private enum State: Sendable {
    case text

    /// After 255.
    case command

    /// After WILL, WONT, DO or DONT: the option follows.
    case option

    /// Between SB and SE.
    case subnegotiation

    /// After 255 between SB and SE.
    case subnegotiationCommand
  }

  private static let interpretAsCommand: UInt8 = 255
  private static let subnegotiationBegin: UInt8 = 250
  private static let subnegotiationEnd: UInt8 = 240
  private static let negotiations: ClosedRange<UInt8> = 251...254

  private var state = State.text
  private var literal: UInt8?

  /// Octets of commands since the last octet of text.
  package private(set) var droppedCount = 0

  /// Whether a command has begun and not ended.
  package var isInCommand: Bool { state != .text }

  /// Starts in text.
  package init() {}

  /// Whether a second octet came out of the last one that went in.
  package var isLiteralPending: Bool { literal != nil }

  /// Returns the second octet.
  package mutating func takeLiteral() -> UInt8 {
    defer { literal = nil }
    return literal ?? 0
  }

  /// Takes one octet; returns it if it is text.
  package mutating func pass(_ octet: UInt8) -> UInt8? {
    switch state {
    case .text:
      guard octet == Self.interpretAsCommand else {
        droppedCount = 0
        return octet
      }
      state = .command
    case .command:
      state = .text
      switch octet {
      case Self.interpretAsCommand: return octet
      case Self.negotiations: state = .option
      case Self.subnegotiationBegin: state = .subnegotiation
      case Self.subnegotiationEnd...: break
      default:
        literal = octet
        return Self.interpretAsCommand
      }
    case .option: state = .text
    case .subnegotiation:
      if octet == Self.interpretAsCommand { state = .subnegotiationCommand }
    case .subnegotiationCommand:
      state = octet == Self.subnegotiationEnd ? .text : .subnegotiation
    }
    if droppedCount < .max { droppedCount += 1 }
    return nil
  }
}
