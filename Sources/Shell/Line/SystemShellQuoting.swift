import Octets

/// Quoting for the user's own shell.
enum SystemShellQuoting {
  /// Makes octets one word of `sh`.
  static func quoted(_ octets: [UInt8]) -> [UInt8] {
    let quote: UInt8 = .singleQuote
    var quoted = [quote]
    for octet in octets { quoted += octet == quote ? [quote, .backslash, quote, quote] : [octet] }
    return quoted + [quote]
  }
}
