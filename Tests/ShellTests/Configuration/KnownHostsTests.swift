import FTPClient
import FTPTestSupport
import Platform
import SystemPackage
import Testing
import Transport

@testable import Shell

struct KnownHostsTests {
  private static let first = String(repeating: "AB:", count: 31) + "AB"
  private static let second = String(repeating: "CD:", count: 31) + "CD"

  private func fingerprint(_ text: String) throws -> Fingerprint {
    try #require(Fingerprint(text))
  }

  @Test func `a server is found by its host, whatever the letters, and by its port`() throws {
    try withTemporaryDirectory { directory in
      let known = KnownHosts(directory.appending("a/known_hosts"))
      let first = try fingerprint(Self.first)
      try known.trust(first, of: Endpoint(host: "FTP.example.org", port: 21))
      #expect(try known.fingerprint(of: Endpoint(host: "ftp.Example.org.")) == first)
      #expect(try known.fingerprint(of: Endpoint(host: "ftp.example.org", port: 990)) == nil)
      #expect(try known.fingerprint(of: Endpoint(host: "example.org")) == nil)
    }
  }

  @Test func `trusting again replaces, removing forgets, and others and comments stay`() throws {
    try withTemporaryDirectory { directory in
      let path = directory.appending("known_hosts")
      let text = "# mine\n[::1]:21 \(Self.first) 2026-01-02\nodd line\n"
      try PrivateFile.replace(path, with: [UInt8](text.utf8))
      let known = KnownHosts(path)
      let endpoint = Endpoint(host: "h", port: 2121)
      try known.trust(fingerprint(Self.first), of: endpoint)
      try known.trust(fingerprint(Self.second), of: endpoint)
      #expect(try known.entries().map(\.key) == ["[::1]:21", "h:2121"])
      #expect(try known.fingerprint(of: endpoint) == fingerprint(Self.second))
      #expect(try known.fingerprint(of: Endpoint(host: "::1")) == fingerprint(Self.first))
      #expect(try known.remove(endpoint))
      #expect(try !known.remove(endpoint))
      #expect(try PrivateFile.read(path) == [UInt8](text.utf8))
    }
  }

  @Test func `a file that cannot be read is no empty one`() throws {
    try withTemporaryDirectory { directory in
      _ = #expect(throws: CommandError.self) {
        try KnownHosts(directory).fingerprint(of: Endpoint(host: "h"))
      }
    }
  }
}
