import FTPClient
import Testing

@testable import Shell

struct HostPatternTests {
  struct Case: CustomTestStringConvertible {
    let pattern: String
    let host: String
    var port: UInt16 = 21
    let isMeant: Bool

    var testDescription: String { "\(pattern) and \(host):\(port)" }
  }

  @Test(arguments: [
    Case(pattern: "ftp.example.org", host: "FTP.example.org", isMeant: true),
    Case(pattern: "ftp.example.org", host: "ftp.example.org", port: 2121, isMeant: true),
    Case(pattern: "ftp.example.org", host: "xftp.example.org", isMeant: false),
    Case(pattern: "*.example.org", host: "a.b.example.org", isMeant: true),
    Case(pattern: "*.example.org", host: "example.org", isMeant: false),
    Case(pattern: "*.bücher.example", host: "ftp.xn--bcher-kva.example", isMeant: true),
    Case(pattern: "ftp.example.org", host: "ftp.example.org.", isMeant: true),
    Case(pattern: "*", host: "127.0.0.1", port: 1, isMeant: true),
    Case(pattern: "127.0.0.1:2121", host: "127.0.0.1", port: 2121, isMeant: true),
    Case(pattern: "127.0.0.1:2121", host: "127.0.0.1", port: 2122, isMeant: false),
    Case(pattern: "::1", host: "::1", isMeant: true),
    Case(pattern: "[::1]", host: "::1", isMeant: true),
    Case(pattern: "[::1]:2121", host: "::1", port: 2121, isMeant: true),
    Case(pattern: "[::1]:2121", host: "::1", port: 21, isMeant: false),
  ])
  func `a pattern means the servers that it names`(_ example: Case) throws {
    let pattern = try #require(HostPattern(example.pattern))
    let endpoint = Endpoint(host: example.host, port: example.port)
    #expect(pattern.matches(endpoint) == example.isMeant)
  }

  @Test(arguments: ["", "a b", "host:", "host:x", "host:99999", "[::1]x", "[::1]:", ":21"])
  func `what is no host is refused`(_ text: String) {
    #expect(HostPattern(text) == nil)
  }
}
