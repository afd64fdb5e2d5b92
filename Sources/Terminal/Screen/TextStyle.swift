import Platform

/// How a line looks on a terminal that shows styles.
package enum TextStyle: Hashable, Sendable {
  case plain

  /// Of less interest than the rest.
  case dim

  /// Something to know before going on.
  case warning

  /// Something was not done.
  case error

  /// Whether the user wants styles (NO_COLOR, TERM).
  static var isWanted: Bool {
    Environment.value("NO_COLOR") == nil && Environment.value("TERM") != "dumb"
  }

  /// The line between the codes that begin and end the style (ECMA-48 SGR).
  func applied(to line: String) -> String {
    switch self {
    case .plain: line
    case .dim: "\u{1B}[2m\(line)\u{1B}[0m"
    case .warning: "\u{1B}[33m\(line)\u{1B}[0m"
    case .error: "\u{1B}[31m\(line)\u{1B}[0m"
    }
  }
}
