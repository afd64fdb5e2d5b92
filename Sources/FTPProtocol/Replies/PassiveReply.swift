import Octets

/// Where a server listens for a data connection.
package enum PassiveReply {
  /// Reads the reply to PASV: six numbers from 0 to 255 with commas between them, anywhere.
  ///
  /// RFC 959 shows them in parentheses, RFC 1123 §4.1.2.6 says not to rely on these; servers are
  /// met with `=127,0,0,1,…`, with blanks behind the commas, and with other digits in the text.
  ///
  /// - Returns: `nil` if there are no six such numbers, or the port is 0.
  package static func parsePassive(_ reply: Reply) -> HostPort? {
    reply.lines.lazy.compactMap { hostPort($0) }.first
  }

  /// Reads the argument of PORT, which has the same form.
  package static func hostPort(inArgument argument: [UInt8]) -> HostPort? {
    hostPort(argument)
  }

  private static func hostPort(_ line: [UInt8]) -> HostPort? {
    var start = line.startIndex
    while let digit = line[start...].firstIndex(where: \.isDigit) {
      if let numbers = sixNumbers(line[digit...]) {
        let port = UInt16(numbers[4]) << 8 | UInt16(numbers[5])
        return port == 0 ? nil : HostPort(host: [UInt8](numbers[..<4]), port: port)
      }
      start = line[digit...].firstIndex { !$0.isDigit } ?? line.endIndex
    }
    return nil
  }

  private static func sixNumbers(_ octets: ArraySlice<UInt8>) -> [UInt8]? {
    var rest = octets
    var numbers: [UInt8] = []
    while numbers.count < 6 {
      let digits = rest.prefix(while: \.isDigit)
      guard (1...3).contains(digits.count), let number = decimal(digits) else { return nil }
      guard let small = UInt8(exactly: number) else { return nil }
      numbers.append(small)
      rest = rest.dropFirst(digits.count)
      guard numbers.count < 6 else { break }
      rest = rest.drop { $0 == .space }
      guard rest.first == .comma else { return nil }
      rest = rest.dropFirst().drop { $0 == .space }
    }
    return numbers
  }

  /// Reads the reply to EPSV: a port behind three delimiters (RFC 2428 §3).
  ///
  /// The delimiter is any octet from 33 to 126; address and protocol between the first three are
  /// to be empty, and are skipped where they are not. A missing last delimiter is forgiven.
  ///
  /// - Returns: `nil` if there is no such port from 1 to 65535.
  package static func parseExtendedPassive(_ reply: Reply) -> UInt16? {
    guard reply.code.value == 229 else { return nil }
    return reply.lines.lazy.compactMap(extendedPort).first
  }

  private static func extendedPort(_ line: [UInt8]) -> UInt16? {
    // The text may have other parentheses before the one that counts.
    let opened = line.indices.filter { $0 > 0 && line[$0 - 1] == .openParenthesis }
    for index in opened.isEmpty ? Array(line.indices) : opened {
      let delimiter = line[index]
      guard (33...126).contains(delimiter), !delimiter.isDigit else { continue }
      let fields = line[index...].split(
        separator: delimiter,
        maxSplits: 4,
        omittingEmptySubsequences: false
      )
      guard fields.count >= 4 else { continue }
      let digits = fields[3].prefix(while: \.isDigit)
      // What follows the digits is the delimiter, or nothing but the end of the text.
      let isWhole = fields.count > 4 ? digits.count == fields[3].count : true
      guard isWhole, (1...5).contains(digits.count), let number = decimal(digits) else { continue }
      if let port = UInt16(exactly: number), port != 0 { return port }
    }
    return nil
  }

  /// At most five digits, so that nothing overflows.
  private static func decimal(_ digits: ArraySlice<UInt8>) -> Int? {
    digits.isEmpty ? nil : digits.reduce(0) { $0 * 10 + Int($1.digitValue) }
  }
}
