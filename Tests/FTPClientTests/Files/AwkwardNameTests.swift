import FTPProtocol
import FTPTestSupport
import Testing

@testable import FTPClient

/// Names that one client or another has lost, at each of the servers.
struct AwkwardNameTests {
  static let names: [[UInt8]] =
    [
      " leading", "trailing ", "two  blanks", "-x", "-la", "star*", "que?stion", "[a-z]", "{a,b}",
      "\"quoted\"", "a\"b", "it's", "back\\slash", "tab\there", "~user", "#hash", "100%", "$HOME",
      "semi;colon", "pipe|amp&", "20200101000000 x", "...", "a:b", "é",
      "e\u{301}", "\u{1F600}", "\u{5E9}\u{5DC}", "del\u{7F}", "esc\u{1B}[31m",
      String(repeating: "x", count: 240),
    ].map { [UInt8]($0.utf8) } + [[0x6C, 0xE9], [0x61, 0xFF, 0xFE], [0x61, 0xFF, 0xFF, 0x62]]

  /// What a server refuses, or would take for another name, so that nothing is sent.
  private func isProhibited(_ name: [UInt8], by kind: ServerKind) -> Bool {
    switch kind {
    // Blanks in front are lost in relative paths only; a backslash is prohibited by the server.
    case .pureFTPd:
      name.contains { $0 < 0x20 || $0 == 0x7F || $0 == 0x5C } || name.last == 0x20
    case .pyftpdlib: String(validating: name, as: UTF8.self) == nil
    case .vsftpd, .proftpd: false
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `names are stored, listed, described, fetched, changed and removed`(
    kind: ServerKind
  ) throws {
    try withRealSession(kind) { session, server throws in
      for name in Self.names {
        let comment = Comment(rawValue: "\(RemotePath(name))")
        let path = RemotePath(name)
        if isProhibited(name, by: kind) {
          #expect(throws: FTPError.self, comment) { try store(path, session) }
          continue
        }
        try store(path, session)
        #expect(try names(session) == [name], comment)
        #expect(try session.entry(at: path, now: .epoch)?.size == 5, comment)
        #expect(try session.size(of: path) == 5, comment)
        #expect(try retrieve(path, session) == [UInt8]("hello".utf8), comment)
        let time = try #require(TimeValue(secondsSinceEpoch: 1_577_934_245))
        #expect(try session.setModificationTime(time, of: path), comment)
        #expect(try session.modificationTime(of: path) == time, comment)
        try session.changeMode(0o600, of: path)
        #expect(try session.entry(at: path, now: .epoch)?.mode == 0o600, comment)
        try session.rename(path, to: "plain")
        #expect(try names(session) == [[UInt8]("plain".utf8)], comment)
        try session.rename("plain", to: path)
        try session.removeFile(path)
        #expect(try names(session).isEmpty, comment)
        try checkDirectory(path, session, comment)
      }
      #expect(session.isAlive)
    }
  }

  private func checkDirectory(_ path: RemotePath, _ session: Session, _ comment: Comment) throws {
    try session.makeDirectory(path)
    #expect(try names(session) == [path.octets], comment)
    try session.changeDirectory(to: path)
    #expect(try session.workingDirectory() == .root.appending(path), comment)
    try store("inside", session)
    try session.changeDirectory(to: "..")
    let inside = try session.list(path, now: .epoch, showsHidden: true).entries.map(\.name)
    #expect(inside == [[UInt8]("inside".utf8)], comment)
    try session.removeFile(path.appending([UInt8]("inside".utf8)))
    try session.removeDirectory(path)
    #expect(try names(session).isEmpty, comment)
  }

  @Test func `pure-ftpd's blanks and control characters cost no other file`() throws {
    try withRealSession(.pureFTPd) { session, server throws in
      try server.makeFile("a_", [1])
      for name in ["a\u{1B}", "a\u{7F}"] {
        #expect(throws: FTPError.self) { try session.removeFile(RemotePath(name)) }
      }
      #expect(throws: FTPError.self) { try session.rename("a_", to: "a ") }
      #expect(try server.contents("a_") == [1])
      #expect(session.isAlive)
    }
  }

  @Test func `vsftpd has names with line feeds, and no line of a name is a command`() throws {
    try withRealSession(.vsftpd) { session, server throws in
      try server.makeFile("victim", [1])
      let path = RemotePath("a\nDELE victim")
      try store(path, session)
      #expect(try retrieve(path, session) == [UInt8]("hello".utf8))
      try session.removeFile(path)
      try session.makeDirectory(path)
      try session.changeDirectory(to: path)
      #expect(try session.workingDirectory() == RemotePath("/a\nDELE victim"))
      #expect(try server.contents("victim") == [1])
    }
  }

  private func names(_ session: Session) throws -> [[UInt8]] {
    try session.list(nil, now: .epoch, showsHidden: true).entries.map(\.name)
  }

  private func store(_ path: RemotePath, _ session: Session) throws {
    var rest = [UInt8]("hello".utf8)
    try session.store(path) { buffer in
      buffer.copyBytes(from: rest)
      defer { rest = [] }
      return rest.count
    }
  }

  private func retrieve(_ path: RemotePath, _ session: Session) throws -> [UInt8] {
    var octets: [UInt8] = []
    try session.retrieve(path) { octets += $0 }
    return octets
  }
}
