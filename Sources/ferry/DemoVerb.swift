import ArgumentParser
import DemoServer
import Platform
import Shell
import SystemPackage
import Terminal

/// `ferry demo`: a server on this machine over sample files, and a shell connected to it.
struct DemoVerb: RunnableVerb {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Try everything with a server of the program's own.",
    discussion: """
      The server listens on this machine only, serves sample files in a temporary directory, and \
      ends with the shell, which removes them.
      """
  )

  @OptionGroup(title: "Connection") var connection: ConnectionOptions
  @OptionGroup(title: "Scripts") var script: ScriptOptions

  func run(
    with arguments: CommandLineWords,
    _ interrupt: Cancellation,
    _ passwords: PasswordSources
  ) -> ExitStatus {
    let output = Output()
    let source = script.source(inputIsTerminal: output.inputIsTerminal)
    let shell = connection.makeShell(source == nil ? .prompt : .script, interrupt, passwords)
    script.change(shell)
    // Its port is another one every time: there is nothing to remember.
    shell.connection.access.memory = nil
    let directory: FilePath
    let server: DemoServer
    do throws(Errno) {
      directory = try LocalDirectory.createTemporary(prefix: "ferry-demo-")
      try DemoFiles.create(in: directory)
      server = try DemoServer(DemoServer.Options(root: directory))
    } catch {
      output.say("ferry: the demo cannot begin: \(error)", style: .error)
      return .local
    }
    defer {
      server.stop()
      try? LocalDirectory.removeTree(directory)
    }
    shell.output.say("A server of ferry's own serves \(directory); it ends when you leave.")
    if source == nil { shell.output.say("Try 'ls', 'get README.txt', 'help'; 'quit' leaves.") }
    let run = ShellRun(shell: shell, keepsGoing: script.keepGoing)
    return run.run(source) { () throws(CommandError) in
      try shell.connection.open(Destination([UInt8]("ftp://127.0.0.1:\(server.port)".utf8)))
    }
  }
}
