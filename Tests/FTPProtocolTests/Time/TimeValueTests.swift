import Testing

@testable import FTPProtocol

struct TimeValueTests {
  private func parse(_ text: String) -> TimeValue? { TimeValue.parse([UInt8](text.utf8).span) }

  @Test(arguments: [
    ("20261124140307", "20261124140307", 0), ("20261124140307.5", "20261124140307", 500_000_000),
    ("20000229000000.123456789123", "20000229000000", 123_456_789),
    ("20161231235960", "20161231235960", 0), ("00010101000000", "00010101000000", 0),
    // Servers that wrote 1900 + year − 1900 as text.
    ("191000101000000", "20000101000000", 0),
  ])
  func `time values are read`(text: String, expected: String, nanosecond: Int) throws {
    let time = try #require(parse(text))
    #expect(time.timeValueText == expected)
    #expect(time.nanosecond == nanosecond)
  }

  @Test(arguments: [
    "", "2026112414030", "202611241403071", "20261324140307", "20261100140307", "20260229000000",
    "19000229000000", "20261124240307", "20261124146007", "20261124140361", "00000101000000",
    "20261124140307.", "20261124140307.x", "20261124140307Z", "2026-11-24", "100000101000000",
  ])
  func `anything else is no time value`(text: String) {
    #expect(parse(text) == nil)
  }

  @Test func `seconds since 1970 and dates are the same thing`() throws {
    for seconds in stride(
      from: Int64(-62_135_596_800),
      to: 253_402_300_800,
      by: 86_400 * 97 + 12_345
    ) {
      let time = try #require(TimeValue(secondsSinceEpoch: seconds))
      #expect(time.secondsSinceEpoch == seconds)
    }
    #expect(try #require(parse("19700101000000")).secondsSinceEpoch == 0)
    #expect(try #require(parse("20261124140307")).secondsSinceEpoch == 1_795_528_987)
    #expect(TimeValue(secondsSinceEpoch: 253_402_300_800) == nil)
    #expect(TimeValue(secondsSinceEpoch: .min) == nil)
  }

  @Test func `later is greater`() throws {
    #expect(try #require(parse("20261124140307")) < #require(parse("20261124140307.1")))
  }
}
