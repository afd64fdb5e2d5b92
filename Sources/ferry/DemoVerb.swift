import ArgumentParser
import Shell

/// `ferry demo`: a server on this machine over sample files, and a shell connected to it.
struct DemoVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Try everything with a server of the program's own."
  )
}
