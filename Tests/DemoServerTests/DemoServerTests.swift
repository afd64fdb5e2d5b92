import DemoServer
import FTPTestSupport
import Platform
import SystemPackage
import Testing
import Transport

/// The server by itself, over sockets without the client's code.
struct DemoServerTests {
  /// A client that sends lines and reads replies.
  private final class Client {
    private let stream: ByteStream
    private var pending: [UInt8] = []

    init(_ port: UInt16) throws {
      let socket = try HappyEyeballs.connect(
        to: [SocketAddress.loopback.withPort(port)],
        until: .after(.seconds(10)),
        cancelledBy: nil
      )
      stream = .clear(socket)
    }

    /// Sends a line and returns the last line of the reply.
    func reply(_ line: [UInt8]) throws -> String {
      try (line + [0x0D, 0x0A]).withUnsafeBytes {
        try stream.write($0, until: .after(.seconds(10)), cancelledBy: nil)
      }
      return try reply()
    }

    func reply(_ line: String) throws -> String { try reply([UInt8](line.utf8)) }

    func reply() throws -> String {
      while true {
        let line = try nextLine()
        if line.prefix(3).allSatisfy(\.isNumber), line.dropFirst(3).first == " " { return line }
      }
    }

    private func nextLine() throws -> String {
      while true {
        if let end = pending.firstIndex(of: 0x0A) {
          defer { pending.removeFirst(end + 1) }
          return String(decoding: pending[..<end].filter { $0 != 0x0D }, as: UTF8.self)
        }
        let part = try readSome(stream)
        guard !part.isEmpty else { return "000 closed" }
        pending += part
      }
    }

    private func readSome(_ stream: borrowing ByteStream) throws -> [UInt8] {
      var buffer = [UInt8](repeating: 0, count: 65_536)
      let count = try buffer.withUnsafeMutableBytes {
        try stream.read(into: $0, until: .after(.seconds(10)), cancelledBy: nil)
      }
      return [UInt8](buffer[..<count])
    }

    /// Opens a data connection after EPSV.
    private func openData() throws -> ByteStream {
      let text = try reply("EPSV")
      let port = try #require(text.split(separator: "|").dropFirst().first.flatMap { UInt16($0) })
      return .clear(
        try HappyEyeballs.connect(
          to: [SocketAddress.loopback.withPort(port)],
          until: .after(.seconds(10)),
          cancelledBy: nil
        )
      )
    }

    /// Runs a command that sends data; returns the data and the final reply.
    func receive(_ command: String) throws -> (data: [UInt8], reply: String) {
      let data = try openData()
      let first = try reply(command)
      guard first.hasPrefix("150") else { return ([], first) }
      var octets: [UInt8] = []
      while true {
        let part = try readSome(data)
        guard !part.isEmpty else { break }
        octets += part
      }
      return (octets, try reply())
    }

    /// Runs a command that takes data.
    func send(_ command: String, _ octets: [UInt8]) throws -> String {
      let data = try openData()
      let first = try reply(command)
      guard first.hasPrefix("150") else { return first }
      try octets.withUnsafeBytes {
        try data.write($0, until: .after(.seconds(10)), cancelledBy: nil)
      }
      try data.finishWriting(until: .after(.seconds(10)), cancelledBy: nil)
      return try reply()
    }

    func logIn() throws {
      _ = try reply()
      #expect(try reply("USER anonymous").hasPrefix("331"))
      #expect(try reply("PASS x").hasPrefix("230"))
    }
  }

  private func withServer(
    _ change: (inout DemoServer.Options) -> Void = { _ in },
    _ body: (DemoServer, FilePath) throws -> Void
  ) throws {
    try withTemporaryDirectory { directory throws in
      let root = directory.appending("root")
      try LocalDirectory.create(root)
      var options = DemoServer.Options(root: root)
      change(&options)
      let server = try DemoServer(options)
      defer { server.stop() }
      try body(server, root)
    }
  }

  private func withClient(_ body: (Client, FilePath) throws -> Void) throws {
    try withServer { server, root throws in
      let client = try Client(server.port)
      try client.logIn()
      try body(client, root)
    }
  }

  static let replies = [
    ("NOOP", "200"), ("SYST", "215 UNIX Type: L8"), ("FEAT", "211"), ("HELP", "214"),
    ("STAT", "211"),
    ("PWD", "257 \"/\""), ("XPWD", "257"), ("TYPE I", "200"), ("TYPE A", "200"), ("TYPE E", "504"),
    ("MODE S", "200"), ("MODE Z", "504"), ("STRU F", "200"), ("STRU R", "504"), ("ALLO 5", "202"),
    ("CWD /missing", "550"), ("CWD ..", "250"), ("CDUP", "250"), ("REST 5", "350"),
    ("REST x", "501"),
    ("SIZE missing", "550"), ("MDTM missing", "550"), ("DELE missing", "550"), ("RMD /", "550"),
    ("RNTO x", "503"), ("RNFR missing", "550"), ("RETR missing", "550"), ("LIST", "425"),
    ("EPSV", "229"), ("EPSV 2", "522"), ("EPSV ALL", "200"), ("PASV", "227"),
    ("PORT 10,0,0,1,200,1", "500"), ("PORT 127,0,0,1,0,80", "500"), ("PORT x", "501"),
    ("EPRT |1|10.0.0.1|6446|", "500"), ("EPRT x", "501"), ("OPTS UTF8 ON", "200"),
    ("OPTS X", "501"), ("SITE HELP", "214"), ("SITE X", "504"), ("ABOR", "226"), ("XYZZY", "502"),
    ("", "500"), ("MLST /", "250"), ("MLST missing", "550"), ("MFMT x", "501"), ("QUIT", "221"),
    ("STOR", "553"), ("MKD /", "550"),
  ]

  @Test(arguments: replies)
  func `commands have the replies of the RFCs`(command: String, reply: String) throws {
    try withClient { client, _ throws in
      #expect(try client.reply(command).hasPrefix(reply))
    }
  }

  @Test func `nothing is done before the login, and a wrong password is refused`() throws {
    try withServer { options in
      options.user = [UInt8]("me".utf8)
      options.password = [UInt8]("right".utf8)
    } _: { server, _ throws in
      let client = try Client(server.port)
      _ = try client.reply()
      #expect(try client.reply("PASS x").hasPrefix("503"))
      for command in ["PWD", "LIST", "RETR a", "MKD a", "EPSV", "CWD /"] {
        #expect(try client.reply(command).hasPrefix("530"), "\(command)")
      }
      _ = try client.reply("USER me")
      #expect(try client.reply("PASS wrong").hasPrefix("530"))
      _ = try client.reply("USER anonymous")
      #expect(try client.reply("PASS x").hasPrefix("530"))
      _ = try client.reply("USER me")
      #expect(try client.reply("PASS right").hasPrefix("230"))
    }
  }

  @Test func `files are stored, appended to, restarted and sent with every octet`() throws {
    try withClient { client, _ throws in
      _ = try client.reply("TYPE I")
      let octets = (0..<200_000).map { UInt8(truncatingIfNeeded: $0) }
      #expect(try client.send("STOR a", octets).hasPrefix("226"))
      #expect(try client.receive("RETR a") == (octets, "226 Done."))
      #expect(try client.send("APPE a", [1, 2]).hasPrefix("226"))
      #expect(try client.reply("SIZE a") == "213 200002")
      _ = try client.reply("REST 200000")
      #expect(try client.receive("RETR a").data == octets + [1, 2], "EPSV in between forgets REST")
    }
  }

  @Test func `text is converted in type ascii`() throws {
    try withClient { client, root throws in
      _ = try client.reply("TYPE A")
      #expect(try client.send("STOR t", [UInt8]("a\r\nb\r\n".utf8)).hasPrefix("226"))
      #expect(try FileInfo(of: root.appending("t")).size == 4)
      #expect(try client.receive("RETR t").data == [UInt8]("a\r\nb\r\n".utf8))
    }
  }

  @Test func `listings have every name, and facts`() throws {
    try withClient { client, root throws in
      try LocalFile.create(root.appending("a b")).write([1, 2], cancelledBy: nil)
      try LocalFile.create(root.appending(".hidden")).close()
      try LocalDirectory.create(root.appending("dir"))
      let text = { (octets: [UInt8]) in String(decoding: octets, as: UTF8.self) }
      #expect(text(try client.receive("NLST").data) == "a b\r\ndir\r\n")
      #expect(text(try client.receive("NLST -a").data) == ".hidden\r\na b\r\ndir\r\n")
      let list = text(try client.receive("LIST").data)
      #expect(list.contains("-rw"))
      #expect(list.contains("drwx"))
      let facts = text(try client.receive("MLSD").data)
      #expect(facts.contains("type=file;size=2;"))
      #expect(facts.contains("; a b\r\n"))
      #expect(text(try client.receive("LIST a b").data).hasSuffix(" a b\r\n"))
      #expect(try client.receive("MLSD a b").reply.hasPrefix("501"))
      #expect(try client.receive("LIST missing").reply.hasPrefix("550"))
    }
  }

  @Test func `names change, come and go`() throws {
    try withClient { client, root throws in
      #expect(try client.reply("MKD a\"b") == "257 \"/a\"\"b\" created.")
      #expect(try client.reply("CWD a\"b").hasPrefix("250"))
      #expect(try client.reply("PWD").hasPrefix("257 \"/a\"\"b\""))
      #expect(try client.send("STOR f", [1]).hasPrefix("226"))
      #expect(try client.reply("RNFR f").hasPrefix("350"))
      #expect(try client.reply("RNTO /g").hasPrefix("250"))
      #expect(try client.reply("SITE CHMOD 600 /g").hasPrefix("200"))
      #expect(try FileInfo(of: root.appending("g")).mode == 0o600)
      #expect(try client.reply("MFMT 20200101000000 /g").hasPrefix("213"))
      #expect(try client.reply("MDTM /g") == "213 20200101000000")
      #expect(try client.reply("DELE /g").hasPrefix("250"))
      #expect(try client.reply("RMD /a\"b").hasPrefix("250"))
      #expect(try LocalDirectory.names(in: root).isEmpty)
    }
  }

  @Test func `nobody gets out of the directory`() throws {
    try withClient { client, root throws in
      let secret = root.removingLastComponent().appending("secret")
      try LocalFile.create(secret).write([1], cancelledBy: nil)
      for link in [("link", "/etc"), ("file", secret.string)] {
        let made = try Subprocess.run("/bin/ln", ["-s", link.1, "\(root)/\(link.0)"])
        #expect(made.ending == .exited(0))
      }
      for path in ["../secret", "/../secret", "link/passwd", "file", "../../etc/passwd"] {
        #expect(try client.receive("RETR \(path)").reply.hasPrefix("550"), "\(path)")
        #expect(try client.reply("SIZE \(path)").hasPrefix("550"), "\(path)")
      }
      #expect(try client.reply("CWD link").hasPrefix("550"))
      #expect(try client.send("STOR file", [2, 2, 2]).prefix(2) == "55")
      #expect(try client.send("STOR ../new", [1]).hasPrefix("226"))
      #expect(try FileInfo(of: secret).size == 1)
      #expect(try LocalDirectory.names(in: root.removingLastComponent()).count == 2)
    }
  }

  @Test func `several clients are served at once, and too many are sent away`() throws {
    try withServer {
      $0.maximumSessions = 2
    } _: { server, _ throws in
      let clients = try (0..<2).map { _ in try Client(server.port) }
      for client in clients { try client.logIn() }
      #expect(try Client(server.port).reply().hasPrefix("421"))
      #expect(try clients[0].reply("MKD a").hasPrefix("257"))
      #expect(try clients[1].reply("CWD a").hasPrefix("250"))
    }
  }

  @Test func `silence ends a session with 421`() throws {
    try withServer {
      $0.idleLimit = .milliseconds(50)
    } _: { server, _ throws in
      let client = try Client(server.port)
      #expect(try client.reply().hasPrefix("220"))
      #expect(try client.reply().hasPrefix("421"))
    }
  }

  @Test func `a line without an end is given up`() throws {
    try withServer { server, _ throws in
      let client = try Client(server.port)
      _ = try client.reply()
      #expect(try client.reply([UInt8](repeating: 0x41, count: 20_000)).hasPrefix("421"))
    }
  }

  @Test func `the sample files are made, with names of several kinds`() throws {
    try withTemporaryDirectory { directory throws in
      try DemoFiles.create(in: directory)
      #expect(try FileInfo(of: directory.appending("large.bin")).size == 8 << 20)
      #expect(try LocalDirectory.names(in: directory.appending("docs")).count == 3)
    }
  }
}
