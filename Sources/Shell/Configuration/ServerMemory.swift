import FTPClient
import Octets
import Platform
package import SystemPackage

/// What sessions showed of servers, in a file: a server a line, `HOST:PORT FACT=VALUE …`.
///
/// Nothing is lost with it but time: what cannot be read or written is found out again.
package struct ServerMemory: Sendable {
  private let path: FilePath

  /// How many servers are remembered, the latest ones.
  private static let limit = 500

  /// Uses a file, which need not be there.
  package init(_ path: FilePath) {
    self.path = path
  }

  /// Returns what is known of a server.
  func knowledge(of endpoint: Endpoint) -> ServerKnowledge {
    let key = Self.key(of: endpoint)
    guard let line = lines().last(where: { $0.key == key }) else { return ServerKnowledge() }
    return ServerKnowledge(parsing: line.facts)
  }

  /// Keeps what is known of a server; the others in the file stay.
  func remember(_ knowledge: ServerKnowledge, of endpoint: Endpoint) {
    let key = Self.key(of: endpoint)
    var lines = lines().filter { $0.key != key }
    if knowledge != ServerKnowledge() { lines.append((key, knowledge.text)) }
    let text = lines.suffix(Self.limit).map { "\($0.key) \($0.facts)\n" }.joined()
    try? PrivateFile.replace(path, with: [UInt8](text.utf8))
  }

  /// The servers of which something is known, as `HOST:PORT`.
  var servers: [String] { lines().map(\.key) }

  private func lines() -> [(key: String, facts: String)] {
    guard let octets = (try? PrivateFile.read(path)) ?? nil else { return [] }
    return octets.text.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: " ", maxSplits: 1)
      guard parts.count == 2 else { return nil }
      return (key: String(parts[0]), facts: String(parts[1]))
    }
  }

  private static func key(of endpoint: Endpoint) -> String {
    let host = endpoint.host.lowercased().filter { !$0.isWhitespace }
    return "\(host):\(endpoint.port)"
  }
}
