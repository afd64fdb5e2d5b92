import ArgumentParser

/// The manual page of the program in mdoc(7), made from the declarations of commands, options and
/// settings, which the help is made from too.
package enum ManualPage {
  /// The page, as `man` reads it.
  package static var text: String {
    var page = ManualText()
    page.macro("Dd", Version.date)
    page.macro("Dt", "FERRY", "1")
    page.macro("Os")
    page.section("NAME")
    page.macro("Nm", "ferry")
    page.macro("Nd", "interactive FTP shell")
    ManualProse.addSynopsis(to: &page)
    addOptions(to: &page)
    addCommands(to: &page)
    addOtherNames(to: &page)
    addSettings(to: &page)
    ManualProse.addLanguage(to: &page)
    ManualProse.addTransfers(to: &page)
    ManualProse.addJSON(to: &page)
    ManualProse.addSurroundings(to: &page)
    ManualProse.addStatuses(to: &page)
    ManualProse.addExamples(to: &page)
    page.section("SEE ALSO")
    page.lines(".Xr ftp 1 ,", ".Xr iconv 1 ,", ".Xr sftp 1 ,", ".Xr editrc 5")
    return page.text
  }

  private static func addOptions(to page: inout ManualText) {
    page.section("OPTIONS")
    page.prose(
      """
      These go before or behind a verb. Options of the verbs themselves are those of the commands \
      of the same names below.
      """
    )
    page.list(width: "-u, --user user") { list in
      for option in options(CommandOptions.description(of: ConnectionOptions.self)) {
        list.item(macros: option.macros, option.text)
      }
      for option in options(CommandOptions.description(of: ScriptOptions.self)) {
        list.item(macros: option.macros, option.text)
      }
      list.item(macros: "Fl h , Fl \\-help", "Show help, for a verb too.")
      list.item(macros: "Fl \\-version", "Show the version.")
    }
  }

  private static func addCommands(to page: inout ManualText) {
    page.section("COMMANDS")
    page.prose(
      """
      At the prompt an unambiguous beginning of a name will do. Those that are marked with a URL are \
      verbs of the command line too.
      """
    )
    page.list(width: "tree") { list in
      for command in CommandTable.commands { add(command, to: &list) }
    }
  }

  private static func add(_ command: any ShellCommand.Type, to list: inout ManualText) {
    let description = CommandOptions.description(of: command)
    let options = options(description)
    var usage = "Ic " + ManualText.quoted(command.name)
    if !options.isEmpty { usage += " Oo Ar options Oc" }
    for operand in operands(description) { usage += " " + operand }
    let mark = command.worksOnCommandLine ? " Also with a URL." : ""
    list.item(macros: usage, command.configuration.abstract + mark)
    if !command.configuration.discussion.isEmpty {
      list.paragraph()
      list.prose(command.configuration.discussion)
    }
    guard !options.isEmpty else { return }
    list.list(width: "-l, --long") { inner in
      for option in options { inner.item(macros: option.macros, option.text) }
    }
  }

  private static func addOtherNames(to page: inout ManualText) {
    page.part("Other names")
    page.prose("The commands of the classic clients, and what they stand for here:")
    page.list(width: "disconnect") { list in
      for alias in CommandTable.aliases {
        list.item(alias.name, "'" + alias.expansion.joined(separator: " ") + "'")
      }
    }
    page.prose("These are understood, say why they have no meaning, and change nothing:")
    page.list(width: "disconnect") { list in
      for (name, reason) in CommandTable.obsolete.sorted(by: { $0.key < $1.key }) {
        list.item(name, reason + ".")
      }
    }
  }

  private static func addSettings(to page: inout ManualText) {
    page.section("SETTINGS")
    page.prose(
      """
      'set NAME VALUE' changes a setting, 'set NAME/HOST VALUE' for some servers only. In brackets \
      is the value at the start.
      """
    )
    let builtIn = Settings()
    page.list(width: "retry-deadline") { list in
      for setting in Setting.all {
        let text = "\(setting.summary): \(setting.allowed) [\(setting.value(builtIn))]."
        list.item(setting.name, text)
      }
    }
  }

  /// An option as macros, and what it does.
  private struct Described {
    let macros: String
    let text: String
  }

  private static func options(_ description: JSONValue) -> [Described] {
    arguments(description).compactMap { argument in
      guard let kind = argument["kind"]?.text, kind != "positional" else { return nil }
      let names = (argument["names"]?.elements ?? []).compactMap { name -> String? in
        guard let text = name["name"]?.text else { return nil }
        return "Fl " + ManualText.escaped(name["kind"]?.text == "long" ? "-" + text : text)
      }
      guard !names.contains("Fl \\-help"), !names.contains("Fl \\-version") else { return nil }
      // Short names stand first, as in all manual pages.
      let ordered = names.sorted { $0.utf8.count < $1.utf8.count }
      var macros = ordered.joined(separator: " , ")
      if kind == "option", let value = argument["valueName"]?.text {
        macros += " Ar " + ManualText.quoted(value)
      }
      let values = (argument["allValues"]?.elements ?? []).compactMap(\.text)
      let listed = values.isEmpty ? "" : " One of: " + values.joined(separator: ", ") + "."
      return Described(macros: macros, text: (argument["abstract"]?.text ?? "") + listed)
    }
  }

  /// The operands of a command as macros.
  private static func operands(_ description: JSONValue) -> [String] {
    arguments(description).compactMap { argument in
      guard argument["kind"]?.text == "positional", let name = argument["valueName"]?.text else {
        return nil
      }
      let repeated = argument["isRepeating"] == .bool(true) ? " ..." : ""
      let macros = "Ar " + ManualText.quoted(name) + repeated
      return argument["isOptional"] == .bool(true) ? "Oo \(macros) Oc" : macros
    }
  }

  private static func arguments(_ description: JSONValue) -> [JSONValue] {
    (description["command"]?["arguments"]?.elements ?? []).filter {
      $0["shouldDisplay"] == .bool(true)
    }
  }
}
