import Glibc

/// What a thread looks after while it waits for something else: drawing, signals, notices.
///
/// ``Readiness`` finds it, so that every wait of the thread, whatever for, looks after it too, and
/// nothing that waits has to know what else there is.
package final class Attention {
  private let interval: Duration?
  private let work: () -> Void
  private let outer: Attention?
  private var nextTime = ContinuousClock.now
  private var isWorking = false

  private let watched: () -> [Int32]

  /// The descriptors that ask for attention by becoming readable.
  var descriptors: [Int32] { watched() + (outer?.descriptors ?? []) }

  private init(
    _ interval: Duration?,
    _ watched: @escaping () -> [Int32],
    _ work: @escaping () -> Void
  ) {
    self.interval = interval
    outer = Self.current
    self.watched = watched
    self.work = work
  }

  /// The slot in which each thread has its own.
  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    let result = pthread_key_create(&key, nil)
    precondition(result == 0, "the process has no room for what a thread keeps to itself")
    return key
  }()

  /// Runs something; meanwhile the waits of this thread look after something else.
  ///
  /// - Parameters:
  ///   - interval: How often that is done, at least while the thread waits, and at most; `nil`
  ///     for only when it is asked for.
  ///   - descriptors: What becomes readable when it is to be done at once; `work` drains them. Asked
  ///     for at each wait: what has ended for good is readable for ever.
  ///   - work: What is done; waits that it makes are only for themselves.
  ///   - body: What runs. An attention that was paid before is paid as well.
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws.
  package static func paid<Result, Failure: Error>(
    every interval: Duration?,
    watching descriptors: @escaping @autoclosure () -> [Int32] = [],
    _ work: @escaping () -> Void,
    while body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try with(Attention(interval, descriptors, work), body)
  }

  /// Runs something whose waits look after nothing else, such as a question to the user.
  package static func suspended<Result, Failure: Error>(
    while body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try with(nil, body)
  }

  private static func with<Result, Failure: Error>(
    _ attention: Attention?,
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let previous = pthread_getspecific(key)
    pthread_setspecific(key, attention.map { Unmanaged.passUnretained($0).toOpaque() })
    defer {
      pthread_setspecific(key, previous)
      // The slot does not own what it points at; this does.
      withExtendedLifetime(attention) {}
    }
    return try body()
  }

  /// What this thread looks after at the moment; `nil` also while it does so.
  static var current: Attention? {
    guard let pointer = pthread_getspecific(key) else { return nil }
    let attention = Unmanaged<Attention>.fromOpaque(pointer).takeUnretainedValue()
    return attention.isWorking ? nil : attention
  }

  /// The time at which attention is due.
  var deadline: Deadline {
    min(interval == nil ? .never : .at(nextTime), outer?.deadline ?? .never)
  }

  /// Does what is to be done, if it is time or has been asked for.
  func attend(isAsked: Bool) {
    isWorking = true
    defer { isWorking = false }
    outer?.attend(isAsked: isAsked)
    let now = ContinuousClock.now
    guard isAsked || (interval != nil && now >= nextTime) else { return }
    nextTime = now + (interval ?? .zero)
    work()
  }
}
