import Testing

@testable import Shell

struct TokenizerTests {
  private func words(_ line: String) throws -> [[String]] {
    try Tokenizer.commands(in: [UInt8](line.utf8)).map { command in
      command.words.map { String(decoding: $0.plain, as: UTF8.self) }
    }
  }

  @Test(arguments: [
    ("get a b", [["get", "a", "b"]]), ("  get\ta  ", [["get", "a"]]), ("", []), ("   ", []),
    ("# comment", []), ("pwd # comment", [["pwd"]]), ("pwd#x", [["pwd#x"]]),
    ("pwd; ls", [["pwd"], ["ls"]]), (";;pwd;;", [["pwd"]]), ("get 'a b'", [["get", "a b"]]),
    (#"get 'a\b'"#, [["get", #"a\b"#]]), (#"get "a\"b""#, [["get", #"a"b"#]]),
    (#"get "a\b""#, [["get", #"a\b"#]]), (#"get a\ b"#, [["get", "a b"]]),
    ("get ''", [["get", ""]]), (#"get "a;b#c""#, [["get", "a;b#c"]]),
    (#"get \x41\x2f"#, [["get", "A/"]]), (#"get "\x41""#, [["get", "A"]]),
    (#"get '\x41'"#, [["get", #"\x41"#]]), ("get a'b'\"c\"d", [["get", "abcd"]]),
    ("pwd\r", [["pwd"]]), (#"get a\;b"#, [["get", "a;b"]]),
  ])
  func `a line is taken apart into words`(line: String, expected: [[String]]) throws {
    #expect(try words(line) == expected)
  }

  @Test(arguments: [
    ("get 'a", GrammarError.Reason.unclosedQuote("'"), 4),
    (#"get "a"#, .unclosedQuote("\""), 4), (#"get a\"#, .nothingEscaped, 5),
    (#"get \x4"#, .badOctet, 4), (#"get \xzz"#, .badOctet, 4), (#"get \x00"#, .nul, 4),
    ("ls >", .nowhere, 3), ("ls > a b", .nowhere, 3), ("> a", .nowhere, 0), ("ls | ", .nowhere, 3),
    ("pwd &&", .nothingFollows, 4), ("pwd || # x", .nothingFollows, 4),
    ("|| pwd", .nothingPrecedes, 0),
    ("pwd && || ls", .nothingPrecedes, 7), ("&& pwd", .nothingPrecedes, 0),
    ("get a\0", .nul, 5), (#"get "a\"#, .unclosedQuote("\""), 4),
  ])
  func `what is wrong is told with its place`(
    line: String,
    reason: GrammarError.Reason,
    offset: Int
  ) {
    #expect(throws: GrammarError(reason: reason, offset: offset)) { try words(line) }
  }

  @Test(arguments: [
    ("get a &", [["get", "a"]], [true]), ("get a&", [["get", "a"]], [true]),
    ("get a& pwd", [["get", "a"], ["pwd"]], [true, false]),
    ("get a &; pwd", [["get", "a"], ["pwd"]], [true, false]),
    ("get a && pwd", [["get", "a"], ["pwd"]], [false, false]),
    ("get a&b", [["get", "a&b"]], [false]), ("get 'a&'", [["get", "a&"]], [false]),
    ("get ftp://h/a&b=c &", [["get", "ftp://h/a&b=c"]], [true]),
    (#"get a\&"#, [["get", "a&"]], [false]), (#"get "a &" b"#, [["get", "a &", "b"]], [false]),
    ("ls > list &", [["ls"]], [true]), ("get a & # why", [["get", "a"]], [true]),
  ])
  func `an ampersand at the end of a word ends a command, and inside a word it does not`(
    line: String,
    expected: [[String]],
    runsInBackground: [Bool]
  ) throws {
    #expect(try words(line) == expected)
    let commands = try Tokenizer.commands(in: [UInt8](line.utf8))
    #expect(commands.map(\.runsInBackground) == runsInBackground)
  }

  @Test(arguments: [
    ("a; b", [Tokenizer.Condition.always, .always]), ("a && b", [.always, .afterSuccess]),
    ("a || b", [.always, .afterFailure]), ("a||b", [.always, .afterFailure]),
    ("a && b || c; d", [.always, .afterSuccess, .afterFailure, .always]),
    ("a > f || b", [.always, .afterFailure]), ("a & b", [.always, .always]),
    ("a | b || c", [.always]),
  ])
  func `commands depend on each other as their connectives say`(
    line: String,
    conditions: [Tokenizer.Condition]
  ) throws {
    #expect(try Tokenizer.commands(in: [UInt8](line.utf8)).map(\.condition) == conditions)
  }

  @Test(arguments: [
    ("ls | wc -l &", "wc -l ", true), ("ls | wc -l", "wc -l", false),
    ("ls | a && b", "a && b", false), (#"ls | echo \&"#, #"echo \&"#, false),
  ])
  func `an ampersand behind a pipe lets the whole line run in the background`(
    line: String,
    program: String,
    runsInBackground: Bool
  ) throws {
    let commands = try Tokenizer.commands(in: [UInt8](line.utf8))
    #expect(commands.count == 1)
    #expect(commands[0].redirection == .command([UInt8](program.utf8)))
    #expect(commands[0].runsInBackground == runsInBackground)
  }

  @Test func `prefixes say how a line counts`() throws {
    let commands = try Tokenizer.commands(in: [UInt8]("-rm a; @pwd; @-ls; - get -x".utf8))
    #expect(commands.map(\.ignoresFailure) == [true, false, true, true])
    #expect(commands.map(\.isSilent) == [false, true, true, false])
    #expect(commands[3].words.count == 2)
  }

  @Test func `an exclamation mark takes the rest of the line as it is`() throws {
    let commands = try Tokenizer.commands(in: [UInt8]("pwd; !echo 'a; b' # \"c".utf8))
    #expect(commands.count == 2)
    #expect(commands[1].shellText == [UInt8]("echo 'a; b' # \"c".utf8))
  }

  @Test func `what a command prints can go to a file or another program`() throws {
    let line = #"ls>a; ls -l >> 'b c' # x; ls '>' | sort -r; wc > d"#
    let first = try Tokenizer.commands(in: [UInt8]("ls>a; ls -l >> 'b c'; pwd".utf8))
    #expect(first.map(\.words.count) == [1, 2, 1])
    #expect(first[0].redirection == .file(Word("a"), appends: false))
    #expect(first[1].redirection == .file(Word(literal: [UInt8]("b c".utf8)), appends: true))
    #expect(first[2].redirection == nil)
    let second = try Tokenizer.commands(in: [UInt8]("ls '>' | sort -r; wc > d".utf8))
    #expect(second.count == 1)
    #expect(second[0].words.count == 2)
    #expect(second[0].redirection == .command([UInt8]("sort -r; wc > d".utf8)))
    #expect(try Tokenizer.commands(in: [UInt8](line.utf8)).count == 2)
  }

  @Test func `quoted wildcards mean themselves`() throws {
    let words = try Tokenizer.commands(in: [UInt8](#"ls * '*' "?" \[ [a] ~ '~'"#.utf8))[0].words
    #expect(words.map(\.hasWildcards) == [false, true, false, false, false, true, false, false])
    #expect(words.map(\.beginsWithHome) == [false, false, false, false, false, false, true, false])
  }
}
