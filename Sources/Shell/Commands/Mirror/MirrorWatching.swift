import ArgumentParser
import FTPClient
import FTPProtocol
import Octets
import Platform
import SystemPackage
import Terminal
import Transfers

/// How a mirror goes on.
struct MirrorWatchFlags: ParsableArguments {
  @Flag(name: .long, help: "Go on: send what changes here as it changes, until Ctrl-C.")
  var watch = false

  @Option(name: .long, help: "How long nothing must have changed before it is sent.")
  var settle = SettleOperand(duration: .milliseconds(500))

  @Option(
    name: .long,
    help: "How often all is looked at again, such as 60s; of a server, how often at all."
  )
  var every: SpanOperand?

  @Option(name: .long, help: "A command of this machine that is run after each change.")
  var onChange: PlainOperand?
}

/// A short time: `500ms`, `2s`.
struct SettleOperand: ExpressibleByArgument, Hashable {
  let duration: Duration

  init(duration: Duration) { self.duration = duration }

  init?(argument: String) {
    if argument.hasSuffix("ms") {
      guard let count = argument.utf8.dropLast(2).decimalNumber, (1...600_000).contains(count)
      else {
        return nil
      }
      duration = .milliseconds(count)
    } else {
      guard let span = SpanOperand(argument: argument), (1...600).contains(span.seconds) else {
        return nil
      }
      duration = .seconds(span.seconds)
    }
  }

  var defaultValueDescription: String { "\(Int(duration.inSeconds * 1000))ms" }
}

/// What passes of `mirror --watch` have left undone, and when it is tried again.
private struct WatchDebt {
  /// Where it is.
  var scope = MirrorScope.nowhere

  /// What the watch ends with, if it ends now.
  var failure: CommandError?
  private var isRetried = false
  private var pause: Duration

  private let firstPause: Duration
  private static let longestPause = Duration.seconds(60)

  init(_ settle: Duration) {
    // One that is tried again at once fails again.
    firstPause = min(max(settle * 2, .seconds(1)), Self.longestPause)
    pause = firstPause
  }

  /// How long to wait before it is tried again; `nil` where that would change nothing.
  var wait: Duration? { isRetried ? pause : nil }

  /// Notes that a pass went well.
  ///
  /// - Parameter sawAll: Whether it looked at everything.
  mutating func clear(sawAll: Bool) {
    // What a guard has held back is still there, until all has been looked at.
    if isRetried || sawAll { failure = nil }
    (scope, isRetried, pause) = (.nowhere, false, firstPause)
  }

  /// Notes what a pass has left; each time it takes longer until the next one.
  mutating func add(_ error: CommandError, in scope: MirrorScope, isRetried: Bool) {
    if self.isRetried { pause = min(pause * 2, Self.longestPause) }
    (failure, self.scope, self.isRetried) = (error, scope, isRetried)
  }
}

/// `mirror --watch`: one mirror after the other, where something has changed.
extension MirrorRun {
  /// How long the first pause after a lost connection is; each next one is twice as long.
  private static let firstPause = Duration.seconds(1)
  private static let longestPause = Duration.seconds(60)

  /// How often a server is looked at unless somebody says otherwise.
  private static let usualInterval = Duration.seconds(60)

  /// How often all is looked at where the system does not tell all changes.
  private static let blindInterval = Duration.seconds(60)

  /// Mirrors, and goes on with what changes until the interrupt key ends it.
  ///
  /// What failed is looked at again in a while, and with whatever changes before that.
  ///
  /// - Parameters:
  ///   - path: The directory here.
  ///   - remote: The directory at the server.
  ///   - flags: How.
  /// - Throws: ``CommandError`` for what another attempt would not mend; what is still undone at the end.
  mutating func watch(
    here path: FilePath,
    there remote: RemotePath,
    _ flags: MirrorWatchFlags
  ) throws(CommandError) {
    var watch: DirectoryWatch?
    if setup.direction == .upload {
      // Before the first look, or what changes during it would be nobody's.
      let world = setup.world
      do throws(Errno) {
        watch = try DirectoryWatch(path) { world.includes($0, isDirectory: true) }
      } catch {
        throw CommandError.local(.doing("mirror --watch", path.octets), error)
      }
    }
    var pause = Self.firstPause
    var isFirst = true
    var debt = WatchDebt(flags.settle.duration)
    setup.world.scope = nil
    while true {
      setup.options.knownFileCount = setup.world.scope == nil ? 0 : targetFileCount
      left = nil
      do throws(CommandError) {
        try mirror(here: path, there: remote)
        pause = Self.firstPause
        debt.clear(sawAll: setup.world.scope == nil)
        if hasChanged { tell(flags.onChange) }
        if shell.interrupt.isCancelled { return try endWatch(debt.failure) }
      } catch {
        if error.isInterruption || shell.interrupt.isCancelled {
          return try endWatch(left?.first ?? debt.failure)
        }
        // Only some of it failed, and all the rest was done.
        let isPartial = (left?.count ?? 0) > 0
        guard !isFirst || error.mayPass || isPartial else { throw error }
        shell.show(error)
        let isGuarded = left != nil && !isPartial && ExitStatus(error) == .guarded
        let scope = isPartial ? left?.scope : nil
        debt.add(
          error,
          in: isGuarded ? .nowhere : scope ?? setup.world.scope ?? .everywhere,
          isRetried: !isGuarded
        )
        if error.mayPass, !isPartial {
          guard try wait(pause) else { return try endWatch(error) }
          pause = min(pause * 2, Self.longestPause)
          // What was not sent has to be looked for.
          setup.world.scope = nil
          continue
        }
      }
      if isFirst { shell.output.say("mirror: watching; Ctrl-C ends it", style: .dim) }
      isFirst = false
      guard try next(watch, flags, path, debt) else { return try endWatch(debt.failure) }
    }
  }

  /// Waits for the next change, or for the time when what failed is tried again.
  ///
  /// - Returns: False where the interrupt key was pressed.
  private mutating func next(
    _ watch: DirectoryWatch?,
    _ flags: MirrorWatchFlags,
    _ path: FilePath,
    _ debt: WatchDebt
  ) throws(CommandError) -> Bool {
    let interval = flags.every.map { Duration.seconds($0.seconds) }
    guard let watch else {
      setup.world.scope = nil
      let regular = interval ?? Self.usualInterval
      return try wait(debt.wait.map { min($0, regular) } ?? regular)
    }
    let regular = interval ?? (watch.isIncomplete ? Self.blindInterval : nil)
    let longest = [regular, debt.wait].compactMap(\.self).min()
    var scope = MirrorScope.everywhere
    do throws(WaitError) {
      let changes = try watch.next(
        settledFor: flags.settle.duration,
        until: longest.map { .after($0) } ?? .never,
        cancelledBy: shell.interrupt
      )
      if !changes.hasLostSome { scope = self.scope(of: changes, path).union(debt.scope) }
    } catch {
      switch error {
      case .timedOut: if longest != regular { scope = debt.scope }
      case .cancelled: return false
      case .system(let errno): throw CommandError.local(.doing("mirror --watch", Self.what), errno)
      }
    }
    setup.world.scope = scope.isEverywhere ? nil : scope
    return true
  }

  /// Where something is to be looked for.
  private func scope(of changes: DirectoryWatch.Changes, _ path: FilePath) -> MirrorScope {
    var scope = MirrorScope(directories: changes.directories, trees: changes.trees)
    // The rules of a directory count for all below it, and may be what has changed.
    for directory in changes.directories {
      let rules = FilePath(octets: directory.path(of: MirrorWorld.ignoreName))
      if (try? FileInfo(of: path.pushing(rules))) != nil { scope.trees.insert(directory) }
    }
    return scope
  }

  /// Waits for some time.
  ///
  /// - Returns: False where the interrupt key was pressed.
  private func wait(_ time: Duration) throws(CommandError) -> Bool {
    do throws(WaitError) {
      try Readiness.pause(until: .after(time), cancelledBy: shell.interrupt)
      return true
    } catch {
      return false
    }
  }

  /// The interrupt key is how it ends: nothing has failed but what has not been done since.
  private func endWatch(_ failure: CommandError?) throws(CommandError) {
    shell.interrupt.reset()
    shell.output.clearStatus()
    guard let failure else { return shell.output.say("mirror: ended") }
    shell.output.say("mirror: ended, and not all was done", style: .warning)
    // It was shown when it failed, and maybe long ago.
    throw CommandError(failure.what, failure.cause)
  }

  /// Runs the user's command.
  private func tell(_ command: PlainOperand?) {
    guard let command else { return }
    let what: [UInt8] = .doing("mirror --on-change", command.octets)
    do throws(Errno) {
      // An interrupt ends the command and the mirror.
      let status = try ChildProcess.runShell(
        command.octets,
        in: shell.places.local,
        cancelledBy: shell.interrupt
      ) { _ in }.status
      if status != 0 { shell.show(CommandError(what, .childFailed(status))) }
    } catch {
      if error != .canceled { shell.show(CommandError.local(what, error)) }
    }
  }
}

extension CommandError {
  /// Whether the same may work in a while: the server, or the way to it, was away.
  fileprivate var mayPass: Bool {
    switch ExitStatus(self) {
    case .noConnection, .transient: true
    default: false
    }
  }
}
