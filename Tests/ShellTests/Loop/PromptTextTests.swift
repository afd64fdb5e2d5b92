import Testing

@testable import Shell

struct PromptTextTests {
  @Test(arguments: [
    ("%h:%d> ", "host:/a> "), ("%%h", "%h"), ("%[(%j) %]x", "x"), ("%[!%s%]x", "!2x"),
    ("%[%j%s%]", "2"), ("100%", "100%"), ("%q", "%q"), ("%[open", "open"), ("a%]b", "ab"),
    ("%x", "\\x1b"),
  ])
  func `marks stand for what is so, and groups for nothing where nothing is`(
    format: String,
    text: String
  ) {
    let values: [Character: String] = ["h": "host", "d": "/a", "j": "", "s": "2", "x": "\u{1B}"]
    #expect(PromptText.filled(format, values) == text)
  }
}
