internal import CEditLine
import Glibc
import Octets
package import Platform
import SystemPackage

/// What a person did at the prompt.
package enum LineOutcome: Hashable, Sendable {
  /// Typed a line; octets without the line end.
  case line([UInt8])

  /// Pressed the interrupt key.
  case interrupted

  /// Ended the input.
  case endOfInput
}

/// A line of text, edited at the terminal with libedit.
///
/// One exists at a time, on the main thread. The user's `.editrc` decides about keys.
package final class LineEditor {
  private let editor: OpaquePointer
  private let history: OpaquePointer?
  private let input: Int32
  private let interrupt: Cancellation
  private let windowSize: SignalWatch?
  private var prompt: UnsafeMutablePointer<CChar>?
  private var decoder = UTF8Decoder()
  private var wasInterrupted = false
  private var isReading = false

  /// What was typed before a question, and not as its answer.
  private var typedAhead: [UInt8] = []

  /// What the Tab key offers; takes the line and the offset of the cursor in octets.
  package var completer: ([UInt8], Int) -> CompletionCandidates = { _, _ in .none }

  /// What the key for it does at the prompt, Ctrl-T unless the user's keys say otherwise.
  package var showStatus: () -> Void = {}

  /// Takes over standard input, which must be a terminal; `nil` when it cannot be edited on.
  ///
  /// - Parameters:
  ///   - lines: The lines that the arrow keys bring back.
  ///   - interrupt: What the interrupt key cancels.
  package init?(history lines: LineHistory, interrupt: Cancellation) {
    LocaleEncoding.makeUTF8()
    guard let editor = editline_open("ferry") else { return nil }
    self.editor = editor
    self.interrupt = interrupt
    input = 0
    history = history_init()
    windowSize = try? SignalWatch(.windowSize)
    // The editor lives no longer than this object, which frees it.
    editline_set_client_data(editor, Unmanaged.passUnretained(self).toOpaque())
    editline_set_mode(editor, "emacs")
    editline_read_with(editor, Self.readCharacter)
    editline_prompt_with(editor, Self.givePrompt, 1)
    editline_add_function(editor, "ferry-complete", "Complete the word", Self.complete)
    editline_add_function(editor, "ferry-status", "Show where things stand", Self.askStatus)
    for (keys, command) in KeyBindings.all { editline_bind(editor, keys, command) }
    if let history {
      editline_set_history_size(history, 1000)
      editline_use_history(editor, history)
      for line in lines.entries { remember(line) }
    }
    // The user's own keys come last, so that they win.
    el_source(editor, nil)
  }

  deinit {
    el_end(editor)
    if let history { history_end(history) }
    free(prompt)
  }

  /// Takes what somebody else has read from the terminal, but is meant for the lines to come.
  package func giveBack(_ octets: [UInt8]) { typedAhead += octets }

  /// Lets the arrow keys bring a line back.
  package func remember(_ line: [UInt8]) {
    guard let history else { return }
    let text = line.filter { $0 != 0 }.map { CChar(bitPattern: $0) } + [0]
    editline_remember(history, text)
  }

  /// Shows a prompt and reads a line.
  ///
  /// - Parameter prompt: Harmless already.
  /// - Returns: What the person did.
  package func readLine(prompt: String) -> LineOutcome {
    free(self.prompt)
    self.prompt = strdup(prompt)
    wasInterrupted = false
    interrupt.reset()
    // libedit does this only behind the prompt: an end of input typed at once would be lost.
    editline_take_keys(editor)
    isReading = true
    defer { isReading = false }
    var count: Int32 = 0
    guard let characters = el_wgets(editor, &count), count > 0 else {
      guard wasInterrupted else { return .endOfInput }
      interrupt.reset()
      return .interrupted
    }
    var line: [UInt8] = []
    for index in 0..<Int(count) {
      guard let scalar = Unicode.Scalar(UInt32(bitPattern: characters[index])) else { continue }
      line += UTF8.encode(scalar).map { Array($0) } ?? []
    }
    if line.last == .lineFeed || line.last == .carriageReturn { line.removeLast() }
    return .line(line)
  }

  /// Runs something that writes lines on the terminal; where a line is being edited, it goes on
  /// below them.
  package func printing(_ body: () -> Void) {
    guard isReading else { return body() }
    let columns = TerminalSize.current(of: 1).columns
    let rows = cursorColumn / max(1, columns)
    Self.write(rows > 0 ? "\r\u{1B}[\(rows)A\u{1B}[J" : "\r\u{1B}[J")
    body()
    editline_refresh(editor)
  }

  /// How many columns prompt and line take before the cursor.
  private var cursorColumn: Int {
    let prompt = prompt.map { String(cString: $0) } ?? ""
    guard let info = el_line(editor)?.pointee, let buffer = info.buffer, let cursor = info.cursor
    else { return DisplayWidth.of(prompt) }
    let before = UnsafeRawBufferPointer(start: buffer, count: cursor - buffer)
    return DisplayWidth.of(prompt) + DisplayWidth.of(before.text)
  }

  private static func write(_ text: String) {
    try? SharedDescriptor.write([UInt8](text.utf8), to: 1, cancelledBy: nil)
  }

  /// Reads one character; waits for the terminal, the interrupt key and the window together.
  private func readCharacter(into character: UnsafeMutablePointer<wchar_t>) -> Int32 {
    while true {
      if !typedAhead.isEmpty {
        guard let scalar = decoder.take(typedAhead.removeFirst()) else { continue }
        character.pointee = wchar_t(bitPattern: scalar.value)
        return 1
      }
      do {
        var requests = [Readiness.Request(input, .readable)]
        if let descriptor = windowSize?.descriptor {
          requests.append(Readiness.Request(descriptor, .readable))
        }
        let ready = try Readiness.wait(forAny: requests, until: .never, cancelledBy: interrupt)
        if windowSize?.take() ?? false { el_resize(editor) }
        guard ready.contains(0) else { continue }
      } catch {
        wasInterrupted = error == .cancelled
        // libedit gives the line up when its reader says so.
        errno = EINTR
        return -1
      }
      var octet: UInt8 = 0
      guard Glibc.read(input, &octet, 1) == 1 else { return 0 }
      guard let scalar = decoder.take(octet) else { continue }
      character.pointee = wchar_t(bitPattern: scalar.value)
      return 1
    }
  }

  /// Completes the word before the cursor, or lists what it could be.
  private func completeWord() -> UInt8 {
    guard let info = el_line(editor)?.pointee, let buffer = info.buffer,
      let cursor = info.cursor, let end = info.lastchar
    else { return UInt8(CC_ERROR) }
    let line = UnsafeRawBufferPointer(start: buffer, count: end - buffer).map { $0 }
    let candidates = completer(line, cursor - buffer)
    // The interrupt key has ended the completion, not the line.
    if interrupt.isCancelled { interrupt.reset() }
    guard !candidates.shown.isEmpty else { return UInt8(CC_REFRESH_BEEP) }
    if !candidates.insertion.isEmpty {
      el_insertstr(editor, candidates.insertion.map { CChar(bitPattern: $0) } + [0])
      return UInt8(CC_REFRESH)
    }
    let columns = TerminalSize.current(of: 1).columns
    let lines = ColumnLayout.lines(names: candidates.shown, width: columns)
    Self.write("\n" + lines.joined(separator: "\n") + "\n")
    return UInt8(CC_REDISPLAY)
  }
}

/// What libedit calls; the object travels as the editor's client data.
extension LineEditor {
  private static func owner(of editor: OpaquePointer?) -> LineEditor? {
    guard let editor, let data = editline_client_data(editor) else { return nil }
    return Unmanaged<LineEditor>.fromOpaque(data).takeUnretainedValue()
  }

  private static let readCharacter: editline_reader = { editor, character in
    guard let character, let owner = LineEditor.owner(of: editor) else { return -1 }
    return owner.readCharacter(into: character)
  }

  private static let givePrompt: editline_prompter = { editor in
    LineEditor.owner(of: editor)?.prompt
  }

  private static let askStatus: editline_function = { editor, _ in
    guard let owner = LineEditor.owner(of: editor) else { return UInt8(CC_ERROR) }
    owner.printing(owner.showStatus)
    return UInt8(CC_NORM)
  }

  private static let complete: editline_function = { editor, _ in
    LineEditor.owner(of: editor)?.completeWord() ?? UInt8(CC_ERROR)
  }
}
