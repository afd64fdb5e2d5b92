import Testing

/// Ways in which a right line acted on the wrong file, or was done in words only.
struct KnownDialogueTests {
  /// A dialogue, and what it shows.
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let script: String

    var testDescription: String { name }

    init(_ name: String, _ script: String) {
      self.name = name
      self.script = script
    }
  }

  static let cases = [
    Case(
      "an interrupted listing of another directory",
      """
      server list
      ls /other ! EPSV 1 interrupt 150ms
      rm a.txt
      """
    ),
    Case(
      "a change of the directory that is interrupted before its reply",
      """
      server
      cd /other ! CWD 1 interrupt 5ms
      rm a.txt
      """
    ),
    Case(
      "a server that takes one command a packet",
      """
      server list one-command
      ls /other
      rm a.txt
      """
    ),
    Case(
      "an interrupt while the server connects",
      """
      server list active
      ls /other ! EPRT 1 interrupt 5ms
      rm a.txt
      """
    ),
    Case(
      "a PWD that tells the empty path",
      """
      server list path-empty
      ls sub
      rm a.txt
      """
    ),
    Case(
      "a PWD that tells the empty path where the login led",
      """
      server list path-empty-at-home
      ls sub
      put new.txt
      """
    ),
    Case(
      "a PWD that tells something else",
      """
      server list path-untold
      mv b.x /other
      rm b.x
      """
    ),
    Case(
      "a path with a carriage return in it",
      """
      server list path-broken
      ls /other
      rm *.x
      """
    ),
    Case(
      "a server without PWD",
      """
      server list path-unknown
      put a.txt a.txt
      ls docs/sub
      """
    ),
    Case(
      "paths as they are outside of a jail",
      """
      server jail
      rm -r other
      rm a.txt
      """
    ),
    Case(
      "a way back that is refused",
      """
      server list
      cd /docs
      ls ../other ! CWD 2 answer 450
      rm a.txt
      """
    ),
    Case(
      "a working directory that somebody renames",
      """
      server list
      cd /docs
      ls ../other ! LIST 1 rename-place
      rm a.txt
      """
    ),
    Case(
      "a connection that is lost after quote CWD",
      """
      server
      quote CWD /other
      put new.txt a.txt ! STOR 1 cut-after
      rm b.x
      """
    ),
    Case(
      "a directory that is refused after a reconnect",
      """
      server
      cd /docs
      ls ! MLSD 1 cut-before
      ls ! CWD 1 answer 550
      rm a.txt
      put new.txt
      """
    ),
    Case(
      "an intermediate reply to DELE",
      """
      server
      rm a.txt ! DELE 1 answer 350
      """
    ),
    Case(
      "an intermediate reply to MKD, CWD and RMD",
      """
      server
      mkdir made ! MKD 1 answer 332
      cd docs ! CWD 1 answer 314
      rmdir empty ! RMD 1 answer 314
      rm a.txt
      """
    ),
    Case(
      "a second reply to CWD",
      """
      server
      cd /docs ! CWD 1 second
      rm missing.txt
      mkdir sub
      ls
      """
    ),
    Case(
      "a second reply to STOR a moment later",
      """
      server
      put new.txt ! STOR 1 second 226 5ms
      rm missing.txt
      mkdir sub
      rm missing.txt
      """
    ),
    Case(
      "a second reply that looks like that to the next command",
      """
      server
      mkdir made ! MKD 1 second-later 250
      rm missing.txt
      mkdir sub
      rm missing.txt
      cd missing
      rm a.txt
      """
    ),
    Case(
      "a second reply to PASS",
      """
      server
      open ! PASS 1 second 230 1ms
      rm missing.txt
      mkdir sub
      ls
      """
    ),
    Case(
      "an MLSD that ignores its argument",
      """
      server ignores-argument
      ls other
      get -r docs/sub copy1
      """
    ),
    Case(
      "replies of a packet in another order",
      """
      server asynchronous
      get a.txt copy1
      ls other
      rm -r docs/sub
      """
    ),
    Case(
      "a FEAT that is never answered",
      """
      server
      put new.txt docs ! FEAT 1 swallow
      rm a.txt
      """
    ),
    Case(
      "a FEAT that ends the connection",
      """
      server
      put new.txt docs ! FEAT 1 cut-before
      rm a.txt
      """
    ),
  ]

  @Test(arguments: cases)
  func `a line acts where it means to`(known: Case) throws {
    let dialogue = try #require(Dialogue(parsing: known.script))
    let result = try DialogueRun(dialogue).run()
    for violation in result.violations {
      Issue.record("line \(violation.line): \(violation.kind.rawValue): \(violation.text)")
    }
  }
}
