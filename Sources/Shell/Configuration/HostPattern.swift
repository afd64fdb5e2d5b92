import FTPClient
import FTPProtocol
import HostNames

/// The servers that a setting is for: `host`, `*.example.org`, `host:2121`.
struct HostPattern: Hashable, Sendable, CustomStringConvertible {
  private let text: String
  private let name: GlobPattern

  /// The port; `nil` for all.
  private let port: UInt16?

  /// Reads what a user typed: a host name with `*`, `?` and `[a-z]`, an IPv6 address in brackets
  /// or without, and a port behind a colon; `nil` for what is none.
  init?(_ text: String) {
    self.text = text
    var host = Substring(text)
    var port: UInt16?
    if host.hasPrefix("["), let end = host.firstIndex(of: "]"), host.contains(":") {
      let rest = host[host.index(after: end)...]
      host = host[host.index(after: host.startIndex)..<end]
      if !rest.isEmpty {
        guard rest.first == ":", let number = UInt16(rest.dropFirst()) else { return nil }
        port = number
      }
    } else if host.count(where: { $0 == ":" }) == 1, let colon = host.firstIndex(of: ":") {
      guard let number = UInt16(host[host.index(after: colon)...]) else { return nil }
      port = number
      host = host[..<colon]
    }
    guard !host.isEmpty, !host.contains(where: \.isWhitespace) else { return nil }
    self.port = port
    let comparable = HostName.comparable(host)
    name = GlobPattern(text: [UInt8](comparable.utf8), ignoresCase: true, meetsHiddenNames: true)
  }

  var description: String { text }

  /// Says whether a server is meant; names of hosts have no case (RFC 4343), and are the same in their
  /// own letters and in ASCII.
  func matches(_ endpoint: Endpoint) -> Bool {
    guard port.map({ $0 == endpoint.port }) ?? true else { return false }
    return name.matches([UInt8](HostName.comparable(endpoint.host).utf8).span)
  }

  static func == (first: HostPattern, second: HostPattern) -> Bool { first.text == second.text }

  func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
