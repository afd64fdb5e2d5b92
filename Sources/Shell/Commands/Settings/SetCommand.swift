import ArgumentParser
import FTPClient
import FTPProtocol
import Octets
import Terminal

/// `set`: show or change settings.
struct SetCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Show or change settings.",
    discussion: """
      'set' shows all, 'set NAME' one; 'set NAME VALUE' changes it. 'set NAME/HOST VALUE' changes it for some servers only: HOST may have patterns \
      (*.example.org) and a port, and counts more than a value for all.
      """
  )

  static let need = CommandNeed.nothing

  @Flag(name: .long, help: "Show what can be set, and what it means.")
  var list = false

  @Flag(name: .long, help: "An object of JSON for each setting, for programs.")
  var json = false

  @Flag(name: .long, help: "Forget the value of NAME/HOST.")
  var reset = false

  @Flag(name: .long, help: .hidden)
  var toggle = false

  @Argument(help: "The setting, or SETTING/HOST.")
  var name: PlainOperand?

  @Argument(help: "Its new value.")
  var value: PlainOperand?

  func validate() throws {
    if json, value != nil || reset || list {
      throw ValidationError("--json shows settings, and takes no value.")
    }
    guard reset, name == nil || value != nil else { return }
    throw ValidationError("--reset takes one NAME/HOST and no value.")
  }

  static func completions(
    at position: Int,
    after words: [Word],
    in shell: ShellState
  ) -> [String]? {
    guard position > 0 else { return Setting.all.map(\.name) }
    let name = words.last?.plain.text ?? ""
    let setting = name.split(separator: "/").first.flatMap { Setting.named(String($0)) }
    return position == 1 ? setting?.words ?? [] : []
  }

  func run(in shell: ShellState) throws(CommandError) {
    if json { return try showObjects(shell) }
    guard let name else { return try showAll(shell) }
    let (setting, host) = try target(name)
    if reset {
      guard let host, shell.configuration.layers.forget(setting, for: host) else {
        let reason = "there is no value for such servers"
        throw CommandError(what(name), .refused(reason, advice: "'set' shows all."))
      }
    } else if let value {
      try assign(value, to: setting, for: host, shell)
      mentionRoute(shell)
    } else if toggle, host == nil {
      let isOn = !["off", "none"].contains(setting.value(shell.settings))
      let opposite = isOn ? "off" : "on"
      _ = shell.configuration.layers.assign(opposite, to: setting, for: nil, from: .user)
      shell.output.say("\(setting.name) is \(opposite)")
    } else {
      try show(setting, for: host, shell)
    }
    guard setting.name == "type", shell.settings.type == .ascii, value != nil else { return }
    shell.output.say(
      "Transfers convert line ends until 'binary': only text survives that.",
      style: .warning
    )
  }

  /// Takes the name of a setting and the servers it is for apart.
  private func target(
    _ name: PlainOperand
  ) throws(CommandError) -> (setting: Setting, host: HostPattern?) {
    let parts = name.text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let setting = parts.first.flatMap({ Setting.named(String($0)) }) else {
      let near = Setting.near(parts.first.map { String($0) } ?? "")
      let advice = "Did you mean \(near.joined(separator: " or "))? 'set --list' shows all."
      throw CommandError(what(name), .refused("there is no such setting", advice: advice))
    }
    guard parts.count == 2 else { return (setting, nil) }
    guard let host = HostPattern(String(parts[1])) else {
      let advice = "Such as: set \(setting.name)/ftp.example.org VALUE"
      throw CommandError(what(name), .refused("behind the slash is no host", advice: advice))
    }
    return (setting, host)
  }

  private func assign(
    _ value: PlainOperand,
    to setting: Setting,
    for host: HostPattern?,
    _ shell: ShellState
  ) throws(CommandError) {
    let source = shell.configuration.readsFile ? SettingsLayers.Source.configurationFile : .user
    guard shell.configuration.layers.assign(value.text, to: setting, for: host, from: source) else {
      throw CommandError(
        [UInt8]("set \(setting.name) ".utf8) + value.octets,
        .badValue(allowed: setting.allowed)
      )
    }
  }

  /// Says that a server which is connected is not reached by another way because of a setting.
  private func mentionRoute(_ shell: ShellState) {
    guard let session = shell.session, session.isUsable,
      session.route != shell.settings.session.route
    else { return }
    shell.output.say("It counts from the next connection on: 'open' makes one.")
  }

  private func showAll(_ shell: ShellState) throws(CommandError) {
    for setting in Setting.all {
      let line =
        list
        ? "\(setting.name): \(setting.summary) (\(setting.allowed))"
        : "\(setting.name) \(setting.value(shell.settings))"
      try shell.output.writeLine([UInt8](line.utf8))
    }
    guard !list else { return }
    for assignment in shell.configuration.layers.assignmentsForHosts { try show(assignment, shell) }
  }

  /// Shows all settings, or the one that is named, as objects: `setting`, `value`, `host` where it
  /// is for some servers only, `summary`, `allowed`.
  private func showObjects(_ shell: ShellState) throws(CommandError) {
    let wanted = try name.map { name throws(CommandError) in try target(name).setting.name }
    for setting in Setting.all where wanted == nil || wanted == setting.name {
      let values = shell.configuration.layers.assignmentsForHosts.filter { assignment in
        assignment.setting.name == setting.name
      }
      let all = [(host: String?.none, value: setting.value(shell.settings))]
      for (host, value) in all + values.map({ ($0.host.map { "\($0)" }, $0.value) }) {
        var object = JSONLine()
        object.add("setting", setting.name)
        object.add("value", SecretText.masked(value))
        if let host { object.add("host", host) }
        object.add("summary", setting.summary)
        object.add("allowed", setting.allowed)
        try shell.output.writeOctets(object.finished())
      }
    }
  }

  private func show(
    _ setting: Setting,
    for host: HostPattern?,
    _ shell: ShellState
  ) throws(CommandError) {
    guard let host else {
      let line = "\(setting.name) \(setting.value(shell.settings))"
      return try shell.output.writeLine([UInt8](line.utf8))
    }
    for assignment in shell.configuration.layers.assignmentsForHosts
    where assignment.setting.name == setting.name && assignment.host == host {
      try show(assignment, shell)
    }
  }

  private func show(
    _ assignment: SettingsLayers.Assignment,
    _ shell: ShellState
  ) throws(CommandError) {
    let host = assignment.host.map { "/\($0)" } ?? ""
    let line = "\(assignment.setting.name)\(host) \(SecretText.masked(assignment.value))"
    try shell.output.writeLine([UInt8](line.utf8))
  }

  private func what(_ name: PlainOperand) -> [UInt8] {
    [UInt8]("set ".utf8) + name.octets
  }
}
