import Glibc

/// This process, and others of this machine.
package enum LocalProcess {
  /// The number of this process.
  package static var number: Int32 { getpid() }

  /// The name of this machine; `localhost` where it has none.
  package static var hostName: String {
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0, name[0] != 0 else { return "localhost" }
    return name.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { String(cString: $0) } ?? "localhost"
    }
  }

  /// Whether there is a process of a number; one that belongs to somebody else is there, too.
  package static func isAlive(_ number: Int32) -> Bool {
    number > 0 && (kill(number, 0) == 0 || errno != ESRCH)
  }
}
