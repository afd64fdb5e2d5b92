import Glibc
import SystemPackage

/// A running `.ci/servers/ftp-server`, which starts a server, watches it and clears away after it.
struct ServerWatch: ~Copyable {
  private let process: pid_t
  private var stdin: Pipe
  private var stdout: Pipe

  /// Starts the program, whose standard error goes to the file `messages`.
  init(
    python: FilePath,
    program: String = "ftp-server",
    arguments: [String],
    messages: FilePath
  ) throws {
    var stdin = try Pipe()
    var stdout = try Pipe()
    let stderr = try FileDescriptor.open(
      messages,
      .writeOnly,
      options: [.create, .closeOnExec],
      permissions: .ownerReadWrite
    )
    defer { try? stderr.close() }
    process = try ProcessStart(
      executable: python,
      arguments: ["-B", Checkout.top.appending(".ci/servers/\(program)").string] + arguments,
      environment: Subprocess.plainEnvironment,
      workingDirectory: nil,
      standardDescriptors: (stdin.readEnd, stdout.writeEnd, stderr.rawValue)
    )()
    stdin.closeReadEnd()
    stdout.closeWriteEnd()
    self.stdin = stdin
    self.stdout = stdout
  }

  /// Waits for the line that says where the server listens; without it the server did not start.
  func readyLine() -> String? {
    var line: [UInt8] = []
    let deadline = ContinuousClock.now + .seconds(90)
    while waitUntilReadable(stdout.readEnd, until: deadline) {
      var octet: UInt8 = 0
      guard read(stdout.readEnd, &octet, 1) == 1 else { return nil }
      if octet == UInt8(ascii: "\n") { return String(decoding: line, as: UTF8.self) }
      line.append(octet)
    }
    return nil
  }

  /// Ends the server and waits until nothing is left of it.
  ///
  /// - Returns: status 0 unless the server did not start, or ended before.
  consuming func stop() throws(Errno) -> Subprocess.Ending {
    stdin.closeWriteEnd()
    let end = try ProcessEnd(of: process)
    if !waitUntilReadable(end.descriptor, until: .now + .seconds(60)) {
      kill(process, SIGKILL)
    }
    return end.wait()
  }
}

/// Returns whether octets, or an end, can be read before the deadline.
func waitUntilReadable(_ descriptor: Int32, until deadline: ContinuousClock.Instant) -> Bool {
  var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
  while true {
    let milliseconds = (deadline - .now) / .milliseconds(1)
    guard milliseconds > 0 else { return false }
    if poll(&request, 1, Int32(min(milliseconds, 1e9).rounded(.up))) > 0 { return true }
  }
}
