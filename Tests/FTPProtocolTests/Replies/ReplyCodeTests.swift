import Testing

@testable import FTPProtocol

struct ReplyCodeTests {
  @Test(arguments: [
    (150, ReplySeverity.preliminary), (226, .completion), (331, .intermediate),
    (425, .transientNegative), (550, .permanentNegative), (631, .protected),
  ])
  func `the first digit tells the severity`(value: Int, severity: ReplySeverity) throws {
    let code = try #require(ReplyCode(value))
    #expect(code.severity == severity)
    #expect(code.isPositive == (value < 400))
  }

  @Test(arguments: [0, 99, 700, 999, -1, 2200])
  func `other numbers are no codes`(value: Int) {
    #expect(ReplyCode(value) == nil)
  }
}
