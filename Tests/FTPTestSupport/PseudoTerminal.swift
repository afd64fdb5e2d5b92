import Glibc
import Platform
package import SystemPackage

/// A program at a terminal of its own, which a test types at and reads.
package final class PseudoTerminal {
  /// What a test waited for did not come; what the screen had instead.
  package struct Unexpected: Error, CustomStringConvertible {
    package let wanted: String
    package let screen: String

    package var description: String { "\(wanted.debugDescription) did not come; got: \(screen)" }
  }

  private let terminal: Descriptor
  private let process: pid_t
  private var hasEnded = false

  /// All octets that the program has written.
  package private(set) var octets: [UInt8] = []

  /// Where the text begins that no ``expect(_:within:)`` has passed.
  private var position = 0

  /// Starts a program with a new terminal as its controlling one.
  package init(
    _ executable: FilePath,
    _ arguments: [String],
    environment: [String: String],
    workingDirectory: FilePath,
    columns: UInt16 = 100,
    rows: UInt16 = 24
  ) throws {
    let master = try SystemCall.check { open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC) }
    terminal = Descriptor(adopting: master)
    // TIOCSPTLCK and TIOCGPTN, which Swift's Glibc does not have.
    var locked: Int32 = 0
    _ = try SystemCall.check { ioctl(master, 0x4004_5431, &locked) }
    var number: UInt32 = 0
    _ = try SystemCall.check { ioctl(master, 0x8004_5430, &number) }
    let name = "/dev/pts/\(number)"
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = try SystemCall.check { ioctl(master, UInt(TIOCSWINSZ), &size) }

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The leader of a session that has no terminal gets the first one that it opens.
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    // POSIX_SPAWN_SETSID, which Swift's Glibc does not have.
    let newSession: Int16 = 0x80
    let flags = Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF) | newSession
    posix_spawnattr_setflags(&attributes, flags)

    let command = ["/usr/bin/env", "-C", workingDirectory.string, executable.string] + arguments
    let argv = command.map { strdup($0) } + [nil]
    let environ = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in argv + environ { free(pointer) } }
    var child = pid_t()
    let result = posix_spawn(&child, "/usr/bin/env", &actions, &attributes, argv, environ)
    guard result == 0 else { throw Errno(rawValue: result) }
    process = child
  }

  deinit {
    guard !hasEnded else { return }
    kill(process, SIGKILL)
    var status: Int32 = 0
    waitpid(process, &status, 0)
  }

  /// Types.
  package func send(_ text: String) throws {
    var rest = [UInt8](text.utf8)[...]
    while !rest.isEmpty {
      let count = try SystemCall.check {
        rest.withUnsafeBytes { write(terminal.rawValue, $0.baseAddress, $0.count) }
      }
      rest = rest.dropFirst(count)
    }
  }

  /// Waits until the program has written a text, and passes it.
  ///
  /// - Returns: What stood before it since the last one.
  @discardableResult
  package func expect(_ text: String, within timeout: Duration = .seconds(20)) throws -> String {
    let wanted = [UInt8](text.utf8)
    let deadline = Deadline.after(timeout)
    while true {
      if let range = find(wanted) {
        defer { position = range.upperBound }
        return String(decoding: octets[position..<range.lowerBound], as: UTF8.self)
      }
      guard try readMore(until: deadline) else {
        let screen = String(decoding: octets[position...], as: UTF8.self)
        throw Unexpected(wanted: text, screen: screen.debugDescription)
      }
    }
  }

  /// Gives the terminal another size.
  package func resize(columns: UInt16, rows: UInt16) throws {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = try SystemCall.check { ioctl(terminal.rawValue, UInt(TIOCSWINSZ), &size) }
  }

  /// Sends the program a signal.
  package func signal(_ number: Int32) {
    kill(process, number)
  }

  /// Waits for the program's end.
  ///
  /// - Returns: Its exit status; `nil` if a signal ended it.
  package func exitStatus(within timeout: Duration = .seconds(20)) throws -> Int32? {
    let deadline = Deadline.after(timeout)
    while try readMore(until: deadline) {}
    guard !deadline.hasPassed else { throw Unexpected(wanted: "the end", screen: "still running") }
    var status: Int32 = 0
    _ = try SystemCall.check { waitpid(process, &status, 0) }
    hasEnded = true
    return status & 0x7f == 0 ? (status >> 8) & 0xff : nil
  }

  private func find(_ wanted: [UInt8]) -> Range<Int>? {
    guard octets.count - position >= wanted.count else { return nil }
    for start in position...(octets.count - wanted.count)
    where octets[start...].starts(with: wanted) {
      return start..<(start + wanted.count)
    }
    return nil
  }

  /// Reads what comes next; false at the deadline, and when the program has gone.
  private func readMore(until deadline: Deadline) throws -> Bool {
    do {
      try Readiness.wait(for: terminal.rawValue, .readable, until: deadline, cancelledBy: nil)
    } catch .timedOut {
      return false
    }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = read(terminal.rawValue, &buffer, buffer.count)
    // EIO says that nobody has the terminal open any more.
    guard count > 0 else { return false }
    octets += buffer[..<count]
    return true
  }
}
