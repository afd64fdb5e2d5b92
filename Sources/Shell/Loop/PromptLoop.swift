import FTPClient
import FTPProtocol
import Platform
package import Terminal

/// Reading commands from a person.
package struct PromptLoop {
  private let shell: ShellState
  private let editor: LineEditor
  private let history: LineHistory
  private let interpreter: Interpreter

  /// Takes over the terminal.
  package init(_ shell: ShellState, editor: LineEditor, history: LineHistory) {
    self.shell = shell
    self.editor = editor
    self.history = history
    interpreter = Interpreter(shell, keepsGoing: true)
    shell.front.history = history
    let completer = Completer(shell)
    editor.completer = { completer.candidates(in: $0, at: $1) }
    shell.front.editor = editor
    editor.showStatus = { shell.showStatus() }
  }

  /// Reads and runs lines until the person leaves.
  ///
  /// A failure is shown, and the next line is read: the status is that of leaving, 0.
  package func run() -> ExitStatus {
    while !shell.isLeaving {
      switch editor.readLine(prompt: prompt) {
      case .endOfInput:
        shell.output.say("")
        shell.leaveAfterJobs()
      case .interrupted: shell.output.say("")
      case .line(let line):
        shell.hasAskedToLeave = false
        run(line)
      }
    }
    return .done
  }

  private func run(_ line: [UInt8]) {
    if history.add(line, isSecret: interpreter.holdsSecret(line)) { editor.remember(line) }
    do throws(CommandError) {
      try interpreter.run(line)
    } catch {
      try? shell.output.flush()
      shell.show(error)
    }
    shell.interrupt.reset()
  }

  /// Host and directory, as far as they are known.
  private var prompt: String {
    guard let session = shell.session else { return "ferry> " }
    let host = Escaping.text([UInt8]("\(session.endpoint)".utf8))
    guard session.credentials != nil else {
      return "\(host) (not logged in)> "
    }
    // What nobody knows is shown to be so.
    let path = session.directoryName.map { Escaping.text($0.octets) } ?? "?"
    return "\(host):\(path)> "
  }
}
