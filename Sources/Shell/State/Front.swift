import Octets
package import Platform
import SystemPackage
package import Terminal

/// The side of a shell that its user sees: output, questions, and the editor of the prompt.
package final class Front {
  /// Where the commands come from, which decides whether anybody can be asked.
  package enum Mode: Hashable, Sendable {
    /// A person at a prompt.
    case prompt

    /// A script, from standard input, a file or an argument.
    case script

    /// One command of the command line.
    case single

    /// One command beside a prompt or script, on a thread of its own.
    case job
  }

  /// Where the commands come from.
  package let mode: Mode

  /// Where everything that is shown goes.
  package let output: Output

  /// The interrupt key.
  package let interrupt: Cancellation

  /// The editor of the prompt's line; `nil` in scripts.
  var editor: LineEditor? {
    didSet { typeAhead([]) }
  }

  /// What was typed before a question, for the prompt; only as long as there is no editor that
  /// keeps it.
  private var typedAhead: [UInt8] = []

  /// The history of the prompt; `nil` in scripts.
  package var history: LineHistory?

  /// Whether standard input is where the commands come from.
  package internal(set) var readsStandardInput = false

  /// The number of the script's line that is running; `nil` where there is no script.
  var lineNumber: Int?

  /// The file that the line is in, where it is not the script itself.
  private var sourceName: String?

  /// How many files are read from within each other.
  private var sourceDepth = 0

  /// What was said to the server for the running command.
  var dialogue = DialogueRecord()

  /// The failure that was shown last; `nil` before there was one.
  private(set) var lastFailure: ShownFailure?

  /// What the last line at the prompt ended with.
  var lastStatus = ExitStatus.done

  /// What the user sees of the transfers of the running command; `nil` while there are none.
  var display: TransferDisplay?

  /// The running command, once the user has said that it is to go on in the background.
  var handover: Handover?

  /// Whether this is a job of somebody at a prompt, who would have been asked there.
  var isBesidePerson = false

  /// What was done already of a command that goes on here as a job.
  var doneBefore: Set<[UInt8]> = []

  /// Where somebody outside asks where things stand; `nil` in tests.
  package var statusRequest: SignalWatch?

  /// The obsolete commands that have had their notice.
  var noticedCommands: Set<String> = []

  /// Shows on an output.
  init(_ mode: Mode, _ output: Output, interrupt: Cancellation) {
    self.mode = mode
    self.output = output
    self.interrupt = interrupt
    output.cancellation = interrupt
  }

  /// Whether a person sits at standard input and can be asked.
  var canAsk: Bool { mode != .job && output.inputIsTerminal && output.errorIsTerminal }

  /// Whether a person can be asked to decide something that a script may not.
  var canDecide: Bool { canAsk && (mode == .prompt || mode == .single) }

  /// Asks a yes-or-no question at the prompt; no where nobody can be asked.
  ///
  /// - Parameters:
  ///   - question: Harmless already.
  ///   - what: What could not be done without an answer.
  /// - Returns: Whether the answer was yes.
  /// - Throws: ``CommandError`` for an interruption.
  func confirm(_ question: String, for what: [UInt8]) throws(CommandError) -> Bool {
    let choices = ["": false, "y": true, "yes": true, "n": false, "no": false]
    return try choose("\(question) [y/N] ", among: choices, for: what) ?? false
  }

  /// Asks for one of several answers at the prompt.
  ///
  /// What was typed or pasted before the question is not taken for its answer: it stays for the
  /// prompt, where there will be one; nothing can be given back to the terminal.
  ///
  /// - Parameters:
  ///   - question: Harmless already, with a blank at its end.
  ///   - choices: What answers mean, small letters; the empty one is the line end alone.
  ///   - what: What could not be done without an answer.
  /// - Returns: `nil` where nobody can be asked, and at the end of input.
  /// - Throws: ``CommandError`` for an interruption.
  func choose<Choice>(
    _ question: String,
    among choices: [String: Choice],
    for what: [UInt8]
  ) throws(CommandError) -> Choice? {
    guard canDecide else { return nil }
    try? display?.showEvents()
    output.clearStatus()
    do throws(CommandError) {
      return try interruptibly(
        what,
        ChoicePrompt.ask(question, among: choices, cancelledBy: interrupt) { typeAhead($0) }
      )
    } catch {
      // Whoever interrupts wants none of the other pasted lines either.
      typedAhead = []
      editor?.forgetTypedAhead()
      throw error
    }
  }

  /// Keeps what was typed ahead for the prompt.
  private func typeAhead(_ octets: [UInt8]) {
    typedAhead += octets
    guard let editor, !typedAhead.isEmpty else { return }
    editor.typeAhead(typedAhead)
    typedAhead = []
  }

  /// Asks for a word at the prompt.
  ///
  /// - Parameters:
  ///   - question: With a blank at its end.
  ///   - what: What could not be done without an answer.
  /// - Returns: What was typed, without blanks around it; `nil` where nobody can be asked, at the end
  ///   of input, and for nothing.
  /// - Throws: ``CommandError`` for an interruption.
  func ask(_ question: String, for what: [UInt8]) throws(CommandError) -> [UInt8]? {
    guard canAsk else { return nil }
    let answer = try interruptibly(
      what,
      TextPrompt.ask(question, cancelledBy: interrupt) { typeAhead($0) }
    )
    let word = answer?.drop { $0 == .space || $0 == .tab }
    let end = word?.lastIndex { $0 != .space && $0 != .tab }
    return end.flatMap { end in word.map { [UInt8]($0[...end]) } }
  }

  /// Asks for a password or the like, which is not shown.
  ///
  /// - Parameters:
  ///   - question: With a blank at its end.
  ///   - what: What could not be done without an answer.
  /// - Returns: What was typed; `nil` at the end of input.
  /// - Throws: ``CommandError`` for an interruption.
  func askSecret(_ question: String, for what: [UInt8]) throws(CommandError) -> [UInt8]? {
    try interruptibly(what, PasswordPrompt.ask(question, cancelledBy: interrupt))
  }

  /// Shows an error where the user looks for it.
  func show(_ error: CommandError) {
    guard !error.isShown, handover == nil || !error.isInterruption else { return }
    lastFailure = ShownFailure(error: error, dialogue: dialogue.lines)
    try? display?.showEvents()
    // Behind what the terminal shows of the key: ^C.
    if error.isInterruption, output.inputIsTerminal { output.beginLine() }
    output.say(ErrorMessage.text(for: error, line: lineNumber, of: sourceName), style: .error)
  }

  /// Runs something that reads the lines of a file, whose name errors have then.
  ///
  /// - Throws: What it throws, and ``CommandError`` for files that read each other without end.
  func reading(_ path: FilePath, _ body: () throws(CommandError) -> Void) throws(CommandError) {
    guard sourceDepth < 16 else {
      let reason = "it reads itself, or too many files read each other"
      throw CommandError("source \(path)", .refused(reason, advice: nil))
    }
    let before = (sourceName, lineNumber, readsStandardInput)
    sourceDepth += 1
    sourceName = Escaping.name(path.lastComponent?.string.utf8.map { $0 } ?? [])
    defer {
      sourceDepth -= 1
      (sourceName, lineNumber, readsStandardInput) = before
    }
    try body()
  }

  /// Lets lines appear above the prompt, if that is where the user is.
  func printing(_ body: () -> Void) {
    if let editor { editor.printing(body) } else { body() }
  }
}
