import FTPProtocol
import FTPTestSupport
import Testing

@testable import FTPClient

/// Servers whose PWD tells nothing, something else, or paths that CWD does not take.
struct PathTellingTests {
  private func list(_ path: RemotePath?, _ session: Session) throws -> Int {
    try session.list(path, now: .epoch, showsHidden: false).count
  }

  // MARK: PWD that tells nothing

  static let riddles = [
    "257 that is the current directory", "257 \"\"", "257 \"/a\rb\" is it", "257", "502 no",
    "550 not now",
  ]

  @Test(arguments: riddles)
  func `where PWD tells no path, the way back begins with a new login`(reply: String) throws {
    let steps: [[ScriptedServer.Step]] = [
      .turn("PWD", reply), .turn("CWD sub", "250 ok"), .type, .data("LIST"),
      .goodbye, .turn("DELE x", "250 ok"),
    ]
    try withExactScript(steps) { session throws in
      #expect(try list("sub", session) == 1)
      try session.removeFile("x")
      #expect(session.directoryName == "~")
    }
  }

  @Test(arguments: riddles)
  func `where PWD tells no path, a directory is the steps to it`(reply: String) throws {
    let steps: [[ScriptedServer.Step]] = [
      .turn("PWD", reply), .turn("CWD a", "250 ok"), .turn("PWD", reply),
      .turn("CWD b", "250 ok"), .turn("PWD", reply), .turn("DELE x", "250 ok"),
      .turn("CWD /other", "250 ok"), .type, .data("LIST"),
      .goodbye, .turn("CWD a", "250 ok"), .turn("CWD b", "250 ok"), .turn("DELE y", "250 ok"),
    ]
    try withExactScript(steps) { session throws in
      try session.changeDirectory(to: "a")
      try session.changeDirectory(to: "b")
      try session.removeFile("x")
      #expect(session.directoryName == "~/a/b")
      #expect(session.knownDirectory == nil)
      #expect(try list("/other", session) == 1)
      try session.removeFile("y")
    }
  }

  @Test func `PWD with 314 costs a connection, and is not asked again`() throws {
    let steps: [[ScriptedServer.Step]] = [
      .turn("PWD", "314 who"), .givenUp, .turn("CWD sub", "250 ok"), .type, .data("LIST"),
      .goodbye, .turn("DELE x", "250 ok"),
    ]
    try withExactScript(steps) { session throws in
      #expect(try list("sub", session) == 1)
      try session.removeFile("x")
      #expect(session.knowledge.avoids(.pwd))
    }
  }

  @Test func `PWD 502 refuses neither files nor listings`() throws {
    let steps: [[ScriptedServer.Step]] = [
      .turn("PWD", "502 no"), .turn("CWD d", "250 ok"), .type, .data("LIST"), .goodbye, .type,
      .upload("STOR f"), .turn("DELE f", "250 ok"),
    ]
    try withExactScript(steps) { session throws in
      #expect(try list("d", session) == 1)
      try session.store("f") { _ in 0 }
      #expect(try session.workingDirectory() == nil)
      try session.removeFile("f")
    }
  }

  @Test func `PWD that always says the same is not believed of another directory`() throws {
    let steps: [[ScriptedServer.Step]] = [
      .turn("PWD", "257 \"/\""), .turn("CWD a", "250 ok"), .turn("PWD", "257 \"/\""),
      .turn("CWD /other", "250 ok"), .type, .data("LIST"),
      .goodbye, .turn("CWD a", "250 ok"), .turn("DELE x", "250 ok"),
    ]
    try withExactScript(steps) { session throws in
      try session.changeDirectory(to: "a")
      #expect(session.directoryName == "~/a")
      #expect(try list("/other", session) == 1)
      try session.removeFile("x")
    }
  }

  // MARK: Paths as they are outside

  @Test func `in a jail the way back is a new login and the steps`() throws {
    let steps: [[ScriptedServer.Step]] = [
      .turn("PWD", "257 \"/srv/jail\""), .turn("CWD sub", "250 ok"),
      .turn("PWD", "257 \"/srv/jail/sub\""), .turn("CWD /other", "250 ok"), .type, .data("LIST"),
      .turn("CWD /srv/jail/sub", "550 no such directory"),
      // Does it take the path of where we are, and that of the login?
      .turn("PWD", "257 \"/srv/jail/other\""), .turn("CWD /srv/jail/other", "550 no"),
      .turn("CWD /srv/jail", "550 no"),
      .goodbye, .turn("CWD sub", "250 ok"), .turn("PWD", "257 \"/srv/jail/sub\""),
      .turn("DELE x", "250 ok"),
      // From now on it is known.
      .turn("FEAT", "500 what"), .turn("CWD /other", "250 ok"), .type, .data("LIST"),
      .goodbye, .turn("CWD sub", "250 ok"), .turn("PWD", "257 \"/srv/jail/sub\""),
      .turn("DELE y", "250 ok"),
    ]
    try withExactScript(steps) { session throws in
      try session.changeDirectory(to: "sub")
      for name in ["x", "y"] as [RemotePath] {
        #expect(try list("/other", session) == 1)
        try session.removeFile(name)
      }
      #expect(session.knowledge.isTrue(.absolutePaths) == false)
      #expect(session.directoryName == "/srv/jail/sub")
    }
  }

  @Test func `one directory that is gone does not make a jail`() throws {
    let steps: [[ScriptedServer.Step]] = [
      .turn("PWD", "257 \"/\""), .turn("CWD sub", "250 ok"), .turn("PWD", "257 \"/sub\""),
      .turn("CWD /other", "250 ok"), .type, .data("LIST"),
      .turn("CWD /sub", "550 gone"),
      .turn("PWD", "257 \"/other\""), .turn("CWD /other", "250 ok"),
    ]
    try withExactScript(steps) { session throws in
      try session.changeDirectory(to: "sub")
      #expect(try list("/other", session) == 1)
      let error = failure { try session.removeFile("x") }
      guard case .directoryLost("/sub", _) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(session.knowledge.isTrue(.absolutePaths) == true)
    }
  }

  // MARK: Paths without slashes

  // z/OS 2.5: `257 "'HLQ.'" is working directory`; CWD succeeds for any name.
  @Test func `no slash is put where the server's paths have none`() throws {
    let steps: [[ScriptedServer.Step]] = [
      .turn("PWD", "257 \"'HLQ.'\" is working directory"), .turn("CWD NEW.TXT", "250 ok"),
      .type, .upload("STOR f"), .turn("CWD 'HLQ.'", "250 ok"),
      .turn("PWD", "257 \"'HLQ.'\" is working directory"), .turn("DELE g", "250 ok"),
    ]
    try withExactScript(steps) { session throws in
      _ = try session.workingDirectory()
      try session.store("NEW.TXT/f") { _ in 0 }
      try session.removeFile("g")
    }
  }

  // MARK: MLSD

  @Test func `MLSD is sent from inside, since servers were seen that ignore its argument`() throws {
    let steps: [[ScriptedServer.Step]] = [
      .turn("PWD", "257 \"/\""), .turn("CWD d", "250 ok"), .type,
      .data("MLSD", "type=file; a\r\n"), .turn("CWD /", "250 ok"),
      .data("MLSD", "type=file; a\r\ntype=dir; d\r\n"), .turn("DELE x", "250 ok"),
    ]
    try withExactScript(features: ["MLST type*;"], steps) { session throws in
      #expect(try list("d", session) == 1)
      #expect(try list(nil, session) == 2)
      try session.removeFile("x")
    }
  }

  @Test func `MLSD has an argument where the program was seen to list it`() throws {
    let steps: [[ScriptedServer.Step]] = [
      .type, .data("MLSD d", "type=file; a\r\n"), .turn("DELE x", "250 ok"),
    ]
    // Only Pure-FTPd has these two.
    try withExactScript(features: ["MLST type*;", "ESTA", "ESTP"], steps) { session throws in
      #expect(try list("d", session) == 1)
      try session.removeFile("x")
    }
  }
}
