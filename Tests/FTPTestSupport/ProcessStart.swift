import Glibc
import SystemPackage

/// A program to run, and what it is given.
struct ProcessStart {
  var executable: FilePath
  /// Without the name of the program.
  var arguments: [String]
  var environment: [String: String]
  var workingDirectory: FilePath?
  /// Descriptors of this process that become 0, 1, 2 of the new one; all others are closed there.
  var standardDescriptors: (input: Int32, output: Int32, error: Int32)

  /// Program and arguments.
  ///
  /// Swift's Glibc has no way to name a working directory in posix_spawn(3),
  /// so env(1) goes there and then becomes the program.
  private var command: [String] {
    let command = [executable.string] + arguments
    guard let workingDirectory else { return command }
    return ["/usr/bin/env", "--chdir=\(workingDirectory)"] + command
  }

  /// Starts the program as the leader of a process group of its own, with no signal blocked or
  /// ignored, and returns its process id.
  func callAsFunction() throws(Errno) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, standardDescriptors.input, 0)
    posix_spawn_file_actions_adddup2(&actions, standardDescriptors.output, 1)
    posix_spawn_file_actions_adddup2(&actions, standardDescriptors.error, 2)
    // Another test's pipe that leaked here would never end. Closing what is not open does no harm.
    for descriptor in Int32(3)..<1024 {
      posix_spawn_file_actions_addclose(&actions, descriptor)
    }

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF)
    )

    var process = pid_t()
    let command = self.command
    let variables = environment.map { "\($0.key)=\($0.value)" }
    let failure = withCStrings(command) { argv in
      withCStrings(variables) { envp in
        posix_spawn(&process, command[0], &actions, &attributes, argv, envp)
      }
    }
    guard failure == 0 else { throw Errno(rawValue: failure) }
    return process
  }
}

/// Calls `body` with a null-terminated array of C strings, as execve(2) takes it.
private func withCStrings<R>(
  _ strings: [String],
  _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> R
) -> R {
  let array = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(
    capacity: strings.count + 1
  )
  for (index, string) in strings.enumerated() {
    (array + index).initialize(to: strdup(string))
  }
  (array + strings.count).initialize(to: nil)
  defer {
    for index in strings.indices { free(array[index]) }
    array.deallocate()
  }
  return body(array)
}
