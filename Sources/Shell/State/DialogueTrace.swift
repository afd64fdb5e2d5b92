import FTPClient
import FTPProtocol
import Terminal

/// The dialogue with the server as `set verbose` shows it: `-->` out, `<--` in.
enum DialogueTrace {
  /// Makes the observer that shows the dialogue of a connection's session as long as that is wanted.
  static func observer(for connection: Connection) -> DialogueObserver {
    DialogueObserver { [weak connection] event in
      guard let connection else { return }
      let marked = lines(of: event).map { connection.mark + $0 }
      connection.front.dialogue.add(marked)
      connection.serverWords.hear(event)
      switch event {
      case .reconnecting(withTLS12: true):
        // What changes how the user is protected is said to everybody.
        for line in marked { connection.output.say(line, style: .warning) }
      case .notice(let text):
        return connection.output.say(Escaping.text([UInt8](text.utf8)), style: .warning)
      default: break
      }
      guard connection.settings.isVerbose else { return }
      for line in marked { connection.output.say(line, style: .dim) }
    }
  }

  /// The lines of one event, safe for a terminal.
  static func lines(of event: DialogueObserver.Event) -> [String] {
    switch event {
    case .sent(let line): ["--> " + Escaping.text(line)]
    case .received(let reply): reply.wireLines.map { "<-- " + Escaping.text($0) }
    case .reconnecting(let withTLS12):
      [
        "--- the server has forgotten the TLS session; connecting again"
          + (withTLS12 ? " with TLS 1.2" : "")
      ]
    case .note(let text), .notice(let text): ["--- " + Escaping.text([UInt8](text.utf8))]
    }
  }
}
