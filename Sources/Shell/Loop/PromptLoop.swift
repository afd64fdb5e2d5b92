import FTPClient
import FTPProtocol
import Octets
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
    if shell.session == nil, history.entries.isEmpty { sayHowToBegin() }
    while !shell.isLeaving {
      let right = shell.settings.rightPrompt.map { PromptText.filled($0, from: shell) } ?? ""
      switch editor.readLine(prompt: prompt, rightPrompt: right) {
      case .endOfInput:
        shell.output.say("")
        shell.leaveAfterJobs()
      case .interrupted: shell.output.say("")
      case .line(let line):
        shell.hasAskedToLeave = false
        if let line = recalled(line) { run(line) }
      }
    }
    return .done
  }

  private func run(_ line: [UInt8]) {
    if history.add(line, isSecret: interpreter.holdsSecret(line)) { editor.remember(line) }
    let place = shell.session?.directoryName
    shell.front.lastStatus = .done
    do throws(CommandError) {
      try interpreter.run(line)
    } catch {
      try? shell.output.flush()
      shell.show(error)
      shell.front.lastStatus = ExitStatus(error)
    }
    shell.connection.showDirectoryMessage(hasMoved: shell.session?.directoryName != place)
    shell.interrupt.reset()
  }

  /// The line that `!!` and `!NUMBER` stand for, with what stands behind; other lines themselves.
  ///
  /// - Returns: `nil` where there is no such line, which has been said.
  private func recalled(_ line: [UInt8]) -> [UInt8]? {
    let marks: [UInt8] = [.exclamation, .exclamation]
    let digits = line.dropFirst().prefix { $0.isDigit }
    let rest: ArraySlice<UInt8>
    let index: Int
    if line.starts(with: marks) {
      (index, rest) = (history.entries.count - 1, line.dropFirst(2))
    } else if line.first == .exclamation, !digits.isEmpty,
      line.count == 1 + digits.count || line[1 + digits.count].isBlank
    {
      (index, rest) = ((Int([UInt8](digits).text) ?? 0) - 1, line.dropFirst(1 + digits.count))
    } else {
      return line
    }
    guard history.entries.indices.contains(index) else {
      let advice = "'history' shows the lines that are kept."
      shell.show(CommandError(line, .refused("there is no such line", advice: advice)))
      return nil
    }
    let recalled = history.entries[index] + rest
    shell.output.say(interpreter.displayed(recalled), style: .dim)
    return recalled
  }

  /// What one needs to know the first time.
  private func sayHowToBegin() {
    let lines = [
      "'open HOST' connects as anonymous, 'open NAME@HOST' as somebody; 'quit' leaves.",
      "'ls' looks, 'cd DIR' goes, 'get FILE' fetches, 'put FILE' sends; Tab completes names.",
      "'help' shows the rest. To try it all without a server: 'ferry demo'.",
    ]
    for line in lines { shell.output.say(line) }
  }

  /// Host and directory, as far as they are known, or what the user wants.
  private var prompt: String {
    if let format = shell.settings.prompt { return PromptText.filled(format, from: shell) }
    let isAlone = shell.sessions.slots.count == 1
    let number = isAlone ? "" : "[\(shell.sessions.current.number)] "
    guard let session = shell.session else { return "\(number)ferry> " }
    let host = number + Escaping.text([UInt8]("\(session.endpoint)".utf8))
    guard session.credentials != nil else {
      return "\(host) (not logged in)> "
    }
    // What nobody knows is shown to be so.
    let path = session.directoryName.map { Escaping.text($0.octets) } ?? "?"
    return "\(host):\(path)> "
  }
}
