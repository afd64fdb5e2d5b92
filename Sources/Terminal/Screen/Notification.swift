/// How a user who looks elsewhere is called.
package enum Notification: String, Hashable, Sendable, CaseIterable {
  /// Not at all.
  case off

  /// With the terminal's bell, which marks its window or tab where there is no sound.
  case bell

  /// With a message of the desktop, as iTerm2, kitty, WezTerm, foot and Windows Terminal show it
  /// (OSC 9).
  case osc9

  /// With a message of the desktop, as urxvt, foot, WezTerm and Ghostty show it (OSC 777).
  case osc777

  /// The control characters for it.
  ///
  /// - Parameter text: Harmless already; what is between semicolons has a meaning to terminals.
  /// - Returns: What to write to the terminal; nothing for no call.
  package func sequence(_ text: String) -> String {
    let words = String(text.map { $0 == ";" ? "," : $0 }.prefix(200))
    switch self {
    case .off: return ""
    case .bell: return "\u{7}"
    case .osc9: return "\u{1B}]9;\(words)\u{1B}\\"
    case .osc777: return "\u{1B}]777;notify;ferry;\(words)\u{1B}\\"
    }
  }
}
