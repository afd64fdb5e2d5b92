import Testing

@testable import Transport

/// What is said to proxies, and how their answers are read, cut in every way.
struct ProxyHandshakeTests {
  /// A dialogue with a proxy.
  struct Dialogue: CustomTestStringConvertible, Sendable {
    let name: String

    /// What is sent, and what is answered to it.
    let turns: [(sent: [UInt8], answer: [UInt8])]

    /// Why the proxy does not pass the connection on; `nil` where it does.
    let refusal: ProxyError.Reason?

    var testDescription: String { name }

    init(
      _ name: String,
      _ turns: [(sent: [UInt8], answer: [UInt8])],
      _ refusal: ProxyError.Reason? = nil
    ) {
      self.name = name
      self.turns = turns
      self.refusal = refusal
    }
  }

  private static let longAddress = [UInt8](repeating: 9, count: 18)
  private static let hello: [UInt8] = [5, 1, 0]
  private static let offer: [UInt8] = [5, 2, 0, 2]
  private static let proof: [UInt8] = [1, 2, 0x6D, 0x65, 3, 0x73, 0x65, 0x63]
  private static let name: [UInt8] = [5, 1, 0, 3, 3, 0x66, 0x74, 0x70, 0, 21]
  private static let done: [UInt8] = [5, 0, 0, 1, 10, 0, 0, 1, 4, 56]

  /// `me` and `sec` at the host `ftp`.
  static let withProof: [Dialogue] = [
    Dialogue("a user is offered, and not asked for", [(offer, [5, 0]), (name, done)]),
    Dialogue("a user is taken", [(offer, [5, 2]), (proof, [1, 0]), (name, done)]),
    Dialogue("a user is refused", [(offer, [5, 2]), (proof, [1, 1])], .refusesCredentials),
    Dialogue("nothing is good enough", [(offer, [5, 0xFF])], .wantsOtherProof("SOCKS")),
    Dialogue("GSSAPI, which nobody offered", [(offer, [5, 1])], .notThisKind),
  ]

  /// Nobody at the host `ftp`.
  static let withoutProof: [Dialogue] = [
    Dialogue("the answer has an address", [(hello, [5, 0]), (name, done)]),
    Dialogue(
      "the answer has an address of IPv6",
      [(hello, [5, 0]), (name, [5, 0, 0, 4] + longAddress)]
    ),
    Dialogue(
      "the answer has a name",
      [(hello, [5, 0]), (name, [5, 0, 0, 3, 2, 0x61, 0x62, 0, 9])]
    ),
    Dialogue(
      "the answer has a name of no length",
      [(hello, [5, 0]), (name, [5, 0, 0, 3, 0, 0, 9])]
    ),
    Dialogue("a user is wanted", [(hello, [5, 0xFF])], .wantsCredentials),
    Dialogue("a user is wanted that was not offered", [(hello, [5, 2])], .notThisKind),
    Dialogue("SOCKS 4", [(hello, [0, 0x5B])], .notThisKind),
    Dialogue("an FTP server", [(hello, [0x32, 0x32])], .notThisKind),
    Dialogue(
      "the rules forbid it",
      [(hello, [5, 0]), (name, [5, 2, 0, 1])],
      .refused(.socks(2))
    ),
    Dialogue("an unknown code", [(hello, [5, 0]), (name, [5, 99, 0, 1])], .refused(.socks(99))),
    Dialogue(
      "an unknown kind of address",
      [(hello, [5, 0]), (name, [5, 0, 0, 2])],
      .notThisKind
    ),
    Dialogue(
      "another version in the middle",
      [(hello, [5, 0]), (name, [4, 0, 0, 1])],
      .notThisKind
    ),
  ]

  @Test(arguments: withProof)
  func `SOCKS 5 with a user goes as RFC 1929 says`(dialogue: Dialogue) throws {
    let user: [UInt8] = [0x6D, 0x65]
    let handshake = try SOCKSHandshake(
      to: "ftp",
      port: 21,
      user: user,
      password: [0x73, 0x65, 0x63]
    )
    play(handshake, dialogue)
  }

  @Test(arguments: withoutProof)
  func `SOCKS 5 without a user goes as RFC 1928 says`(dialogue: Dialogue) throws {
    play(try SOCKSHandshake(to: "ftp", port: 21), dialogue)
  }

  private static let zeros = [UInt8](repeating: 0, count: 15)
  private static let dotted: [UInt8] = [5, 1, 0, 1, 10, 1, 2, 3, 8, 73]
  private static let loopback: [UInt8] = [5, 1, 0, 4] + zeros + [1, 8, 73]
  private static let named: [UInt8] = [5, 1, 0, 3, 9] + [UInt8]("b.example".utf8) + [8, 73]

  static let requests: [(host: String, request: [UInt8])] = [
    ("10.1.2.3", dotted), ("::1", loopback), ("b.example", named),
  ]

  @Test(arguments: requests)
  func `addresses are sent as addresses, and names as names`(
    host: String,
    request: [UInt8]
  ) throws {
    var handshake = try SOCKSHandshake(to: host, port: 2121)
    _ = handshake.takeOutgoing()
    try handshake.take([5, 0])
    #expect(handshake.takeOutgoing() == request)
  }

  @Test func `what SOCKS has no room for is refused before anything is sent`() {
    let long = String(repeating: "a", count: 256)
    #expect(throws: ProxyRefusal(.unsayable)) { try SOCKSHandshake(to: long, port: 21) }
    #expect(throws: ProxyRefusal(.unsayable)) { try SOCKSHandshake(to: "", port: 21) }
    #expect(throws: ProxyRefusal(.unsayable)) {
      try SOCKSHandshake(to: "a", port: 21, user: [UInt8](long.utf8))
    }
  }

  // MARK: CONNECT

  private static let ask = [UInt8]("CONNECT ftp:21 HTTP/1.1\r\nHost: ftp:21\r\n\r\n".utf8)

  private static func answer(
    _ text: String,
    _ refusal: ProxyError.Reason? = nil
  ) -> Dialogue {
    let name = text.split(separator: "\r\n").joined(separator: " | ")
    return Dialogue(String(name.prefix(60)), [(ask, [UInt8](text.utf8))], refusal)
  }

  static let responses: [Dialogue] = [
    answer("HTTP/1.0 200 Connection established\r\nProxy-agent: tinyproxy/1.11.1\r\n\r\n"),
    answer("HTTP/1.1 200\r\n\r\n"), answer("HTTP/1.1 299 fine\n\n"),
    answer("HTTP/1.1 200 OK\nX: y\r\n\n"),
    answer("HTTP/1.1 100 wait\r\n\r\nHTTP/1.1 200 OK\r\n\r\n"),
    answer("HTTP/1.1 407 no\r\nProxy-Authenticate: Basic realm=\"x\"\r\n\r\n", .wantsCredentials),
    answer("HTTP/1.1 407 no\r\n\r\n", .wantsCredentials),
    answer(
      "HTTP/1.1 407 no\r\nproxy-authenticate: NTLM\r\nProxy-Authenticate: Digest realm=x\r\n\r\n",
      .wantsOtherProof("NTLM, Digest")
    ),
    answer("HTTP/1.1 403 Forbidden port\r\n\r\n", .refused(.http(403, "Forbidden port"))),
    answer("HTTP/1.1 502 \u{1B}[2J\r\n\r\n", .refused(.http(502, "\u{1B}[2J"))),
    answer("HTTP/1.1 20 OK\r\n\r\n", .notThisKind), answer("HTTP/1.1 2000\r\n\r\n", .notThisKind),
    answer("HTTP/1.1\r\n\r\n", .notThisKind), answer("220 ProFTPD\r\n", .notThisKind),
    answer("HTTP/2 200 OK\r\n\r\n", .notThisKind), answer("\u{5}\u{0}", .notThisKind),
  ]

  @Test(arguments: responses)
  func `CONNECT is answered by the head of a response`(dialogue: Dialogue) throws {
    play(try CONNECTHandshake(to: "ftp", port: 21), dialogue)
  }

  @Test func `a head without an end is given up`() throws {
    var handshake = try CONNECTHandshake(to: "ftp", port: 21)
    try handshake.take([UInt8]("HTTP/1.1 200 OK\r\n".utf8))
    #expect(throws: ProxyRefusal(.tooLong)) {
      for _ in 0..<10_000 { try handshake.take([UInt8]("X: y\r\n".utf8)) }
    }
  }

  @Test func `Basic credentials travel, and a second head is none of ours`() throws {
    var handshake = try CONNECTHandshake(
      to: "::1",
      port: 2121,
      user: [UInt8]("Aladdin".utf8),
      password: [UInt8]("open sesame".utf8)
    )
    let text = String(decoding: handshake.takeOutgoing(), as: UTF8.self)
    #expect(text.hasPrefix("CONNECT [::1]:2121 HTTP/1.1\r\nHost: [::1]:2121\r\n"))
    #expect(text.contains("\r\nProxy-Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==\r\n\r\n"))
    #expect(throws: ProxyRefusal(.refusesCredentials)) {
      try handshake.take([UInt8]("HTTP/1.1 407 no\r\n\r\n".utf8))
    }
  }

  @Test(arguments: ["a\r\nX: y", "a b", "", "ü"])
  func `a host that would be more than a host is not sent`(host: String) {
    #expect(throws: ProxyRefusal(.unsayable)) { try CONNECTHandshake(to: host, port: 21) }
  }

  // MARK: Playing

  /// Plays the proxy, whose octets come in as large pieces as are asked for, and one by one.
  private func play(_ start: some ProxyHandshake, _ dialogue: Dialogue) {
    for largest in [1, 1 << 20] {
      var handshake = start
      var refusal: ProxyError.Reason?
      for (index, turn) in dialogue.turns.enumerated() where refusal == nil {
        #expect(handshake.takeOutgoing() == turn.sent)
        // What the server says comes right behind it.
        let isLast = dialogue.refusal == nil && index == dialogue.turns.count - 1
        let greeting = isLast ? [UInt8]("220 x".utf8) : []
        var rest = (turn.answer + greeting)[...]
        do throws(ProxyRefusal) {
          while !rest.isEmpty {
            let count = min(handshake.wantedCount, largest, rest.count)
            guard count > 0 else { break }
            try handshake.take([UInt8](rest.prefix(count)))
            rest = rest.dropFirst(count)
          }
        } catch {
          refusal = error.reason
          #expect(index == dialogue.turns.count - 1)
          continue
        }
        #expect([UInt8](rest) == greeting, "what follows belongs to the server")
      }
      #expect(refusal == dialogue.refusal)
      if dialogue.refusal == nil { #expect(handshake.wantedCount == 0) }
    }
  }
}
