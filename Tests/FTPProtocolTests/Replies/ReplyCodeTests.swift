import Testing

@testable import FTPProtocol

struct ReplyCodeTests {
  @Test(arguments: [
    (150, ReplySeverity.preliminary, ReplyCategory.fileSystem),
    (226, .completion, .connections), (331, .intermediate, .authentication),
    (425, .transientNegative, .connections), (550, .permanentNegative, .fileSystem),
    (500, .permanentNegative, .syntax), (211, .completion, .information),
    (631, .protected, .authentication), (290, .completion, .unspecified),
  ])
  func `digits say more the more of them are read`(
    value: Int,
    severity: ReplySeverity,
    category: ReplyCategory
  ) throws {
    let code = try #require(ReplyCode(value))
    #expect(code.severity == severity)
    #expect(code.category == category)
    #expect(severity ~= code)
    #expect(category ~= code)
    #expect(code.isPositive == (value < 400))
  }

  @Test(arguments: [0, 99, 700, 999, -1, 2200])
  func `other numbers are no codes`(value: Int) {
    #expect(ReplyCode(value) == nil)
  }
}
