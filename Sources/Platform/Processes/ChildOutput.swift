internal import CPlatform
import Glibc
package import SystemPackage

extension ChildProcess {
  /// The longest line that is taken from a child, in octets.
  private static let lineLimit = 65_536

  /// Runs a command with the user's shell for the first line that it writes.
  ///
  /// The child reads nothing; what it says on standard error is seen as ever.
  ///
  /// - Parameters:
  ///   - command: What `$SHELL -c` gets.
  ///   - directory: The child's working directory.
  ///   - cancellation: Ends the wait for a child that the interrupt key did not reach.
  /// - Returns: The exit status, as from ``runShell(_:in:)``, and the line without its end.
  /// - Throws: The reason why there is no child; `Errno.canceled` when it was interrupted.
  package static func firstLine(
    of command: [UInt8],
    in directory: FilePath,
    cancelledBy cancellation: Cancellation?
  ) throws(Errno) -> (status: Int32, line: [UInt8]) {
    let nothing = Descriptor(
      adopting: try SystemCall.check { open("/dev/null", O_RDONLY | O_CLOEXEC) }
    )
    var ends: [Int32] = [-1, -1]
    _ = try SystemCall.check { pipe(&ends) }
    let reading = Descriptor(adopting: ends[0])
    let writing = Descriptor(adopting: ends[1])
    try reading.setClosedOnExec()
    try writing.setClosedOnExec()
    let child = try start(
      command,
      in: directory,
      input: nothing.rawValue,
      output: writing.rawValue
    )
    // The child alone may hold it, or its end would never be seen.
    try? writing.close()
    let line = readLine(from: reading.rawValue, cancelledBy: cancellation)
    discard(reading.rawValue, of: child, cancelledBy: cancellation)
    try interrupt(child, whenCancelledBy: cancellation)
    let status = try wait(for: child)
    try? reading.close()
    guard cancellation?.isCancelled != true else { throw .canceled }
    return (status, line)
  }

  /// Reads all that a child still says, until it has ended.
  ///
  /// It must neither fail for want of a reader nor wait for one (pass shows whole notes). What it has
  /// started in the background may hold the pipe for longer.
  private static func discard(
    _ number: Int32,
    of child: pid_t,
    cancelledBy cancellation: Cancellation?
  ) {
    // Without a descriptor (before Linux 5.3) there is only the end of the pipe.
    let process = try? SystemCall.check { platform_process_descriptor(child) }
    defer { if let process { close(process) } }
    let descriptors = [number, process].compactMap(\.self)
    var octets = [UInt8](repeating: 0, count: 4096)
    while true {
      let ready: Set<Int>
      do throws(WaitError) {
        ready = Set(
          try Readiness.wait(
            forAny: descriptors.map { Readiness.Request($0, .readable) },
            until: .never,
            cancelledBy: cancellation
          )
        )
      } catch {
        return
      }
      guard ready.contains(0) else { return }
      let count = octets.withUnsafeMutableBytes { read(number, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else { return }
    }
  }

  /// Keeps a descriptor that the program was started with from its children; those of standard streams
  /// they have all the same.
  package static func withhold(_ number: Int32) {
    if number > 2 { _ = fcntl(number, F_SETFD, FD_CLOEXEC) }
  }

  /// Reads a line from a descriptor that somebody else has opened, and leaves the rest.
  ///
  /// - Parameters:
  ///   - number: A pipe, a file or a terminal.
  ///   - cancellation: What ends the wait.
  /// - Returns: The line without its end; what there was before an error, or before a line grew too
  ///   long.
  package static func readLine(
    from number: Int32,
    cancelledBy cancellation: Cancellation?
  ) -> [UInt8] {
    var line: [UInt8] = []
    while line.count < lineLimit {
      do throws(WaitError) {
        try Readiness.wait(for: number, .readable, until: .never, cancelledBy: cancellation)
      } catch {
        return line
      }
      var octet: UInt8 = 0
      let count = read(number, &octet, 1)
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count == 1, octet != 0x0A else { break }
      line.append(octet)
    }
    if line.last == 0x0D { line.removeLast() }
    return line
  }
}
