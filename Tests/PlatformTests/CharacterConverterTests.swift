import Platform
import Testing

struct CharacterConverterTests {
  /// Converts; `nil` when there is no such charset, or the substitute gives up.
  private func converted(
    _ octets: [UInt8],
    from source: String,
    to target: String,
    _ substitute: (ArraySlice<UInt8>) -> (count: Int, octets: [UInt8])? = { _ in nil }
  ) -> [UInt8]? {
    guard let converter = CharacterConverter(from: source, to: target) else { return nil }
    return converter.convert(octets, substitute)
  }

  @Test(arguments: [
    ("ISO-8859-1", [0x6C, 0xE9] as [UInt8], "lé"),
    ("KOI8-R", [0xC6, 0xC1, 0xCA, 0xCC], "файл"),
    ("SHIFT_JIS", [0x83, 0x74, 0x83, 0x40, 0x83, 0x43, 0x83, 0x8B], "ファイル"),
    ("GB18030", [0xCE, 0xC4, 0xBC, 0xFE], "文件"),
    ("ISO-2022-JP", [0x1B, 0x24, 0x42, 0x25, 0x55, 0x1B, 0x28, 0x42], "フ"),
  ])
  func `text goes to UTF-8 and back`(charset: String, octets: [UInt8], text: String) {
    let utf8 = [UInt8](text.utf8)
    #expect(converted(octets, from: charset, to: "UTF-8") == utf8)
    #expect(converted(utf8, from: "UTF-8", to: charset) == octets)
  }

  @Test func `what cannot be converted is substituted, or fails the whole`() {
    let octets = [UInt8]("é€é".utf8)
    let (utf8, latin1) = ("UTF-8", "ISO-8859-1")
    #expect(converted(octets, from: utf8, to: latin1) == nil)
    #expect(converted(octets, from: utf8, to: latin1) { _ in (3, [0x3F]) } == [0xE9, 0x3F, 0xE9])
    // An incomplete character at the end.
    #expect(
      converted([0x61, 0xC3], from: utf8, to: latin1) { _ in (1, [0x3F]) } == [0x61, 0x3F]
    )
    #expect(converted([], from: utf8, to: latin1) == [])
  }

  @Test func `a text longer than any buffer is converted whole`() {
    let octets = [UInt8](repeating: 0xE9, count: 10_001)
    #expect(converted(octets, from: "ISO-8859-1", to: "UTF-8")?.count == 20_002)
  }

  @Test(arguments: ["KLINGON", "UTF-8//IGNORE", "/"])
  func `a charset that nobody knows is none`(name: String) {
    #expect(converted([], from: name, to: "UTF-8") == nil)
  }
}
