import Testing

@testable import Transport

struct FingerprintTests {
  private static let digits = String(repeating: "0A1b", count: 16)

  @Test(arguments: [
    digits, "SHA256:" + digits, "sha-256:" + digits,
    String(digits.enumerated().flatMap { $0 > 0 && $0 % 2 == 0 ? [":", $1] : [$1] }),
  ])
  func `a fingerprint is read as tools write it`(text: String) throws {
    let fingerprint = try #require(Fingerprint(text))
    #expect(fingerprint.octets.prefix(2) == [0x0A, 0x1B])
    #expect(fingerprint.description.hasPrefix("0A:1B:0A:"))
    #expect(Fingerprint(fingerprint.description) == fingerprint)
  }

  @Test(arguments: [
    "", "SHA256:", "0A", String(digits.dropLast()), digits + "00", "g" + digits.dropFirst(),
  ])
  func `what is none is none`(text: String) {
    #expect(Fingerprint(text) == nil)
  }
}
