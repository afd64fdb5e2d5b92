import Testing

@testable import Shell

/// Passwords in messages about what cannot be understood.
struct SecretTextTests {
  @Test(arguments: [
    (
      "ferry: ftp://me:s3cr3t@h:99999/: the port cannot be",
      "ferry: ftp://me:****@h:99999/: the port cannot be"
    ),
    ("no such command: 'me:pw@h'", "no such command: 'me:****@h'"),
    ("two: a:b@c and\nd:e@f", "two: a:****@c and\nd:****@f"),
    ("me@host: not there", "me@host: not there"), ("12:30 at noon", "12:30 at noon"),
    ("ftp://h:21/a@b is there", "ftp://h:21/a@b is there"), ("grüße:x@ü", "grüße:****@ü"),
    ("cp 2:me@x.tar: not there", "cp 2:me@x.tar: not there"),
    ("2://me:pw@h", "2://me:****@h"), ("1234:pw@h", "1234:****@h"),
  ])
  func `a password is masked wherever it stands`(text: String, masked: String) {
    #expect(SecretText.masked(text) == masked)
  }
}
