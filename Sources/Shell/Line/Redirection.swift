/// Where what a command prints goes instead of standard output.
enum Redirection: Hashable, Sendable {
  /// A file of this machine, which is made anew or gets more at its end.
  case file(Word, appends: Bool)

  /// A command for the user's own shell.
  case command([UInt8])
}
