import Glibc

/// What is written to a program and read from it, all at once, so that neither waits for ever.
struct ProcessExchange {
  private var input: ArraySlice<UInt8>
  private(set) var output: [UInt8] = []
  private(set) var errorOutput: [UInt8] = []

  init(input: [UInt8]) {
    self.input = input[...]
  }

  /// Exchanges octets until both outputs and the process have ended.
  ///
  /// Closes `stdin` as soon as all input is written, or the program has closed its end. `end` reads
  /// as ended when the process has.
  /// - Returns: `false` if the deadline came first, or `stop` could be read.
  mutating func run(
    stdin: inout Pipe,
    stdout: Int32,
    stderr: Int32,
    end: Int32,
    stop: Int32?,
    until deadline: ContinuousClock.Instant
  ) -> Bool {
    setNonBlocking(stdin.writeEnd)
    // A negative descriptor is one that poll(2) skips.
    var open = [end, stdout, stderr, stdin.writeEnd, stop ?? -1]
    while open[..<3].contains(where: { $0 >= 0 }) {
      if open[3] >= 0, input.isEmpty {
        stdin.closeWriteEnd()
        open[3] = -1
      }
      guard let ready = wait(for: open, until: deadline) else { return false }
      if ready[4] { return false }
      if ready[0] { open[0] = -1 }
      if ready[1], !readOctets(stdout, into: &output) { open[1] = -1 }
      if ready[2], !readOctets(stderr, into: &errorOutput) { open[2] = -1 }
      if ready[3], !writeInput(stdin.writeEnd) { input = [] }
    }
    return true
  }

  /// Returns which descriptors are ready, the fourth one for writing; `nil` at the deadline.
  private func wait(
    for descriptors: [Int32],
    until deadline: ContinuousClock.Instant
  ) -> [Bool]? {
    var requests = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    requests[3].events = Int16(POLLOUT)
    while true {
      let milliseconds = (deadline - .now) / .milliseconds(1)
      guard milliseconds > 0 else { return nil }
      let limit = Int32(min(milliseconds, 1e9).rounded(.up))
      if poll(&requests, nfds_t(requests.count), limit) > 0 {
        return requests.map { $0.revents != 0 }
      }
    }
  }

  /// Reads what is there; returns whether more may come.
  private func readOctets(_ descriptor: Int32, into octets: inout [UInt8]) -> Bool {
    let chunk = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
      count = max(0, read(descriptor, buffer.baseAddress, buffer.count))
    }
    octets += chunk
    return !chunk.isEmpty
  }

  /// Writes what fits; returns whether the program still reads.
  private mutating func writeInput(_ descriptor: Int32) -> Bool {
    let count = withoutPipeSignal {
      input.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    }
    guard count >= 0 else { return errno == EAGAIN || errno == EINTR }
    input = input.dropFirst(count)
    return true
  }

  private func setNonBlocking(_ descriptor: Int32) {
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
  }
}

/// Runs `body`, whose write(2) then fails where SIGPIPE would have ended the tests.
///
/// The signal is not ignored for good, since that would hide its neglect in the program tested.
private func withoutPipeSignal(_ body: () -> Int) -> Int {
  var pipeSignal = sigset_t()
  sigemptyset(&pipeSignal)
  sigaddset(&pipeSignal, SIGPIPE)
  var former = sigset_t()
  pthread_sigmask(SIG_BLOCK, &pipeSignal, &former)
  let result = body()
  let failure = errno
  if result == -1, failure == EPIPE {
    var noTime = timespec()
    sigtimedwait(&pipeSignal, nil, &noTime)
  }
  pthread_sigmask(SIG_SETMASK, &former, nil)
  errno = failure
  return result
}
