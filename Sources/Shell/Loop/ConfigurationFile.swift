import Octets
import Platform
import SystemPackage
import Terminal

/// The user's configuration: `set` and `alias` commands, one a line, before everything else.
enum ConfigurationFile {
  /// Runs the lines of the file; what makes no sense is said with its line, and the rest counts.
  ///
  /// A line about TLS that makes no sense makes TLS required: going on as if it were not there might
  /// be less safe than what the user asked for.
  ///
  /// - Parameters:
  ///   - path: A file that need not be there.
  ///   - shell: A state that nobody has used yet.
  static func apply(_ path: FilePath, to shell: ShellState) {
    let octets: [UInt8]
    do throws(CommandError) {
      let file = try locally(.doing("read", path.octets), PrivateFile.read(path))
      guard let file else { return }
      octets = file
    } catch {
      return shell.show(error)
    }
    shell.configuration.readsFile = true
    defer { shell.configuration.readsFile = false }
    let interpreter = Interpreter(shell)
    let lines = octets.split(separator: .lineFeed, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      do throws(CommandError) {
        guard onlySets([UInt8](line)) else {
          let reason = "a configuration has 'set' and 'alias' commands only"
          throw CommandError([UInt8](line), .refused(reason, advice: nil))
        }
        try interpreter.run([UInt8](line))
      } catch {
        shell.front.lineNumber = index + 1
        try? shell.front.reading(path) { shell.show(error) }
        shell.front.lineNumber = nil
        requireProtection(afterBad: [UInt8](line), shell)
      }
    }
  }

  /// Stands in for a line about TLS.
  private static func requireProtection(afterBad line: [UInt8], _ shell: ShellState) {
    guard line.text.contains("tls"), let setting = Setting.named("tls") else { return }
    let layer = SettingsLayers.Source.configurationFile
    _ = shell.configuration.layers.assign("require", to: setting, for: nil, from: layer)
    shell.output.say("TLS is required until that line is mended.", style: .warning)
  }

  /// Whether a line has no other command than these; one that cannot be taken apart is for the
  /// interpreter to complain of.
  private static func onlySets(_ line: [UInt8]) -> Bool {
    guard let commands = try? Tokenizer.commands(in: line) else { return true }
    return commands.allSatisfy { command in
      let name = command.words.first?.plain.text
      return (name == "set" || name == "alias") && command.redirection == nil
        && !command.runsInBackground
    }
  }
}
