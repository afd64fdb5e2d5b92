import Testing

@testable import Shell

struct JSONReaderTests {
  @Test(
    arguments: [
      ("{}", .object([:])), ("[]", .array([])), (" null ", .null), ("true", .bool(true)),
      ("-1.5e3", .number("-1.5e3")), (#""a\n\"\\\/\u00e9\ud83d\ude00""#, .string("a\n\"\\/é😀")),
      (
        #"{ "a" : [ 1, { "b": false } ], "ü":"" }"#,
        .object([
          "a": .array([.number("1"), .object(["b": .bool(false)])]), "ü": .string(""),
        ])
      ),
    ] as [(String, JSONValue)]
  )
  func `what is JSON is read`(text: String, value: JSONValue) {
    #expect(JSONValue(parsing: text) == value)
  }

  @Test(arguments: [
    "", "{", "[1,]", "[1 2]", "{\"a\"}", "{\"a\":}", "{a:1}", "tru", "1 2", "\"", #""\x""#,
    #""\ud83d""#, #""\ud83dx""#, #""\u12""#, "\"\n\"", "--1", "]",
    String(repeating: "[", count: 100_000),
  ])
  func `what is not is nothing`(text: String) {
    #expect(JSONValue(parsing: text) == nil)
  }
}
