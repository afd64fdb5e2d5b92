import Testing

@testable import Shell

struct ModeChangeTests {
  @Test(arguments: [
    ("644", 0o777, false, 0o644), ("+x", 0o644, false, 0o755), ("a+x", 0o600, false, 0o711),
    ("u+x,go-w", 0o666, false, 0o744), ("go=", 0o777, false, 0o700), ("o=r", 0o770, false, 0o774),
    ("a+X", 0o644, false, 0o644), ("a+X", 0o744, false, 0o755), ("a+X", 0o600, true, 0o711),
    ("a+rX", 0o600, true, 0o755), ("u+s", 0o755, false, 0o4755), ("g+s", 0o755, true, 0o2755),
    ("+t", 0o755, true, 0o1755), ("u-x+w", 0o500, false, 0o600), ("=r", 0o2777, true, 0o2444),
    ("a-x", 0o755, false, 0o644),
  ])
  func `permission bits change as chmod changes them`(
    text: String,
    before: Int,
    isDirectory: Bool,
    after: Int
  ) throws {
    let change = try #require(ModeChange(text))
    #expect(change.applied(to: UInt16(before), isDirectory: isDirectory) == UInt16(after))
  }

  @Test(arguments: ["", "8", "99999", "x", "u", "u+q", "u+x,", ",", "77777"])
  func `what is no change is refused`(text: String) {
    #expect(ModeChange(text) == nil)
  }
}
