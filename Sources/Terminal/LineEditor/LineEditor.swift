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
  private var rightPrompt: UnsafeMutablePointer<CChar>?

  /// What stops the program and lets it go on; there only while a line is read.
  private var stopping: (stop: SignalWatch?, continued: SignalWatch?)
  private var decoder = UTF8Decoder()

  /// What was typed while a command ran, or before a question and not as its answer, and has been
  /// read from the terminal already.
  private var typedAhead: ArraySlice<UInt8> = []
  private var wasInterrupted = false
  private var isReading = false

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
    editline_right_prompt_with(editor, Self.giveRightPrompt, 1)
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
    free(rightPrompt)
  }

  /// Lets the arrow keys bring a line back.
  package func remember(_ line: [UInt8]) {
    guard let history else { return }
    let text = line.filter { $0 != 0 }.map { CChar(bitPattern: $0) } + [0]
    editline_remember(history, text)
  }

  /// Takes what was typed before the next prompt, which reads it first.
  package func typeAhead(_ octets: [UInt8]) {
    typedAhead += octets
  }

  /// Forgets what was typed before the next prompt.
  package func forgetTypedAhead() { typedAhead = [] }

  /// Shows a prompt and reads a line.
  ///
  /// - Parameters:
  ///   - prompt: Harmless already.
  ///   - rightPrompt: What stands at the right edge while the line leaves room; harmless too.
  /// - Returns: What the person did.
  package func readLine(prompt: String, rightPrompt: String = "") -> LineOutcome {
    free(self.prompt)
    self.prompt = strdup(prompt)
    free(self.rightPrompt)
    self.rightPrompt = strdup(rightPrompt)
    watchStopping()
    defer { endWatching() }
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

  private func watchStopping() {
    stopping.continued = try? SignalWatch(.continued)
    stopping.stop = Signals.canStop ? try? SignalWatch(.stop) : nil
  }

  /// Leaves the keys to what runs now; a stop that came behind the last character of the line counts
  /// for that.
  private func endWatching() {
    let isStopped = stopping.stop?.take() ?? false
    stopping = (nil, nil)
    if isStopped { Signals.stop() }
  }

  /// Gives the terminal back as it was, stops, and takes it again when the program goes on.
  private func stop() {
    editline_release_keys(editor)
    Self.write("\n")
    stopping.stop = nil
    Signals.stop()
    stopping.stop = try? SignalWatch(.stop)
    _ = stopping.continued?.take()
    goOn()
  }

  /// Takes the terminal again, which others may have used meanwhile, and draws the line anew.
  private func goOn() {
    // libedit would take it for its own still.
    editline_release_keys(editor)
    editline_take_keys(editor)
    Self.write("\r\u{1B}[J")
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
        let watches = [windowSize, stopping.stop, stopping.continued].compactMap { $0?.descriptor }
        let requests = [input] + watches
        let ready = try Readiness.wait(
          forAny: requests.map { Readiness.Request($0, .readable) },
          until: .never,
          cancelledBy: interrupt
        )
        if windowSize?.take() ?? false { printing { el_resize(editor) } }
        if stopping.stop?.take() ?? false { stop() }
        if stopping.continued?.take() ?? false { goOn() }
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
    if interrupt.isCancelled {
      // The interrupt key has ended the completion, not the line.
      interrupt.reset()
      Self.write("^C\u{1B}[J\n")
      editline_refresh(editor)
      return UInt8(CC_NORM)
    }
    guard !candidates.shown.isEmpty else { return UInt8(CC_REFRESH_BEEP) }
    if !candidates.insertion.isEmpty {
      el_insertstr(editor, candidates.insertion.map { CChar(bitPattern: $0) } + [0])
      return UInt8(CC_REFRESH)
    }
    show(candidates)
    return UInt8(CC_REDISPLAY)
  }

  /// Lists what fits below the line; more than a screen of it only when the person wants it.
  private func show(_ candidates: CompletionCandidates) {
    let size = TerminalSize.current(of: 1)
    let lines = candidates.lines(width: size.columns)
    Self.write("\n")
    if lines.count >= size.rows {
      Self.write(candidates.question)
      var key: wchar_t = 0
      let isYes = readCharacter(into: &key) == 1 && (key == 0x79 || key == 0x59)
      // The interrupt key is a no, and leaves the line as it is.
      if wasInterrupted {
        wasInterrupted = false
        interrupt.reset()
      }
      Self.write("\n")
      guard isYes else { return }
    }
    Self.write(lines.joined(separator: "\n") + "\n")
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

  private static let giveRightPrompt: editline_prompter = { editor in
    LineEditor.owner(of: editor)?.rightPrompt
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
