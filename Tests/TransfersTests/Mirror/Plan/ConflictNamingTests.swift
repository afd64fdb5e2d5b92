import Testing
import Transfers

/// The names of files that both sides have changed.
struct ConflictNamingTests {
  @Test func `the end of a name stays its end, and the machine is in it`() {
    let long = String(repeating: "ä", count: 127)
    for (host, name, taken, expected) in [
      ("host.example", "a.txt", 0, "a.conflict-2026-11-28-host.txt"),
      ("host", "a", 0, "a.conflict-2026-11-28-host"),
      ("host", ".profile", 0, ".profile.conflict-2026-11-28-host"),
      ("host", "a.tar.gz", 2, "a.tar.conflict-2026-11-28-host-3.gz"),
      ("ho/st\u{7}", "a.", 0, "a.conflict-2026-11-28-ho-st-."),
      ("", "a.b", 0, "a.conflict-2026-11-28-here.b"),
      (
        "host", long, 0, String(repeating: "ä", count: 105) + ".conflict-2026-11-28-host"
      ),
    ] {
      let naming = ConflictNaming(day: "2026-11-28", host: [UInt8](host.utf8))
      var left = taken
      let octets = naming.name(for: [UInt8](name.utf8)) { _ in
        left -= 1
        return left >= 0
      }
      #expect(String(decoding: octets, as: UTF8.self) == expected)
      #expect(octets.count <= 255 - 20)
    }
  }
}
