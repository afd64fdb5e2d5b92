import Testing

@testable import Octets

struct Base64Tests {
  // RFC 4648 §10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"), ("\u{0}", "AA=="), ("ÿÿÿ", "w7/Dv8O/"),
  ])
  func `octets are encoded as the standard says`(text: String, encoded: String) {
    #expect(String(decoding: Base64.encode([UInt8](text.utf8)), as: UTF8.self) == encoded)
  }
}
