import Glibc
import Platform
import Synchronization
package import SystemPackage

/// A relay before a server of this machine, for control and data connections, clear or protected,
/// that cuts, stalls or holds them at octets that the test chooses.
///
/// It listens on 127.0.0.1 at the passive ports that the server has on another address of loopback,
/// so that it need not understand what passes.
package final class CuttingRelay: Sendable {
  /// What happens to a connection, and when.
  package struct Cut: Hashable, Sendable {
    /// Which connections count.
    package enum Part: Hashable, Sendable, CaseIterable {
      case control
      case data
    }

    /// What happens to the connection on which the last of the octets passed.
    package enum Kind: Hashable, Sendable, CaseIterable {
      /// Both sides see it end, as if the other one had ended it.
      case end

      /// Both sides see it broken.
      case reset

      /// Nothing passes any more, and nobody is told.
      case silence

      /// All connections are broken.
      case everything

      /// Nothing passes until ``CuttingRelay/resume()``, and ``CuttingRelay/held`` says so.
      case hold
    }

    package var part: Part

    /// The octets that pass, on all connections of that part since the cut before.
    package var octetCount: Int
    package var kind: Kind

    /// Says where and how.
    package init(_ part: Part, after octetCount: Int, _ kind: Kind) {
      self.part = part
      self.octetCount = octetCount
      self.kind = kind
    }
  }

  private struct State {
    var server: (address: String, port: UInt16)?
    var cuts: ArraySlice<Cut> = []

    /// The octets that have passed since the cut before.
    var octetCount = 0
    var links: [Int: RelayLink] = [:]
    var linkCount = 0
    var threads: [WorkerThread] = []
    var isStopped = false
  }

  /// The port on 127.0.0.1 where clients connect.
  package let port: UInt16

  /// The first and the last of the ports for data connections.
  package let passivePorts: ClosedRange<UInt16>

  private let state = Mutex(State())
  private let listeners: [Int32]
  private let stopping: Cancellation
  private let resuming = Mutex<Cancellation?>(nil)

  /// Reads as ready once a connection is held.
  private let holding: WakeUp

  private static let passiveCount: UInt16 = 40

  /// Takes its ports.
  ///
  /// - Throws: Why the system gives none.
  package init() throws(Errno) {
    stopping = try Cancellation()
    holding = try WakeUp()
    let control = try RelayLink.listen(at: 0)
    var found: ([Int32], ClosedRange<UInt16>)?
    while found == nil {
      // Below those that the system gives to whoever asks for any.
      let first = UInt16.random(in: 10_000...32_000)
      let range = first...(first + Self.passiveCount - 1)
      let sockets = range.compactMap { try? RelayLink.listen(at: $0) }
      if sockets.count == range.count {
        found = (sockets, range)
      } else {
        for socket in sockets { close(socket) }
      }
    }
    let (sockets, range) = found ?? ([], 0...0)
    listeners = [control] + sockets
    port = RelayLink.port(of: control)
    passivePorts = range
  }

  /// Begins to pass octets on to a server.
  ///
  /// - Throws: Why the system gives no thread.
  package func start(to address: String, _ port: UInt16) throws(Errno) {
    let thread = try WorkerThread.start { self.accept() }
    state.withLock { state in
      state.server = (address, port)
      state.threads.append(thread)
    }
  }

  /// Sets what will be cut from now on, and how; connections that are there end.
  package func cut(_ cuts: [Cut]) {
    resume()
    state.withLock { state in
      for link in state.links.values { link.shutDown() }
      (state.cuts, state.octetCount) = (cuts[...], 0)
    }
    holding.drain()
    resuming.withLock { $0 = try? Cancellation() }
  }

  /// How many of the cuts have not been made.
  package var remainingCount: Int { state.withLock { $0.cuts.count } }

  /// A descriptor that can be read once a connection is held.
  package var held: Int32 { holding.rawValue }

  /// Waits until a connection is held, or for so long.
  package func awaitHold(orFor timeout: Duration) {
    try? Readiness.wait(for: held, .readable, until: .after(timeout), cancelledBy: nil)
  }

  /// Lets what is held pass.
  package func resume() {
    resuming.withLock { $0 }?.cancel()
  }

  /// Ends everything, and waits for the threads.
  package func stop() {
    stopping.cancel()
    resume()
    while true {
      let threads = state.withLock { state in
        state.isStopped = true
        for link in state.links.values { link.shutDown() }
        defer { state.threads = [] }
        return state.threads
      }
      guard !threads.isEmpty else { break }
      for thread in threads { thread.join() }
    }
    for listener in listeners { close(listener) }
  }

  private func accept() {
    while true {
      var polled = ([stopping.descriptor] + listeners).map {
        pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
      }
      guard poll(&polled, nfds_t(polled.count), -1) > 0 else { continue }
      guard polled[0].revents == 0 else { return }
      for (index, entry) in polled.dropFirst().enumerated() where entry.revents != 0 {
        let client = Glibc.accept(entry.fd, nil, nil)
        guard client >= 0, let server = state.withLock({ $0.server }) else { continue }
        let port = index == 0 ? server.port : passivePorts.lowerBound + UInt16(index - 1)
        open(client, server.address, port, index == 0 ? .control : .data)
      }
    }
  }

  private func open(_ client: Int32, _ address: String, _ port: UInt16, _ part: Cut.Part) {
    guard let server = try? RelayLink.connect(to: address, port) else {
      close(client)
      return
    }
    let link = RelayLink(client: client, server: server)
    let number = state.withLock { state in
      state.linkCount += 1
      state.links[state.linkCount] = link
      return state.linkCount
    }
    let thread = try? WorkerThread.start { [self] in
      pass(link, part)
      state.withLock { $0.links[number] = nil }
      link.close()
    }
    state.withLock { state in
      if let thread { state.threads.append(thread) }
      if state.isStopped { link.shutDown() }
    }
  }

  /// Passes octets on until a side ends, or a cut comes.
  private func pass(_ link: RelayLink, _ part: Cut.Part) {
    var open = link.sides
    while let (octets, target) = link.read(&open) {
      let (allowed, kind) = allowance(octets.count, part)
      // ProFTPD 1.3.8 carries out the beginning of a line at the end of the connection: what a
      // client sends in one packet passes whole or not at all.
      let isCommand = part == .control && link.isServer(target)
      let count = !isCommand ? allowed : allowed * 2 < octets.count ? 0 : octets.count
      guard link.write([UInt8](octets[..<count]), to: target) else { return }
      switch kind {
      case nil: break
      case .end: return
      case .reset: return link.breakOff()
      case .silence: return link.awaitEnd()
      case .everything:
        return state.withLock { state in
          for link in state.links.values { link.breakOff() }
        }
      case .hold:
        holding.signal()
        let released = resuming.withLock { $0 }
        if let released {
          var request = pollfd(fd: released.descriptor, events: Int16(POLLIN), revents: 0)
          poll(&request, 1, -1)
        }
        guard link.write([UInt8](octets[count...]), to: target) else { return }
      }
    }
  }

  /// Says how many of some octets pass, and what happens then.
  private func allowance(_ count: Int, _ part: Cut.Part) -> (Int, Cut.Kind?) {
    state.withLock { state in
      guard let cut = state.cuts.first, cut.part == part else { return (count, nil) }
      let rest = cut.octetCount - state.octetCount
      guard count >= rest else {
        state.octetCount += count
        return (count, nil)
      }
      state.octetCount = 0
      state.cuts.removeFirst()
      return (rest, cut.kind)
    }
  }
}
