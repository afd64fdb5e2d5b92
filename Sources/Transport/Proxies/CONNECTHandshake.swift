import Octets

/// The client's side of the method CONNECT of HTTP (RFC 9110 §9.3.6).
///
/// Credentials, where they are given, are Basic ones (RFC 7617). The name of the host is resolved by
/// the proxy.
struct CONNECTHandshake: ProxyHandshake {
  /// The longest head of a response that is read.
  private static let limit = 8 * 1024

  /// What every response begins with.
  private static let beginning = [UInt8]("HTTP/1.".utf8)

  private var outgoing: [UInt8]

  /// The head as far as it has come.
  private var head: [UInt8] = []
  private var count = 0
  private var isDone = false
  private let hasCredentials: Bool

  /// Prepares to ask for a connection.
  ///
  /// - Throws: ``ProxyError/Reason/unsayable`` for a host that would be more than a host there, and
  ///   a user with a colon.
  init(
    to host: String,
    port: UInt16,
    user: [UInt8]? = nil,
    password: [UInt8]? = nil
  ) throws(ProxyRefusal) {
    guard !host.isEmpty, host.utf8.allSatisfy({ $0.isPrintable && $0 != .space }) else {
      throw ProxyRefusal(.unsayable)
    }
    let name = host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    var lines = ["CONNECT \(name) HTTP/1.1", "Host: \(name)"]
    hasCredentials = user.map { !$0.isEmpty } ?? false
    if let user, hasCredentials {
      guard !user.contains(.colon) else { throw ProxyRefusal(.unsayable) }
      let secret = Base64.encode(user + [.colon] + (password ?? [])).text
      lines.append("Proxy-Authorization: Basic \(secret)")
    }
    outgoing = [UInt8]((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
  }

  mutating func takeOutgoing() -> [UInt8] {
    defer { outgoing = [] }
    return outgoing
  }

  /// The end of the head is `CR LF CR LF`, or `LF LF`: no more is read than its shortest rest.
  var wantedCount: Int {
    guard !isDone else { return 0 }
    return head.last == .lineFeed || head.last == .carriageReturn ? 1 : 2
  }

  mutating func take(_ octets: [UInt8]) throws(ProxyRefusal) {
    for octet in octets {
      head.append(octet)
      count += 1
      guard count <= Self.limit else { throw ProxyRefusal(.tooLong) }
      if head.count <= Self.beginning.count, octet != Self.beginning[head.count - 1] {
        throw ProxyRefusal(.notThisKind)
      }
      if octet == .lineFeed, hasEnded { try takeHead() }
    }
  }

  private var hasEnded: Bool {
    let line = head.dropLast()
    return line.last == .lineFeed || line.suffix(2) == [.lineFeed, .carriageReturn]
  }

  private mutating func takeHead() throws(ProxyRefusal) {
    let lines = head.split(separator: .lineFeed).map { line in
      line.last == .carriageReturn ? [UInt8](line.dropLast()) : [UInt8](line)
    }
    let first = lines.first ?? []
    let digits = first.dropFirst(9).prefix(3)
    guard first.count >= 12, first[8] == .space, let status = digits.decimalNumber,
      first.count == 12 || first[12] == .space
    else { throw ProxyRefusal(.notThisKind) }
    switch status {
    case 100..<200: head = []
    case 200..<300: isDone = true
    // tinyproxy 1.11.1 says 401 to a wrong password.
    case 401, 407:
      let ways = lines.dropFirst().compactMap(Self.way)
      guard ways.isEmpty || ways.contains(where: { $0.lowercased() == "basic" }) else {
        throw ProxyRefusal(.wantsOtherProof(ways.joined(separator: ", ")))
      }
      throw ProxyRefusal(hasCredentials ? .refusesCredentials : .wantsCredentials)
    default:
      let words = [UInt8](first.dropFirst(13).prefix(200)).text
      throw ProxyRefusal(.refused(.http(Int(status), words)))
    }
  }

  /// The scheme that a header names by which a client can say who it is.
  private static func way(_ line: [UInt8]) -> String? {
    let text = line.text
    let name = "proxy-authenticate:"
    guard text.prefix(name.count).lowercased() == name else { return nil }
    return text.dropFirst(name.count).split(separator: " ").first.map { String($0.prefix(30)) }
  }
}
