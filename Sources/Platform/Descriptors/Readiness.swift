import Glibc
import SystemPackage

/// Waiting for descriptors: the only call of `poll` in the program.
package enum Readiness {
  /// What a descriptor should be ready for.
  package struct Interest: OptionSet, Sendable {
    package let rawValue: Int16

    package init(rawValue: Int16) {
      self.rawValue = rawValue
    }

    /// There is something to read, or the end of it.
    package static let readable = Interest(rawValue: Int16(POLLIN))

    /// A write would not wait.
    package static let writable = Interest(rawValue: Int16(POLLOUT))
  }

  /// One descriptor and what it should be ready for.
  package struct Request: Sendable {
    package let descriptor: Int32
    package let interest: Interest

    /// Asks for one descriptor.
    package init(_ descriptor: Int32, _ interest: Interest) {
      self.descriptor = descriptor
      self.interest = interest
    }
  }

  /// Waits until a descriptor is ready, hung up or broken.
  ///
  /// - Throws: ``WaitError/timedOut`` at the deadline, ``WaitError/cancelled`` when the
  ///   cancellation is cancelled, before or meanwhile.
  package static func wait(
    for descriptor: Int32,
    _ interest: Interest,
    until deadline: Deadline,
    cancelledBy cancellation: Cancellation?
  ) throws(WaitError) {
    _ = try wait(
      forAny: [Request(descriptor, interest)],
      until: deadline,
      cancelledBy: cancellation
    )
  }

  /// Waits until one of several descriptors is ready, hung up or broken.
  ///
  /// Meanwhile the thread does what its ``Attention`` is for.
  ///
  /// - Returns: The positions in `requests` of those that are; at least one.
  /// - Throws: ``WaitError/timedOut`` at the deadline, ``WaitError/cancelled`` when the
  ///   cancellation is cancelled, before or meanwhile.
  package static func wait(
    forAny requests: [Request],
    until deadline: Deadline,
    cancelledBy cancellation: Cancellation?
  ) throws(WaitError) -> [Int] {
    var entries = requests.map {
      pollfd(fd: $0.descriptor, events: $0.interest.rawValue, revents: 0)
    }
    if let cancellation {
      entries.append(
        pollfd(fd: cancellation.descriptor, events: Interest.readable.rawValue, revents: 0)
      )
    }
    let attention = Attention.current
    let ownCount = entries.count
    if let attention {
      entries += attention.descriptors.map {
        pollfd(fd: $0, events: Interest.readable.rawValue, revents: 0)
      }
    }
    while true {
      attention?.attend(isAsked: entries[ownCount...].contains { $0.revents != 0 })
      let pause = attention.map { min(deadline, $0.deadline) } ?? deadline
      let count = poll(&entries, nfds_t(entries.count), pause.pollMilliseconds)
      if count == -1 {
        guard errno == EINTR else { throw .system(Errno(rawValue: errno)) }
        for index in entries.indices { entries[index].revents = 0 }
      }
      if cancellation != nil, entries[requests.count].revents != 0 { throw .cancelled }
      let ready = requests.indices.filter { entries[$0].revents != 0 }
      if !ready.isEmpty { return ready }
      if deadline.hasPassed { throw .timedOut }
    }
  }

  /// Waits for nothing but the time.
  ///
  /// - Throws: ``WaitError/cancelled`` when the cancellation is cancelled, before or meanwhile.
  package static func pause(
    until deadline: Deadline,
    cancelledBy cancellation: Cancellation?
  ) throws(WaitError) {
    do {
      _ = try wait(forAny: [], until: deadline, cancelledBy: cancellation)
    } catch .timedOut {
      return
    }
  }

  /// Says whether a descriptor is ready now.
  package static func isReady(_ descriptor: Int32, _ interest: Interest) -> Bool {
    var entry = pollfd(fd: descriptor, events: interest.rawValue, revents: 0)
    return poll(&entry, 1, 0) > 0
  }
}
