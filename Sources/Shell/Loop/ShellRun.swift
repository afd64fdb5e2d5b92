import Platform
import SystemPackage
import Terminal

/// A shell from its start to its exit status.
package struct ShellRun {
  private let shell: ShellState
  private let keepsGoing: Bool

  /// Lines that run before all others; at a prompt one that fails is no reason to leave.
  package var firstLines: [[UInt8]] = []

  /// Runs with a state that nobody has used yet.
  package init(shell: ShellState, keepsGoing: Bool) {
    self.shell = shell
    self.keepsGoing = keepsGoing
  }

  /// Runs a script, or a prompt if there is none.
  ///
  /// - Parameters:
  ///   - source: The script.
  ///   - begin: What comes first, such as connecting; its failure is the end.
  /// - Returns: What the program ends with.
  package func run(
    _ source: ScriptLoop.Source?,
    begin: () throws(CommandError) -> Void
  ) -> ExitStatus {
    shell.attending { runAttended(source, begin) }
  }

  private func runAttended(
    _ source: ScriptLoop.Source?,
    _ begin: () throws(CommandError) -> Void
  ) -> ExitStatus {
    do throws(CommandError) {
      ConfigurationFile.apply(FileLocations.configuration, to: shell)
      try begin()
    } catch {
      shell.show(error)
      shell.closeAll()
      return ExitStatus(error)
    }
    if let status = runFirstLines(isPrompt: source == nil) { return status }
    if let source { return ScriptLoop(shell, keepsGoing: keepsGoing).run(source) }
    let history = LineHistory(path: FileLocations.history)
    guard let editor = LineEditor(history: history, interrupt: shell.interrupt) else {
      return ScriptLoop(shell, keepsGoing: true).run(.standardInput)
    }
    return PromptLoop(shell, editor: editor, history: history).run()
  }

  /// - Returns: What the program ends with, if it does.
  private func runFirstLines(isPrompt: Bool) -> ExitStatus? {
    let interpreter = Interpreter(shell)
    do throws(CommandError) {
      try interpreter.runLoginMacro()
      for line in firstLines {
        do throws(CommandError) {
          try interpreter.run(line)
        } catch {
          guard isPrompt else { throw error }
          shell.show(error)
          try? shell.output.flush()
        }
        guard !shell.isLeaving else {
          shell.connection.close()
          return .done
        }
      }
      return nil
    } catch {
      shell.show(error)
      guard !isPrompt else { return nil }
      shell.connection.close()
      return ExitStatus(error)
    }
  }
}
