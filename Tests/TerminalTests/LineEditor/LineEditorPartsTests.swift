import FTPTestSupport
import Platform
import SystemPackage
import Testing

@testable import Terminal

struct LineEditorPartsTests {
  @Test func `history keeps lines across runs, for the user alone`() throws {
    try withTemporaryDirectory { directory throws in
      let path = directory.appending("state").appending("history")
      let first = LineHistory(path: path)
      for line in ["one", "two", "two", " blank", "", "three"] {
        first.add([UInt8](line.utf8), isSecret: false)
      }
      first.add([UInt8]("user me secret".utf8), isSecret: true)
      let second = LineHistory(path: path)
      #expect(
        second.entries.map { String(decoding: $0, as: UTF8.self) } == ["one", "two", "three"]
      )
      #expect(try FileInfo(of: path).mode == 0o600)
      #expect(try FileInfo(of: directory.appending("state")).mode == 0o700)
    }
  }

  @Test func `two shells keep each other's lines`() throws {
    try withTemporaryDirectory { directory throws in
      let path = directory.appending("history")
      let (first, second) = (LineHistory(path: path), LineHistory(path: path))
      first.add([UInt8]("from one".utf8), isSecret: false)
      second.add([UInt8]("from two".utf8), isSecret: false)
      #expect(LineHistory(path: path).entries.count == 2)
    }
  }

  @Test func `a file that grew too long is cut to the last lines`() throws {
    try withTemporaryDirectory { directory throws in
      let path = directory.appending("history")
      let text = (0..<50).map { "line \($0)\n" }.joined()
      try LocalFile.create(path).write([UInt8](text.utf8), cancelledBy: nil)
      #expect(LineHistory(path: path, limit: 10).entries.first == [UInt8]("line 40".utf8))
      #expect(try FileInfo(of: path).size == 80)
      #expect(LineHistory(path: path, limit: 10).entries.count == 10)
    }
  }

  @Test func `a history that cannot be read is an empty one`() {
    #expect(LineHistory(path: "/proc/self/mem/no").entries.isEmpty)
    #expect(LineHistory(path: "/").entries.isEmpty)
  }

  @Test func `characters come out of octets, and odd octets as themselves`() {
    var decoder = UTF8Decoder()
    let octets = [UInt8]("aü日👍".utf8) + [0xE9, 0x61]
    let scalars = octets.compactMap { decoder.take($0) }
    #expect(String(String.UnicodeScalarView(scalars)).hasPrefix("aü日👍"))
    #expect(scalars.last == "a")
  }

  @Test func `talk waits for what was asked for, and quiet leaves it out`() throws {
    let (out, err) = (Output.Captured(), Output.Captured())
    let output = Output(standardOutput: .captured(out), standardError: .captured(err))
    try output.write([0x61, 0x0A])
    #expect(out.octets.isEmpty)
    output.say("talk")
    #expect(out.text == "a\n")
    output.isQuiet = true
    output.say("more talk")
    output.say("careful", style: .warning)
    #expect(err.text == "talk\ncareful\n")
  }
}
