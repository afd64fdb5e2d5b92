import Octets

/// What a server announces with FEAT (RFC 2389 §3.2): a hint, not a proof.
package struct FeatureList: Hashable, Sendable {
  /// The lines as sent, without blanks around them; no code, no introduction.
  package let lines: [String]

  private let parameters: [String: String]

  /// The list of a server that has no FEAT.
  package init() {
    lines = []
    parameters = [:]
  }

  /// Reads the reply to FEAT: every line but the first and the last; nothing of a refusal.
  package init(_ reply: Reply) {
    let inner = reply.code.isCompletion ? reply.lines.dropFirst().dropLast() : []
    lines = inner.compactMap { line in
      let trimmed = line.drop { $0.isBlank }
      let end = trimmed.lastIndex { !$0.isBlank }
      guard let end else { return nil }
      return trimmed[...end].text
    }
    var parameters: [String: String] = [:]
    for line in lines {
      let parts = line.split(separator: " ", maxSplits: 1)
      guard let name = parts.first else { continue }
      let values = parts.count > 1 ? String(parts[1]) : ""
      // pyftpdlib 2.2.0 has a line for AUTH SSL and one for AUTH TLS.
      parameters.merge([name.uppercased(): values]) { "\($0);\($1)" }
    }
    self.parameters = parameters
  }

  /// Whether the server announces a feature, whatever its case.
  package func has(_ name: String) -> Bool { parameters[name.uppercased()] != nil }

  /// What stands behind a feature's name, of several lines with `;` between; `nil` if not announced.
  package func parameters(of name: String) -> String? { parameters[name.uppercased()] }
}
