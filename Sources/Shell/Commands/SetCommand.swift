import FTPProtocol
import Terminal
import ArgumentParser

/// `set`: show or change settings.
struct SetCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Show or change settings.",
    discussion: """
      'set' shows all, 'set NAME' one, and toggles it if it is on or off; 'set NAME VALUE' \
      changes it.
      """
  )

  static let need = CommandNeed.nothing

  @Flag(name: .long, help: "Show what can be set, and what it means.")
  var list = false

  @Argument(help: "The setting.")
  var name: PlainOperand?

  @Argument(help: "Its new value.")
  var value: PlainOperand?

  func run(in shell: ShellState) throws(CommandError) {
    guard let name else {
      for setting in Setting.all {
        let line =
          list
          ? "\(setting.name): \(setting.summary) (\(setting.allowed))"
          : "\(setting.name) \(setting.value(shell.settings))"
        try shell.output.writeLine([UInt8](line.utf8))
      }
      return
    }
    guard let setting = Setting.named(name.text) else {
      throw CommandError(
        [UInt8]("set ".utf8) + name.octets,
        .badValue(allowed: Setting.all.map(\.name).joined(separator: ", "))
      )
    }
    if let value {
      guard setting.assign(&shell.settings, value.text) else {
        throw CommandError(
          [UInt8]("set \(setting.name) ".utf8) + value.octets,
          .badValue(allowed: setting.allowed)
        )
      }
    } else if setting.isToggle {
      let opposite = setting.value(shell.settings) == "on" ? "off" : "on"
      _ = setting.assign(&shell.settings, opposite)
      shell.output.say("\(setting.name) is \(opposite)")
    } else {
      let line = "\(setting.name) \(setting.value(shell.settings))"
      try shell.output.writeLine([UInt8](line.utf8))
    }
    if setting.name == "type", shell.settings.type == .ascii {
      shell.output.say(
        "Transfers convert line ends until 'binary': only text survives that.",
        style: .warning
      )
    }
  }
}
