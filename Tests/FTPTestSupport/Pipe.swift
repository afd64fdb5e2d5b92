import Glibc
import SystemPackage

/// A pipe whose ends are closed when they are closed here or when the value goes.
struct Pipe: ~Copyable {
  private(set) var readEnd: Int32
  private(set) var writeEnd: Int32

  init() throws(Errno) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw Errno(rawValue: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    readEnd = ends[0]
    writeEnd = ends[1]
  }

  mutating func closeReadEnd() {
    if readEnd >= 0 { Glibc.close(readEnd) }
    readEnd = -1
  }

  mutating func closeWriteEnd() {
    if writeEnd >= 0 { Glibc.close(writeEnd) }
    writeEnd = -1
  }

  /// Leaves the writing end to the caller, who closes it.
  mutating func takeWriteEnd() -> Int32 {
    defer { writeEnd = -1 }
    return writeEnd
  }

  deinit {
    if readEnd >= 0 { Glibc.close(readEnd) }
    if writeEnd >= 0 { Glibc.close(writeEnd) }
  }
}
