import FTPClient
import HostNames
import Octets
import Platform
import Transport

/// Which proxy is on the way to servers, and which servers are reached without it.
struct ProxySettings: Sendable {
  /// Where the proxy comes from.
  enum Choice: Sendable {
    /// What the environment says.
    case automatic

    /// None, whatever the environment says.
    case none

    /// One that was set.
    case route(Route)
  }

  var choice = Choice.automatic

  /// The hosts that are reached without a proxy, as they were set; `nil` for what the environment
  /// says.
  var exceptions: String?

  /// What the environment says.
  var environment = ProxyEnvironment()

  /// How a server is reached.
  ///
  /// - Parameter endpoint: The server.
  /// - Returns: The route; `nil` where the environment names a proxy that is none: to go without it
  ///   would be what nobody asked for.
  func route(to endpoint: Endpoint) -> Route? {
    let exceptions = ProxyExceptions(exceptions ?? environment.exceptions)
    switch choice {
    case .none: return .direct
    case .route(let route): return exceptions.contain(endpoint) ? .direct : route
    case .automatic:
      guard let proxy = environment.proxy, !Self.isThisMachine(endpoint.host),
        !exceptions.contain(endpoint)
      else { return .direct }
      return ProxyURL.route(proxy.value)
    }
  }

  /// No proxy elsewhere leads back to this machine.
  private static func isThisMachine(_ host: String) -> Bool {
    HostName.comparable(host) == "localhost" || SocketAddress(digits: host)?.isLoopback ?? false
  }
}

/// What the environment says of proxies, by the variables that curl and lftp know.
struct ProxyEnvironment: Sendable {
  /// The variable that counts, and its value.
  var proxy: (name: String, value: String)?

  /// The hosts that are reached without a proxy.
  var exceptions = ""

  /// What the program was started with.
  static var current: ProxyEnvironment {
    var environment = ProxyEnvironment()
    for name in ["ftp_proxy", "FTP_PROXY", "all_proxy", "ALL_PROXY"] {
      guard let value = Environment.value(name) else { continue }
      environment.proxy = (name, value)
      break
    }
    environment.exceptions = Environment.value("no_proxy") ?? Environment.value("NO_PROXY") ?? ""
    return environment
  }
}

/// Hosts that are reached without a proxy: `example.org,.intern,10.0.0.0/8,ftp.example.net:2121`, or
/// `*` for all.
struct ProxyExceptions {
  private let entries: [Substring]

  /// Reads what `NO_PROXY` has: names and addresses with commas or blanks between them.
  init(_ text: String) {
    entries = text.split { ", \t".contains($0) }
  }

  /// Says whether a server is among them; a name stands for all that end with it too, and is the same
  /// in its own letters, in ASCII, and with a dot at its end.
  func contain(_ endpoint: Endpoint) -> Bool {
    entries.contains { Self.matches($0.lowercased(), endpoint) }
  }

  private static func matches(_ entry: String, _ endpoint: Endpoint) -> Bool {
    if entry == "*" { return true }
    let host = HostName.comparable(endpoint.host)
    if let address = SocketAddress(digits: host) {
      let bare = entry.hasPrefix("[") ? entry.filter { !"[]".contains($0) } : entry
      let parts = bare.split(separator: "/", maxSplits: 1)
      if let first = parts.first, let net = SocketAddress(digits: String(first)) {
        let octets = net.hostOctets
        let bits = parts.count == 2 ? Int(parts[1]) ?? -1 : octets.count * 8
        return (0...octets.count * 8).contains(bits)
          && hasPrefix(address.hostOctets, octets, bits: bits)
      }
    }
    var name = entry[...]
    if let colon = name.lastIndex(of: ":"), let port = UInt16(name[name.index(after: colon)...]) {
      guard port == endpoint.port else { return false }
      name = name[..<colon]
    }
    if name.hasPrefix("*.") { name = name.dropFirst() }
    if name.hasPrefix(".") { name = name.dropFirst() }
    guard !name.isEmpty else { return false }
    let comparable = HostName.comparable(name)
    return host == comparable || host.hasSuffix("." + comparable)
  }

  private static func hasPrefix(_ host: [UInt8], _ net: [UInt8], bits: Int) -> Bool {
    guard host.count == net.count else { return false }
    for (index, pair) in zip(host, net).enumerated() {
      let rest = min(8, max(0, bits - 8 * index))
      let mask = UInt8(truncatingIfNeeded: 0xFF00 >> rest)
      guard pair.0 & mask == pair.1 & mask else { return false }
    }
    return true
  }
}

/// Proxies as people write them: `SCHEME://[USER[:PASSWORD]@]HOST[:PORT]`.
enum ProxyURL {
  /// What may stand before `://`, and the port where none is named.
  private static let schemes: [(name: String, port: UInt16)] = [
    ("socks5", 1080), ("socks5h", 1080), ("socks", 1080), ("http", 3128), ("ftp", 21),
    ("ftp-open", 21), ("ftp-site", 21),
  ]

  /// The forms there are, for people.
  static let allowed = "auto, none, or such as socks5://host:1080, http://host:3128 ('help proxy')"

  /// Writes one so that it can be shown.
  static func text(_ route: Route) -> String {
    switch route {
    case .direct: "none"
    case .proxy(let proxy): text("\(proxy)", proxy.user, proxy.password)
    case .ftpProxy(let proxy):
      text("\(proxy)", proxy.user, proxy.password)
    }
  }

  private static func text(_ name: String, _ user: [UInt8]?, _ password: [UInt8]?) -> String {
    let parts = name.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
    guard let user, parts.count == 3 else { return name }
    let encoded = PercentCoding.encode(user) { !$0.isLetter && !$0.isDigit && $0 != .hyphen }.text
    let secret = password == nil ? "" : ":" + SecretText.mask
    return "\(parts[0])//\(encoded)\(secret)@\(parts[2])"
  }

  /// Reads one.
  ///
  /// - Parameter text: Without a scheme it is HTTP, as other programs have it.
  /// - Returns: `nil` for what is none.
  static func route(_ text: String) -> Route? {
    var rest = [UInt8](text.utf8)[...]
    var scheme = "http"
    if let colon = rest.firstIndex(of: .colon), rest[(colon + 1)...].prefix(2) == [.slash, .slash] {
      scheme = rest[..<colon].text.lowercased()
      rest = rest[(colon + 3)...]
    }
    guard let known = schemes.first(where: { $0.name == scheme }) else { return nil }
    if rest.last == .slash { rest = rest.dropLast() }
    var (user, password): ([UInt8]?, [UInt8]?) = (nil, nil)
    if let at = rest.lastIndex(of: .at) {
      let proof = rest[..<at]
      let colon = proof.firstIndex(of: .colon)
      guard let name = decoded(proof[..<(colon ?? proof.endIndex)]) else { return nil }
      user = name
      if let colon {
        guard let secret = decoded(proof[(colon + 1)...]) else { return nil }
        password = secret
      }
      rest = rest[(at + 1)...]
    }
    guard let (host, port) = hostAndPort(rest, orPort: known.port) else { return nil }
    func ftpProxy(_ naming: FTPProxy.Naming) -> Route {
      let endpoint = Endpoint(host: host, port: port)
      return .ftpProxy(FTPProxy(naming, at: endpoint, user: user, password: password))
    }
    switch scheme {
    case "http":
      return .proxy(Proxy(.connect, host: host, port: port, user: user, password: password))
    case "ftp": return ftpProxy(.user)
    case "ftp-open": return ftpProxy(.open)
    case "ftp-site": return ftpProxy(.site)
    default: return .proxy(Proxy(.socks5, host: host, port: port, user: user, password: password))
    }
  }

  private static func hostAndPort(
    _ octets: ArraySlice<UInt8>,
    orPort usual: UInt16
  ) -> (String, UInt16)? {
    var host = octets
    var port: ArraySlice<UInt8>?
    if octets.first == .openBracket {
      guard let close = octets.firstIndex(of: .closeBracket) else { return nil }
      host = octets[(octets.startIndex + 1)..<close]
      let rest = octets[(close + 1)...]
      guard rest.isEmpty || rest.first == .colon else { return nil }
      port = rest.isEmpty ? nil : rest.dropFirst()
    } else if let colon = octets.firstIndex(of: .colon) {
      host = octets[..<colon]
      port = octets[(colon + 1)...]
    }
    guard !host.isEmpty, host.allSatisfy({ $0 > .space && $0 != .delete && $0 != .slash }) else {
      return nil
    }
    guard let port else { return (host.text, usual) }
    guard let number = port.decimalNumber.flatMap({ UInt16(exactly: $0) }), number > 0 else {
      return nil
    }
    return (host.text, number)
  }

  /// Takes percent-encoding away; `nil` for what is none, and for what no line can have in it.
  private static func decoded(_ octets: ArraySlice<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    var rest = octets
    while !rest.isEmpty {
      guard let octet = PercentCoding.takeOctet(&rest), octet != 0, !octet.isLineEnd else {
        return nil
      }
      result.append(octet)
    }
    return result
  }
}
