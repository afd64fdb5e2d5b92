import Platform
import SystemPackage
import Terminal
import Testing

@testable import Shell

/// Lines with passwords in them, as they are shown: the password is `hush-9`, wherever it stands.
struct SecretsTests {
  private func interpreter(_ mode: ShellState.Mode) throws -> Interpreter {
    let output = Output(standardOutput: .captured(.init()), standardError: .captured(.init()))
    return Interpreter(
      ShellState(
        mode: mode,
        output: output,
        interrupt: try Cancellation(),
        settings: Settings(),
        localDirectory: "/"
      )
    )
  }

  static let lines = [
    "user me hush-9", "USER me hush-9", "usr me hush-9", "user me hush-9 account",
    "open -u me,hush-9 host", "open -u me:hush-9 host", "open me:hush-9@host",
    "open ftp://me:hush-9@host", "open ftp://me:hush-9@host:99999", "open ftp://me:100%hush-9@host",
    "open ftp://me:pw/hush-9@host", "open sftp://me:hush-9@host", "get ftp://me:hush@-9@host/a",
    "quote PASS hush-9", "quote pass hush-9", "quote 'PASS hush-9'", "literal ACCT hush-9",
    "site PSWD old hush-9", "quote SITE PSWD hush-9 new", "PASS hush-9", "pass hush-9",
    "queue user me hush-9", "repeat 2 user me hush-9", "user 'me hush-9", "user me hush-9 &",
    "ls; user me hush-9", "ls && open me:hush-9@host", "open --user=me,hush-9 host",
    "open -ume,hush-9 host", "open -u me -p hush-9 host",
    "quote 'SITE PSWD old hush-9'", "site CHPASS hush-9", "site passwd old hush-9",
    "bookmark edit w password=hush-9", "bookmark add w ftp://h password hush-9",
    "set password hush-9", "alias u2 'user me hush-9'", "open host 21 me hush-9",
    "usre me hush-9", "quote user me hush-9", "!curl -u me:hush-9 ftp://host",
    "cat a | lftp -u me,hush-9 host", "open -vu me,hush-9 host",
    "cat a | curl -T - ftp://me:hush-9@host/a",
    "!curl ftp://me:hush-9@host/a", "bookmark edit w pass=hush-9", "queue quote PASS hush-9",
    "repeat -c 2 -d 5 user me hush-9", "time queue user me hush-9", "que user me hush-9",
    "time site PSWD old hush-9", "open -u me -p hush-9 host", "sess new me:hush-9@host",
    "open 12:hush-9@host", "use me hush-9", "queue usre me hush-9", "lftp -eu me,hush-9 host",
    "get -u me,hush-9 ftp://host/a", "open 1234:hush-9@host", "ls 1234:hush-9@host",
    "bookmark add w 12:hush-9@host",
  ]

  @Test(arguments: lines)
  func `a line with a password is not kept, and is shown without it`(line: String) throws {
    for mode in [ShellState.Mode.prompt, .script] {
      let interpreter = try interpreter(mode)
      #expect(interpreter.holdsSecret([UInt8](line.utf8)))
      let shown = interpreter.displayed([UInt8](line.utf8))
      #expect(!shown.contains("hush-9"), "\(shown)")
      #expect(!shown.contains("-9@"), "\(shown)")
    }
    #expect(Secrets.mayBeIn(script: [UInt8](line.utf8)))
  }

  @Test(arguments: [
    "open me@host", "user me", "open -u me host", "site CHMOD 644 a", "echo pass",
    "get user me", "quote SIZE a", "ls user", "open host:pub", "set overwrite always",
    "bookmark add w ftp://h", "open -u me host 21", "user", "session 2", "!ls -u a",
    "alias l ls -l", "queue get user a b", "time get login a b", "site chmod 644 user a b",
    "open -u me -p 2121 h", "ls -lu 1:x", "get -u 1:x", "put 2:me@x.tar", "cp 1:a:b@c 2:d@e",
    "bookmark edit w password-command='pass show w'", "quote site chmod 644 pass a",
    "queue put pass.txt", "time ls pass",
  ])
  func `a line without one is`(line: String) throws {
    #expect(try !interpreter(.prompt).holdsSecret([UInt8](line.utf8)))
  }
}
