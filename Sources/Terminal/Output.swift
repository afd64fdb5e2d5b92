import Glibc
import Octets
package import Platform
import Synchronization
package import SystemPackage

/// Where everything that is shown goes: what was asked for to standard output, talk about it to
/// standard error.
///
/// Belongs to one thread. The main thread's is the only one that draws.
package final class Output {
  /// Where octets end up.
  package enum Sink {
    /// A descriptor of the process.
    case descriptor(Int32)

    /// An array.
    case captured(Captured)
  }

  /// What somebody else reads afterwards, on any thread.
  package final class Captured: Sendable {
    private let storage = Mutex<[UInt8]>([])

    /// Starts empty.
    package init() {}

    /// What was written, UTF-8 repaired.
    package var text: String { octets.text }

    /// What was written.
    package var octets: [UInt8] { storage.withLock { $0 } }

    func append(_ more: [UInt8]) { storage.withLock { $0 += more } }
  }

  private var standardOutput: Sink
  private let standardError: Sink
  private var pending: [UInt8] = []
  private var status = StatusLines()

  /// Whether standard output is a terminal.
  package private(set) var isTerminal: Bool

  /// Whether standard error is a terminal.
  package let errorIsTerminal: Bool

  /// Whether styles are shown on standard error.
  private let isStyled: Bool

  /// Whether talk is left out; errors and warnings are not.
  package var isQuiet = false

  /// What ends the wait for somebody who reads too slowly: the interrupt key.
  package var cancellation: Cancellation?

  /// The octets that wait before they are written without being asked for.
  private static let pendingLimit = 64 * 1024

  /// Starts with two places to write to.
  package init(
    standardOutput: Sink = .descriptor(1),
    standardError: Sink = .descriptor(2)
  ) {
    self.standardOutput = standardOutput
    self.standardError = standardError
    isTerminal = Self.isTerminal(standardOutput)
    errorIsTerminal = Self.isTerminal(standardError)
    isStyled = errorIsTerminal && TextStyle.isWanted
  }

  /// The descriptor of standard output; `nil` where it is kept for a test.
  package var descriptor: Int32? {
    guard case .descriptor(let number) = standardOutput else { return nil }
    return number
  }

  /// Sends what is for standard output elsewhere while something runs.
  ///
  /// - Parameters:
  ///   - number: A descriptor of a file or a pipe, which stays the caller's.
  ///   - body: What runs.
  /// - Returns: What `body` returns.
  /// - Throws: Why standard output, or what stood in for it, takes no more.
  package func redirect<Result>(
    to number: Int32,
    while body: () -> Result
  ) throws(Errno) -> Result {
    try flush()
    let (before, wasTerminal) = (standardOutput, isTerminal)
    (standardOutput, isTerminal) = (.descriptor(number), Self.isTerminal(.descriptor(number)))
    defer { (standardOutput, isTerminal) = (before, wasTerminal) }
    let result = body()
    try flush()
    return result
  }

  /// Whether standard input is a terminal, so that there is somebody to ask.
  package var inputIsTerminal: Bool { isatty(0) == 1 }

  private static func isTerminal(_ sink: Sink) -> Bool {
    guard case .descriptor(let number) = sink else { return false }
    return isatty(number) == 1
  }

  /// The columns of standard output's terminal, 80 if it is none.
  package var width: Int {
    guard case .descriptor(let number) = standardOutput else { return 80 }
    return TerminalSize.current(of: number).columns
  }

  /// The columns of standard error's terminal, 80 if it is none.
  package var errorWidth: Int { errorSize.columns }

  /// The size of standard error's terminal, 80 by 24 if it is none.
  package var errorSize: TerminalSize {
    guard case .descriptor(let number) = standardError else { return .usual }
    return TerminalSize.current(of: number)
  }

  /// Whether lines can be drawn over on standard error: a terminal that can do it, whose user
  /// looks at this program and at no other.
  package var canDrawStatus: Bool {
    guard case .descriptor(let number) = standardError, errorIsTerminal else { return false }
    let group = tcgetpgrp(number)
    return Environment.value("TERM") != "dumb" && (group == -1 || group == getpgrp())
  }

  /// Returns a name as standard output should have it: escaped for a terminal, as it is for
  /// programs, but for control characters.
  package func displayed(name octets: [UInt8]) -> [UInt8] {
    isTerminal ? [UInt8](Escaping.name(octets).utf8) : Escaping.data(octets)
  }

  /// Returns a line of text as standard output should have it.
  package func displayed(text octets: [UInt8]) -> [UInt8] {
    isTerminal ? [UInt8](Escaping.text(octets).utf8) : Escaping.data(octets)
  }

  /// Writes octets that are harmless already to standard output.
  ///
  /// - Throws: Why standard output takes no more, now or from an earlier call.
  package func write(_ octets: [UInt8]) throws(Errno) {
    pending += octets
    if pending.count >= Self.pendingLimit { try flush() }
  }

  /// Writes what waits for standard output.
  ///
  /// - Throws: Why it takes no more; `Errno.canceled` when it took nothing until the cancellation.
  package func flush() throws(Errno) {
    guard !pending.isEmpty else { return }
    clearStatus()
    let octets = pending
    pending = []
    try write(octets, to: standardOutput)
  }

  /// Says a line on standard error, what is for standard output before it.
  ///
  /// - Parameters:
  ///   - line: Harmless already.
  ///   - style: How it looks on a terminal.
  ///   - wraps: Whether a terminal's line ends between words; text for programs is left as it is.
  package func say(_ line: String, style: TextStyle = .plain, wraps: Bool = true) {
    guard !isQuiet || style == .warning || style == .error else { return }
    try? flush()
    clearStatus()
    let lines = wraps && errorIsTerminal ? WordWrapping.wrapped(line, columns: errorWidth) : line
    let text = isStyled ? style.applied(to: lines) : lines
    try? write([UInt8]((text + "\n").utf8), to: standardError)
  }

  /// Calls the user, who may be looking elsewhere; only where standard error is a terminal.
  ///
  /// - Parameter sequence: Control characters that write nothing.
  package func call(_ sequence: String) {
    guard !sequence.isEmpty, errorIsTerminal, Environment.value("TERM") != "dumb" else { return }
    try? write([UInt8](sequence.utf8), to: standardError)
  }

  /// Draws lines at the bottom of standard error's terminal, which the next thing said replaces.
  ///
  /// - Parameter lines: Harmless already, and each shorter than ``errorWidth``.
  package func drawStatus(_ lines: [String]) {
    guard errorIsTerminal, !lines.isEmpty else { return }
    let text = status.draw(lines, columns: errorWidth)
    try? write([UInt8](text.utf8), to: standardError)
  }

  /// Removes the lines that ``drawStatus(_:)`` drew.
  package func clearStatus() {
    guard status.isVisible else { return }
    try? write([UInt8](status.clear(columns: errorWidth).utf8), to: standardError)
  }

  /// Takes what ``drawStatus(_:)`` drew for gone, since others have used the terminal.
  package func forgetStatus() {
    status.forget()
  }

  /// Begins a line on standard error's terminal behind what the user typed, such as `^C`.
  package func beginLine() {
    guard errorIsTerminal else { return }
    if status.isVisible { return clearStatus() }
    try? write([.lineFeed], to: standardError)
  }

  private func write(_ octets: [UInt8], to sink: Sink) throws(Errno) {
    switch sink {
    case .captured(let captured): captured.append(octets)
    case .descriptor(let number):
      do throws(WaitError) {
        try SharedDescriptor.write(octets, to: number, cancelledBy: cancellation)
      } catch {
        throw Errno(error)
      }
    }
  }
}
