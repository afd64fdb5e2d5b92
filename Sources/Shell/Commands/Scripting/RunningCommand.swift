import ArgumentParser
import Octets
import Platform
import Terminal

/// A command whose words may be those of another one, which the interpreter runs.
protocol RunningCommand: ShellCommand {
  /// The words of the other command.
  var commandWords: [Word] { get }

  /// Does what the words say.
  ///
  /// - Parameters:
  ///   - shell: Where it runs.
  ///   - command: Runs the other command, once each time.
  /// - Throws: ``CommandError`` of the other command, or for an interruption.
  func run(
    in shell: ShellState,
    _ command: () throws(CommandError) -> Void
  ) throws(CommandError)
}

extension RunningCommand {
  static var need: CommandNeed { .nothing }

  /// The interpreter runs it with the other command in hand.
  func run(in shell: ShellState) throws(CommandError) {
    try run(in: shell) { () throws(CommandError) in
      throw CommandError(Self.name, .refused("it needs the shell itself", advice: nil))
    }
  }
}

/// `time`: say how long a command took.
struct TimeCommand: RunningCommand {
  static let configuration = CommandConfiguration(
    commandName: "time",
    abstract: "Run a command and say how long it took."
  )

  @Argument(parsing: .captureForPassthrough, help: "The command.")
  var words: [RemoteOperand]

  var commandWords: [Word] { words.map(\.word) }

  func run(
    in shell: ShellState,
    _ command: () throws(CommandError) -> Void
  ) throws(CommandError) {
    let start = ContinuousClock.now
    defer {
      let elapsed = ContinuousClock.now - start
      shell.output.say("it took \(Self.text(elapsed))")
    }
    try command()
  }

  /// Writes `0.123 s`.
  private static func text(_ elapsed: Duration) -> String {
    let (seconds, attoseconds) = elapsed.components
    let digits = "\(1000 + attoseconds / 1_000_000_000_000_000)"
    return "\(seconds).\(digits.dropFirst()) s"
  }
}

/// `repeat`: run a command again and again.
struct RepeatCommand: RunningCommand {
  static let configuration = CommandConfiguration(
    commandName: "repeat",
    abstract: "Run a command again and again.",
    discussion: """
      Without a count it goes on until the interrupt key, or until the command fails. Between two \
      runs it waits a second, or as long as '-d' says.
      """
  )

  @Option(name: .shortAndLong, help: "How often to run it.")
  var count: Int?

  @Option(
    name: [.customShort("d"), .customLong("delay")],
    help: "How many seconds between two runs."
  )
  var delay: Delay?

  @Flag(name: .long, help: "Go on while it fails, and end with its first success.")
  var untilOk = false

  @Argument(parsing: .captureForPassthrough, help: "The command.")
  var words: [RemoteOperand]

  var commandWords: [Word] { words.map(\.word) }

  func validate() throws {
    if let count, count < 1 { throw ValidationError("--count takes a number from 1.") }
    guard let number = words.first?.word.plain.text, Double(number) != nil else { return }
    let rest = words.dropFirst().map { Quoting.quoted($0.word.plain) }.joined(separator: " ")
    throw ValidationError(
      """
      Is \(number) a count or a delay? 'repeat -c \(number) \(rest)' runs it so many times, \
      'repeat -d \(number) \(rest)' waits so many seconds in between.
      """
    )
  }

  func run(
    in shell: ShellState,
    _ command: () throws(CommandError) -> Void
  ) throws(CommandError) {
    var left = count ?? .max
    while true {
      left -= 1
      do throws(CommandError) {
        try command()
        try shell.output.flushForCommand()
        guard left > 0, !untilOk, !shell.isLeaving else { return }
      } catch {
        guard untilOk, left > 0, !error.isInterruption else { throw error }
        shell.show(error)
      }
      let pause = Deadline.after(delay?.duration ?? .seconds(1))
      try interruptibly("", Readiness.pause(until: pause, cancelledBy: shell.interrupt))
    }
  }
}

/// A time between two runs, in seconds.
struct Delay: ExpressibleByArgument, Hashable {
  let duration: Duration

  init?(argument: String) {
    guard let seconds = Double(argument), seconds >= 0, seconds <= 86_400 else { return nil }
    duration = .milliseconds(Int64(seconds * 1000))
  }
}
