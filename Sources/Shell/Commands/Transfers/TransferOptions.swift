import ArgumentParser
import FTPClient
import FTPProtocol
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

  @Option(name: .long, help: "The most bytes a second, such as 500K.")
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
    if let limitRate {
      let rate = limitRate.octetsPerSecond
      policy.limit = RateLimit(octetsPerSecond: rate, within: policy.limit)
    }
    return policy
  }
}

/// Which way files go that are copied from one server to another one.
struct PassageOptions: ParsableArguments {
  @Flag(
    inversion: .prefixedNo,
    help: "Between servers: straight from one to the other only, or never so."
  )
  var fxp: Bool?

  /// The way that is allowed.
  var passage: ServerCopy.Passage {
    switch fxp {
    case nil: .any
    case true?: .direct
    case false?: .throughHere(nil)
    }
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

/// What `get` and `mget` have in common.
struct FetchOptions: ParsableArguments {
  @Flag(name: .short, help: "Convert line ends: for text only.")
  var ascii = false

  @OptionGroup var transfer: TransferOptions

  @Flag(name: .shortAndLong, help: "Replace files that have the name.")
  var force = false

  /// Makes what fetches the files that operands name.
  ///
  /// - Throws: ``CommandError`` for a URL of which the names in a directory are wanted.
  func fetching(
    _ operands: [RemoteOperand],
    in shell: ShellState
  ) throws(CommandError) -> Fetching {
    if let directory = operands.first(where: { $0.typeOfURL == .directory }) {
      let why = "';type=d' asks for the names in a directory"
      let advice = "'ls URL' shows them, 'get -r URL' fetches all that is in it."
      throw CommandError(directory.word.plain, .refused(why, advice: advice))
    }
    return Fetching(
      force: force,
      type: ascii ? .ascii : operands.type(or: shell.settings.type),
      policy: transfer.policy(in: shell)
    )
  }
}

extension [RemoteOperand] {
  /// The representation type that URLs among them name; another one where they name none.
  func type(or other: RepresentationType) -> RepresentationType {
    for operand in self {
      switch operand.typeOfURL {
      case .ascii: return .ascii
      case .image: return .image
      case .directory, nil: continue
      }
    }
    return other
  }
}

/// What `put` and `mput` have in common.
struct SendOptions: ParsableArguments {
  @Flag(name: .short, help: "Convert line ends: for text only.")
  var ascii = false

  @Flag(name: .long, help: "Put the bytes behind those that are there.")
  var append = false

  @OptionGroup var transfer: TransferOptions

  @Flag(name: .long, help: "Write under the final name, not under a temporary one first.")
  var inPlace = false

  @Flag(name: [.customShort("n"), .customLong("no-clobber")], help: "Keep a file that is there.")
  var noClobber = false

  @Flag(name: .shortAndLong, help: "Replace files that have the name, without a question.")
  var force = false

  /// Makes what sends the files.
  func sending(to target: RemoteOperand?, in shell: ShellState) -> Sending {
    var policy = transfer.policy(in: shell)
    if inPlace { policy.storesInPlace = true }
    return Sending(
      type: ascii ? .ascii : [target].compactMap { $0 }.type(or: shell.settings.type),
      mode: append ? .append : .replace,
      keepsExisting: noClobber,
      force: force,
      policy: policy
    )
  }
}

/// What the commands that transfer whole directories have in common.
struct TreeFlags: ParsableArguments {
  @Flag(
    name: [.customShort("r"), .customShort("R"), .long],
    help: "Transfer directories with all that is in them."
  )
  var recursive = false

  @Option(
    name: [.customShort("P"), .long],
    help: "Connections for the files of directories: a number, or auto for as many as help."
  )
  var parallel: ConnectionCount?

  @Flag(
    name: [.customShort("L"), .long],
    help: "Take links in directories for the files they lead to; else they are left out."
  )
  var copyLinks = false

  /// The options of the trees.
  ///
  /// - Parameter overwrite: What happens to files that are there and differ.
  /// - Returns: `nil` when directories are not transferred.
  func options(overwrite: OverwritePolicy) -> TreeOptions? {
    guard recursive else { return nil }
    var options = TreeOptions()
    options.connections = parallel ?? .fixed(1)
    options.overwrite = overwrite
    options.followsLinks = copyLinks
    return options
  }
}

extension ConnectionCount: ExpressibleByArgument {
  /// Takes a number, or `auto`.
  package init?(argument: String) {
    if argument == "auto" {
      self = .auto
    } else {
      guard let count = Int(argument), (1...Self.limit).contains(count) else { return nil }
      self = .fixed(count)
    }
  }

  package var defaultValueDescription: String {
    switch self {
    case .fixed(let count): "\(count)"
    case .auto: "auto"
    }
  }
}

/// How a command that transfers files shows how they go.
struct ShowingOptions: ParsableArguments {
  @Flag(name: .long, help: "Write what happens to standard output, one JSON object a line.")
  var json = false

  @Option(name: .long, help: "How progress is shown.")
  var progress: ProgressStyle?
}
