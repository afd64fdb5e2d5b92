import ArgumentParser
import Platform
import Shell
import Terminal

/// `ferry manual`: the manual page.
struct ManualVerb: RunnableVerb {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Print the manual page.",
    discussion: """
      It is for 'man': 'ferry manual | man -l -' shows it, and a file 'man1/ferry.1' below a \
      directory of manual pages installs it.
      """
  )

  func run(
    with arguments: CommandLineWords,
    _ interrupt: Cancellation,
    _ passwords: PasswordSources
  ) -> ExitStatus {
    Output().answer(String(ManualPage.text.dropLast()))
  }
}
