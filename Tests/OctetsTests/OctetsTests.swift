import Octets
import Testing

/// What octets stand for.
struct OctetsTests {
  private static let all = (0...255).map { UInt8($0) }

  @Test(arguments: all)
  func `a character is of the kinds that Swift's own tables say`(octet: UInt8) {
    let character = Character(Unicode.Scalar(octet))
    let isASCII = octet < 128
    #expect(octet.isASCII == isASCII)
    #expect(octet.isDigit == (isASCII && character.isWholeNumber))
    #expect(octet.isOctalDigit == "01234567".contains(character))
    #expect(octet.isUppercase == (isASCII && character.isUppercase))
    #expect(octet.isLetter == (isASCII && character.isLetter))
    #expect(octet.isBlank == (character == " " || character == "\t"))
    #expect(octet.isLineEnd == (character == "\r" || character == "\n"))
    #expect(octet.isControl == (octet < 32 || octet == 127))
    #expect(octet.isPrintable == (isASCII && !octet.isControl))
    #expect(octet.isOne(of: "+-d") == (isASCII && "+-d".contains(character)))
    let value = isASCII ? character.hexDigitValue : nil
    #expect(octet.hexadecimalValue.map { Int($0) } == value)
    guard isASCII else { return #expect(octet.lowercased == octet && octet.uppercased == octet) }
    #expect([octet.lowercased] == [UInt8](character.lowercased().utf8))
    #expect([octet.uppercased] == [UInt8](character.uppercased().utf8))
  }

  @Test func `names stand for the characters that they name`() {
    let named: [UInt8] = [
      .tab, .lineFeed, .carriageReturn, .substitute, .escape, .space, .exclamation, .doubleQuote,
      .hash, .percent, .ampersand, .singleQuote, .openParenthesis, .closeParenthesis,
      .asterisk, .plus, .comma, .hyphen, .dot, .slash, .colon, .semicolon, .less, .equals,
      .greater, .question, .at, .openBracket, .backslash, .closeBracket, .caret, .underscore,
      .openBrace, .bar, .closeBrace, .tilde, .delete,
    ]
    #expect(
      named == [UInt8]("\t\n\r\u{1A}\u{1B} !\"#%&'()*+,-./:;<=>?@[\\]^_{|}~\u{7F}".utf8)
    )
  }

  @Test func `hexadecimal digits are read back, in either case`() {
    #expect(Hexadecimal.text([0x0A, 0xFF]) == "0aff")
    #expect(Hexadecimal.text([0x0A, 0xFF], isUppercase: true, separator: ":") == "0A:FF")
    #expect(Hexadecimal.octets(Hexadecimal.text(Self.all).utf8) == Self.all)
    #expect(Hexadecimal.octets(Hexadecimal.text(Self.all, isUppercase: true).utf8) == Self.all)
  }

  @Test(arguments: ["0", "0g", "0a0", " 0", "0x", "é"])
  func `what is no pair of hexadecimal digits is not read`(text: String) {
    #expect(Hexadecimal.octets(text.utf8) == nil)
  }

  @Test func `percent-encoding is read back, whatever is encoded`() {
    let encoded = PercentCoding.encode(Self.all) { !$0.isLetter && !$0.isDigit }
    #expect(encoded.allSatisfy { $0.isLetter || $0.isDigit || $0 == .percent })
    #expect(PercentCoding.decode(encoded) == Self.all)
    #expect(PercentCoding.encode("a%b c".utf8) { _ in false }.text == "a%25b c")
    #expect(PercentCoding.decode("%2fx%2F".utf8)?.text == "/x/")
  }

  @Test(arguments: ["%", "a%2", "%%25", "%2G", "%-1"])
  func `a percent sign without two digits is not read`(text: String) {
    #expect(PercentCoding.decode(text.utf8) == nil)
  }

  @Test func `the place of a wrong percent sign can be told`() {
    var rest = ArraySlice("a%20%zz".utf8)
    #expect(PercentCoding.takeOctet(&rest) == UInt8(ascii: "a"))
    #expect(PercentCoding.takeOctet(&rest) == .space)
    #expect(PercentCoding.takeOctet(&rest) == nil)
    #expect(rest.startIndex == 4)
  }

  @Test(arguments: [
    ("0", 0), ("007", 7), ("9223372036854775807", Int64.max), ("9223372036854775808", nil),
    ("99999999999999999999", nil), ("", nil), ("-1", nil), ("+1", nil), ("1 ", nil), ("١", nil),
  ])
  func `a number is digits alone, and one that can be`(text: String, number: Int64?) {
    #expect(text.utf8.decimalNumber == number)
  }

  @Test func `octets that are no UTF-8 are known, and replaced in text`() {
    #expect("grüße".utf8.isUTF8)
    #expect(![0x67, 0xFC].isUTF8)
    #expect([0x67, 0xFC].text == "g\u{FFFD}")
    #expect([UInt8]("ü".utf8).map(\.continuesCharacter) == [false, true])
  }

  @Test(arguments: [
    "a\u{80}\u{7FF}\u{800}\u{D7FF}\u{E000}\u{FFFF}\u{10000}\u{10FFFF}",
    "grüße, 日本, 🏴",
  ])
  func `characters of UTF-8 are read as Swift reads them`(text: String) {
    var scalars: [Unicode.Scalar?] = []
    var octets: [UInt8] = []
    [UInt8](text.utf8).forEachCharacter {
      scalars.append($0)
      octets += $1
    }
    #expect(scalars == text.unicodeScalars.map { $0 })
    #expect(octets == [UInt8](text.utf8))
  }

  @Test(arguments: [
    [0x80], [0xC3], [0xC0, 0xAF], [0xE0, 0x80, 0xAF], [0xE2, 0x82], [0xED, 0xA0, 0x80],
    [0xF0, 0x80, 0x80, 0xAF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF],
    [0xE2, 0x41, 0x82],
  ])
  func `octets that are no character are told one by one`(octets: [UInt8]) {
    #expect(!octets.isUTF8)
    var told: [[UInt8]] = []
    (octets + [0x41]).forEachCharacter { scalar, part in
      #expect((scalar == nil) == !part.isUTF8)
      told.append([UInt8](part))
    }
    #expect(told == (octets + [0x41]).map { [$0] })
  }

  @Test(arguments: ["", "abc", "ü", "日本", "🏴"])
  func `only a character that is cut goes with its end`(text: String) {
    let octets = [UInt8]("-\(text)".utf8)
    #expect(octets.withoutCutCharacter == octets)
    guard let last = text.last, !text.utf8.allSatisfy(\.isASCII) else { return }
    let whole = octets.dropLast(String(last).utf8.count)
    for count in (whole.count + 1)..<octets.count {
      #expect([UInt8](octets[..<count]).withoutCutCharacter == [UInt8](whole))
    }
  }

  @Test func `a checksum is that of FNV-1a`() {
    // The authors' own test vectors.
    #expect([UInt8]().checksum() == 0xCBF2_9CE4_8422_2325)
    #expect("foobar".utf8.checksum() == 0x8594_4171_F739_67E8)
  }
}
