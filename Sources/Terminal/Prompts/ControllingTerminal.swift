import Glibc
import Octets
import Platform
import SystemPackage

/// The terminal that the user sits at, whatever standard input and output are.
struct ControllingTerminal: ~Copyable {
  private let descriptor: Descriptor

  /// Opens it; `nil` when the process has none.
  init?() {
    let number = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
    guard number >= 0 else { return nil }
    descriptor = Descriptor(adopting: number)
  }

  /// Writes text that is harmless already.
  borrowing func write(_ text: String) {
    var rest = [UInt8](text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.write(descriptor.rawValue, $0.baseAddress, $0.count)
      }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Takes what was typed or pasted before anybody asked for it, whole lines or not.
  borrowing func takeTypedAhead() -> [UInt8] {
    let number = descriptor.rawValue
    var before = termios()
    guard tcgetattr(number, &before) == 0 else { return [] }
    var raw = before
    raw.c_lflag &= ~tcflag_t(ICANON)
    // A read that waits for nothing: VMIN and VTIME, which Swift has as the places of a tuple.
    withUnsafeMutableBytes(of: &raw.c_cc) { characters in
      characters[Int(VMIN)] = 0
      characters[Int(VTIME)] = 0
    }
    guard tcsetattr(number, TCSANOW, &raw) == 0 else { return [] }
    defer { tcsetattr(number, TCSANOW, &before) }
    var octets: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while octets.count < Self.typedAheadLimit {
      let count = Glibc.read(number, &buffer, buffer.count)
      guard count > 0 else { break }
      octets += buffer[..<count]
    }
    return octets
  }

  /// More than that is no typing ahead.
  private static let typedAheadLimit = 1 << 20

  /// Asks, and reads a line without its end; `nil` when the user ends the input instead.
  ///
  /// - Parameters:
  ///   - question: Harmless already.
  ///   - isSecret: Whether what is typed stays invisible; the terminal is as before afterwards,
  ///     however this ends.
  ///   - cancellation: What ends the wait: the interrupt key.
  /// - Returns: Octets; what was typed before an end of input that is not at a line's beginning.
  /// - Throws: ``WaitError/cancelled``.
  borrowing func ask(
    _ question: String,
    isSecret: Bool,
    cancelledBy cancellation: Cancellation?
  ) throws(WaitError) -> [UInt8]? {
    let number = descriptor.rawValue
    var before = termios()
    let isKnown = tcgetattr(number, &before) == 0
    var quiet = before
    if isSecret, isKnown {
      quiet.c_lflag &= ~tcflag_t(ECHO)
      quiet.c_lflag |= tcflag_t(ECHONL | ICANON | ISIG)
      // What was typed before the question was not meant as its answer.
      tcsetattr(number, TCSAFLUSH, &quiet)
    }
    let continued = try? SignalWatch(.continued)
    // Only now: an answer that is typed at once must find the echo off.
    write(question)
    defer { if isSecret, isKnown { tcsetattr(number, TCSADRAIN, &before) } }
    let descriptors = [number, continued?.descriptor].compactMap { $0 }
    var line: [UInt8] = []
    while true {
      // Nothing may be written between the question and its answer.
      let ready = try Attention.suspended { () throws(WaitError) in
        try Readiness.wait(
          forAny: descriptors.map { Readiness.Request($0, .readable) },
          until: .never,
          cancelledBy: cancellation
        )
      }
      if continued?.take() ?? false {
        // Others have had the terminal while the program was stopped.
        if isSecret, isKnown { tcsetattr(number, TCSADRAIN, &quiet) }
        write(question)
      }
      guard ready.contains(0) else { continue }
      var octet: UInt8 = 0
      let count = Glibc.read(number, &octet, 1)
      guard count == 1 else { return line.isEmpty ? nil : line }
      guard octet != .lineFeed else { return line }
      line.append(octet)
    }
  }
}
