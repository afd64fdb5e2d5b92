package import FTPProtocol
import Octets

/// Who is shown every line of the dialogue on the control connection.
package struct DialogueObserver {
  /// One event of the dialogue.
  package enum Event: Sendable {
    /// A command went out; the argument of PASS and ACCT is masked.
    case sent([UInt8])

    /// A complete reply came in, preliminary ones too.
    case received(Reply)

    /// Something that is no line of the protocol but explains one, such as an address.
    case note(String)

    /// Something that everybody is told, whoever looks at the dialogue or not.
    case notice(String)

    /// The server takes no data connections, since it has forgotten the TLS session: the client
    /// connects again, and with TLS 1.2 where that alone did not help.
    case reconnecting(withTLS12: Bool)
  }

  private let observe: (Event) -> Void

  /// Makes an observer of a closure, called on the session's thread.
  package init(_ observe: @escaping (Event) -> Void) {
    self.observe = observe
  }

  func sent(_ command: Command) {
    guard !command.isSecret else {
      return observe(.sent([UInt8]("\(command.verb) ****".utf8)))
    }
    var line = [UInt8](command.verb.name.utf8)
    if let argument = command.argument { line += [.space] + argument }
    observe(.sent(line))
  }

  func received(_ reply: Reply) {
    observe(.received(reply))
  }

  func note(_ text: String) {
    observe(.note(text))
  }

  func notice(_ text: String) {
    observe(.notice(text))
  }

  func reconnecting(withTLS12: Bool) {
    observe(.reconnecting(withTLS12: withTLS12))
  }
}
