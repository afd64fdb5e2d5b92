import FTPTestSupport
import Glibc
import Platform
import SystemPackage
import Testing

/// Named pipes, whose other side may never come.
struct NamedPipeTests {
  private func withNamedPipe(_ body: (FilePath) throws -> Void) throws {
    try withTemporaryDirectory { directory throws in
      let path = directory.appending("pipe")
      try #require(path.withPlatformString { mkfifo($0, 0o600) } == 0)
      try body(path)
    }
  }

  /// Runs something with a cancellation that another thread cancels meanwhile.
  private func cancelling(_ body: (Cancellation) throws -> Void) throws {
    let cancellation = try Cancellation()
    let thread = try WorkerThread.start { cancellation.cancel() }
    defer { thread.join() }
    try body(cancellation)
  }

  @Test func `a pipe that nobody writes to is waited for until the cancellation`() throws {
    try withNamedPipe { path throws in
      try cancelling { cancellation throws in
        #expect(throws: Errno.canceled) {
          try LocalFile.open(path, cancelledBy: cancellation).close()
        }
        let directory = try OpenDirectory.open(parentOf: path)
        #expect(throws: Errno.canceled) {
          try directory.open(file: path.lastName ?? [], cancelledBy: cancellation).close()
        }
      }
    }
  }

  @Test func `a pipe that nobody reads from is waited for until the cancellation`() throws {
    try withNamedPipe { path throws in
      try cancelling { cancellation throws in
        #expect(throws: Errno.canceled) {
          try LocalFile.openForWriting(path, cancelledBy: cancellation).close()
        }
        #expect(throws: Errno.canceled) {
          try LocalFile.openForOutput(path, appends: true, cancelledBy: cancellation).close()
        }
      }
    }
  }

  @Test func `whoever comes late gets all octets`() throws {
    try withNamedPipe { path throws in
      // More than a pipe holds at once.
      let octets = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      let writer = try WorkerThread.start {
        try? LocalFile.openForWriting(path).write(octets, cancelledBy: nil)
      }
      let file = try LocalFile.open(path)
      var received: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 10_000)
      while true {
        let count = try buffer.withUnsafeMutableBytes { try file.read(into: $0, cancelledBy: nil) }
        guard count > 0 else { break }
        received += buffer[..<count]
      }
      writer.join()
      #expect(received == octets)
    }
  }

  @Test func `what must be a file is no pipe, and nothing is waited for to find out`() throws {
    try withNamedPipe { path throws in
      #expect(throws: Errno.invalidArgument) {
        try LocalFile.open(regularFile: path).close()
      }
      #expect(throws: Errno.noSuchAddressOrDevice) {
        try LocalFile.openForWriting(path, from: 0).close()
      }
      #expect(throws: Errno.invalidArgument) { _ = try PrivateFile.read(path) }
      let directory = try OpenDirectory.open(parentOf: path)
      let name = try #require(path.lastName)
      #expect(throws: Errno.invalidArgument) { try directory.open(regularFile: name).close() }
      // It would seem to be empty, since nobody writes to it.
      #expect(throws: Errno.invalidArgument) {
        var octets = [UInt8](repeating: 0, count: 10)
        _ = try octets.withUnsafeMutableBytes {
          try directory.read(name, into: $0, followingLink: true)
        }
      }
      // A partial file is put in its place.
      try directory.openOwn(name).close()
      #expect(try directory.info(of: name)?.kind == .file)
    }
  }

  /// Calls `body` with both ends of a pipe that takes no more, and that waits as others made it.
  private func withFullPipe(_ body: (_ reading: Int32, _ writing: Int32) throws -> Void) throws {
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    let reading = Descriptor(adopting: ends[0])
    let writing = Descriptor(adopting: ends[1])
    try writing.setNonBlocking()
    let chunk = [UInt8](repeating: 0, count: 4096)
    while write(writing.rawValue, chunk, chunk.count) > 0 {}
    try #require(fcntl(writing.rawValue, F_SETFL, 0) == 0)
    try body(reading.rawValue, writing.rawValue)
  }

  @Test func `a write to whoever reads too slowly ends with the cancellation`() throws {
    let octets = [UInt8](repeating: 1, count: 100_000)
    try withFullPipe { reading, writing throws in
      // Room for a little only: a call with all of it would wait for the rest.
      var chunk = [UInt8](repeating: 0, count: 8192)
      try #require(read(reading, &chunk, chunk.count) == 8192)
      let file = try LocalFile.standard(writing, path: "standard output")
      try cancelling { cancellation throws in
        #expect(throws: WaitError.cancelled) { try file.write(octets, cancelledBy: cancellation) }
      }
      try file.close()
    }
    try withFullPipe { reading, writing throws in
      var chunk = [UInt8](repeating: 0, count: 8192)
      try #require(read(reading, &chunk, chunk.count) == 8192)
      try cancelling { cancellation throws in
        #expect(throws: WaitError.cancelled) {
          try SharedDescriptor.write(octets, to: writing, cancelledBy: cancellation)
        }
      }
      // What there is room for goes out even then: the user is told of the interrupt.
      try #require(read(reading, &chunk, chunk.count) == 8192)
      let cancellation = try Cancellation()
      cancellation.cancel()
      try SharedDescriptor.write([1, 2, 3], to: writing, cancelledBy: cancellation)
    }
  }
}
