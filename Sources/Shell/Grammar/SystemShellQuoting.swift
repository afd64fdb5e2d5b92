/// Quoting for the user's own shell.
enum SystemShellQuoting {
  /// Makes octets one word of `sh`.
  static func quoted(_ octets: [UInt8]) -> [UInt8] {
    let quote: UInt8 = 0x27
    var quoted = [quote]
    for octet in octets { quoted += octet == quote ? [quote, 0x5C, quote, quote] : [octet] }
    return quoted + [quote]
  }
}
