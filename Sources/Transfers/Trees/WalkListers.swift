package import FTPClient
package import FTPProtocol
package import Platform
import Synchronization
package import SystemPackage

/// Sessions on threads of their own that list directories ahead of a walk.
///
/// A lister that cannot connect, or fails, is one less: the walk lists itself what nobody listed.
package final class WalkListers: Sendable {
  /// What wakes a thread that waits.
  private final class Waiter: Sendable {
    let wakeUp: WakeUp

    init() throws(Errno) {
      wakeUp = try WakeUp()
    }
  }

  private struct State {
    /// Directories that are to be listed, the next one first.
    var wanted: [RemotePath] = []

    /// Directories in those that were listed: the walk will come to most of them.
    var guesses: [RemotePath] = []

    /// Directories that are being listed.
    var underway: Set<RemotePath> = []

    /// Listings that the walk has not taken yet; `nil` for those that failed.
    var ready: [RemotePath: Listing?] = [:]

    /// Entries in the listings that are ready.
    var entryCount = 0
    var isEnded = false

    /// How many listers were started, and how many of them are logged in.
    var startedCount = 0
    var readyCount = 0

    /// Whether one could not log in, or could not go on: there will be no more of them.
    var hasLostOne = false
    var idle: [Waiter] = []

    /// Takes the directory that is to be listed next, which is under way from then on.
    mutating func takeNext() -> RemotePath? {
      guard entryCount < WalkListers.entryLimit else { return nil }
      var next = wanted.isEmpty ? nil : wanted.removeFirst()
      while next == nil, ready.count < WalkListers.guessLimit, !guesses.isEmpty {
        let guess = guesses.removeFirst()
        if !knows(guess) { next = guess }
      }
      if let next { underway.insert(next) }
      return next
    }

    /// How many listers to start now: one for two directories that wait, and never more at once than are
    /// at work.
    mutating func takeStarts(upTo count: Int) -> Int {
      guard !hasLostOne, !isEnded else { return 0 }
      let connecting = startedCount - readyCount
      let missing = min(count, (wanted.count + 1) / 2) - startedCount
      let starts = max(0, min(missing, max(1, readyCount) - connecting))
      startedCount += starts
      return starts
    }

    /// Whether somebody has been sent to a directory.
    func knows(_ path: RemotePath) -> Bool {
      underway.contains(path) || ready[path] != nil
    }
  }

  private let state = Mutex(State())

  /// Rung when a listing is ready.
  private let news: Waiter
  private let template: SessionTemplate
  private let now: TimeValue
  private let options: RemoteWalk.Options
  private let interrupt: Cancellation?

  /// What ends the waits of each lister.
  private let cancellations: [Cancellation]
  private let threads = Mutex<[WorkerThread]>([])

  /// How many entries may wait for the walk.
  private static let entryLimit = 500_000

  /// How many listings that nobody has asked for may wait for the walk.
  private static let guessLimit = 128

  /// The longest that anybody waits for a waiter before looking again.
  private static let patience = Duration.seconds(5)

  /// Prepares listers for one walk, who begin when there is enough to list; ``end()`` ends them.
  ///
  /// - Parameters:
  ///   - count: How many, at most.
  ///   - template: What their sessions are like.
  ///   - options: How the walk goes: they list as it would.
  ///   - now: What the year of a Unix listing's date is guessed by, UTC.
  ///   - interrupt: What ends the waits of the walk.
  /// - Throws: The reason why the system gives no descriptor.
  package init(
    _ count: Int,
    _ template: SessionTemplate,
    for options: RemoteWalk.Options,
    now: TimeValue,
    interruptedBy interrupt: Cancellation?
  ) throws(Errno) {
    news = try Waiter()
    self.template = template
    self.now = now
    self.options = options
    self.interrupt = interrupt
    var cancellations: [Cancellation] = []
    for _ in 0..<count { cancellations.append(try Cancellation()) }
    self.cancellations = cancellations
  }

  /// What a walk needs to know of them.
  package var listingsAhead: ListingsAhead {
    ListingsAhead(expect: { self.expect($0) }, listing: { self.listing(of: $0, in: $1) })
  }

  /// Ends all listers and waits for their threads.
  package func end() {
    let idle = state.withLock { state in
      state.isEnded = true
      return state.idle
    }
    for cancellation in cancellations { cancellation.cancel() }
    for waiter in idle { waiter.wakeUp.signal() }
    let running = threads.withLock { threads in
      defer { threads = [] }
      return threads
    }
    for thread in running { thread.join() }
  }

  private func expect(_ paths: [RemotePath]) {
    let (idle, first, starts) = state.withLock { state in
      state.wanted = paths.filter { !state.knows($0) }
      defer { state.idle = [] }
      let first = state.startedCount
      return (state.idle, first, state.takeStarts(upTo: cancellations.count))
    }
    for waiter in idle { waiter.wakeUp.signal() }
    for cancellation in cancellations[first..<(first + starts)] {
      guard let thread = try? WorkerThread.start({ self.listAhead(cancellation) }) else { continue }
      threads.withLock { $0.append(thread) }
    }
  }

  /// What is known of a directory the walk has come to.
  private enum Report {
    case ready(Listing?)
    case underway
    case unknown
  }

  private func listing(of path: RemotePath, in session: Session) -> Listing? {
    while true {
      switch take(path) {
      case .ready(let listing): return listing
      case .unknown: return nil
      case .underway:
        // Whose connection has nothing to do meanwhile lists what comes next.
        if session.isUsable, let next = state.withLock({ $0.takeNext() }) {
          list(next, in: session)
          guard session.isUsable, !(interrupt?.isCancelled ?? false) else { return nil }
          continue
        }
        let deadline = Deadline.after(Self.patience)
        do throws(WaitError) {
          try Readiness.wait(
            for: news.wakeUp.rawValue,
            .readable,
            until: deadline,
            cancelledBy: interrupt
          )
        } catch .timedOut {
          continue
        } catch {
          return nil
        }
        news.wakeUp.drain()
      }
    }
  }

  private func take(_ path: RemotePath) -> Report {
    state.withLock { state in
      state.guesses.removeAll { $0 == path }
      if let listing = state.ready.removeValue(forKey: path) {
        state.entryCount -= listing?.count ?? 0
        return .ready(listing)
      }
      if state.underway.contains(path) { return .underway }
      state.wanted.removeAll { $0 == path }
      return .unknown
    }
  }

  /// What one thread does.
  private func listAhead(_ cancellation: Cancellation) {
    guard let waiter = try? Waiter(),
      let session = try? Session.connect(like: template, cancelledBy: cancellation)
    else { return state.withLock { $0.hasLostOne = true } }
    session.wantedFacts = options.factsAhead
    state.withLock { $0.readyCount += 1 }
    while let path = nextPath(waiter, cancellation) {
      list(path, in: session)
      guard session.isUsable else { return state.withLock { $0.hasLostOne = true } }
    }
    session.quit()
  }

  /// Lists a directory that was taken, and lets all know.
  private func list(_ path: RemotePath, in session: Session) {
    let listing = try? session.list(path, for: options, now: now)
    let below = directories(in: listing, at: path)
    let idle = state.withLock { state in
      state.underway.remove(path)
      state.ready[path] = .some(listing)
      state.entryCount += listing?.count ?? 0
      let room = max(0, Self.guessLimit * 16 - state.guesses.count)
      state.guesses += below.filter { !state.knows($0) }.prefix(room)
      defer { state.idle = [] }
      return state.idle
    }
    news.wakeUp.signal()
    for waiter in idle { waiter.wakeUp.signal() }
  }

  /// The directories in one that was listed; a walk that ends at some depth may not want them.
  private func directories(in listing: Listing?, at path: RemotePath) -> [RemotePath] {
    guard options.deepest == nil, let listing, path.octets.count < 1024 else { return [] }
    return listing.indices.lazy.filter { listing.kind(at: $0) == .directory }
      .compactMap { RemotePath.Component(listing[$0].name) }
      .prefix(Self.guessLimit)
      .map { path.appending($0.octets) }
  }

  /// Waits for something to list; `nil` at the end.
  private func nextPath(_ waiter: Waiter, _ cancellation: Cancellation) -> RemotePath? {
    while !cancellation.isCancelled {
      let (path, isEnded): (RemotePath?, Bool) = state.withLock { state in
        if state.isEnded { return (nil, true) }
        guard let path = state.takeNext() else {
          state.idle.append(waiter)
          return (nil, false)
        }
        return (path, false)
      }
      if let path { return path }
      if isEnded { return nil }
      do throws(WaitError) {
        try Readiness.wait(
          for: waiter.wakeUp.rawValue,
          .readable,
          until: .after(.seconds(60)),
          cancelledBy: cancellation
        )
      } catch .timedOut {
        continue
      } catch {
        return nil
      }
      waiter.wakeUp.drain()
    }
    return nil
  }
}
