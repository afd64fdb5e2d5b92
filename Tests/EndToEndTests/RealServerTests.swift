import FTPTestSupport
import Glibc
import SystemPackage
import Testing

/// The servers themselves, spoken to by hand: what all other tests against them rely on.
@Suite(.tags(.network, .realServer))
struct RealServerTests {
  @Test(arguments: ServerKind.allCases)
  func `a server lets its user in, and refuses connections once its scope is left`(
    kind: ServerKind
  ) throws {
    let server = try withRealServer(kind) { server in
      try server.makeFile("hello.txt", Array("hello".utf8))
      let connection = try RawConnection(to: server.port)
      try #expect(connection.reply().hasPrefix("220"))
      try #expect(connection.reply(to: "USER \(server.user)").hasPrefix("331"))
      try #expect(connection.reply(to: "PASS \(server.password)").hasPrefix("230"))
      try #expect(connection.reply(to: "PWD").hasPrefix("257 \"/\""))
      try #expect(connection.reply(to: "TYPE I").hasPrefix("200"))
      try #expect(connection.reply(to: "SIZE hello.txt") == "213 5")
      try #expect(connection.reply(to: "RNFR hello.txt").hasPrefix("350"))
      try #expect(connection.reply(to: "RNTO good-bye.txt").hasPrefix("250"))
      try #expect(server.contents("good-bye.txt") == Array("hello".utf8))
      try #expect(connection.reply(to: "QUIT").hasPrefix("221"))
      return server
    }
    #expect(throws: Errno.connectionRefused) { _ = try RawConnection(to: server.port) }
    #expect(throws: Errno.noSuchFileOrDirectory) { try server.contents("good-bye.txt") }
  }

  @Test(arguments: ServerKind.allCases)
  func `servers of one kind run side by side, each with its own files`(kind: ServerKind) throws {
    try withRealServer(kind) { first in
      try withRealServer(kind) { second in
        #expect(first.port != second.port)
        #expect(first.user != second.user)
        let connection = try RawConnection(to: second.port)
        _ = try connection.reply()
        _ = try connection.reply(to: "USER \(second.user)")
        try #expect(connection.reply(to: "PASS \(second.password)").hasPrefix("230"))
        try #expect(connection.reply(to: "MKD made").hasPrefix("257"))
        #expect(throws: Errno.fileExists) { try second.makeDirectory("made") }
        try first.makeDirectory("made")
      }
    }
  }

  @Test(.tags(.tls), arguments: ServerKind.allCases)
  func `a server with explicit TLS agrees to AUTH TLS and has a certificate of its own`(
    kind: ServerKind
  ) throws {
    try withRealServer(kind, tls: .explicit) { server in
      let connection = try RawConnection(to: server.port)
      try #expect(connection.reply().hasPrefix("220"))
      try #expect(connection.reply(to: "AUTH TLS").hasPrefix("234"))
      let certificate = try FileDescriptor.open(server.certificate, .readOnly)
      try certificate.close()
    }
  }

  @Test(arguments: ServerKind.allCases)
  func `a server that is not installed is an error that says how to install it`(
    kind: ServerKind
  ) throws {
    try withTemporaryDirectory { directory in
      let python = Checkout.top.appending(".servers/python")
      let link = directory.appending("python")
      if kind != .pyftpdlib {
        _ = python.withPlatformString { target in link.withPlatformString { symlink(target, $0) } }
      }
      let error = #expect(throws: RealServerError.self) {
        try withRealServer(kind, installation: directory) { _ in }
      }
      #expect(error?.description.contains("run .ci/setup --tests") == true)
    }
  }
}
