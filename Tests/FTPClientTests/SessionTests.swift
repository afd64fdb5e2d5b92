import DemoServer
import FTPProtocol
import FTPTestSupport
import Platform
import SystemPackage
import Testing
import Transport

@testable import FTPClient

struct SessionTests {
  private func withDemoServer(
    ipv6: Bool = false,
    _ body: (Session, FilePath) throws -> Void
  ) throws {
    try withTemporaryDirectory { directory throws in
      var options = DemoServer.Options(root: directory)
      options.usesIPv6 = ipv6
      let server = try DemoServer(options)
      defer { server.stop() }
      let session = try Session.connect(
        to: Endpoint(host: ipv6 ? "::1" : "127.0.0.1", port: server.port),
        options: SessionOptions(),
        observer: nil,
        cancelledBy: nil
      )
      try session.logIn(.anonymous)
      try body(session, directory)
      session.quit()
    }
  }

  private func store(_ octets: [UInt8], _ path: String, _ session: Session) throws {
    var rest = octets[...]
    try session.store(RemotePath(path)) { buffer in
      let count = min(buffer.count, rest.count)
      buffer.copyBytes(from: rest.prefix(count))
      rest = rest.dropFirst(count)
      return count
    }
  }

  private func retrieve(_ path: String, _ session: Session) throws -> [UInt8] {
    var octets: [UInt8] = []
    try session.retrieve(RemotePath(path)) { octets += $0 }
    return octets
  }

  @Test(arguments: [true, false])
  func `files go there and back, over both families`(ipv6: Bool) throws {
    try withDemoServer(ipv6: ipv6) { session, _ throws in
      let octets = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 * 7) }
      try store(octets, "a.bin", session)
      #expect(try retrieve("a.bin", session) == octets)
      #expect(try session.size(of: "a.bin") == 300_000)
      #expect(try session.size(of: "missing") == nil)
      #expect(try session.modificationTime(of: "a.bin") != nil)
    }
  }

  @Test func `a listing has every name, whatever its octets`() throws {
    try withDemoServer { session, directory throws in
      let names: [[UInt8]] = [
        [0x61], [0x20, 0x61], [0xE9], [UInt8]("-x".utf8), [UInt8]("a*?[".utf8), [0x61, 0x20],
        [0xFF, 0x61], [UInt8](#"a"b\"#.utf8),
      ]
      for name in names { try LocalFile.create(directory.appending(octets: name)).close() }
      let listing = try session.list(nil, now: .epoch, showsHidden: false)
      #expect(Set(listing.entries.map(\.name)) == Set(names))
      for name in names {
        #expect(try session.size(of: RemotePath(name)) == 0)
        try session.removeFile(RemotePath(name))
      }
      #expect(try LocalDirectory.names(in: directory).isEmpty)
    }
  }

  @Test func `a refusal carries the server's reply and leaves the session in step`() throws {
    try withDemoServer { session, _ throws in
      do {
        _ = try retrieve("missing", session)
        Issue.record("it was there")
      } catch FTPError.refused(let reply, let verb) {
        #expect(reply.code == .fileUnavailable)
        #expect(verb == .retr)
      }
      #expect(session.isAlive)
      #expect(try session.workingDirectory() == .root)
    }
  }

  @Test func `a transfer that its caller stops leaves the session in step`() throws {
    try withDemoServer { session, _ throws in
      try store([UInt8](repeating: 1, count: 20 << 20), "large", session)
      for _ in 0..<5 {
        do {
          try session.retrieve("large") { _ throws(FTPError) in throw .stoppedByCaller }
          Issue.record("it went on")
        } catch FTPError.stoppedByCaller {
          #expect(try session.askWorkingDirectory() == .root)
        }
      }
      #expect(try session.size(of: "large") == 20 << 20)
    }
  }

  @Test func `a reconnected session is the same user in the same directory`() throws {
    try withDemoServer { session, _ throws in
      try session.makeDirectory("sub")
      try session.changeDirectory(to: "sub")
      #expect(session.loginDirectory == .root)
      try session.reconnect()
      #expect(try session.askWorkingDirectory() == RemotePath("/sub"))
      #expect(session.loginDirectory == .root)
    }
  }

  @Test func `UTF-8 is asked for on each connection`() throws {
    let steps: [ScriptedServer.Step] = [
      .expect("OPTS UTF8 ON"), .say("200 ok"), .close, .say("220 x"), .expect("USER"),
      .say("230 in"), .expect("OPTS UTF8 ON"), .say("200 ok"), .expect("PWD"), .say("257 \"/\""),
    ]
    try withScriptedSession(features: ["UTF8"], steps) { session, _ throws in
      try session.reconnect()
      #expect(try session.workingDirectory() == .root)
    }
  }

  @Test func `line breaks in names never reach the server`() throws {
    try withDemoServer { session, _ throws in
      try session.makeDirectory("victim")
      do {
        try session.removeFile("x\r\nRMD victim")
        Issue.record("it was sent")
      } catch FTPError.invalidCommand(let error) {
        #expect(error == .lineBreak(.dele))
      }
      #expect(try session.isDirectory("victim"))
    }
  }

  struct Login: Sendable, CustomTestStringConvertible {
    let name: String
    let steps: [ScriptedServer.Step]
    var testDescription: String { name }
  }

  static let logins = [
    Login(
      name: "USER, PASS",
      steps: [
        .say("220 x"), .expect("USER me"), .say("331 ?"), .expect("PASS pw"), .say("230 in"),
      ]
    ),
    Login(name: "no password needed", steps: [.say("220 x"), .expect("USER me"), .say("230 in")]),
    Login(
      name: "120 before 220",
      steps: [
        .say("120 soon"), .say("220-hello\r\n220 x"), .expect("USER me"), .say("230 in"),
      ]
    ),
    Login(
      name: "ACCT after PASS",
      steps: [
        .say("220 x"), .expect("USER me"), .say("331 ?"), .expect("PASS pw"), .say("332 ?"),
        .expect("ACCT ac"), .say("230 in"),
      ]
    ),
    Login(
      name: "ACCT after USER",
      steps: [
        .say("220 x"), .expect("USER me"), .say("332 ?"), .expect("ACCT ac"), .say("230 in"),
      ]
    ),
    Login(
      name: "202 to PASS",
      steps: [
        .say("220 x"), .expect("USER me"), .say("331 ?"), .expect("PASS pw"),
        .say("202 in already"),
      ]
    ),
    Login(
      name: "a motd without codes",
      steps: [
        .say("220 x"), .expect("USER me"), .say("331 ?"), .expect("PASS pw"),
        .say("230-Welcome\r\n331 is not for you\r\n\r\n230 in"),
      ]
    ),
  ]

  @Test(arguments: logins)
  func `servers ask for a user in many ways`(login: Login) throws {
    try withScriptedServer(login.steps) { server throws in
      let session = try Session.connect(
        to: Endpoint(host: "127.0.0.1", port: server.port),
        options: SessionOptions(),
        observer: nil,
        cancelledBy: nil
      )
      try session.logIn(
        Credentials(
          user: [UInt8]("me".utf8),
          password: [UInt8]("pw".utf8),
          account: [UInt8]("ac".utf8)
        )
      )
      #expect(session.credentials != nil)
      #expect(server.complaint == nil)
    }
  }

  @Test func `EPSV that leads nowhere is given up for PASV, once`() throws {
    // A port that refuses: the listener has gone by the time the client connects.
    let deadPort = try withScriptedServer([]) { $0.port }
    let login: [ScriptedServer.Step] = [
      .say("220 x"), .expect("USER"), .say("230 in"), .expect("TYPE I"), .say("200 ok"),
    ]
    let transfer: [ScriptedServer.Step] = [
      .expect("PASV"), .listen(address: "127,0,0,1"), .expect("RETR"), .say("125 open already"),
      .acceptData, .sendData([0x61]), .closeData, .say("250 done"),
    ]
    let steps =
      login + [.expect("EPSV"), .say("229 ok (|||\(deadPort)|)")] + transfer + transfer
    try withScriptedServer(steps) { server throws in
      let session = try Session.connect(
        to: Endpoint(host: "127.0.0.1", port: server.port),
        options: SessionOptions(),
        observer: nil,
        cancelledBy: nil
      )
      try session.logIn(.anonymous)
      #expect(try retrieve("a", session) == [0x61])
      #expect(try retrieve("a", session) == [0x61])
      #expect(server.complaint == nil)
      #expect(session.provenOpeningVerb == .pasv)
    }
  }

  @Test func `a server without MLSD is listed with LIST, after CWD`() throws {
    let line = "-rw-r--r-- 1 u g 3 Nov 24 2025 a b.txt\r\n"
    let steps: [ScriptedServer.Step] = [
      .say("220 x"), .expect("USER"), .say("230 in"), .expect("FEAT"), .say("500 what"),
      .expect("PWD"), .say("257 \"/\""), .expect("CWD ./-odd name"), .say("250 ok"),
      .expect("TYPE"),
      .say("200 ok"), .expect("EPSV"), .listenExtended, .expect("LIST"), .say("150 ok"),
      .acceptData, .sendData([UInt8](line.utf8)), .closeData, .say("226 ok"), .expect("CWD /"),
      .say("250 ok"),
    ]
    try withScriptedServer(steps) { server throws in
      let session = try Session.connect(
        to: Endpoint(host: "127.0.0.1", port: server.port),
        options: SessionOptions(),
        observer: nil,
        cancelledBy: nil
      )
      try session.logIn(.anonymous)
      let listing = try session.list("-odd name", now: .epoch, showsHidden: false)
      #expect(listing.entries.map(\.name) == [[UInt8]("a b.txt".utf8)])
      #expect(server.lines.contains("LIST"))
      #expect(server.complaint == nil)
    }
  }

  @Test func `the dialogue is shown without the password`() throws {
    let steps: [ScriptedServer.Step] = [
      .say("220 x"), .expect("USER me"), .say("331 ?"), .expect("PASS hush"), .say("230 in"),
    ]
    var shown: [String] = []
    try withScriptedServer(steps) { server throws in
      let observer = DialogueObserver { event in
        if case .sent(let line) = event { shown.append(String(decoding: line, as: UTF8.self)) }
      }
      let session = try Session.connect(
        to: Endpoint(host: "127.0.0.1", port: server.port),
        options: SessionOptions(),
        observer: observer,
        cancelledBy: nil
      )
      try session.logIn(
        Credentials(user: [UInt8]("me".utf8), password: [UInt8]("hush".utf8))
      )
    }
    #expect(shown == ["AUTH TLS", "USER me", "PASS ****"])
  }

  @Test(arguments: [
    (421, false, true), (450, true, true), (550, true, false),
  ])
  func `questions are asked of the error, by name`(
    code: Int,
    isUsable: Bool,
    isTransient: Bool
  ) throws {
    let reply = Reply(try #require(ReplyCode(code)), wireLines: [])
    let error = FTPError.refused(reply, by: .retr)
    #expect(error.sessionIsUsable == isUsable)
    #expect(error.isTransient == isTransient)
    #expect(!error.isCancellation)
    #expect(FTPError.cancelled.isCancellation)
  }
}

extension RemotePath: ExpressibleByStringLiteral {
  package init(stringLiteral value: String) {
    self.init(value)
  }
}
