import Terminal
import Transfers

/// What is said of a tree once its transfer has ended.
enum TreeReport {
  /// Shows what failed and what was left out.
  ///
  /// - Parameters:
  ///   - outcome: What became of the tree.
  ///   - tree: The command and the whole tree, for the message about its end.
  ///   - verb: The command, for the messages about files.
  ///   - shell: Where to show it.
  /// - Throws: What ended it before all was tried; else the first failure, which has been shown.
  static func show(
    _ outcome: TreeOutcome,
    of tree: [UInt8],
    _ verb: String,
    in shell: ShellState
  ) throws(CommandError) {
    let links = outcome.skippedLinkCount
    if links > 0 {
      let them = links == 1 ? "1 link was" : "\(links) links were"
      shell.output.say("\(them) left out; '-L' takes links for the files they lead to")
    }
    let others = outcome.skippedOtherCount
    if others > 0 {
      let them = others == 1 ? "1 special file was" : "\(others) special files were"
      shell.output.say("\(them) left out")
    }
    for failure in outcome.failures { shell.show(error(failure, verb)) }
    let hidden = outcome.failureCount - outcome.failures.count
    if hidden > 0 { shell.output.say("and \(hidden) more failures") }
    if let end = outcome.end { throw CommandError(tree, .transfer(end)) }
    if let first = outcome.failures.first { throw error(first, verb).alreadyShown }
  }

  private static func error(_ failure: TreeFailure, _ verb: String) -> CommandError {
    CommandError([UInt8]("\(verb) ".utf8) + failure.name, .transfer(failure.failure))
  }
}
