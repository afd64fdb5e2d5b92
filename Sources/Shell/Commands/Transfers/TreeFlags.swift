import ArgumentParser
import Transfers

/// What the commands that transfer whole directories have in common.
struct TreeFlags: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Transfer directories with all that is in them.")
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
