import Terminal

/// What the program ends with, and why: read by help, the manual page and, through a test, the README.
enum StatusMeanings {
  static let all: [(status: Int32, meaning: String)] = [
    (0, "done"),
    (
      1,
      "refused by the server for good (5xx), no room there (452 too), a name that is taken there, "
        + "or nothing of that name there"
    ),
    (2, "the command line or a line of a script makes no sense"),
    (
      3,
      "no connection, or it was lost, timed out, ended by the server (421, too many are "
        + "connected), or did not speak FTP"
    ),
    (4, "login refused, or no password at hand"),
    (5, "TLS or a certificate"),
    (
      6,
      "a file or the disk of this machine, a name that is taken here and may not be replaced, or "
        + "standard output"
    ),
    (
      7,
      "what arrived is not what was sent, or its end may be missing, or a digest that was asked "
        + "for did not come"
    ),
    (
      8,
      "temporary refusal (4xx but 421 and 452), after all attempts; another mirror is at work there"
    ),
    (
      9,
      "guarded: both sides have changed and one of them would be lost (edit, mirror), or a mirror "
        + "would delete more than it may"
    ),
    (10, "a program of this machine failed, with ! or behind a pipe"),
    (130, "interrupted"),
  ]

  /// A line or more for each, of at most 80 characters.
  static var text: String {
    all.map { status, meaning in
      let number = "\(status)"
      let first = number + String(repeating: " ", count: 5 - number.count)
      return first + TextWrapping.lines(meaning, columns: 74).joined(separator: "\n     ")
    }.joined(separator: "\n")
  }
}
