import Testing

@testable import FTPProtocol

/// Replies that carry one fact: 257, 213, 211.
struct FactReplyTests {
  private func reply(_ lines: String...) throws -> Reply {
    let code = try #require(ReplyCode(Int(lines[0].prefix(3)) ?? 0))
    return Reply(code, wireLines: lines.map { [UInt8]($0.utf8) })
  }

  @Test(arguments: [
    // vsftpd 3.0.3
    (#"257 "/" is the current directory"#, "/"),
    // vsftpd 3.0.3, ProFTPD 1.3.8, pyftpdlib 2.2.0
    (#"257 "/a""b" is the current directory"#, #"/a"b"#),
    // Pure-FTPd 1.0.50
    (#"257 "/a"b" is your current location"#, #"/a"b"#),
    (#"257 "/a b/c" created"#, "/a b/c"),
    (#"257 "/"""#, #"/""#),
    ("257 /home/me is current", "/home/me"),
    (#"257 "/open"#, "/open"),
    // Pure-FTPd 1.0.50 does not double the quote of a folder named a"
    (#"257 "/a"" is your current location"#, #"/a""#),
    (#"257 "/dir"."#, "/dir"), (#"257 "/a""b"."#, #"/a"b"#),
    (#"257 "SYS$LOGIN:[ME]" is current"#, "SYS$LOGIN:[ME]"),
  ])
  func `the path is read from a 257 reply`(text: String, path: String) throws {
    #expect(try QuotedPathname.parse(reply(text)) == RemotePath(path))
  }

  @Test(arguments: [
    "257", "257 ", "257 created", "257 that is the current directory", #"257 """#,
    #"257 "" is the current directory"#, #"257 ""."#,
    // No command may have these octets in it, so nobody could go there.
    "257 \"/a\rb\" is the current directory", "257 \"/a\0b\"", "257 \"/a\r\"", "257 \"\r\"",
    "257 /a\rb is the current directory",
  ])
  func `a 257 reply without a path that can be sent back has none`(text: String) throws {
    #expect(try QuotedPathname.parse(reply(text)) == nil)
  }

  @Test func `a line feed is a part of a path, since only vsftpd's NUL becomes one`() throws {
    #expect(try QuotedPathname.parse(reply("257 \"/a\nb\"")) == RemotePath("/a\nb"))
  }

  @Test(arguments: [
    ("213 1234", 1234), ("213 0", 0), ("213  77 ", 77), ("213 9223372036854775807", Int64.max),
  ])
  func `the size is read from a 213 reply`(text: String, size: Int64) throws {
    #expect(try FileFactReplies.size(reply(text)) == size)
  }

  @Test(arguments: ["213 ", "213 -1", "213 12x", "213 9223372036854775808", "213 1e3", "550 12"])
  func `anything else is no size`(text: String) throws {
    #expect(try FileFactReplies.size(reply(text)) == nil)
  }

  @Test func `the time is read from a 213 reply`() throws {
    let time = try FileFactReplies.modificationTime(reply("213 20261124140307.123"))
    #expect(time?.timeValueText == "20261124140307")
    #expect(try FileFactReplies.modificationTime(reply("213 not a time")) == nil)
  }

  @Test func `a feature of several lines keeps what each of them says`() throws {
    // pyftpdlib 2.2.0 with TLS, in the other order and shortened.
    let list = try FeatureList(
      reply("211-Features supported:", " AUTH TLS", " AUTH SSL", "211 End")
    )
    #expect(list.parameters(of: "AUTH") == "TLS;SSL")
  }

  @Test func `a refusal names no features`() throws {
    #expect(try FeatureList(reply("530-Please", " log in", "530 first")).lines.isEmpty)
  }

  @Test func `features are found whatever their case`() throws {
    // ProFTPD 1.3.8, shortened.
    let list = try FeatureList(
      reply("211-Features:", " CLNT", " MLST modify*;perm*;", " rest STREAM", "211 End")
    )
    #expect(list.lines == ["CLNT", "MLST modify*;perm*;", "rest STREAM"])
    #expect(list.has("mlst"))
    #expect(list.parameters(of: "MLST") == "modify*;perm*;")
    #expect(list.parameters(of: "REST") == "STREAM")
    #expect(!list.has("MDTM"))
    #expect(FeatureList().lines.isEmpty)
    #expect(try FeatureList(reply("211 none")).lines.isEmpty)
  }
}
