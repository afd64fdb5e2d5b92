import ArgumentParser
import Octets
import Platform
import Transfers

/// Which part of the work of several runs is done, and what is left behind for who adds them up.
struct MirrorShardFlags: ParsableArguments {
  @Option(
    name: .long,
    help: "Do one part of several: K/N, or auto in an array job of Slurm or Kubernetes."
  )
  var shard: ShardChoice?

  @Option(name: .long, help: "How many names of a path decide which part it is in; usually 3.")
  var shardDepth: Int?

  @Option(name: .long, help: "Where a summary goes: a file, or a directory with one of each part.")
  var summary: LocalOperand?

  @Option(name: .long, help: "Add up the summaries in a directory, and do nothing else.")
  var report: LocalOperand?

  private static let depthLimit = 100

  func validate() throws {
    if let shardDepth, !(1...Self.depthLimit).contains(shardDepth) {
      throw ValidationError("--shard-depth takes a number from 1 to \(Self.depthLimit).")
    }
    guard shardDepth == nil || shard != nil else {
      throw ValidationError("--shard-depth says how --shard divides; name the part too.")
    }
    do throws(ArrayTask.Fault) {
      _ = try part { Environment.value($0) }
    } catch {
      throw ValidationError("--shard auto: \(error.why).")
    }
  }

  /// The part; `nil` for all of it.
  ///
  /// - Parameter variable: The environment.
  /// - Returns: The part.
  /// - Throws: Why the environment does not say which it is.
  func part(_ variable: (String) -> String?) throws(ArrayTask.Fault) -> MirrorShard? {
    let (number, count): (Int, Int)
    switch shard {
    case nil: return nil
    case .part(let wanted, let all): (number, count) = (wanted, all)
    case .auto: (number, count) = try ArrayTask.part(variable)
    }
    return MirrorShard(number, of: count, depth: shardDepth ?? MirrorShard.standardDepth)
  }

  /// The part of this process.
  var part: MirrorShard? { try? part { Environment.value($0) } }
}

/// What `--shard` says.
enum ShardChoice: ExpressibleByArgument, Hashable {
  /// What the environment says.
  case auto

  /// The number of a part, and how many there are.
  case part(Int, of: Int)

  private static let limit: Int64 = 1_000_000

  /// Takes `auto` or `3/16`.
  init?(argument: String) {
    guard argument != "auto" else {
      self = .auto
      return
    }
    let numbers = argument.split(separator: "/", omittingEmptySubsequences: false)
    guard numbers.count == 2, let number = numbers[0].utf8.decimalNumber,
      let count = numbers[1].utf8.decimalNumber, number >= 1, number <= count,
      count <= Self.limit
    else { return nil }
    self = .part(Int(number), of: Int(count))
  }
}
