import ArgumentParser
import Transfers

/// What all commands that transfer files have in common.
struct TransferOptions: ParsableArguments {
  @Flag(
    name: [.customShort("c"), .customLong("continue")],
    help: "Take what is there for the beginning, and fetch or send the rest."
  )
  var continues = false

  @Flag(name: [.customShort("p"), .customLong("keep-modes")], help: "Keep the permission bits.")
  var keepsModes = false

  @Option(name: .long, help: "What is compared at the end.")
  var verify: Verification?

  @Option(name: .long, help: "The most octets a second, such as 500K.")
  var limitRate: LimitRate?

  @Option(name: .long, help: "How often to try when connections break.")
  var tries: Int?

  func validate() throws {
    if let tries, !(1...100).contains(tries) {
      throw ValidationError("--tries takes a number from 1 to 100.")
    }
  }

  /// Makes the policy of a command: what is set, and what its options say.
  func policy(in shell: ShellState) -> TransferPolicy {
    var policy = shell.transferPolicy
    policy.continues = continues
    policy.keepsModes = keepsModes
    if let tries { policy.retry.tries = tries }
    if let verify { policy.verification = verify }
    if let limitRate { policy.limit = RateLimit(octetsPerSecond: limitRate.octetsPerSecond) }
    return policy
  }
}

/// A rate, on the command line.
struct LimitRate: ExpressibleByArgument, Hashable {
  let octetsPerSecond: Int64

  init?(argument: String) {
    guard let rate = TransferRate.parse(argument) else { return nil }
    octetsPerSecond = rate
  }
}
