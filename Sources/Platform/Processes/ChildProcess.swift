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
  ///   - write: Gets the descriptor that the child reads from, closed when this returns.
  /// - Returns: The exit status, as from ``runShell(_:in:)``, and what `write` returned.
  /// - Throws: The reason why there is no child.
  package static func runShell<Result>(
    _ command: [UInt8],
    in directory: FilePath,
    writing write: (Int32) -> Result
  ) throws(Errno) -> (status: Int32, result: Result) {
    var ends: [Int32] = [-1, -1]
    _ = try SystemCall.check { pipe(&ends) }
    let reading = Descriptor(adopting: ends[0])
    let writing = Descriptor(adopting: ends[1])
    try reading.setClosedOnExec()
    try writing.setClosedOnExec()
    let child = try start(command, in: directory, input: reading.rawValue)
    // The child alone may hold it, or its own end would never be seen.
    try? reading.close()
    let result = write(writing.rawValue)
    try? writing.close()
    return (try wait(for: child), result)
  }

  private static func start(
    _ command: [UInt8]?,
    in directory: FilePath,
    input: Int32?
  ) throws(Errno) -> pid_t {
    let shell = Environment.value("SHELL") ?? "/bin/sh"
    var arguments: [[CChar]] = [cString(shell)]
    if let command {
      arguments += [cString("-c"), command.map { CChar(bitPattern: $0) } + [0]]
    }
    return try spawn(cString(shell), arguments, in: directory, input: input)
  }

  private static func wait(for child: pid_t) throws(Errno) -> Int32 {
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
    input: Int32?
  ) throws(Errno) -> pid_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigemptyset(&defaults)
    for signal in [SIGINT, SIGPIPE, SIGQUIT, SIGTERM] { sigaddset(&defaults, signal) }
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
