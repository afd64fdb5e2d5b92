import Testing

@testable import HostNames

struct HostNameTests {
  @Test(arguments: [
    ("bücher.example", "xn--bcher-kva.example"), ("BÜCHER.example", "xn--bcher-kva.example"),
    // The same with two code points for ü.
    ("bu\u{308}cher.example", "xn--bcher-kva.example"),
    ("faß.example", "xn--fa-hia.example"), ("例え.テスト", "xn--r8jz45g.xn--zckzah"),
    ("ftp.example.org", "ftp.example.org"), ("FTP.example", "FTP.example"),
    ("under_score", "under_score"), ("fe80::1%eth0", "fe80::1%eth0"), ("", ""),
  ])
  func `a name has the letters that are looked up`(name: String, ascii: String) throws {
    #expect(try HostName.ascii(name) == ascii)
  }

  @Test(arguments: [
    ("FTP.Example.", "ftp.example"), ("Bücher.example", "xn--bcher-kva.example"),
    ("*.bücher.example.", "*.xn--bcher-kva.example"), (".", "."), ("", ""), ("a..ü", "a..xn--tda"),
  ])
  func `all spellings of a name are compared as one`(name: String, comparable: String) {
    #expect(HostName.comparable(name) == comparable)
  }

  @Test(arguments: [
    "ü\u{200B}\u{FFFF}.example", "\u{308}a.example",
    String(repeating: "ü", count: 300) + ".example",
    "a\u{2028}ü.example",
  ])
  func `what can be no host is refused`(name: String) {
    #expect(throws: HostNameError.self) { try HostName.ascii(name) }
  }
}
