import Testing

@testable import Transfers

struct ResumeDecisionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    var size: Int64 = 500_000
    var record: TransferRecord? = ResumeDecisionTests.record()
    var source = ResumeDecisionTests.record()
    var isAsked = false
    let expected: ResumeDecision
    var testDescription: String { name }
  }

  private static func record(
    _ source: String = "ftp://u@h/f",
    size: Int64? = 1_000_000,
    modified: Int64? = 1_700_000_000,
    nanoseconds: Int64 = 0
  ) -> TransferRecord {
    TransferRecord(
      source: [UInt8](source.utf8),
      size: size,
      modified: modified,
      nanoseconds: nanoseconds
    )
  }

  static let cases = [
    Case(name: "nothing is there", size: 0, expected: .anew(nil)),
    Case(name: "the same source", expected: .proceed(from: 500_000, comparing: 65_536)),
    Case(
      name: "less than the overlap is compared whole",
      size: 10,
      expected: .proceed(from: 10, comparing: 10)
    ),
    Case(
      name: "all octets are there",
      size: 1_000_000,
      expected: .proceed(from: 1_000_000, comparing: 65_536)
    ),
    Case(name: "more than all", size: 1_000_001, expected: .anew(.tooLong)),
    Case(name: "another size", source: record(size: 999_999), expected: .anew(.sourceChanged)),
    Case(name: "another time", source: record(modified: 1), expected: .anew(.sourceChanged)),
    Case(
      name: "another part of a second",
      source: record(nanoseconds: 5),
      expected: .anew(.sourceChanged)
    ),
    Case(
      name: "the size is not told any more",
      source: record(size: nil),
      expected: .anew(.sourceChanged)
    ),
    Case(name: "another source", source: record("ftp://u@h/g"), expected: .anew(.unknownSource)),
    Case(
      name: "another source, but the user wants it",
      source: record("ftp://u@mirror/f"),
      isAsked: true,
      expected: .proceed(from: 500_000, comparing: 65_536)
    ),
    Case(name: "no record", record: nil, expected: .anew(.unknownSource)),
    Case(
      name: "no record, but the user wants it",
      record: nil,
      isAsked: true,
      expected: .proceed(from: 500_000, comparing: 65_536)
    ),
    Case(
      name: "a changed source, though the user wants it",
      source: record(modified: 2),
      isAsked: true,
      expected: .anew(.sourceChanged)
    ),
    Case(
      name: "a source of which nothing is known",
      record: record(size: nil, modified: nil),
      source: record(size: nil, modified: nil),
      expected: .anew(.unknownSource)
    ),
    Case(
      name: "the time alone is known",
      record: record(size: nil),
      source: record(size: nil),
      expected: .proceed(from: 500_000, comparing: 65_536)
    ),
  ]

  @Test(arguments: cases)
  func `a transfer goes on only behind what is the same source's`(test: Case) {
    let decision = ResumeDecision.decide(
      having: test.size,
      of: test.record,
      from: test.source,
      isAsked: test.isAsked
    )
    #expect(decision == test.expected)
  }

  @Test(arguments: [
    record(), record("/a b\nc%0A\u{1}", size: nil, modified: nil),
    record("", size: 0, modified: -1),
    record(size: .max, nanoseconds: 999_999_999),
  ])
  func `a record says the same when it is read back`(record: TransferRecord) {
    #expect(TransferRecord(parsing: record.octets) == record)
  }

  @Test func `a record that is cut anywhere is none, and neither is anything else`() {
    let octets = Self.record().octets
    for end in 0..<octets.count {
      // What is cut behind a whole line is a record that knows less, and never something wrong.
      if let cut = TransferRecord(parsing: [UInt8](octets[..<end])) {
        #expect(octets[end - 1] == 0x0A)
        #expect(cut.size == nil || cut.size == 1_000_000)
      }
    }
    for text in ["", "\n", "ferry-partial 2\nsource a\n", "ferry-partial 1\nsource %4\n", "x\0\n"] {
      #expect(TransferRecord(parsing: [UInt8](text.utf8)) == nil)
    }
  }
}
