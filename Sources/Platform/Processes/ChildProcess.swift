internal import CPlatform
import Glibc
package import SystemPackage

/// Programs that the user runs from inside the shell.
package enum ChildProcess {
  /// Runs a command with the user's shell and waits for its end.
  ///
  /// The child has the terminal, the working directory and the default signal actions; the
  /// interrupt key meanwhile is for it alone.
  ///
  /// - Parameters:
  ///   - command: What `$SHELL -c` gets; an interactive shell when it is `nil`.
  ///   - directory: The child's working directory.
  /// - Returns: The exit status, or 128 and the number of the signal that ended the child.
  /// - Throws: The reason why there is no child.
  package static func runShell(
    _ command: [UInt8]?,
    in directory: FilePath
  ) throws(Errno) -> Int32 {
    // Ctrl-C goes to the whole foreground process group: this program has to sit it out.
    var ignore = sigaction()
    ignore.__sigaction_handler.sa_handler = SIG_IGN
    var previous = sigaction()
    sigaction(SIGINT, &ignore, &previous)
    defer { sigaction(SIGINT, &previous, nil) }
    return try wait(for: start(command, in: directory, input: nil))
  }

  /// Runs a command with the user's shell on what somebody writes meanwhile.
  ///
  /// - Parameters:
  ///   - command: What `$SHELL -c` gets.
  ///   - directory: The child's working directory.
  ///   - output: What the child's standard output is, for one that runs beside the terminal and
  ///     that its keys do not mean; `nil` for this program's own.
  ///   - cancellation: Ends the wait for a child that the interrupt key did not reach.
  ///   - write: Gets the descriptor that the child reads from, closed when this returns.
  /// - Returns: The exit status, as from ``runShell(_:in:)``, and what `write` returned.
  /// - Throws: The reason why there is no child; `Errno.canceled` when it was
  ///   interrupted.
  package static func runShell<Result>(
    _ command: [UInt8],
    in directory: FilePath,
    output: Int32? = nil,
    cancelledBy cancellation: Cancellation?,
    writing write: (Int32) -> Result
  ) throws(Errno) -> (status: Int32, result: Result) {
    var ends: [Int32] = [-1, -1]
    _ = try SystemCall.check { pipe(&ends) }
    let reading = Descriptor(adopting: ends[0])
    let writing = Descriptor(adopting: ends[1])
    try reading.setClosedOnExec()
    try writing.setClosedOnExec()
    // A key that was pressed before there is a child did not reach it.
    guard cancellation?.isCancelled != true else { throw .canceled }
    let child = try start(command, in: directory, input: reading.rawValue, output: output)
    // The child alone may hold it, or its own end would never be seen.
    try? reading.close()
    let result = write(writing.rawValue)
    try? writing.close()
    if output != nil || !hasTerminal {
      try interrupt(child, whenCancelledBy: cancellation)
    }
    let status = try wait(for: child)
    // A child that the interrupt ended has not failed.
    guard status == 0 || cancellation?.isCancelled != true else { throw .canceled }
    return (status, result)
  }

  /// Starts a command with the user's shell; what is `nil` is as this program has it.
  static func start(
    _ command: [UInt8]?,
    in directory: FilePath,
    input: Int32?,
    output: Int32? = nil
  ) throws(Errno) -> pid_t {
    let shell = Environment.value("SHELL") ?? "/bin/sh"
    var arguments: [[CChar]] = [cString(shell)]
    if let command {
      arguments += [cString("-c"), command.map { CChar(bitPattern: $0) } + [0]]
    }
    return try spawn(cString(shell), arguments, in: directory, input: input, output: output)
  }

  /// The time that a child has to end after an interrupt.
  private static let grace = Duration.milliseconds(500)

  /// Returns when a child has ended, or is to be waited for whatever comes.
  ///
  /// At a terminal the interrupt key tells the child as well, which may have other plans (a pager
  /// stays): it is waited for. Anywhere else the signal may have come here alone, and is passed on.
  ///
  /// - Throws: `Errno.canceled` when the child does not mind.
  static func interrupt(
    _ child: pid_t,
    whenCancelledBy cancellation: Cancellation?
  ) throws(Errno) {
    // Without a descriptor (before Linux 5.3) there is only the wait that nothing ends.
    guard let cancellation,
      let number = try? SystemCall.check({ platform_process_descriptor(child) })
    else { return }
    let descriptor = Descriptor(adopting: number)
    do throws(WaitError) {
      // The child may be drawing on the same screen.
      try Attention.suspended { () throws(WaitError) in
        try Readiness.wait(
          for: descriptor.rawValue,
          .readable,
          until: .never,
          cancelledBy: cancellation
        )
      }
    } catch {
      kill(child, SIGINT)
      do throws(WaitError) {
        try Readiness.wait(
          for: descriptor.rawValue,
          .readable,
          until: .after(grace),
          cancelledBy: nil
        )
      } catch {
        throw .canceled
      }
    }
  }

  /// Whether the process has a terminal whose keys reach it and its children.
  private static var hasTerminal: Bool {
    let number = open("/dev/tty", O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard number >= 0 else { return false }
    let terminal = Descriptor(adopting: number)
    return tcgetpgrp(terminal.rawValue) == getpgrp()
  }

  /// Waits for the end of a child, and returns its status as shells do.
  static func wait(for child: pid_t) throws(Errno) -> Int32 {
    var status: Int32 = 0
    _ = try SystemCall.check { waitpid(child, &status, 0) }
    let signal = status & 0x7f
    return signal == 0 ? (status >> 8) & 0xff : 128 + signal
  }

  private static func cString(_ text: String) -> [CChar] {
    text.utf8.map { CChar(bitPattern: $0) } + [0]
  }

  private static func spawn(
    _ program: [CChar],
    _ arguments: [[CChar]],
    in directory: FilePath,
    input: Int32?,
    output: Int32?
  ) throws(Errno) -> pid_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigemptyset(&defaults)
    for signal in [SIGINT, SIGPIPE, SIGQUIT, SIGTERM, SIGXFSZ] { sigaddset(&defaults, signal) }
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    // The caller's thread may see no signals; its child is to see all of them.
    var mask = sigset_t()
    sigemptyset(&mask)
    posix_spawnattr_setsigmask(&attributes, &mask)
    let flags = Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK)
    posix_spawnattr_setflags(&attributes, flags)

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let changed = directory.withPlatformString {
      platform_spawn_in_directory(&actions, $0)
    }
    guard changed == 0 else { throw Errno(rawValue: changed) }

    if let input { posix_spawn_file_actions_adddup2(&actions, input, 0) }
    if let output { posix_spawn_file_actions_adddup2(&actions, output, 1) }
    var child = pid_t()
    let result = withArgumentVector(arguments) {
      posix_spawn(&child, program, &actions, &attributes, $0, environ)
    }
    guard result == 0 else { throw Errno(rawValue: result) }
    return child
  }

  private static func withArgumentVector<Result>(
    _ arguments: [[CChar]],
    _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = arguments.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }
}
