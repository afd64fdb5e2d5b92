import FTPProtocol
import Testing

/// What is taken without entries is what entries would have told.
struct PlainNamesTests {
  /// More than is read to decide about the dialect, so that lines behind it are read as names.
  private static let beginning = (0..<600).map { number in
    "type=file;size=\(number);modify=20240102030405; f\(number).dat\r\n"
  }.joined()

  private func names(
    _ text: [UInt8],
    inPartsOf size: Int,
    alone: Bool,
    showsHidden: Bool
  ) -> (lines: [UInt8], plainCount: Int) {
    var reader =
      alone
      ? ListingReader(namesOf: .facts, showsHidden: showsHidden, now: DialectTests.now)
      : ListingReader(.facts, now: DialectTests.now)
    var lines: [UInt8] = []
    var plainCount = 0
    func take(_ part: Listing?) {
      guard let part else { return }
      lines += part.plainNames
      plainCount += part.plainNames.count
      for position in part.indices where showsHidden || !part.isHidden(at: position) {
        part.appendName(at: position, to: &lines)
        lines.append(0x0A)
      }
    }
    for start in stride(from: 0, to: text.count, by: size) {
      let octets = [UInt8](text[start..<min(start + size, text.count)])
      take(reader.read(octets.span))
    }
    take(reader.finish())
    return (lines, plainCount)
  }

  @Test(
    arguments: [
      "type=file;size=1; plain\r\n", "type=dir; folder\n", "Type=File;Size=1; case\r\n",
      "modify=20240102030405;perm=adfrw;size=1;type=file;unique=1;UNIX.mode=0644; late\r\n",
      "type=cdir; test\r\n", "type=pdir; ..\r\n", "TYPE=CDIR; test\r\n", "type=dir; .\r\n",
      "type=dir; ..\r\n", "type=file; ...\r\n", "type=file; .hidden\r\n", "type=file; .h\n",
      "type=file;  blank first\r\n", "type=file; a b  c \r\n", "type=file;; empty fact\r\n",
      "size=1; no type\r\n", "nonsense\r\n", "\r\n", "; \r\n", "type=file; \r\n", "type=file;\r\n",
      "type=file; a\u{1B}[31mb\r\n", "type=file; a\rb\r\n", "type=file; a\u{7F}\r\n",
      "type=file;UNIX.ownername=a b; c\r\n", "type=OS.unix=slink:/x; link\r\n", "=x; y\r\n",
      "type=file; /absolute\r\n", "type=file; grüße\r\n", "type; x\r\n", "type=file;size; x\r\n",
    ],
    [false, true]
  )
  func `names alone are those of the entries`(line: String, showsHidden: Bool) {
    let text = [UInt8]((Self.beginning + line + Self.beginning + line).utf8)
    for size in [1_000, 4_099, text.count / 2, text.count] {
      let (expected, _) = names(text, inPartsOf: size, alone: false, showsHidden: showsHidden)
      let (found, _) = names(text, inPartsOf: size, alone: true, showsHidden: showsHidden)
      #expect(found == expected)
    }
  }

  @Test func `plain lines are taken without entries`() {
    let text = [UInt8]((Self.beginning + Self.beginning).utf8)
    let (lines, plainCount) = names(text, inPartsOf: 4096, alone: true, showsHidden: false)
    #expect(plainCount > lines.count / 3)
  }

  @Test func `the result does not depend on where the octets are cut`() {
    let line = "type=cdir; here\r\ntype=file; .a\r\ntype=file; b\r\nwhat?\r\n"
    let text = [UInt8]((Self.beginning + line + Self.beginning).utf8)
    let (whole, _) = names(text, inPartsOf: text.count, alone: false, showsHidden: false)
    for size in [1, 7, 61, 997] {
      #expect(names(text, inPartsOf: size, alone: true, showsHidden: false).lines == whole)
    }
  }
}
