import Glibc
import SystemPackage

/// The end of a child process, as a descriptor that can be waited for together with others.
///
/// Swift's Glibc has no pidfd_open(2), so a thread waits for the process and then closes its end
/// of a pipe.
struct ProcessEnd: ~Copyable {
  private let process: pid_t
  private let thread: pthread_t
  private let pipe: Pipe

  /// Reads as ended when the process has.
  var descriptor: Int32 { pipe.readEnd }

  init(of process: pid_t) throws(Errno) {
    var pipe = try Pipe()
    var thread = pthread_t()
    let watch = Unmanaged.passRetained(Watch(process: process, descriptor: pipe.takeWriteEnd()))
    let failure = pthread_create(
      &thread,
      nil,
      { context in
        if let context {
          Unmanaged<Watch>.fromOpaque(context).takeRetainedValue().run()
        }
        return nil
      },
      watch.toOpaque()
    )
    guard failure == 0 else {
      watch.release()
      throw Errno(rawValue: failure)
    }
    self.process = process
    self.thread = thread
    self.pipe = pipe
  }

  /// Waits until the process has ended, and lets the system forget it.
  consuming func wait() -> Subprocess.Ending {
    pthread_join(thread, nil)
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1, errno == EINTR {}
    // WIFEXITED, WEXITSTATUS and WTERMSIG are macros that Swift cannot see.
    let signal = status & 0x7f
    return signal == 0 ? .exited((status >> 8) & 0xff) : .signalled(signal)
  }

  private final class Watch: Sendable {
    let process: pid_t
    let descriptor: Int32

    init(process: pid_t, descriptor: Int32) {
      self.process = process
      self.descriptor = descriptor
    }

    func run() {
      // WNOWAIT keeps the process id taken until `wait`, so that a kill cannot hit another.
      var information = siginfo_t()
      while waitid(P_PID, id_t(process), &information, WEXITED | WNOWAIT) == -1, errno == EINTR {}
      close(descriptor)
    }
  }
}
