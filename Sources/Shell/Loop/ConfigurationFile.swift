import Octets
import Platform
import SystemPackage
import Terminal

/// The user's configuration: `set` commands, one a line, that come before everything else.
enum ConfigurationFile {
  /// Runs the lines of the file.
  ///
  /// - Parameters:
  ///   - path: A file that need not be there.
  ///   - shell: A state that nobody has used yet.
  /// - Throws: ``CommandError`` of the first line that makes no sense: going on without it might
  ///   be less safe than what the user asked for.
  static func apply(
    _ path: FilePath,
    to shell: ShellState
  ) throws(CommandError) {
    guard let octets = try locally(.doing("read", path.octets), PrivateFile.read(path)) else {
      return
    }
    shell.configuration.readsFile = true
    defer { shell.configuration.readsFile = false }
    let interpreter = Interpreter(shell)
    let lines = octets.split(separator: .lineFeed, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      do throws(CommandError) {
        guard onlySets([UInt8](line)) else {
          let reason = "a configuration has 'set' commands only"
          throw CommandError([UInt8](line), .refused(reason, advice: nil))
        }
        try interpreter.run([UInt8](line))
      } catch {
        let place = "\(path), line \(index + 1)"
        shell.show(error)
        throw CommandError(
          place,
          .refused("the configuration makes no sense there", advice: "Mend or remove that line.")
        )
      }
    }
  }

  /// Whether a line has no other command than `set`; one that cannot be taken apart is for the
  /// interpreter to complain of.
  private static func onlySets(_ line: [UInt8]) -> Bool {
    guard let commands = try? Tokenizer.commands(in: line) else { return true }
    return commands.allSatisfy { $0.words.first?.plain == [UInt8]("set".utf8) }
  }
}
