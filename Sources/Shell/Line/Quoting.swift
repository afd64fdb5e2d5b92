import Octets
import Terminal

/// Writes octets as a word that the tokenizer reads as the same octets.
package enum Quoting {
  /// Octets that need no quotes anywhere in a word.
  static func isPlain(_ octet: UInt8) -> Bool {
    octet.isLetter || octet.isDigit || !octet.isASCII || octet.isOne(of: "+,-./:=@_%^")
  }

  /// Quotes octets as little as is needed to be read back; the result is harmless on a terminal.
  package static func quoted(_ octets: [UInt8]) -> String {
    let isHarmless = Escaping.isHarmless(octets)
    if isHarmless, !octets.isEmpty, octets.allSatisfy(isPlain) {
      return octets.text
    }
    if isHarmless, !octets.contains(.singleQuote) {
      return "'" + octets.text + "'"
    }
    let escaped = Escaping.name(octets).split(separator: "\"", omittingEmptySubsequences: false)
    return "\"" + escaped.joined(separator: "\\\"") + "\""
  }

  /// Continues a word that somebody has begun to type.
  ///
  /// - Parameters:
  ///   - octets: What is missing.
  ///   - quote: The quote that is open where it goes; `nil` outside quotes.
  /// - Returns: Text that the tokenizer reads as the octets, the quote left open.
  static func continuation(_ octets: [UInt8], in quote: Character?) -> String {
    if quote == "'", octets.contains(.singleQuote) || !Escaping.isHarmless(octets) {
      // The quote has to end for what it cannot hold.
      return "'" + continuation(octets, in: nil) + "'"
    }
    if quote == "'" { return octets.text }
    var result = ""
    for scalar in Escaping.name(octets).unicodeScalars {
      let isSpecial =
        quote == nil ? scalar.isASCII && !isPlain(UInt8(scalar.value)) : scalar == "\""
      // The backslashes are those that the escaping has made.
      if isSpecial, scalar != "\\" { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result
  }
}

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
