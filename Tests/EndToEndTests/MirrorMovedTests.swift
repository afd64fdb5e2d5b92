import FTPTestSupport
import Glibc
import Octets
import Platform
import SystemPackage
import Testing

/// Names that moved on one side of a mirror, on the real servers.
@Suite(.tags(.realServer))
struct MirrorMovedTests {
  private static let files = [
    "d/x": "the x", "d/s/y": "the longer y", "one": "number one", "k": "kept",
  ]

  private func withTree(
    _ kind: ServerKind,
    isHere: Bool,
    _ body: (_ run: (String...) throws -> Subprocess.Outcome, RealServer, FilePath) throws -> Void
  ) throws {
    try withRealServer(kind) { server throws in
      try withTemporaryDirectory { here throws in
        try server.makeDirectory("www")
        try server.makeDirectory("www/empty")
        let top = isHere ? here.appending("site") : server.root.appending("www")
        if !isThere(top) { try LocalDirectory.create(top) }
        for name in ["d", "d/s"] {
          try LocalDirectory.create(top.appending(name))
          top.appending(name).withPlatformString { _ = chmod($0, 0o777) }
        }
        for (path, text) in Self.files { try writeOctets([UInt8](text.utf8), top.appending(path)) }
        let environment = try server.environment(state: here.appending("state"))
        func run(_ arguments: String...) throws -> Subprocess.Outcome {
          try FerryRun(arguments: arguments, environment: environment, directory: here).outcome()
        }
        try body(run, server, here)
      }
    }
  }

  private func expectMoved(_ top: FilePath) throws {
    for (path, text) in Self.files {
      let moved = path == "one" ? "e/two" : path.hasPrefix("d/") ? "e/n/\(path.dropFirst(2))" : path
      #expect(try readOctets(top.appending(moved)).text == text, "\(moved)")
    }
    #expect(!isThere(top.appending("d")) && !isThere(top.appending("one")))
  }

  private func move(_ top: FilePath) throws {
    try LocalDirectory.create(top.appending("e"))
    try LocalDirectory.rename(top.appending("d"), to: top.appending("e/n"))
    try LocalDirectory.rename(top.appending("one"), to: top.appending("e/two"))
  }

  @Test(arguments: ServerKind.allCases)
  func `what moved here is renamed at the server, a directory as one`(kind: ServerKind) throws {
    try withTree(kind, isHere: true) { run, server, here throws in
      let url = "\(server.url)/www"
      let first = try run("mirror", "site", url, "--delete")
      try #require(first.ending == .exited(0), "\(first.message)")
      try move(here.appending("site"))
      let second = try run("mirror", "site", url, "--delete")
      #expect(second.ending == .exited(0), "\(second.message)")
      #expect(second.message.contains("renamed d/ -> e/n/"), "\(second.message)")
      #expect(second.message.contains("renamed one -> e/two"), "\(second.message)")
      #expect(second.message.contains("mirror: 0 files moved"), "\(second.message)")
      try expectMoved(server.root.appending("www"))
      let third = try run("mirror", "site", url, "--delete")
      #expect(third.message.contains("nothing to do: 4 files alike"), "\(third.message)")
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `what moved at a server that tells digests is renamed here`(kind: ServerKind) throws {
    try withTree(kind, isHere: false) { run, server, here throws in
      let url = "\(server.url)/www"
      let first = try run("mirror", url, "back", "--delete")
      try #require(first.ending == .exited(0), "\(first.message)")
      try move(server.root.appending("www"))
      let number = try FileInfo(of: here.appending("back/d/x")).identity
      let second = try run("mirror", url, "back", "--delete", "--max-delete", "100%")
      #expect(second.ending == .exited(0), "\(second.message)")
      try expectMoved(here.appending("back"))
      // A mark alone may be that of another file.
      if kind == .proftpd {
        #expect(second.message.contains("renamed d/ -> e/n/"), "\(second.message)")
        #expect(second.message.contains("renamed one -> e/two"), "\(second.message)")
        #expect(second.message.contains("mirror: 0 files moved"), "\(second.message)")
        #expect(try FileInfo(of: here.appending("back/e/n/x")).identity == number)
      }
      let third = try run("mirror", url, "back", "--delete")
      #expect(third.message.contains("nothing to do: 4 files alike"), "\(third.message)")
    }
  }

  @Test func `a name that the server cannot have is told before anything is sent`() throws {
    try withTree(.pyftpdlib, isHere: true) { run, server, here throws in
      let top = here.appending("site")
      try writeOctets([0x61], top.appending(octets: [UInt8]("li\nne".utf8)))
      try writeOctets([0x61], top.appending(octets: [0xE4]))
      let outcome = try run("mirror", "-n", "site", "\(server.url)/www")
      #expect(outcome.ending == .exited(1), "\(outcome.message)")
      #expect(outcome.message.contains("the target cannot have a file of that name"))
      #expect(outcome.stdoutText.contains("new files: 4\n"), "\(outcome.stdoutText)")
      let sent = try run("mirror", "site", "\(server.url)/www")
      #expect(sent.ending == .exited(1), "\(sent.message)")
      #expect(try readOctets(server.root.appending("www/k")).text == "kept")
    }
  }
}
